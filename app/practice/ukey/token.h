#pragma once
#include "app/practice/ukey/reader.h"

namespace certdesk::practice {

// What a slot's token says of itself: SoftHSM's answers, with what the drawer knows better.
CK_RV tokenInfo(Reader& reader, CK_SLOT_ID slot, CK_TOKEN_INFO* info);
CK_RV mechanismList(Reader& reader, CK_SLOT_ID slot, CK_MECHANISM_TYPE* list, CK_ULONG* count);
CK_RV mechanismInfo(Reader& reader, CK_SLOT_ID slot, CK_MECHANISM_TYPE mechanism, CK_MECHANISM_INFO* info);

} // namespace certdesk::practice
