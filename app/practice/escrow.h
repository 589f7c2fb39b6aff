#pragma once
#include "app/practice/office.h"
#include "app/practice/refusal.h"

namespace certdesk::practice {

// What the CA keeps of the UKEYs that it personalised: made here, random, sealed in the database and shown to nobody.
// Of the security officers' PINs, one that left for a token host and did not come back replaced is exposed: the UKEY
// may have the next one already, and the next unlock, whosesoever, makes an end of it.
struct EscrowedPins {
  Secret current, next;
  bool exposed = false;
};

// 24 letters and digits: more than 128 bits.
[[nodiscard]] std::string newOfficerPin();
// Of a UKEY that was just personalised.
[[nodiscard]] Outcome deposit(Visit& visit, const std::string& ukeySerial, const Secret& pin);
[[nodiscard]] bool inEscrow(Database& database, const std::string& ukeySerial);
// What may be on the UKEY. The next PIN is made with the first release and stays the same until it is proved. S-04.
[[nodiscard]] Reply<EscrowedPins> release(Visit& visit, const std::string& ukeySerial);
// Proved: the next PIN is the current one.
void rotate(Visit& visit, const std::string& ukeySerial);
// What the portal takes for the PIN of now, for those who check it on the UKEY. Empty where there is none.
[[nodiscard]] Secret officerPin(Visit& visit, const std::string& ukeySerial);

// The unblock keys of those that open by a code (unlock_code.h), which stay as they are.
[[nodiscard]] Secret newUnblockKey();
[[nodiscard]] Outcome depositUnblockKey(Visit& visit, const std::string& ukeySerial, const Secret& key);
[[nodiscard]] bool opensByCode(Database& database, const std::string& ukeySerial);
// Empty where there is none.
[[nodiscard]] Secret unblockKey(Visit& visit, const std::string& ukeySerial);

} // namespace certdesk::practice
