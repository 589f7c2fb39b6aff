#include "app/crypto/certificate.h"
#include "app/token/pending.h"
#include "tests/workflow/fake_calls.h"

#include <algorithm>

// The fake UKEYs, but for renewals and unlocks.
namespace certdesk::test {

namespace {

bool isOf(const token::Installation& installation, const token::KeyEntry& key) {
  auto all = installation.encryptionCertificates;
  all.push_back(installation.signingCertificate);
  return std::any_of(all.begin(), all.end(), [&](const auto& one) { return keyOf(one) == key.publicKey; });
}

// As a UKEY's host checks it; where a client has no anchors it is no matter of the test, which asks some million times.
bool chains(const Bytes& certificate, const std::vector<Bytes>& anchors) {
  if (anchors.empty()) return true;
  const auto read = crypto::Certificate::fromDer(certificate);
  return read && crypto::checkChain(*read, anchors);
}

} // namespace

Result<token::Tokens::Inventory> FakeWorld::inventory(const Call&) {
  return doing<Inventory>(CallKind::Token, "inventory", [&]() -> Result<Inventory> {
    Inventory inventory;
    inventory.tokens = insertedAt(state, pc);
    inventory.failures = driverFailures;
    return inventory;
  });
}

// Three tries, the last one only after a yes; a factory PIN opens nothing.
Outcome FakeWorld::checkPin(FakeUkey& ukey, const Secret& pin, bool lastTryConfirmed) {
  using token::PinState;
  demandKind(pin, SecretKind::Pin);
  if (ukey.pin == PinState::Locked) return refuse(ErrorCode::PinLocked);
  if (ukey.pin == PinState::LastTry && !lastTryConfirmed) return refuse(ErrorCode::PinLastTryUnconfirmed);
  const bool isFactory = ukey.pin == PinState::MustChange;
  if (pin.text() == (isFactory ? factoryPin : rightPin)) return {};
  if (isFactory) return refuse(ErrorCode::PinWrong);
  const bool last = ukey.pin == PinState::LastTry;
  ukey.pin = last ? PinState::Locked : ukey.pin == PinState::SomeWrong ? PinState::LastTry : PinState::SomeWrong;
  return refuse(last ? ErrorCode::PinLocked : ErrorCode::PinWrong);
}

Outcome FakeWorld::begin(const std::string& serial, const Secret& pin, bool lastTryConfirmed, const Call&) {
  return doing<void>(CallKind::Token, "begin", [&]() -> Outcome {
    auto* ukey = ukeyHere(serial);
    if (ukey == nullptr) return refuse(ErrorCode::UkeyNotFound);
    if (auto right = checkPin(*ukey, pin, lastTryConfirmed); !right) return right;
    if (ukey->pin == token::PinState::MustChange) return refuse(ErrorCode::PinMustChange);
    ukey->pin = token::PinState::Ok;
    ukey->open = true;
    ukey->proved.reset();
    return {};
  });
}
Outcome FakeWorld::end(const std::string& serial, const Call&) {
  return doing<void>(CallKind::Token, "end", [&]() -> Outcome {
    auto* ukey = ukeyHere(serial);
    if (ukey == nullptr) return {};
    ukey->open = false;
    ukey->proved.reset();
    if (serial == newUkey) state.officer.forget();
    return {};
  });
}
Outcome FakeWorld::changePin(const std::string& serial, const Secret& oldPin, const Secret& newPin,
                             bool lastTryConfirmed, const Call&) {
  return doing<void>(CallKind::Token, "changePin", [&]() -> Outcome {
    auto* ukey = ukeyHere(serial);
    if (ukey == nullptr) return refuse(ErrorCode::UkeyNotFound);
    if (auto right = checkPin(*ukey, oldPin, lastTryConfirmed); !right) return right;
    demand(newPin.text() == rightPin);
    ukey->pin = token::PinState::Ok;
    return {};
  });
}

Result<token::Contents> FakeWorld::contents(const std::string& serial, const Call&) {
  return onUkey<token::Contents>("contents", serial, [](FakeUkey& ukey) -> Result<token::Contents> {
    return token::Contents{ukey.keys, ukey.certificates};
  });
}
Result<token::Trial> FakeWorld::tryOut(const std::string& serial, const token::NewSet&, const Call&) {
  return onUkey<token::Trial>("tryOut", serial, [](FakeUkey& ukey) -> Result<token::Trial> {
    if (ukey.room == FakeUkey::Room::Full) return refuse(ErrorCode::UkeyFull);
    return token::Trial{token::OaepHash::Sha256, true};
  });
}

Result<Bytes> FakeWorld::generateSigningKey(const std::string& serial, const std::string& id, token::KeyKind,
                                            const std::vector<Bytes>& issued, const Call&) {
  return onUkey<Bytes>("generateSigningKey", serial, [&](FakeUkey& ukey) -> Result<Bytes> {
    demand(isOpen(state.application.stage)); // no key that nothing waits for
    spared = issued;
    token::KeyEntry entry;
    entry.label = token::pendingLabel(id, token::PendingPurpose::Signing);
    std::size_t made = 0;
    for (const auto& key : ukey.keys) {
      demand(key.label != entry.label); // never a second key where there is one to go on with
      if (key.signs) ++made;
    }
    demand(made < ukey.keyNames.size());
    if (ukey.room == FakeUkey::Room::Full) return refuse(ErrorCode::UkeyFull);
    const auto& key = spkiOf(ukey.keyNames[made]);
    entry.publicKey = key;
    entry.signs = true;
    ukey.keys.push_back(std::move(entry));
    return key;
  });
}
// A UKEY signs for the one application, and for the origin whose TLS was verified (invariants 5 and 6).
Result<Bytes> FakeWorld::signingRequest(const std::string& serial, const std::string& id, const Bytes& key,
                                        const Call&) {
  return onUkey<Bytes>("signingRequest", serial, [&](FakeUkey& ukey) -> Result<Bytes> {
    demand(id == applicationId);
    if (!hasKey(ukey, key)) return refuse(ErrorCode::UkeyKeyGone);
    return requestOf(serial, key);
  });
}
Result<Bytes> FakeWorld::transportRequest(const std::string& serial, const std::string& id, const Bytes& key,
                                          token::OaepHash hash, const Call&) {
  return onUkey<Bytes>("transportRequest", serial, [&](FakeUkey& ukey) -> Result<Bytes> {
    demand(id == applicationId);
    demand(hash == token::OaepHash::Sha256); // what the trial found
    if (!hasKey(ukey, key)) return refuse(ErrorCode::UkeyKeyGone);
    return requestOf(serial, key);
  });
}
Outcome FakeWorld::installEncryptionKey(const std::string& serial, const std::string& id, const Bytes&,
                                        const Bytes& keyPackage, const Bytes& certificate,
                                        const std::vector<Bytes>& trusted, const Call&) {
  return onUkey<void>("installEncryptionKey", serial, [&](FakeUkey& ukey) -> Outcome {
    const auto& key = keyOf(certificate);
    if (!chains(certificate, trusted)) return refuse(ErrorCode::CertificateChain);
    if (hasKey(ukey, key)) return {};
    const std::string package(keyPackage.begin(), keyPackage.end());
    if (!package.starts_with(serial + '|')) return refuse(ErrorCode::PackageOtherUkey);
    if (keyPackage != requestOf(serial, key)) return refuse(ErrorCode::PackageOtherKey);
    if (isArchived(certificate)) { // it takes no room from what must be there
      const auto* signing = workflow::issuedSigning(state.application);
      demand(holds(ukey, encryptionCertificate()) && signing != nullptr && holds(ukey, signing->certificate));
      if (ukey.room == FakeUkey::Room::ForNothing) return refuse(ErrorCode::UkeyFull);
    }
    if (ukey.room == FakeUkey::Room::Full) return refuse(ErrorCode::UkeyFull);
    token::KeyEntry entry;
    entry.label = token::pendingLabel(id, token::PendingPurpose::Encryption);
    entry.publicKey = key;
    entry.decrypts = true;
    ukey.keys.push_back(std::move(entry));
    return {};
  });
}

Outcome FakeWorld::writeCertificates(const token::Installation& installation, const std::vector<Bytes>& trusted,
                                     const Call&) {
  auto all = installation.encryptionCertificates;
  all.insert(all.begin(), installation.signingCertificate);
  for (const auto& certificate : all)
    if (!chains(certificate, trusted)) return refuse(ErrorCode::CertificateChain);
  for (const auto& certificate : all) {
    auto written = onUkey<void>("writeCertificate", installation.ukeySerial, [&](FakeUkey& ukey) -> Outcome {
      demand(hasKey(ukey, keyOf(certificate)));
      if (holds(ukey, certificate)) return {}; // which takes no more room
      if (isArchived(certificate) && ukey.room != FakeUkey::Room::ForAll) return refuse(ErrorCode::UkeyFull);
      if (ukey.room == FakeUkey::Room::Full) return refuse(ErrorCode::UkeyFull);
      ukey.certificates.push_back({"", {}, certificate});
      return {};
    });
    if (!written) return written;
  }
  return {};
}
Outcome FakeWorld::prove(const token::Installation& installation, const Call&) {
  return onUkey<void>("prove", installation.ukeySerial, [&](FakeUkey& ukey) -> Outcome {
    demand(holds(ukey, installation.signingCertificate));
    ukey.proved = installation;
    return {};
  });
}
Outcome FakeWorld::promote(const token::Installation& installation, const std::string& name, const Call&) {
  return onUkey<void>("promote", installation.ukeySerial, [&](FakeUkey& ukey) -> Outcome {
    demand(ukey.proved == installation);
    for (auto& key : ukey.keys)
      if (isOf(installation, key)) key.label = name;
    return {};
  });
}
Result<token::SignedStatement> FakeWorld::confirmation(const token::Installation& installation,
                                                       const std::string& origin, const Call&) {
  const auto& serial = installation.ukeySerial;
  return onUkey<token::SignedStatement>("confirmation", serial, [&](FakeUkey& ukey) -> Result<token::SignedStatement> {
    demand(ukey.proved == installation);
    demand(installation.application == applicationId && origin == portalOrigin);
    // Under its final name: what is confirmed is not looked for among the unfinished ever again.
    for (const auto& key : ukey.keys)
      demand(!isOf(installation, key) || key.label.rfind("~pending:", 0) != 0);
    return token::SignedStatement{statementOf(installation), Bytes(serial.begin(), serial.end())};
  });
}
Outcome FakeWorld::removePending(const std::string& serial, const std::string&, const Call&) {
  return onUkey<void>("removePending", serial, [](FakeUkey&) -> Outcome { return {}; });
}

} // namespace certdesk::test
