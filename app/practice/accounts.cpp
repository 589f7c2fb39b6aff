#include "app/practice/accounts.h"

#include "app/practice/account_changes.h"
#include "app/practice/hashing.h"
#include "app/practice/random.h"

#include <QString>

namespace certdesk::practice {

namespace {

std::chrono::seconds left(Moment until, Moment now) { return std::chrono::ceil<std::chrono::seconds>(until - now); }

std::string guardName(const Visit& visit, const std::string& userName) {
  return hex(visit.office.key.mac("login-guard", userName));
}

tl::unexpected<Refusal> countWrongLogin(Visit& visit, const std::string& guard, int wrong) {
  const auto& settings = visit.office.settings;
  auto& database = visit.database;
  const bool locks = wrong + 1 >= settings.mostWrong;
  std::optional<Moment> until;
  if (locks) until = visit.now + settings.lockTime;
  database.change("DELETE FROM login_guard WHERE user_name_mac = ? OR touched_at < ?",
                  {guard, visit.now - std::chrono::hours(24)});
  database.change("INSERT INTO login_guard (user_name_mac, wrong, locked_until, touched_at) VALUES (?, ?, ?, ?)",
                  {guard, locks ? 0 : wrong + 1, until, visit.now});
  if (locks) return refuse(ErrorCode::LoginLocked, {}, settings.lockTime);
  return refuse(ErrorCode::LoginRefused);
}

// The account's id..
Reply<std::string> checkPassword(Visit& visit, const std::string& userName, const Secret& password) {
  auto& database = visit.database;
  const auto guard = guardName(visit, userName);
  const auto guarded = database.one("SELECT * FROM login_guard WHERE user_name_mac = ?", {guard});
  const auto locked = guarded ? guarded->maybeMoment("locked_until") : std::nullopt;
  if (locked && *locked > visit.now) return refuse(ErrorCode::LoginLocked, {}, left(*locked, visit.now));

  const auto account = database.one("SELECT id, password_hash FROM account WHERE user_name = ?", {userName});
  const bool right = account && matchesSlowHash(password.text(), account->text("password_hash"));
  if (!account) pretendToMatch(password.text(), visit.office.settings.hashIterations);
  if (!right) return countWrongLogin(visit, guard, guarded ? guarded->count("wrong") : 0);
  database.change("DELETE FROM login_guard WHERE user_name_mac = ?", {guard});
  return account->text("id");
}

std::string successorOf(const Visit& visit, std::string_view token) {
  return hex(visit.office.key.mac("refresh-token", token));
}

portal::Session sessionOf(Visit& visit, const std::string& id, const std::string& accountId,
                          const std::string& renewalOf, const std::string& refreshToken) {
  auto& database = visit.database;
  const auto token = newToken();
  database.change("DELETE FROM access_token WHERE ends_at < ?", {visit.now});
  database.change("INSERT INTO access_token (hash, session_id, ends_at) VALUES (?, ?, ?)",
                  {tokenHash(token), id, visit.now + visit.office.settings.accessLife});
  portal::Session session;
  session.accessToken = Secret(token);
  session.expiresIn = visit.office.settings.accessLife;
  session.refreshToken = Secret(refreshToken);
  if (const auto account = accountWith(visit, accountId)) session.account = nounOf(*account);
  session.account.renewalOnly = !renewalOf.empty();
  return session;
}

} // namespace

std::optional<Account> accountWith(Visit& visit, const std::string& id) {
  const auto row = visit.database.one("SELECT * FROM account WHERE id = ?", {id});
  if (!row) return std::nullopt;
  return Account{row->text("id"),
                 row->text("user_name"),
                 row->text("display_name"),
                 row->text("organisation"),
                 row->text("email"),
                 row->text("phone"),
                 row->text(visit.language == Language::Chinese ? "question_zh" : "question_en"),
                 row->text("answer_hash"),
                 row->flag("answer_was_reset"),
                 row->maybeMoment("answer_reset_at")};
}

Reply<portal::Session> login(Visit& visit, const portal::LoginRequest& request) {
  const auto account = checkPassword(visit, request.userName, request.password);
  if (!account) return refused(account);
  return openSession(visit, *account, {});
}

Reply<Account> accountBy(Visit& visit, const std::string& userName, const Secret& password) {
  const auto id = checkPassword(visit, userName, password);
  if (!id) return refused(id);
  auto account = accountWith(visit, *id);
  if (!account) return refuse(ErrorCode::NotFound);
  return std::move(*account);
}

Reply<void> checkPasswordAgain(Visit& visit, const Account& account, const Secret& password) {
  const auto right = checkPassword(visit, account.userName, password);
  if (right) return {};
  if (right.error().status == 401) return refuse(ErrorCode::PasswordAgainWrong); // 401 would end the session's work
  return refused(right);
}

void forgetWrongLogins(Visit& visit, const std::string& userName) {
  visit.database.change("DELETE FROM login_guard WHERE user_name_mac = ?", {guardName(visit, userName)});
}

portal::Session openSession(Visit& visit, const std::string& accountId, const std::string& renewalOf) {
  auto& database = visit.database;
  database.change("DELETE FROM session WHERE ends_at < ?", {visit.now});
  const auto id = newId();
  const auto token = newToken();
  database.change(
      "INSERT INTO session (id, account_id, refresh_hash, rotated_at, ends_at, renewal_of) VALUES (?, ?, ?, ?, ?, ?)",
      {id, accountId, tokenHash(token), visit.now, visit.now + visit.office.settings.sessionLife, renewalOf});
  return sessionOf(visit, id, accountId, renewalOf, token);
}

Reply<portal::Session> refresh(Visit& visit, const portal::RefreshRequest& request) {
  auto& database = visit.database;
  const auto hash = tokenHash(request.refreshToken.text());
  const auto row = database.one("SELECT * FROM session WHERE refresh_hash = ? OR previous_hash = ?", {hash, hash});
  if (!row) return refuse(ErrorCode::LoginExpired);
  const auto id = row->text("id");
  const bool current = row->text("refresh_hash") == hash;
  const bool late = !current && visit.now - row->moment("rotated_at") > visit.office.settings.refreshGrace;
  if (row->moment("ends_at") < visit.now || late) {
    database.change("DELETE FROM session WHERE id = ?", {id});
    return refuse(ErrorCode::LoginExpired);
  }
  const auto successor = successorOf(visit, request.refreshToken.text());
  if (current)
    database.change("UPDATE session SET refresh_hash = ?, previous_hash = ?, rotated_at = ? WHERE id = ?",
                    {tokenHash(successor), hash, visit.now, id});
  return sessionOf(visit, id, row->text("account_id"), row->text("renewal_of"), successor);
}

void logout(Visit& visit, const std::string& accessToken) {
  visit.database.change("DELETE FROM session WHERE id IN (SELECT session_id FROM access_token WHERE hash = ?)",
                        {tokenHash(accessToken)});
}

Reply<Account> accountBehind(Visit& visit, const std::string& accessToken) {
  const auto row =
      visit.database.one("SELECT s.account_id, s.renewal_of FROM access_token t"
                         " JOIN session s ON s.id = t.session_id WHERE t.hash = ? AND t.ends_at > ? AND s.ends_at > ?",
                         {tokenHash(accessToken), visit.now, visit.now});
  if (!row) return refuse(ErrorCode::LoginExpired);
  auto account = accountWith(visit, row->text("account_id"));
  if (!account) return refuse(ErrorCode::LoginExpired);
  account->renewalOf = row->text("renewal_of");
  return std::move(*account);
}

std::string normalisedAnswer(std::string_view answer) {
  return QString::fromUtf8(answer.data(), static_cast<qsizetype>(answer.size()))
      .normalized(QString::NormalizationForm_KC)
      .trimmed()
      .toCaseFolded()
      .toStdString();
}

Reply<void> checkAnswer(Visit& visit, const Account& account, const Secret& answer) {
  auto& database = visit.database;
  const auto& settings = visit.office.settings;
  const auto row = database.one("SELECT wrong_answers, answer_locked_until FROM account WHERE id = ?", {account.id});
  const auto locked = row ? row->maybeMoment("answer_locked_until") : std::nullopt;
  if (locked && *locked > visit.now) return refuse(ErrorCode::AnswerLocked, {}, left(*locked, visit.now));

  auto given = normalisedAnswer(answer.text());
  const bool right = matchesSlowHash(given, account.answerHash);
  wipe(given);
  const int wrong = right || !row ? 0 : row->count("wrong_answers") + 1;
  const bool locks = wrong >= settings.mostWrong;
  std::optional<Moment> until;
  if (locks) until = visit.now + settings.lockTime;
  database.change("UPDATE account SET wrong_answers = ?, answer_locked_until = ? WHERE id = ?",
                  {locks ? 0 : wrong, until, account.id});
  if (locks) return refuse(ErrorCode::AnswerLocked, {}, settings.lockTime);
  if (!right) return refuse(ErrorCode::AnswerWrong);
  return {};
}

} // namespace certdesk::practice
