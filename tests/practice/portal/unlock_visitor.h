#pragma once
#include "app/crypto/unlock_seal.h"
#include "tests/practice/portal/bench.h"

namespace practice_test {

// The practice world with a locked UKEY, its holder at the portal, and pkcs11-tool in place of the token host.
class UnlockVisitor {
public:
  enum class At { Locked, Code }; // which of the locked UKEYs: the one in escrow, the one that opens by a code too
  explicit UnlockVisitor(certdesk::practice::Settings settings = Bench::prompt(), At at = At::Locked);

  // A PC that asks: its ephemeral key, and what it was given for it.
  struct Pc {
    HandKey key = HandKey::ec();
    Bytes nonce = Bytes(32, 7);
    Answer answer{};
    bool asked = false;
  };

  void apply(); // until it is submitted
  void open();  // until the download check, with the mailed code
  void logInAgain();
  Answer release(Pc& pc) const; // for a key that was never asked with
  Answer releaseAgain(Pc& pc) const;
  Answer release(Pc& pc, const std::string& underCode) const;
  // The portal's answer to a UKEY's challenge, and what it must be, by OpenSSL's HMAC and a table of the alphabet.
  Answer askCode(const std::string& challenge) const;
  [[nodiscard]] std::string responseTo(const std::string& challenge);
  Answer askWith(const Bytes& ephemeralKey, const Bytes& nonce, const Bytes& mac) const;
  // By OpenSSL's HMAC.
  [[nodiscard]] Bytes macOf(const Bytes& ephemeralKey, const Bytes& nonce, const std::string& underCode) const;
  // REQUIREd to open; by hand it is the format's own test.
  [[nodiscard]] certdesk::crypto::OfficerPins pinsOf(const Pc& pc) const;

  // On the UKEY, by pkcs11-tool: the new PIN, then the other officer's PIN.
  void initPin(const certdesk::Secret& officerPin, const std::string& newPin);
  void rotate(const certdesk::Secret& from, const certdesk::Secret& to);
  [[nodiscard]] bool opensWith(const std::string& pin);
  [[nodiscard]] std::string statement(const Pc& pc) const;
  [[nodiscard]] std::string statementOver(const std::string& nonceInHex) const;
  [[nodiscard]] Bytes signedOnUkey(const std::string& statement, const std::string& pin);
  Answer complete(const std::string& statement, const Bytes& signature);

  [[nodiscard]] QJsonObject record() const; // the certificate's, as the list shows it
  [[nodiscard]] QJsonObject unlockAction() const;
  [[nodiscard]] std::string certificateId() const;
  [[nodiscard]] const std::string& ukey() const {
    return bench.ukeys().others.at(m_at == At::Locked ? "locked" : "code");
  }
  [[nodiscard]] std::string audit() const; // the acts, in their order

  Bench bench;
  Visitor visitor;
  std::string code;

private:
  [[nodiscard]] const char* label() const { return m_at == At::Locked ? "Locked UKEY" : "Code UKEY"; }
  At m_at;
};

} // namespace practice_test
