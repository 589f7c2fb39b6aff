#include "app/token/host_tokens.h"

#include "app/core/platform.h"
#include "app/token/failures.h"
#include "app/token/host_module.h"

#include <algorithm>
#include <thread>

namespace certdesk::token {

namespace {

Outcome outcomeOf(const Result<Nothing>& done) { return done ? Outcome() : failed(done); }
Result<Bytes> derOf(Result<Made> made) { return made ? Result<Bytes>(std::move(made->der)) : failed(made); }

bool isSame(const TokenInfo& a, const TokenInfo& b) {
  return a.serial == b.serial && a.model == b.model && a.manufacturer == b.manufacturer;
}

// Two drivers may both show the same UKEY; the first of them has it.
bool isListed(const std::vector<TokenInfo>& tokens, const TokenInfo& token) {
  return std::any_of(tokens.begin(), tokens.end(),
                     [&](const auto& other) { return other.modulePath != token.modulePath && isSame(other, token); });
}

} // namespace

HostTokens::HostTokens(Options options) : m_options(std::move(options)) {
  platform::ignoreBrokenPipes(); // a host that crashes must not take us with it
  for (const auto& path : m_options.modules)
    m_modules.push_back(std::make_unique<HostModule>(m_options, path));
}

HostTokens::~HostTokens() = default;

Result<Tokens::Inventory> HostTokens::inventory(const Call& call) {
  std::vector<HostModule::Seen> seen(m_modules.size());
  {
    std::vector<std::jthread> others; // a slow module holds nobody up but itself
    for (std::size_t i = 1; i < m_modules.size(); ++i)
      others.emplace_back([&, i] { seen[i] = m_modules[i]->look(call); });
    if (!m_modules.empty()) seen[0] = m_modules[0]->look(call);
  }
  if (call.stop.stop_requested()) return cancelled("the look for UKEYs was given up");
  Inventory inventory;
  for (auto& module : seen) {
    for (auto& token : module.tokens)
      if (!isListed(inventory.tokens, token)) inventory.tokens.push_back(std::move(token));
    inventory.seenBefore.merge(module.before);
    if (module.failure) inventory.failures.push_back(std::move(*module.failure));
  }
  return inventory;
}

// What was begun goes on where it was begun. Else two modules may show different UKEYs under one serial: then none of
// them can be meant, as in one module, or a PIN might be spent on the other.
HostTokens::Whose HostTokens::seenIn(const std::string& serial) {
  Whose whose;
  std::optional<TokenInfo> first;
  for (const auto& module : m_modules) {
    if (module->isHeld(serial)) return {module.get(), false};
    const auto token = module->seen(serial);
    if (!token) continue;
    whose.ambiguous = whose.ambiguous || (first && !isSame(*first, *token));
    if (first) continue;
    first = token;
    whose.module = module.get();
  }
  return whose;
}

Result<HostModule*> HostTokens::moduleOf(const std::string& serial, const Call& call) {
  auto whose = seenIn(serial);
  if (whose.module == nullptr) {
    if (auto looked = inventory(call); !looked) return failed(looked);
    whose = seenIn(serial);
  }
  if (whose.module == nullptr || whose.ambiguous) return ukeyNotFound(serial);
  return whose.module;
}

template <class R>
Result<typename R::Answer> HostTokens::ask(const R& request, const std::string& serial, const Call& call) {
  const auto module = moduleOf(serial, call);
  if (!module) return failed(module);
  return (*module)->ask(request, serial, call);
}

Outcome HostTokens::begin(const std::string& serial, const Secret& pin, bool lastTryConfirmed, const Call& call) {
  return outcomeOf(ask(Begin{serial, pin.clone(), lastTryConfirmed}, serial, call));
}

Outcome HostTokens::end(const std::string& serial, const Call& call) {
  auto* module = seenIn(serial).module;
  if (module == nullptr || !module->isHeld(serial)) return {}; // it ended by itself, with its host or its UKEY
  return outcomeOf(module->ask(End{serial}, serial, call));
}

Outcome HostTokens::changePin(const std::string& serial, const Secret& oldPin, const Secret& newPin,
                              bool lastTryConfirmed, const Call& call) {
  return outcomeOf(ask(ChangePin{serial, oldPin.clone(), newPin.clone(), lastTryConfirmed}, serial, call));
}

Result<Contents> HostTokens::contents(const std::string& serial, const Call& call) {
  return ask(ReadContents{serial}, serial, call);
}

Result<Trial> HostTokens::tryOut(const std::string& serial, const NewSet& wanted, const Call& call) {
  return ask(TryOut{serial, wanted}, serial, call);
}

Result<Bytes> HostTokens::generateSigningKey(const std::string& serial, const std::string& application, KeyKind kind,
                                             const std::vector<Bytes>& issued, const Call& call) {
  return derOf(ask(GenerateSigningKey{serial, application, kind, issued}, serial, call));
}

Result<Bytes> HostTokens::signingRequest(const std::string& serial, const std::string& application,
                                         const Bytes& publicKey, const Call& call) {
  return derOf(ask(MakeSigningRequest{serial, application, publicKey}, serial, call));
}

Result<Bytes> HostTokens::transportRequest(const std::string& serial, const std::string& application,
                                           const Bytes& signingKey, OaepHash oaep, const Call& call) {
  return derOf(ask(MakeTransportRequest{serial, application, signingKey, oaep}, serial, call));
}

Outcome HostTokens::installEncryptionKey(const std::string& serial, const std::string& application,
                                         const Bytes& signingKey, const Bytes& keyPackage, const Bytes& certificate,
                                         const std::vector<Bytes>& anchors, const Call& call) {
  return outcomeOf(
      ask(InstallEncryptionKey{serial, application, signingKey, keyPackage, certificate, anchors}, serial, call));
}

Outcome HostTokens::writeCertificates(const Installation& installation, const std::vector<Bytes>& anchors,
                                      const Call& call) {
  return outcomeOf(ask(WriteCertificates{installation, anchors}, installation.ukeySerial, call));
}

Outcome HostTokens::prove(const Installation& installation, const Call& call) {
  return outcomeOf(ask(Prove{installation}, installation.ukeySerial, call));
}

Outcome HostTokens::promote(const Installation& installation, const std::string& name, const Call& call) {
  return outcomeOf(ask(Promote{installation, name}, installation.ukeySerial, call));
}

Result<SignedStatement> HostTokens::confirmation(const Installation& installation, const std::string& origin,
                                                 const Call& call) {
  return ask(Confirm{installation, origin}, installation.ukeySerial, call);
}

Result<RenewalRequest> HostTokens::renewalRequest(const std::string& serial, const std::string& application,
                                                  const Bytes& publicKey, const Bytes& oldCertificate,
                                                  const std::string& origin, const Call& call) {
  return ask(MakeRenewalRequest{serial, application, publicKey, oldCertificate, origin}, serial, call);
}

Outcome HostTokens::removeOldSigning(const Installation& installation, const Bytes& oldCertificate, const Call& call) {
  return outcomeOf(ask(RemoveOldSigning{installation, oldCertificate}, installation.ukeySerial, call));
}

Result<SignedStatement> HostTokens::loginStatement(const std::string& serial, const Bytes& certificate,
                                                   const std::string& origin, const std::string& nonce,
                                                   const Call& call) {
  return ask(MakeLoginStatement{serial, certificate, origin, nonce}, serial, call);
}

Result<UnlockKey> HostTokens::unlockKey(const std::string& serial, const Call& call) {
  return ask(MakeUnlockKey{serial}, serial, call);
}

Result<SignedStatement> HostTokens::unlock(const std::string& serial, const UnlockOrder& order, const Secret& newPin,
                                           const Call& call) {
  return ask(Unlock{serial, order, newPin.clone()}, serial, call);
}

Result<std::string> HostTokens::unlockChallenge(const std::string& serial, const Call& call) {
  auto made = ask(MakeChallenge{serial}, serial, call);
  return made ? Result<std::string>(std::move(made->code)) : failed(made);
}

Result<SignedStatement> HostTokens::unlockByCode(const std::string& serial, const CodeOrder& order,
                                                 const Secret& response, const Secret& newPin, const Call& call) {
  return ask(UnlockByCode{serial, order, response.clone(), newPin.clone()}, serial, call);
}

Outcome HostTokens::removePending(const std::string& serial, const std::string& application, const Call& call) {
  return outcomeOf(ask(RemovePending{serial, application}, serial, call));
}

} // namespace certdesk::token
