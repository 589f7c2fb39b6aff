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

// Whether the key is on the UKEY and decrypts. A crash may have left a half of it under our label: that is removed, and
// nothing else.
Result<bool> isThere(Operation& operation, const crypto::PublicKey& wanted, const std::string& label) {
  const auto holdings = look(operation);
  if (!holdings) return failed(holdings);
  for (const auto& key : holdings->privateKeys) {
    const bool unnamed = !key.publicKey && key.id == wanted.identifier();
    if (key.publicKey != wanted && !unnamed) continue;
    const auto proved = proveDecryption(operation, key.object, wanted);
    if (proved) {
      if (hasPublicObject(*holdings, wanted)) return true;
      if (auto written = writePublicKey(operation, wanted, label); !written) return failed(written);
      return true;
    }
    if (operation.over() || key.label != label) return failed(proved);
    if (auto gone = operation.said(key.object.destroy()); !gone) return failed(gone);
  }
  return false;
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

Outcome install(Operation& operation, const crypto::KeyPackage& package, const std::string& label) {
  const auto& publicKey = package.encryptionKey;
  const auto key = unwrapPrivateKey(operation, *operation.transport,
                                    {driverHash(package.oaep), package.wrappedAesKey, package.wrappedPrivateKey},
                                    {driverKind(publicKey.kind()), label, publicKey.identifier(), true});
  if (!key) return failed(key);
  if (auto proved = proveDecryption(operation, *key, publicKey); !proved) {
    if (!operation.over()) (void)key->destroy(); // it never counted
    return proved;
  }
  return writePublicKey(operation, publicKey, label);
}

} // namespace

Result<Nothing> perform(Operation& operation, const InstallEncryptionKey& request) {
  const auto certificate = crypto::Certificate::fromDer(request.certificate);
  if (!certificate) return failed(certificate);
  if (auto right = crypto::checkChain(*certificate, request.anchors); !right) return failed(right);
  if (auto right = crypto::checkUsage(*certificate, crypto::Usage::Encryption); !right) return failed(right);
  const auto label = pendingLabel(request.application, PendingPurpose::Encryption);
  const auto there = isThere(operation, certificate->publicKey(), label);
  if (!there) return failed(there);
  if (*there) return Nothing{};
  const auto package = openedPackage(operation, request, *certificate);
  if (!package) return failed(package);
  const auto installed = install(operation, *package, label);
  destroy(*operation.transport);
  operation.transport.reset();
  if (!installed) return failed(installed);
  return Nothing{};
}

} // namespace certdesk::token
