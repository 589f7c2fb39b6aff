#pragma once
#include "app/token/host_options.h"
#include "app/token/tokens.h"

#include <memory>

namespace certdesk::token {

class HostModule;

// Tokens through token hosts: one process for each driver module, started when it is first asked. A module that hangs
// or crashes takes nothing with it but its own operations.
class HostTokens : public Tokens {
public:
  using Options = HostOptions;
  explicit HostTokens(Options options);
  ~HostTokens() override; // the hosts log out and end

  // A failure names its module: what that one would show is unknown, not absent.
  Result<Inventory> inventory(const Call& call) override;
  Outcome begin(const std::string& serial, const Secret& pin, bool lastTryConfirmed, const Call& call) override;
  Outcome end(const std::string& serial, const Call& call) override;
  Outcome changePin(const std::string& serial, const Secret& oldPin, const Secret& newPin, bool lastTryConfirmed,
                    const Call& call) override;
  Result<Contents> contents(const std::string& serial, const Call& call) override;
  Result<Trial> tryOut(const std::string& serial, const NewSet& wanted, const Call& call) override;
  Result<Bytes> generateSigningKey(const std::string& serial, const std::string& application, KeyKind kind,
                                   const std::vector<Bytes>& issued, const Call& call) override;
  Result<Bytes> signingRequest(const std::string& serial, const std::string& application, const Bytes& publicKey,
                               const Call& call) override;
  Result<Bytes> transportRequest(const std::string& serial, const std::string& application, const Bytes& signingKey,
                                 OaepHash oaep, const Call& call) override;
  Outcome installEncryptionKey(const std::string& serial, const std::string& application, const Bytes& signingKey,
                               const Bytes& keyPackage, const Bytes& certificate, const std::vector<Bytes>& anchors,
                               const Call& call) override;
  Outcome writeCertificates(const Installation& installation, const std::vector<Bytes>& anchors,
                            const Call& call) override;
  Outcome prove(const Installation& installation, const Call& call) override;
  Outcome promote(const Installation& installation, const std::string& name, const Call& call) override;
  Result<SignedStatement> confirmation(const Installation& installation, const std::string& origin,
                                       const Call& call) override;
  Result<RenewalRequest> renewalRequest(const std::string& serial, const std::string& application,
                                        const Bytes& publicKey, const Bytes& oldCertificate, const std::string& origin,
                                        const Call& call) override;
  Outcome removeOldSigning(const Installation& installation, const Bytes& oldCertificate, const Call& call) override;
  Result<SignedStatement> loginStatement(const std::string& serial, const Bytes& certificate, const std::string& origin,
                                         const std::string& nonce, const Call& call) override;
  Result<UnlockKey> unlockKey(const std::string& serial, const Call& call) override;
  Result<SignedStatement> unlock(const std::string& serial, const UnlockOrder& order, const Secret& newPin,
                                 const Call& call) override;
  Result<std::string> unlockChallenge(const std::string& serial, const Call& call) override;
  Result<SignedStatement> unlockByCode(const std::string& serial, const CodeOrder& order, const Secret& response,
                                       const Secret& newPin, const Call& call) override;
  Outcome removePending(const std::string& serial, const std::string& application, const Call& call) override;

private:
  struct Whose {
    HostModule* module = nullptr;
    bool ambiguous = false;
  };
  Whose seenIn(const std::string& serial);
  Result<HostModule*> moduleOf(const std::string& serial, const Call& call);
  template <class R>
  Result<typename R::Answer> ask(const R& request, const std::string& serial, const Call& call);

  const Options m_options;
  std::vector<std::unique_ptr<HostModule>> m_modules; // fixed from the start
};

} // namespace certdesk::token
