#pragma once
#include "app/portal/desk_nouns.h"
#include "app/practice/office.h"
#include "app/practice/refusal.h"

namespace certdesk::practice {

// Codes that are mailed to whoever says that they have a mail box: one at a time for each purpose and holder, kept as a
// slow hash, good for 30 minutes and 5 tries. They are counted the same for holders that do not exist.
enum class ResetPurpose { Password, Answer, Registration };
struct FreshCode {
  std::string code; // for the mail, and nowhere else
  portal::MailedCode mailed;
};
// Holder: a user name, an account's id or an e-mail address; kept as a MAC. Q-06.
[[nodiscard]] Reply<FreshCode> newResetCode(Visit& visit, ResetPurpose purpose, const std::string& holder);
// a right one stays good until it is spent.
[[nodiscard]] Reply<void> checkResetCode(Visit& visit, ResetPurpose purpose, const std::string& holder,
                                         const Secret& code);
void countWrongResetCode(Visit& visit, ResetPurpose purpose, const std::string& holder);
void spendResetCode(Visit& visit, ResetPurpose purpose, const std::string& holder);

} // namespace certdesk::practice
