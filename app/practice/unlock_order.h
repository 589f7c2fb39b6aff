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

// One release. Nonce: what the completion is signed over. Host key: that it was sealed to; empty where none was.
struct Released {
  Moment at{};
  portal::UnlockMethod method = portal::UnlockMethod::Escrow;
  Bytes nonce;
  std::string hostKeySha256;
};
// Two that were never proved are looked at by staff, who may allow the third and last.
inline constexpr int releasesAtFirst = 2, mostReleases = 3;
[[nodiscard]] std::vector<Released> releasesOf(Visit& visit, const std::string& applicationId); // oldest first
// U-11 where all are used up; U-03, and staff are told, where they may allow one more: those that are allowed are used
// up, or the UKEY's unlocks that were never completed had as many within a day as are good for three of them.
[[nodiscard]] Reply<void> mayRelease(Visit& visit, const ApplicationRow& row, const OpenUnlock& open);
void countRelease(Visit& visit, const ApplicationRow& row, const OpenUnlock& open, const Released& release);
// The 15 minutes, which begin where they have not begun; answers their end.
Moment beginMinutes(Visit& visit, const ApplicationRow& row);

// An unlock has ended: the mailed code goes with what was kept of it.
void dropOrder(Visit& visit, const ApplicationRow& row);

// What is noted of each UKEY, and never a PIN nor a code.
inline constexpr const char *actReleased = "released", *actAnswered = "answered", *actTold = "told on the telephone",
                            *actToStaff = "to staff", *actOnceMore = "once more", *actCompleted = "completed";
[[nodiscard]] std::string lastActOn(Visit& visit, const ApplicationRow& row); // empty where none is noted
void recordUnlock(Visit& visit, const char* act, const ApplicationRow& row, const std::string& ukeySerial);

} // namespace certdesk::practice
