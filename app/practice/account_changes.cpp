#include "app/practice/account_changes.h"

#include "app/practice/account_mails.h"
#include "app/practice/application_noun.h"
#include "app/practice/hashing.h"
#include "app/practice/password_rule.h"
#include "app/practice/random.h"
#include "app/practice/reset_code.h"

namespace certdesk::practice {

namespace {

constexpr std::size_t shortestUserName = 4, longestUserName = 32;
constexpr std::size_t shortestAnswer = 2; // octets: one Chinese character is enough

bool isUserName(const std::string& name) {
  return name.size() >= shortestUserName && name.size() <= longestUserName &&
         name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-") ==
             std::string::npos;
}

bool isEmail(const std::string& email) {
  const auto at = email.find('@');
  return at != std::string::npos && at > 0 && email.find('@', at + 1) == std::string::npos &&
         email.find('.', at) != std::string::npos && email.find_first_of(" <>\",;") == std::string::npos;
}

std::optional<Account> accountNamed(Visit& visit, const std::string& userName) {
  const auto row = visit.database.one("SELECT id FROM account WHERE user_name = ?", {userName});
  return row ? accountWith(visit, row->text("id")) : std::nullopt;
}

void storePassword(Visit& visit, const Account& account, const Secret& password) {
  visit.database.change("UPDATE account SET password_hash = ? WHERE id = ?",
                        {slowHash(password.text(), visit.office.settings.hashIterations), account.id});
  forgetWrongLogins(visit, account.userName);
  mailPasswordChanged(visit, account);
}

Reply<std::string> hashOfAnswer(const Visit& visit, const Secret& answer) {
  auto normal = normalisedAnswer(answer.text());
  const bool enough = normal.size() >= shortestAnswer;
  auto hash = enough ? slowHash(normal, visit.office.settings.hashIterations) : std::string();
  wipe(normal);
  if (!enough) return refuse(400, "bad_request", "answer");
  return hash;
}

} // namespace

portal::Account nounOf(const Account& account) {
  portal::Account noun;
  noun.userName = account.userName;
  noun.displayName = account.displayName;
  noun.email = masked(account.email);
  noun.phone = maskedPhone(account.phone);
  if (account.answerResetAt) noun.answerResetAt = secondsOf(*account.answerResetAt);
  return noun;
}

Reply<void> changePassword(Visit& visit, const Account& account, const portal::PasswordChangeRequest& request,
                           const std::string& accessToken) {
  if (!isGoodPassword(request.newPassword, account.userName)) return refuse(ErrorCode::PasswordWeak);
  if (auto again = checkPasswordAgain(visit, account, request.oldPassword); !again) return refused(again);
  if (request.newPassword.equals(request.oldPassword)) return refuse(ErrorCode::PasswordWeak, "the old one");
  storePassword(visit, account, request.newPassword);
  visit.database.change("DELETE FROM session WHERE account_id = ? AND id NOT IN"
                        " (SELECT session_id FROM access_token WHERE hash = ?)",
                        {account.id, tokenHash(accessToken)});
  return {};
}

Reply<portal::MailedCode> mailAnswerCode(Visit& visit, const Account& account) {
  const auto fresh = newResetCode(visit, ResetPurpose::Answer, account.id);
  if (!fresh) return refused(fresh);
  mailResetCode(visit, ResetPurpose::Answer, &account, account.email, fresh->code);
  return fresh->mailed;
}

Reply<void> resetAnswer(Visit& visit, const Account& account, const portal::AnswerResetRequest& request) {
  const auto hash = hashOfAnswer(visit, request.answer);
  if (!hash) return refused(hash);
  if (auto right = checkResetCode(visit, ResetPurpose::Answer, account.id, request.code); !right) return right;
  spendResetCode(visit, ResetPurpose::Answer, account.id);
  storeAnswer(visit, account, request.question, request.answer);
  return {};
}

void storeAnswer(Visit& visit, const Account& account, const std::string& question, const Secret& answer) {
  auto normal = normalisedAnswer(answer.text());
  auto& database = visit.database;
  database.change("UPDATE account SET answer_hash = ?, answer_was_reset = 1, answer_reset_at = ?,"
                  " wrong_answers = 0, answer_locked_until = NULL WHERE id = ?",
                  {slowHash(normal, visit.office.settings.hashIterations), visit.now, account.id});
  wipe(normal);
  if (!question.empty())
    database.change("UPDATE account SET question_zh = ?, question_en = ? WHERE id = ?",
                    {question, question, account.id});
  // What is open shows the question, and what waits for nobody's look waits for a person's now.
  database.change("UPDATE application SET version = version + 1, review_due = NULL WHERE account_id = ?"
                  " AND stage IN ('draft', 'papers', 'under_review', 'sent_back', 'approved')",
                  {account.id});
  mailAnswerReset(visit, account);
}

Reply<portal::MailedCode> mailPasswordCode(Visit& visit, const portal::PasswordCodeRequest& request) {
  // For a name that nobody has, a code that nobody gets: what follows is the same.
  const auto fresh = newResetCode(visit, ResetPurpose::Password, request.userName);
  if (!fresh) return refused(fresh);
  if (const auto account = accountNamed(visit, request.userName))
    mailResetCode(visit, ResetPurpose::Password, &*account, account->email, fresh->code);
  return fresh->mailed;
}

Reply<void> resetPassword(Visit& visit, const portal::PasswordResetRequest& request) {
  if (!isGoodPassword(request.newPassword, request.userName)) return refuse(ErrorCode::PasswordWeak);
  if (auto right = checkResetCode(visit, ResetPurpose::Password, request.userName, request.code); !right) return right;
  spendResetCode(visit, ResetPurpose::Password, request.userName);
  const auto account = accountNamed(visit, request.userName);
  if (!account) return refuse(ErrorCode::ResetCodeWrong); // guessed, of nobody's code
  storePassword(visit, *account, request.newPassword);
  visit.database.change("DELETE FROM session WHERE account_id = ?", {account->id});
  return {};
}

Reply<portal::MailedCode> mailRegistrationCode(Visit& visit, const portal::RegistrationCodeRequest& request) {
  if (!isEmail(request.email)) return refuse(400, "bad_request", "email");
  const auto fresh = newResetCode(visit, ResetPurpose::Registration, request.email);
  if (!fresh) return refused(fresh);
  mailResetCode(visit, ResetPurpose::Registration, nullptr, request.email, fresh->code);
  return fresh->mailed;
}

Reply<portal::Account> registerAccount(Visit& visit, const portal::Registration& request) {
  if (!isUserName(request.userName)) return refuse(400, "bad_request", "user_name");
  if (!isGoodPassword(request.password, request.userName)) return refuse(ErrorCode::PasswordWeak);
  const auto answer = hashOfAnswer(visit, request.answer);
  if (!answer) return refused(answer);
  const auto purpose = ResetPurpose::Registration;
  if (auto right = checkResetCode(visit, purpose, request.email, request.code); !right) return refused(right);
  if (accountNamed(visit, request.userName)) {
    countWrongResetCode(visit, purpose, request.email); // else one code would tell every name there is
    return refuse(ErrorCode::UserNameTaken);
  }
  spendResetCode(visit, purpose, request.email);
  const auto id = newId();
  visit.database.change(
      "INSERT INTO account (id, user_name, display_name, organisation, email, password_hash, question_zh,"
      " question_en, answer_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      {id, request.userName, request.displayName, request.organisation, request.email,
       slowHash(request.password.text(), visit.office.settings.hashIterations), request.question, request.question,
       *answer});
  const auto account = accountWith(visit, id);
  if (!account) return refuse(500, "internal", "the new account is not there");
  forgetWrongLogins(visit, request.userName);
  mailRegistered(visit, *account);
  return nounOf(*account);
}

} // namespace certdesk::practice
