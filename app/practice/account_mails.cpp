#include "app/practice/account_mails.h"

#include "app/practice/mail_box.h"

namespace certdesk::practice {

namespace {

constexpr const char* callUs = "如非本人操作，请立即致电客服。\n\n";
constexpr const char* callUsInEnglish = " If this was not you, call us at once.";

std::string hello(const Account* account) {
  return account == nullptr ? std::string("您好：\n") : account->displayName + "，您好：\n";
}

struct CodeWords {
  const char *subject, *chinese, *english;
};
CodeWords wordsFor(ResetPurpose purpose) {
  switch (purpose) {
  case ResetPurpose::Password:
    return {"重设密码的验证码 / Code for a new password", "您正在重设登录密码。", "You asked for a new password."};
  case ResetPurpose::Answer:
    return {"重设安全问题答案的验证码 / Code for a new security answer", "您正在重设安全问题的答案。",
            "You asked for a new security answer."};
  case ResetPurpose::Registration:
    return {"注册新用户的验证码 / Code for your registration", "您正在注册新用户。", "You asked for a new account."};
  }
  return {"", "", ""};
}

void toAccount(Visit& visit, const Account& account, const std::string& recipient, const char* subject,
               const std::string& text) {
  post(visit, {account.id, {}, recipient, subject, hello(&account) + text, {}});
}

} // namespace

void mailResetCode(Visit& visit, ResetPurpose purpose, const Account* account, const std::string& recipient,
                   const std::string& code) {
  const auto words = wordsFor(purpose);
  post(visit, {account == nullptr ? std::nullopt : std::optional(account->id),
               {},
               recipient,
               words.subject,
               hello(account) + words.chinese + "验证码 30 分钟内有效，请勿告诉他人。\n验证码：" + code +
                   "\n如非本人操作，不必理会本邮件。\n\n" + words.english +
                   " The code is good for 30 minutes; tell it to nobody.\nCode: " + code +
                   "\nIf this was not you, do nothing.",
               code});
}

void mailPasswordChanged(Visit& visit, const Account& account) {
  toAccount(visit, account, account.email, "登录密码已修改 / Your password was changed",
            std::string("您的登录密码刚刚被修改，其他电脑上的登录已退出。") + callUs +
                "Your password was changed, and logins on other PCs have ended." + callUsInEnglish);
}

void mailAnswerReset(Visit& visit, const Account& account) {
  for (const auto& recipient : {account.email, account.phone})
    if (!recipient.empty())
      toAccount(visit, account, recipient, "安全问题答案已重置 / Your security answer was reset",
                std::string("您的安全问题答案刚刚被重置，此后的申请由人工审核。") + callUs +
                    "Your security answer was reset; applications are reviewed by a person from now on." +
                    callUsInEnglish);
}

void mailRegistered(Visit& visit, const Account& account) {
  toAccount(visit, account, account.email, "注册成功 / Your account is ready",
            "用户名 " + account.userName + " 已注册。\n\nThe account " + account.userName + " is registered.");
}

void mailStatus(Visit& visit, const Account& account, const CertificateRow& certificate, const Phrase& why) {
  const auto frozen = certificate.state == portal::CertificateState::Frozen;
  const auto ended = certificate.state == portal::CertificateState::Revoked;
  const auto* subject = frozen  ? "证书已冻结 / Certificate frozen"
                        : ended ? "证书已撤销 / Certificate revoked"
                                : "证书已解冻 / Certificate unfrozen";
  const auto* chinese = frozen ? "已冻结，可以解冻。" : ended ? "已撤销，不能恢复。" : "已解冻，可以使用。";
  const auto* english = frozen  ? " is frozen; it can be unfrozen."
                        : ended ? " is revoked for good."
                                : " is in use again.";
  toAccount(visit, account, account.email, subject,
            "证书“" + certificate.subject + "”" + chinese + "\n原因：" + why.chinese + "\n" + callUs +
                "The certificate of " + certificate.subject + english + "\nReason: " + why.english + "\n" +
                (callUsInEnglish + 1));
}

std::string maskedPhone(const std::string& phone) {
  constexpr std::size_t head = 3, tail = 4;
  if (phone.size() <= head + tail) return phone.empty() ? std::string() : "****";
  return phone.substr(0, head) + "****" + phone.substr(phone.size() - tail);
}

} // namespace certdesk::practice
