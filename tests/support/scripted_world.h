#pragma once
#include "app/portal/portal.h"
#include "app/token/tokens.h"
#include "tests/support/recovery_tokens.h"
#include "tests/support/unpapered_portal.h"

#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

// A portal and UKEYs as values, for tests of what stands on the two interfaces: they answer at once, say what they were
// asked, fail where they are told to, and wait where they are held.
namespace certdesk::test {

// A key pair's public half and a certificate for it, made afresh.
struct Pair {
  Bytes spki, certificate;
};
[[nodiscard]] Pair makePair(const std::string& name);

// What both share: a count of calls by name, failures to come, and a gate.
class Script {
public:
  void fail(const std::string& call, ErrorCode code, int times = 1);
  // Calls of this name wait until release(); those of a UKEY also until they are given up.
  void hold(const std::string& call);
  void release();
  [[nodiscard]] int count(const std::string& call) const;
  // Blocks until a call of this name has been entered so many times; false after ten seconds.
  [[nodiscard]] bool reached(const std::string& call, int times = 1) const;

protected:
  // At the entry of each call. The lock is held by the caller of enter() when it returns.
  Outcome enter(const std::string& call, std::unique_lock<std::mutex>& lock, const std::stop_token& stop = {});
  mutable std::mutex m_mutex;
  mutable std::condition_variable m_changed;

private:
  std::map<std::string, int> m_counts;
  std::map<std::string, std::vector<ErrorCode>> m_failures;
  std::string m_held;
};

class ScriptedPortal : public UnpaperedPortal, public Script {
public:
  ScriptedPortal(); // an application in draft, every line of recovery in its template
  void renew();     // a renewal instead, of one to three years, of a certificate that is on the UKEY of that serial

  // The application as the portal has it; change() gives it another ETag.
  template <class Change>
  void change(Change change) {
    const std::lock_guard lock(m_mutex);
    change(m_application);
    stamp();
  }
  [[nodiscard]] portal::Application now() const;
  std::string password = "practice", answer = "mother", code = "VbZ1kPsHlQgUfpMFpyeh", captchaText = "dddlp";
  Pair signing, encryption;
  Bytes receiptFile; // empty: it keeps none
  // What came with the last call.
  std::string lastUser, lastAnswer, lastCode, lastCaptcha, language;
  std::vector<portal::FieldValue> lastValues;

  Result<portal::Service> service(const Call&) override;
  Result<portal::Account> login(const std::string&, const Secret&, const Call&) override;
  Result<portal::Account> resume(const Secret&, const Call&) override;
  Outcome logout(const Call&) override;
  Secret refreshToken() const override { return Secret(std::string_view("refresh")); }
  Result<std::vector<portal::CertificateRecord>> certificates(const Call&) override;
  Result<std::vector<portal::Application>> applications(const Call&) override;
  Result<std::optional<portal::Application>> application(const std::string&, const std::string&, const Call&) override;
  Result<portal::Application> start(const std::string&, const std::string&, const Call&) override;
  Result<portal::Application> putReason(const portal::Application&, portal::LossReason, bool, const Call&) override;
  Result<portal::Application> acceptAgreement(const portal::Application&, const Call&) override;
  // A renewal's question, and with it the years that were chosen.
  Result<portal::Application> acknowledgeOpenFiles(const portal::Application&, const Call&) override;
  Result<portal::Application> confirmQuote(const portal::Application&, std::optional<int>, const Call&) override;
  Result<portal::Application> checkAnswer(const portal::Application&, const Secret&, const Call&) override;
  Result<portal::Application> putForm(const portal::Application&, const std::string&,
                                      const std::vector<portal::FieldValue>&, const Call&) override;
  Result<portal::Application> submit(const portal::Application&, const Call&) override;
  Result<portal::Application> cancel(const portal::Application&, const Call&) override;
  // As long as it owes money: one order, given a new code where the old one is no good.
  Result<portal::Application> orderPayment(const portal::Application&, const Call&) override;
  Result<portal::Application> choosePayment(const portal::Application&, portal::PaymentMethod, const Call&) override;
  void setLanguage(const std::string& tag) override;
  Result<portal::Captcha> captcha(const std::string&, const Call&) override;
  Result<portal::Application> downloadCheck(const portal::Application&, const Secret&, const std::string&,
                                            const std::string&, const Call&) override;
  Result<portal::Application> resendMail(const portal::Application&, const Call&) override;
  Result<portal::Application> releaseUkey(const portal::Application&, const Call&) override;
  Result<std::vector<Bytes>> caCertificates(const Call&) override;
  Result<Bytes> enrol(const std::string&, const Secret&, const Bytes&, const Call&) override;
  Result<ServerKey> serverKey(const std::string&, const Secret&, const Bytes&, int, const Call&) override;
  Result<portal::Application> confirm(const portal::Application&, const Bytes&, const Bytes&, const Call&) override;
  Result<Bytes> receipt(const std::string&, const Call&) override;

private:
  template <class Change>
  Result<portal::Application> write(const std::string& call, Change change);
  void stamp();
  portal::Application m_application;
  int m_edition = 1, m_captchas = 0, m_codes = 0;
};

class ScriptedTokens : public RecoveryTokens, public Script {
public:
  explicit ScriptedTokens(ScriptedPortal& portal) : m_portal(portal) {}

  void insert(token::TokenInfo ukey);
  void pull(const std::string& serial);
  void putBack(); // what was pulled last
  void setPinState(const std::string& serial, token::PinState state);
  std::string pin = "123456";
  // What came with the last call.
  std::string lastPin, lastNewPin, lastSerial;
  bool lastTryConfirmed = false;
  std::set<std::string> seenBefore; // as an inventory tells it

  Result<Inventory> inventory(const Call&) override;
  Outcome begin(const std::string&, const Secret&, bool, const Call&) override;
  Outcome end(const std::string&, const Call&) override;
  Outcome changePin(const std::string&, const Secret&, const Secret&, bool, const Call&) override;
  Result<token::Contents> contents(const std::string&, const Call&) override;
  Result<token::Trial> tryOut(const std::string&, const token::NewSet&, const Call&) override;
  Result<Bytes> generateSigningKey(const std::string&, const std::string&, token::KeyKind, const std::vector<Bytes>&,
                                   const Call&) override;
  Result<Bytes> signingRequest(const std::string&, const std::string&, const Bytes&, const Call&) override;
  Result<Bytes> transportRequest(const std::string&, const std::string&, const Bytes&, token::OaepHash,
                                 const Call&) override;
  Outcome installEncryptionKey(const std::string&, const std::string&, const Bytes&, const Bytes&, const Bytes&,
                               const std::vector<Bytes>&, const Call&) override;
  Outcome writeCertificates(const token::Installation&, const std::vector<Bytes>&, const Call&) override;
  Outcome prove(const token::Installation&, const Call&) override;
  Outcome promote(const token::Installation&, const std::string&, const Call&) override;
  Result<token::SignedStatement> confirmation(const token::Installation&, const std::string&, const Call&) override;
  Outcome removePending(const std::string&, const std::string&, const Call&) override;
  // Unlocks: as far as the portal comes in.
  Result<token::UnlockKey> unlockKey(const std::string&, const Call&) override;
  Result<token::SignedStatement> unlock(const std::string&, const token::UnlockOrder&, const Secret&,
                                        const Call&) override;
  // Another request code each time. unlockCode alone answers them; this UKEY then opens no more.
  Result<std::string> unlockChallenge(const std::string&, const Call&) override;
  Result<token::SignedStatement> unlockByCode(const std::string&, const token::CodeOrder&, const Secret&, const Secret&,
                                              const Call&) override;
  static constexpr std::string_view unlockCode = "3NVH5Q9CZ0KR", firstChallenge = "7KQ2M4XP9D3B",
                                    secondChallenge = "G4TW8MR2X6BW";

private:
  Outcome at(const std::string& call, const std::string& serial, std::unique_lock<std::mutex>& lock,
             const std::stop_token& stop = {});
  token::TokenInfo* find(const std::string& serial);
  ScriptedPortal& m_portal;
  std::vector<token::TokenInfo> m_ukeys;
  std::optional<token::TokenInfo> m_pulled;
  std::map<std::string, token::Contents> m_contents;
  int m_challenges = 0;
};

// A blank UKEY of an invented make.
[[nodiscard]] token::TokenInfo blankUkey(const std::string& serial);

} // namespace certdesk::test
