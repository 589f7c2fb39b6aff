#include "app/practice/reset_code.h"

#include "app/core/text.h"
#include "app/practice/hashing.h"
#include "app/practice/random.h"

#include <algorithm>

namespace certdesk::practice {

namespace {

constexpr std::string_view alphabet = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"; // without what is mistaken for each other
constexpr std::size_t length = 10;
constexpr auto life = std::chrono::minutes(30);
constexpr int most = 5;       // wrong ones
constexpr int quickMails = 3; // after these a day, the pause between two mails is ten times as long
constexpr auto memory = std::chrono::hours(24);

const char* nameOf(ResetPurpose purpose) {
  switch (purpose) {
  case ResetPurpose::Password:
    return "password";
  case ResetPurpose::Answer:
    return "answer";
  case ResetPurpose::Registration:
    return "registration";
  }
  return "";
}

std::string macOf(const Visit& visit, const std::string& holder) {
  return hex(visit.office.key.mac("reset-code", holder));
}

// As typed: in small letters, with spaces or hyphens.
std::string normal(const Secret& code) {
  std::string made;
  made.reserve(code.size());
  for (const char c : code.text())
    if (c != ' ' && c != '-') made.push_back(c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
  return made;
}

std::optional<Row> rowOf(Visit& visit, ResetPurpose purpose, const std::string& holder) {
  return visit.database.one("SELECT * FROM reset_code WHERE purpose = ? AND holder_mac = ?",
                            {nameOf(purpose), macOf(visit, holder)});
}

} // namespace

Reply<FreshCode> newResetCode(Visit& visit, ResetPurpose purpose, const std::string& holder) {
  auto& database = visit.database;
  const auto& settings = visit.office.settings;
  database.change("DELETE FROM reset_code WHERE first_at < ?", {visit.now - memory});
  const auto before = rowOf(visit, purpose, holder);
  const int sent = before ? before->count("sent") : 0;
  const auto pauseAfter = [&](int mails) { return settings.mailCoolDown * (mails < quickMails ? 1 : 10); };
  if (before) {
    const auto from = before->moment("sent_at") + pauseAfter(sent);
    if (visit.now < from)
      return refuse(ErrorCode::MailCoolDown, {}, std::chrono::ceil<std::chrono::seconds>(from - visit.now));
  }
  auto code = randomText(alphabet, length);
  auto hash = slowHash(code, settings.hashIterations);
  const auto first = before ? before->moment("first_at") : visit.now;
  database.change("DELETE FROM reset_code WHERE purpose = ? AND holder_mac = ?",
                  {nameOf(purpose), macOf(visit, holder)});
  database.change("INSERT INTO reset_code (purpose, holder_mac, code_hash, ends_at, wrong, sent, sent_at, first_at)"
                  " VALUES (?, ?, ?, ?, 0, ?, ?, ?)",
                  {nameOf(purpose), macOf(visit, holder), hash, visit.now + life, sent + 1, visit.now, first});
  code.insert(length / 2, "-");
  return FreshCode{std::move(code), {secondsOf(visit.now + life), secondsOf(visit.now + pauseAfter(sent + 1))}};
}

Reply<void> checkResetCode(Visit& visit, ResetPurpose purpose, const std::string& holder, const Secret& code) {
  const auto row = rowOf(visit, purpose, holder);
  const auto record = row ? row->text("code_hash") : std::string();
  if (record.empty() || row->moment("ends_at") < visit.now || row->count("wrong") >= most) {
    pretendToMatch(code.text(), visit.office.settings.hashIterations);
    return refuse(ErrorCode::ResetCodeExpired);
  }
  auto given = normal(code);
  const bool right = matchesSlowHash(given, record);
  wipe(given);
  if (right) return {};
  countWrongResetCode(visit, purpose, holder);
  return refuse(row->count("wrong") + 1 >= most ? ErrorCode::ResetCodeExpired : ErrorCode::ResetCodeWrong);
}

void countWrongResetCode(Visit& visit, ResetPurpose purpose, const std::string& holder) {
  visit.database.change("UPDATE reset_code SET wrong = wrong + 1 WHERE purpose = ? AND holder_mac = ?",
                        {nameOf(purpose), macOf(visit, holder)});
}

// The row stays for the pause between two mails.
void spendResetCode(Visit& visit, ResetPurpose purpose, const std::string& holder) {
  visit.database.change("UPDATE reset_code SET code_hash = '' WHERE purpose = ? AND holder_mac = ?",
                        {nameOf(purpose), macOf(visit, holder)});
}

} // namespace certdesk::practice
