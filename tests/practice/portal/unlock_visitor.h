#pragma once
#include "app/crypto/unlock_seal.h"
#include "tests/practice/portal/bench.h"

namespace practice_test {

// The practice world with a locked UKEY, its holder at the portal, and pkcs11-tool in place of the token host.
class UnlockVisitor {
public:
  explicit UnlockVisitor(certdesk::practice::Settings settings = Bench::prompt());

  // A PC that asks: its ephemeral key, and what it was given for it.
  struct Pc {
    HandKey key = HandKey::ec();
    Bytes nonce = Bytes(32, 7);
    Answer answer{};
  };

  void apply(); // until it is submitted
  void open();  // until the download check, with the mailed code
  void logInAgain();
  Answer release(Pc& pc) const;
  Answer release(Pc& pc, const std::string& underCode) const;
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
  [[nodiscard]] Bytes signedOnUkey(const std::string& statement, const std::string& pin);
  Answer complete(const std::string& statement, const Bytes& signature);

  [[nodiscard]] QJsonObject record() const; // the certificate's, as the list shows it
  [[nodiscard]] QJsonObject unlockAction() const;
  [[nodiscard]] std::string certificateId() const;
  [[nodiscard]] const std::string& ukey() const { return bench.ukeys().others.at("locked"); }
  [[nodiscard]] std::string audit() const; // the acts, in their order

  Bench bench;
  Visitor visitor;
  std::string code;
};

} // namespace practice_test
