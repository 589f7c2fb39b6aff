#pragma once
#include "tests/support/recovery_tokens.h"
#include "tests/support/unpapered_portal.h"
#include "ui/services.h"

#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

// A holder's world as values, for the shell's tests and pictures: a portal with certificates and applications, a
// keychain in memory, a drawer and a mail box. Names are invented; it talks to nobody.
namespace certdesk::ui::gallery {

class HolderPortal : public test::UnpaperedPortal {
public:
  HolderPortal(); // Chinese words, as the CA's own portal has them

  portal::Service said; // what service() answers
  std::vector<portal::CertificateRecord> records;
  std::vector<portal::Application> requests;
  // For a change of these while calls may be under way.
  template <class Change>
  void change(Change change) {
    const std::lock_guard lock(m_mutex);
    change();
  }
  std::string password = "Yanlian-2024";
  // The next calls of a name fail so; once, or until changed.
  void fail(const std::string& call, ErrorCode code);
  void succeed(const std::string& call);
  void hold(bool held);                   // calls wait while it is held
  void holdOnly(const std::string& call); // of this name, until hold(false)
  [[nodiscard]] int count(const std::string& call) const;
  void setToken(const std::string& token);                            // as after a rotation
  [[nodiscard]] std::string lastStarted() const { return m_started; } // which certificate, and for what
  [[nodiscard]] std::string lastService() const { return m_startedService; }

  Result<portal::Service> service(const Call&) override;
  Result<portal::Account> login(const std::string&, const Secret&, const Call&) override;
  Result<portal::Account> resume(const Secret&, const Call&) override;
  Result<std::string> loginChallenge(const Call&) override;
  // Whoever it is; renewal only where renewalOnly says so.
  Result<portal::Account> loginByUkey(const Bytes& certificate, const Bytes& statement, const Bytes&,
                                      const Call&) override;
  bool renewalOnly = false;
  std::string lastStatement;
  Outcome logout(const Call&) override;
  Secret refreshToken() const override;
  Result<std::vector<portal::CertificateRecord>> certificates(const Call&) override;
  Result<std::vector<portal::Application>> applications(const Call&) override;
  Result<portal::Application> start(const std::string&, const std::string&, const Call&) override;
  Result<std::optional<portal::Application>> application(const std::string&, const std::string&, const Call&) override;

  // A wizard's own; not asked here.
  Result<portal::Application> putReason(const portal::Application&, portal::LossReason, bool, const Call&) override;
  Result<portal::Application> acceptAgreement(const portal::Application&, const Call&) override;
  Result<portal::Application> confirmQuote(const portal::Application&, std::optional<int>, const Call&) override;
  Result<portal::Application> checkAnswer(const portal::Application&, const Secret&, const Call&) override;
  Result<portal::Application> submit(const portal::Application&, const Call&) override;
  Result<portal::Application> cancel(const portal::Application&, const Call&) override;
  void setLanguage(const std::string&) override {}
  Result<portal::Captcha> captcha(const std::string&, const Call&) override;
  Result<portal::Application> downloadCheck(const portal::Application&, const Secret&, const std::string&,
                                            const std::string&, const Call&) override;
  Result<portal::Application> resendMail(const portal::Application&, const Call&) override;
  Result<portal::Application> releaseUkey(const portal::Application&, const Call&) override;
  Result<std::vector<Bytes>> caCertificates(const Call&) override;
  Result<Bytes> enrol(const std::string&, const Secret&, const Bytes&, const Call&) override;
  Result<ServerKey> serverKey(const std::string&, const Secret&, const Bytes&, int, const Call&) override;
  Result<portal::Application> confirm(const portal::Application&, const Bytes&, const Bytes&, const Call&) override;

private:
  Outcome enter(const std::string& call, const Call& asked);
  mutable std::mutex m_mutex;
  std::condition_variable m_released;
  bool m_held = false;
  std::string m_heldCall;
  std::map<std::string, int> m_counts;
  std::map<std::string, ErrorCode> m_failures;
  std::string m_token = "token-1", m_started, m_startedService;
};

class NoUkeys : public test::RecoveryTokens {
public:
  std::atomic<bool> hangs = false; // a driver that does not answer: a look ends only when it is given up
  Result<Inventory> inventory(const Call& asked) override {
    while (hangs && !asked.stop.stop_requested())
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    return Inventory{};
  }
  Outcome begin(const std::string&, const Secret&, bool, const Call&) override { return none(); }
  Outcome end(const std::string&, const Call&) override { return {}; }
  Outcome changePin(const std::string&, const Secret&, const Secret&, bool, const Call&) override { return none(); }
  Result<token::Contents> contents(const std::string&, const Call&) override { return none(); }
  Result<token::Trial> tryOut(const std::string&, const token::NewSet&, const Call&) override { return none(); }
  Result<Bytes> generateSigningKey(const std::string&, const std::string&, token::KeyKind, const std::vector<Bytes>&,
                                   const Call&) override {
    return none();
  }
  Result<Bytes> signingRequest(const std::string&, const std::string&, const Bytes&, const Call&) override {
    return none();
  }
  Result<Bytes> transportRequest(const std::string&, const std::string&, const Bytes&, token::OaepHash,
                                 const Call&) override {
    return none();
  }
  Outcome installEncryptionKey(const std::string&, const std::string&, const Bytes&, const Bytes&, const Bytes&,
                               const std::vector<Bytes>&, const Call&) override {
    return none();
  }
  Outcome writeCertificates(const token::Installation&, const std::vector<Bytes>&, const Call&) override {
    return none();
  }
  Outcome prove(const token::Installation&, const Call&) override { return none(); }
  Outcome promote(const token::Installation&, const std::string&, const Call&) override { return none(); }
  Result<token::SignedStatement> confirmation(const token::Installation&, const std::string&, const Call&) override {
    return none();
  }
  Outcome removePending(const std::string&, const std::string&, const Call&) override { return none(); }

private:
  static tl::unexpected<Error> none() { return tl::unexpected<Error>(Error{ErrorCode::UkeyNotFound, {}}); }
};

// A keychain that lives as long as this object; or one that is none.
class Keychain : public credentials::CredentialStore {
public:
  explicit Keychain(bool lasts = true) : m_lasts(lasts) {}
  Result<std::optional<Secret>> read(const std::string& entry) override;
  Outcome write(const std::string& entry, const Secret& value) override;
  Outcome remove(const std::string& entry) override;
  [[nodiscard]] bool lasting() const override { return m_lasts; }
  [[nodiscard]] std::map<std::string, std::string> entries() const;
  bool refuses = false;

private:
  mutable std::mutex m_mutex;
  std::map<std::string, std::string> m_entries;
  bool m_lasts;
};

class Drawer : public PracticeTools {
public:
  Drawer();
  std::vector<Ukey> drawer() override;
  void insert(const std::string& serial) override { put(serial, true); }
  void pull(const std::string& serial) override { put(serial, false); }
  std::vector<Mail> mails() override;
  std::vector<Due> due() override;
  void pay(const std::string& applicationId) override;
  std::vector<std::string> telephoneUnlocks() override { return {}; }
  std::string tellUnlockCode(const std::string&, const std::string&) override { return {}; }
  std::vector<Known> known() override;
  void owe(Due due);
  void hold(bool held); // a look into the drawer is not answered until let go
  [[nodiscard]] bool asked();

private:
  void put(const std::string& serial, bool in);
  std::mutex m_mutex;
  std::condition_variable m_released;
  bool m_held = false, m_asked = false;
  std::vector<Ukey> m_ukeys;
  std::vector<Due> m_due;
};

} // namespace certdesk::ui::gallery
