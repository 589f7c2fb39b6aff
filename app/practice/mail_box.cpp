#include "app/practice/mail_box.h"

#include "app/practice/first_certificate.h"
#include "app/practice/hashing.h"
#include "app/practice/random.h"
#include "app/practice/unlock.h"

namespace certdesk::practice {

namespace {

constexpr std::string_view codeAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
constexpr std::size_t codeLength = 20;
constexpr const char* footer = "\n\n（演练邮件，不具法律效力 / Practice mail without legal effect）\n";

void put(Visit& visit, const Account& account, const std::string& application, const std::string& subject,
         const std::string& content, const std::string& code) {
  post(visit, {account.id, application, account.email, subject, content, code});
}

// What an unlock's mails say instead.
void mailUnlockCode(Visit& visit, const ApplicationRow& row, const Account& account, const std::string& code,
                    const std::string& days) {
  keepCode(visit, row, code);
  put(visit, account, row.id, "UKEY 解锁通知 / Unlock your UKEY (" + row.id + ")",
      account.displayName + "，您好：\n您的解锁申请已通过审核，请在 " + days + " 天内插入 UKEY 并解锁。\n业务受理号：" +
          row.id + "\n授权码：" + code + "\n\nYour unlock was approved. Insert the UKEY and unlock it within " + days +
          " days.\nReference number: " + row.id + "\nAuthorisation code: " + code,
      code);
}
void mailUnlocked(Visit& visit, const ApplicationRow& row, const Account& account) {
  put(visit, account, row.id, "UKEY 已解锁 / Your UKEY is unlocked (" + row.id + ")",
      account.displayName + "，您好：\nUKEY（" + row.ukeySerial +
          "）已解锁，新 PIN 已生效。如非本人操作，请立即致电客服。\n\nYour UKEY is unlocked and has a new PIN. If this "
          "was"
          " not you, call us at once.",
      {});
}
void mailFirstWritten(Visit& visit, const ApplicationRow& row, const Account& account) {
  put(visit, account, row.id, "证书制作已完成 / Your certificate is on the UKEY (" + row.id + ")",
      account.displayName + "，您好：\n证书已写入 UKEY（" + row.ukeySerial +
          "）。\n\nYour first certificate is on your UKEY.",
      {});
}

} // namespace

void mailCode(Visit& visit, ApplicationRow& row, const Account& account) {
  const auto& settings = visit.office.settings;
  const auto code = randomText(codeAlphabet, codeLength);
  row.codeHash = slowHash(code, settings.hashIterations);
  row.codeEndsAt = visit.now + settings.codeLife;
  row.wrongCodes = 0;
  row.captchaRequired = false;
  row.windowEndsAt.reset(); // the code it was opened with is no more
  row.mailSentAt = visit.now;
  const auto days = std::to_string(std::chrono::duration_cast<std::chrono::hours>(settings.codeLife).count() / 24);
  if (row.service == unlockService) return mailUnlockCode(visit, row, account, code, days);
  put(visit, account, row.id, "证书下载通知 / Your certificate is ready (" + row.id + ")",
      account.displayName + "，您好：\n您的申请已通过审核，请在 " + days + " 天内下载证书。\n业务受理号：" + row.id +
          "\n授权码：" + code + "\n\nYour application was approved. Download the certificate within " + days +
          " days.\nReference number: " + row.id + "\nAuthorisation code: " + code,
      code);
}

void mailCompletion(Visit& visit, const ApplicationRow& row, const Account& account) {
  if (row.service == unlockService) return mailUnlocked(visit, row, account);
  if (isFirst(row)) return mailFirstWritten(visit, row, account);
  put(visit, account, row.id, "证书业务已完成 / Completed (" + row.id + ")",
      account.displayName + "，您好：\n新证书已写入 UKEY（" + row.ukeySerial +
          "），原签名证书已失效。\n\nThe new certificates are on your UKEY; the former signing certificate has ended.",
      {});
}

void post(Visit& visit, const Letter& letter) {
  auto& database = visit.database;
  database.change("INSERT INTO mail (id, number, at, account_id, application_id, recipient, subject, content, code)"
                  " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                  {newId(), database.next("mail"), visit.now, letter.accountId, letter.applicationId, letter.recipient,
                   letter.subject, letter.content + footer, letter.code});
}

std::vector<Mail> mailsIn(Database& database) {
  std::vector<Mail> mails;
  for (const auto& row : database.select("SELECT * FROM mail ORDER BY number"))
    mails.push_back({row.text("id"), row.moment("at"), row.text("application_id"), row.text("recipient"),
                     row.text("subject"), row.text("content"), row.text("code")});
  return mails;
}

} // namespace certdesk::practice
