#pragma once
#include "app/practice/environment.h"
#include "ui/services.h"

namespace certdesk {

// The practice environment as the window's practice desk shows it: the drawer, the mail box, and what the seeded person
// knows.
class PracticeTools final : public ui::PracticeTools {
public:
  // samples: a folder with papers to upload; empty: none are asked for.
  PracticeTools(practice::Environment& environment, std::filesystem::path samples)
      : m_environment(environment), m_samples(std::move(samples)) {}
  std::vector<Ukey> drawer() override;
  void insert(const std::string& serial) override { (void)m_environment.drawer().insert(serial); }
  void pull(const std::string& serial) override { (void)m_environment.drawer().pull(serial); }
  std::vector<Mail> mails() override;
  std::vector<Due> due() override;
  void pay(const std::string& applicationId) override {
    (void)m_environment.cashier(applicationId, practice::AtCashier::Pay);
  }
  std::vector<std::string> telephoneUnlocks() override { return m_environment.telephoneUnlocks(); }
  std::string tellUnlockCode(const std::string& applicationId, const std::string& requestCode) override;
  std::vector<Known> known() override;

private:
  practice::Environment& m_environment;
  std::filesystem::path m_samples;
};

} // namespace certdesk
