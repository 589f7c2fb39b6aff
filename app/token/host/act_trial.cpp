#include "app/token/host/acts.h"

#include "app/crypto/trial_key.h"
#include "app/token/host/holdings.h"
#include "app/token/host/kinds.h"
#include "app/token/host/proof.h"
#include "app/token/host/transport.h"
#include "app/token/pending.h"
#include "pkcs11/key_generation.h"

#include <algorithm>
#include <array>

namespace certdesk::token {

namespace {

// Octets that a key pair takes, as a generous guess; UKEYs differ, and few tell their room.
std::uint64_t sizeOfKey(KeyKind kind) {
  switch (kind) {
  case KeyKind::Rsa2048:
    return 1600;
  case KeyKind::Rsa3072:
    return 2400;
  case KeyKind::EcP256:
    return 400;
  case KeyKind::EcP384:
    return 500;
  }
  return 0;
}
constexpr std::uint64_t sizeOfCertificate = 2048;

// What is on it already, of a service that goes on, needs no room again.
bool hasPending(const Holdings& holdings, std::string_view ending) {
  return std::any_of(holdings.privateKeys.begin(), holdings.privateKeys.end(), [&](const auto& key) {
    return key.label.rfind(pendingPrefix, 0) == 0 && key.label.ends_with(ending);
  });
}

Outcome checkRoom(Operation& operation, const TryOut& request) {
  const auto token = operation.said(operation.place().slot.token());
  if (!token) return failed(token);
  std::optional<std::uint64_t> room = token->freePrivateMemory;
  if (token->freePublicMemory) room = std::min(room.value_or(*token->freePublicMemory), *token->freePublicMemory);
  if (!room) return {};
  const auto holdings = look(operation);
  if (!holdings) return failed(holdings);
  std::uint64_t needed = 0;
  if (!hasPending(*holdings, ":sign")) needed += sizeOfKey(request.signing) + sizeOfCertificate;
  if (!hasPending(*holdings, ":enc")) needed += sizeOfKey(request.encryption) + sizeOfCertificate;
  if (*room < needed) return ukeyFull(std::to_string(*room) + " octets left of " + std::to_string(needed));
  return {};
}

// A pair as a session object, gone at once. RSA-2048 is tried as the transport key anyway.
Outcome trySigningKey(Operation& operation, pkcs11::KeyKind kind) {
  const auto mechanisms = operation.mechanisms();
  if (!mechanisms) return failed(mechanisms);
  if (!pkcs11::offersGeneration(*mechanisms, kind)) return cannotMakeKey("the module does not offer it");
  if (kind == pkcs11::KeyKind::Rsa2048) return {};
  const auto pair = pkcs11::generateKeyPair(operation.session(), kind, {"~trial", {}, pkcs11::KeyUse::Signing, false});
  if (pair) {
    (void)pair->publicKey.destroy();
    (void)pair->privateKey.destroy();
    return {};
  }
  auto failure = operation.failure(pair.error());
  if (operation.over() || failure.value().code == ErrorCode::UkeyFull) return failure;
  return cannotMakeKey(pkcs11::describe(pair.error()));
}

Result<pkcs11::Object> unwrapTrialKey(Operation& operation, const TransportKey& transport,
                                      const crypto::TrialKey& trial, crypto::OaepHash hash) {
  auto sealed = transport.publicKey.encryptOaep(hash, trial.aesKey.view());
  if (!sealed) return failed(sealed);
  return unwrapPrivateKey(operation, transport, {driverHash(hash), std::move(*sealed), trial.wrappedPrivateKey},
                          {driverKind(trial.publicKey.kind()), "~trial", trial.publicKey.identifier(), false});
}

Result<OaepHash> tryUnwrap(Operation& operation, const TransportKey& transport, KeyKind kind) {
  const auto trial = crypto::makeTrialKey(cryptoKind(kind));
  if (!trial) return failed(trial);
  Result<OaepHash> answer = cannotUnwrap("no way was tried");
  for (const auto hash : {OaepHash::Sha256, OaepHash::Sha1}) {
    const auto key = unwrapTrialKey(operation, transport, *trial, cryptoHash(hash));
    if (key) {
      const auto proved = proveDecryption(operation, *key, trial->publicKey);
      (void)key->destroy();
      if (proved) return hash;
      if (operation.over()) return failed(proved);
      return cannotUnwrap("what it unwraps does not decrypt: " + proved.error().detail);
    }
    answer = failed(key);
    if (key.error().code != ErrorCode::UkeyCannotUnwrap) break;
  }
  return answer;
}

} // namespace

Result<Trial> perform(Operation& operation, const TryOut& request) {
  if (auto room = checkRoom(operation, request); !room) return failed(room);
  if (auto made = trySigningKey(operation, driverKind(cryptoKind(request.signing))); !made) return failed(made);
  const auto transport = makeTransportKey(operation);
  if (!transport) return failed(transport);
  const auto hash = tryUnwrap(operation, *transport, request.encryption);
  destroy(*transport);
  if (!hash) return failed(hash);
  return Trial{*hash, true};
}

} // namespace certdesk::token
