#pragma once
#include "app/practice/application_row.h"

namespace certdesk::practice {

// A mail in the practice mail box.
struct Mail {
  std::string id;
  Moment at{};
  std::string applicationId, recipient, subject, content;
  std::string authorisationCode; // empty where it brings none
};

// Makes a new authorisation code, which replaces the one before, and mails it.
void mailCode(Visit& visit, ApplicationRow& row, const Account& account);
void mailCompletion(Visit& visit, const ApplicationRow& row, const Account& account);
// The answer to the security question was changed: every registered channel is told.
void mailAnswerReset(Visit& visit, const Account& account);
[[nodiscard]] std::vector<Mail> mailsIn(Database& database); // oldest first

} // namespace certdesk::practice
