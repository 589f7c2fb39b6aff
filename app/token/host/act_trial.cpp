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

// What the application has put on it already needs no room again. Either mark will do, as on UKEYs that drop labels.
const HeldPrivateKey* pendingKey(const Holdings& holdings, const std::string& application, PendingPurpose purpose) {
  const auto found = std::find_if(holdings.privateKeys.begin(), holdings.privateKeys.end(), [&](const auto& key) {
    return key.label == pendingLabel(application, purpose) ||
           (purpose == PendingPurpose::Signing && key.id == pendingKeyId(application));
  });
  return found == holdings.privateKeys.end() ? nullptr : &*found;
}

std::uint64_t roomFor(const Holdings& holdings, const std::string& application, PendingPurpose purpose, KeyKind kind) {
  const auto* key = pendingKey(holdings, application, purpose);
  if (key == nullptr) return sizeOfKey(kind) + sizeOfCertificate;
  const bool certified =
      key->publicKey && std::any_of(holdings.certificates.begin(), holdings.certificates.end(),
                                    [&](const auto& held) { return held.publicKey == key->publicKey; });
  return certified ? 0 : sizeOfCertificate;
}

// A key that is kept gets another certificate beside the old one.
std::uint64_t roomFor(const Holdings& holdings, const NewSet& wanted) {
  const auto signing = roomFor(holdings, wanted.application, PendingPurpose::Signing, wanted.signing);
  if (wanted.encryptionKept) return signing + sizeOfCertificate;
  return signing + roomFor(holdings, wanted.application, PendingPurpose::Encryption, wanted.encryption);
}

Outcome checkRoom(Operation& operation, const NewSet& wanted) {
  const auto token = operation.said(operation.place().slot.token());
  if (!token) return failed(token);
  std::optional<std::uint64_t> room = token->freePrivateMemory;
  if (token->freePublicMemory) room = std::min(room.value_or(*token->freePublicMemory), *token->freePublicMemory);
  if (!room) return {};
  const auto holdings = look(operation);
  if (!holdings) return failed(holdings);
  const auto needed = roomFor(*holdings, wanted);
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
  if (auto room = checkRoom(operation, request.wanted); !room) return failed(room);
  if (auto made = trySigningKey(operation, driverKind(cryptoKind(request.wanted.signing))); !made) return failed(made);
  const auto transport = makeTransportKey(operation);
  if (!transport) return failed(transport);
  const auto hash = tryUnwrap(operation, *transport, request.wanted.encryption);
  destroy(*transport);
  if (!hash) return failed(hash);
  return Trial{*hash, true};
}

} // namespace certdesk::token
