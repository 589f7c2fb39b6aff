#include "app/token/host/public_object.h"

#include "app/token/host/kinds.h"
#include "pkcs11/public_key.h"

#include <algorithm>

namespace certdesk::token {

namespace {

pkcs11::PublicKeyValue valueOf(const crypto::PublicKey& key) {
  if (crypto::isRsa(key.kind())) {
    auto parts = key.rsaParts();
    return pkcs11::RsaPublicKey{std::move(parts.modulus), std::move(parts.exponent)};
  }
  const auto curve = pkcs11::curveParametersOf(driverKind(key.kind()));
  return pkcs11::EcPublicKey{Bytes(curve.begin(), curve.end()), key.ecPoint()};
}

pkcs11::PublicKeyUse useOf(const crypto::PublicKey& key, crypto::Usage usage) {
  if (usage == crypto::Usage::Signing) return pkcs11::PublicKeyUse::Verify;
  return crypto::isRsa(key.kind()) ? pkcs11::PublicKeyUse::Encrypt : pkcs11::PublicKeyUse::Agree;
}

} // namespace

Outcome writePublicObject(Operation& operation, const Holdings& holdings, const crypto::PublicKey& key,
                          crypto::Usage usage, const std::string& label, const Bytes& id) {
  const auto& there = holdings.publicKeys;
  if (std::any_of(there.begin(), there.end(), [&](const auto& object) { return object.publicKey == key; })) return {};
  const auto made = pkcs11::createPublicKey(operation.session(), valueOf(key), {label, id, useOf(key, usage), true});
  if (made) return {};
  auto failure = operation.failure(made.error());
  if (operation.over() || failure.value().code == ErrorCode::UkeyFull) return failure;
  return {};
}

} // namespace certdesk::token
