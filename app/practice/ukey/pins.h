#pragma once
#include "app/practice/ukey/reader.h"

namespace certdesk::practice {

// The tries that a PIN has, which SoftHSM does not count: written to the disk before the PIN is compared, so that
// neither pulling the UKEY nor ending the process gives one back. None left: CKR_PIN_LOCKED, and nobody asks SoftHSM.
CK_RV initToken(Reader& reader, CK_SLOT_ID slot, CK_UTF8CHAR* pin, CK_ULONG length, CK_UTF8CHAR* label);
CK_RV initPin(Reader& reader, CK_SESSION_HANDLE session, CK_UTF8CHAR* pin, CK_ULONG length);
CK_RV setPin(Reader& reader, CK_SESSION_HANDLE session, CK_UTF8CHAR* oldPin, CK_ULONG oldLength, CK_UTF8CHAR* newPin,
             CK_ULONG newLength);
CK_RV login(Reader& reader, CK_SESSION_HANDLE session, CK_USER_TYPE user, CK_UTF8CHAR* pin, CK_ULONG length);

// Spends a try of the security officer's on what compares that PIN, as these do.
CK_RV spendOfficerTry(Inside& in, const std::function<CK_RV()>& act);
// CKR_OK where it may be set as the user's PIN of this UKEY; else what the UKEY answers.
[[nodiscard]] CK_RV fitsAsUserPin(const UkeySettings& settings, const CK_UTF8CHAR* pin, CK_ULONG length);

// The flags of both PINs as v2.40 section 3.2 (CK_TOKEN_INFO) has them.
[[nodiscard]] CK_FLAGS pinFlags(const UkeySettings& settings, const UkeyState& state);

} // namespace certdesk::practice
