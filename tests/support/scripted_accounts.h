#pragma once
#include "app/portal/account_desk.h"

#include <map>
#include <mutex>
#include <string>

namespace certdesk::test {

// An account desk that notes what is said to it, and fails where it is told to; used by a worker and the test at once.
class ScriptedAccounts : public portal::AccountDesk {
public:
  portal::Account known{"shili_jianshe", "王示例", "w***@example.test", "100****0001", false};
  void fail(const std::string& call, Error error) {
    const std::lock_guard lock(m_mutex);
    m_failures.insert_or_assign(call, std::move(error));
  }
  void succeed(const std::string& call) {
    const std::lock_guard lock(m_mutex);
    m_failures.erase(call);
  }
  [[nodiscard]] int count(const std::string& call) const {
    const std::lock_guard lock(m_mutex);
    const auto found = m_counts.find(call);
    return found == m_counts.end() ? 0 : found->second;
  }
  // Of the last call: its words and its secrets, with bars between them.
  [[nodiscard]] std::string said() const {
    const std::lock_guard lock(m_mutex);
    return m_said;
  }

  Result<portal::Account> account(const Call&) override {
    if (auto entered = enter("account", {}); !entered) return failed(entered);
    return known;
  }
  Outcome changePassword(const Secret& old, const Secret& fresh, const Call&) override {
    return enter("changePassword", join({text(old), text(fresh)}));
  }
  Result<portal::MailedCode> mailAnswerCode(const Call&) override { return mail("mailAnswerCode", {}); }
  Outcome resetAnswer(const Secret& code, const std::string& question, const Secret& answer, const Call&) override {
    return enter("resetAnswer", join({text(code), question, text(answer)}));
  }
  Result<portal::MailedCode> mailPasswordCode(const std::string& user, const Call&) override {
    return mail("mailPasswordCode", user);
  }
  Outcome resetPassword(const std::string& user, const Secret& code, const Secret& fresh, const Call&) override {
    return enter("resetPassword", join({user, text(code), text(fresh)}));
  }
  Result<portal::MailedCode> mailRegistrationCode(const std::string& email, const Call&) override {
    return mail("mailRegistrationCode", email);
  }
  Result<portal::Account> registerAccount(const portal::Registration& all, const Call&) override {
    const auto words = join({all.userName, all.displayName, all.organisation, all.email, all.question, text(all.code),
                             text(all.password), text(all.answer)});
    if (auto entered = enter("registerAccount", words); !entered) return failed(entered);
    return known;
  }

private:
  static std::string text(const Secret& secret) { return std::string(secret.text()); }
  static std::string join(const std::vector<std::string>& words) {
    std::string all;
    for (const auto& word : words)
      all += (all.empty() ? "" : "|") + word;
    return all;
  }
  Outcome enter(const std::string& call, const std::string& words) {
    const std::lock_guard lock(m_mutex);
    ++m_counts[call];
    m_said = words;
    const auto failure = m_failures.find(call);
    return failure == m_failures.end() ? Outcome() : tl::unexpected<Error>(failure->second);
  }
  Result<portal::MailedCode> mail(const std::string& call, const std::string& words) {
    if (auto entered = enter(call, words); !entered) return failed(entered);
    return portal::MailedCode{now() + std::chrono::minutes(30), now() + std::chrono::minutes(1)};
  }
  mutable std::mutex m_mutex;
  std::map<std::string, Error> m_failures;
  std::map<std::string, int> m_counts;
  std::string m_said;
};

} // namespace certdesk::test
