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
// A mail on its way into the mail box; every one says that it is practice.
struct Letter {
  std::optional<std::string> accountId; // nothing: to somebody who has none yet
  std::string applicationId, recipient, subject, content, code;
};
void post(Visit& visit, const Letter& letter);
[[nodiscard]] std::vector<Mail> mailsIn(Database& database); // oldest first

} // namespace certdesk::practice
