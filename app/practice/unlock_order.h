#pragma once
#include "app/practice/applications.h"
#include "app/practice/certificates.h"

// What the portal keeps of an approved unlock until it is completed: the mailed code, its 15 minutes, and what was
// released for it, be it the officer's PINs under a seal or the answer to a UKEY's challenge.
namespace certdesk::practice {

// An approved unlock whose 15 minutes, where they have begun, are not over. S-06, U-01, U-02.
[[nodiscard]] Reply<Row> openOrder(Visit& visit, const ApplicationRow& row);

// For which something may be released now, of those that its UKEY has.
struct OpenUnlock {
  Row order;
  CertificateRow certificate;
};
// S-06, Q-05, U-01, U-02.
[[nodiscard]] Reply<OpenUnlock> openUnlock(Visit& visit, const Account& account, const ApplicationRow& row);

// One release. Nonce: what the completion is signed over.
struct Released {
  Moment at{};
  portal::UnlockMethod method = portal::UnlockMethod::Escrow;
  Bytes nonce;
};
[[nodiscard]] std::vector<Released> releasesOf(Visit& visit, const std::string& applicationId); // oldest first
// U-03 where those that are allowed are used up, and staff are told.
[[nodiscard]] Reply<void> mayRelease(Visit& visit, const ApplicationRow& row, const OpenUnlock& open);
// The host key's hash is empty where none was used.
void countRelease(Visit& visit, const ApplicationRow& row, const OpenUnlock& open, const Released& release,
                  const std::string& hostKeySha256);
// The 15 minutes, which begin where they have not begun; answers their end.
Moment beginMinutes(Visit& visit, const ApplicationRow& row, const OpenUnlock& open);

// What is noted of each UKEY, and never a PIN nor a code.
inline constexpr const char *actReleased = "released", *actAnswered = "answered", *actTold = "told on the telephone",
                            *actToStaff = "to staff", *actOnceMore = "once more", *actCompleted = "completed";
void recordUnlock(Visit& visit, const char* act, const ApplicationRow& row, const std::string& ukeySerial);

} // namespace certdesk::practice
