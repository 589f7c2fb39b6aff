#include "app/token/host/acts.h"

#include "app/crypto/key_package.h"
#include "app/token/host/kinds.h"
#include "app/token/host/proof.h"
#include "app/token/host/public_object.h"
#include "app/token/host/transport.h"
#include "app/token/pending.h"

namespace certdesk::token {

namespace {

// What is on the UKEY of a key.
struct Found {
  bool whole = false;                // it is there, and decrypts
  std::vector<pkcs11::Object> wrong; // under our label, and proved to be another key: an interruption left it
};

Result<Found> find(Operation& operation, const Holdings& holdings, const crypto::PublicKey& wanted,
                   const std::string& label) {
  Found found;
  Outcome unclear;
  for (const auto& key : holdings.privateKeys) {
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

Result<pkcs11::Object> unwrap(Operation& operation, const crypto::KeyPackage& package, const std::string& label) {
  const auto& publicKey = package.encryptionKey;
  auto key = unwrapPrivateKey(operation, *operation.transport,
                              {driverHash(package.oaep), package.wrappedAesKey, package.wrappedPrivateKey},
                              {driverKind(publicKey.kind()), label, publicKey.identifier(), true});
  if (!key) return failed(key);
  if (auto proved = proveDecryption(operation, *key, publicKey); !proved) {
    if (!operation.over()) (void)key->destroy(); // made a moment ago, it never counted
    return failed(proved);
  }
  return std::move(*key);
}

Result<pkcs11::Object> install(Operation& operation, const InstallEncryptionKey& request,
                               const crypto::Certificate& certificate, const std::string& label) {
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
  const auto holdings = look(operation);
  if (!holdings) return failed(holdings);
  const auto found = find(operation, *holdings, publicKey, label);
  if (!found) return failed(found);
  std::optional<pkcs11::Object> made;
  if (!found->whole) {
    auto installed = install(operation, request, *certificate, label);
    if (!installed) return failed(installed);
    made = std::move(*installed);
  }
  // Only now, beside one that decrypts.
  for (const auto& wrong : found->wrong)
    if (auto gone = operation.said(wrong.destroy()); !gone) return failed(gone);
  const auto written =
      writePublicObject(operation, *holdings, publicKey, crypto::Usage::Encryption, label, publicKey.identifier());
  // Without room for both halves there is none for this pair: what was made a moment ago never counted.
  if (made && !written && written.error().code == ErrorCode::UkeyFull) (void)made->destroy();
  if (!written) return failed(written);
  return Nothing{};
}

} // namespace certdesk::token
