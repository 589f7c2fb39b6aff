#pragma once
#include "app/practice/ukey/reader.h"

namespace certdesk::practice {

// The calls that write objects: whole or not at all, within the UKEY's room, and with its quirks.
CK_RV createObject(Reader& reader, CK_SESSION_HANDLE session, CK_ATTRIBUTE* attributes, CK_ULONG count,
                   CK_OBJECT_HANDLE* object);
CK_RV copyObject(Reader& reader, CK_SESSION_HANDLE session, CK_OBJECT_HANDLE original, CK_ATTRIBUTE* attributes,
                 CK_ULONG count, CK_OBJECT_HANDLE* object);
CK_RV destroyObject(Reader& reader, CK_SESSION_HANDLE session, CK_OBJECT_HANDLE object);
CK_RV setAttributes(Reader& reader, CK_SESSION_HANDLE session, CK_OBJECT_HANDLE object, CK_ATTRIBUTE* attributes,
                    CK_ULONG count);
CK_RV generateKey(Reader& reader, CK_SESSION_HANDLE session, CK_MECHANISM* mechanism, CK_ATTRIBUTE* attributes,
                  CK_ULONG count, CK_OBJECT_HANDLE* key);
CK_RV generateKeyPair(Reader& reader, CK_SESSION_HANDLE session, CK_MECHANISM* mechanism,
                      CK_ATTRIBUTE* publicAttributes, CK_ULONG publicCount, CK_ATTRIBUTE* privateAttributes,
                      CK_ULONG privateCount, CK_OBJECT_HANDLE* publicKey, CK_OBJECT_HANDLE* privateKey);
CK_RV unwrapKey(Reader& reader, CK_SESSION_HANDLE session, CK_MECHANISM* mechanism, CK_OBJECT_HANDLE unwrappingKey,
                CK_BYTE* wrapped, CK_ULONG length, CK_ATTRIBUTE* attributes, CK_ULONG count, CK_OBJECT_HANDLE* key);
CK_RV deriveKey(Reader& reader, CK_SESSION_HANDLE session, CK_MECHANISM* mechanism, CK_OBJECT_HANDLE base,
                CK_ATTRIBUTE* attributes, CK_ULONG count, CK_OBJECT_HANDLE* key);

} // namespace certdesk::practice
