#include "app/token/host/acts.h"

#include "app/crypto/key_package.h"
#include "app/token/host/kinds.h"
#include "app/token/host/proof.h"
#include "app/token/host/transport.h"
#include "app/token/pending.h"
#include "pkcs11/public_key.h"

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

// Unwrapping makes the private half alone. Its public object tells what it is; a UKEY that takes none is left without.
Outcome writePublicKey(Operation& operation, const crypto::PublicKey& key, const std::string& label) {
  const auto use = crypto::isRsa(key.kind()) ? pkcs11::PublicKeyUse::Encrypt : pkcs11::PublicKeyUse::Agree;
  const auto made = pkcs11::createPublicKey(operation.session(), valueOf(key), {label, key.identifier(), use, true});
  if (made) return {};
  auto failure = operation.failure(made.error());
  if (operation.over() || failure.value().code == ErrorCode::UkeyFull) return failure;
  return {};
}

bool hasPublicObject(const Holdings& holdings, const crypto::PublicKey& key) {
  for (const auto& object : holdings.publicKeys)
    if (object.publicKey == key) return true;
  return false;
}

// What is on the UKEY of a key.
struct Found {
  bool whole = false;                // it is there, and decrypts
  bool publicObject = false;         // its public half stands beside
  std::vector<pkcs11::Object> wrong; // under our label, and proved to be another key: an interruption left it
};

Result<Found> find(Operation& operation, const crypto::PublicKey& wanted, const std::string& label) {
  const auto holdings = look(operation);
  if (!holdings) return failed(holdings);
  Found found;
  Outcome unclear;
  found.publicObject = hasPublicObject(*holdings, wanted);
  for (const auto& key : holdings->privateKeys) {
    const bool unnamed = !key.publicKey && key.id == wanted.identifier();
    if (key.publicKey != wanted && !unnamed) continue;
    const auto proved = proveDecryption(operation, key.object, wanted);
    found.whole = found.whole || proved;
    if (proved) continue;
    if (operation.over()) return failed(proved);
    if (provedWrong(proved) && key.label == label)
      found.wrong.push_back(key.object);
    else
      unclear = proved;
  }
  if (!found.whole && !unclear) return failed(unclear);
  return found;
}

Result<crypto::KeyPackage> openedPackage(Operation& operation, const InstallEncryptionKey& request,
                                         const crypto::Certificate& certificate) {
  auto package = crypto::openKeyPackage(request.keyPackage, request.anchors);
  if (!package) return failed(package);
  auto signingKey = crypto::PublicKey::fromSpki(request.signingKey);
  if (!signingKey) return failed(signingKey);
  // The transport key dies with its session: a package for it is of no use any more.
  if (!operation.transport) return keyGone("the transport key");
  const crypto::KeyPackageTarget target{request.application, operation.serial(), operation.transport->publicKey,
                                        std::move(*signingKey)};
  if (auto right = crypto::checkTarget(*package, target); !right) return failed(right);
  if (auto right = crypto::checkCertificate(*package, certificate); !right) return failed(right);
  return std::move(*package);
}

Outcome unwrap(Operation& operation, const crypto::KeyPackage& package, const std::string& label) {
  const auto& publicKey = package.encryptionKey;
  const auto key = unwrapPrivateKey(operation, *operation.transport,
                                    {driverHash(package.oaep), package.wrappedAesKey, package.wrappedPrivateKey},
                                    {driverKind(publicKey.kind()), label, publicKey.identifier(), true});
  if (!key) return failed(key);
  if (auto proved = proveDecryption(operation, *key, publicKey); !proved) {
    if (!operation.over()) (void)key->destroy(); // made a moment ago, it never counted
    return proved;
  }
  return {};
}

Outcome install(Operation& operation, const InstallEncryptionKey& request, const crypto::Certificate& certificate,
                const std::string& label) {
  const auto package = openedPackage(operation, request, certificate);
  if (!package) return failed(package);
  auto installed = unwrap(operation, *package, label);
  destroy(*operation.transport);
  operation.transport.reset();
  return installed;
}

} // namespace

Result<Nothing> perform(Operation& operation, const InstallEncryptionKey& request) {
  const auto certificate = crypto::Certificate::fromDer(request.certificate);
  if (!certificate) return failed(certificate);
  if (auto right = crypto::checkChain(*certificate, request.anchors); !right) return failed(right);
  if (auto right = crypto::checkUsage(*certificate, crypto::Usage::Encryption); !right) return failed(right);
  const auto label = pendingLabel(request.application, PendingPurpose::Encryption);
  const auto& publicKey = certificate->publicKey();
  const auto found = find(operation, publicKey, label);
  if (!found) return failed(found);
  if (!found->whole)
    if (auto installed = install(operation, request, *certificate, label); !installed) return failed(installed);
  // Only now, beside one that decrypts.
  for (const auto& wrong : found->wrong)
    if (auto gone = operation.said(wrong.destroy()); !gone) return failed(gone);
  if (!found->publicObject)
    if (auto written = writePublicKey(operation, publicKey, label); !written) return failed(written);
  return Nothing{};
}

} // namespace certdesk::token
