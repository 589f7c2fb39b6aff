#pragma once
#include "app/practice/ukey/reader.h"

namespace certdesk::practice {

// The functions of pkcs11/unblock.h. Their names, for faults and counts: unblock_available, unblock_enable,
// unblock_challenge, unblock_respond. A response is counted on the disk before it is compared.
inline constexpr unsigned responsesToOneChallenge = 3;
CK_RV unblockAvailable(Reader& reader, CK_SLOT_ID slot, CK_BBOOL* yes);
CK_RV enableUnblock(Reader& reader, CK_SLOT_ID slot, CK_UTF8CHAR* soPin, CK_ULONG soPinLength, CK_BYTE* key,
                    CK_ULONG keyLength);
CK_RV makeChallenge(Reader& reader, CK_SLOT_ID slot, CK_UTF8CHAR* code, CK_ULONG* length);
CK_RV respond(Reader& reader, CK_SLOT_ID slot, CK_UTF8CHAR* code, CK_ULONG length, CK_UTF8CHAR* newPin,
              CK_ULONG pinLength);

} // namespace certdesk::practice
