#include "app/token/host/acts.h"

#include "app/crypto/certificate.h"
#include "app/token/host/kinds.h"
#include "app/token/host/proof.h"
#include "app/token/pending.h"
#include "pkcs11/key_generation.h"

#include <algorithm>

namespace certdesk::token {

namespace {

// What the application's signing key is known by before a certificate is issued for it.
struct Mark {
  std::string label;
  Bytes id;

  // Either will do: some UKEYs drop labels, or cut them short.
  [[nodiscard]] bool isOn(const auto& object) const { return object.label == label || object.id == id; }
};

Mark markOf(const std::string& application) {
  return {pendingLabel(application, PendingPurpose::Signing), pendingKeyId(application)};
}

// Whether the refusal is about the kind of key and not about the moment.
bool refusesKind(CK_RV code) {
  return pkcs11::meansNotOffered(code) || code == CKR_KEY_SIZE_RANGE || code == CKR_CURVE_NOT_SUPPORTED ||
         code == CKR_DOMAIN_PARAMS_INVALID || code == CKR_TEMPLATE_INCONSISTENT || code == CKR_TEMPLATE_INCOMPLETE ||
         code == CKR_ATTRIBUTE_VALUE_INVALID || code == CKR_ATTRIBUTE_TYPE_INVALID;
}

// The application's key where it is there, signs and stays inside.
Result<std::optional<crypto::PublicKey>> wholeKey(Operation& operation, const Holdings& holdings, const Mark& mark) {
  for (const auto& key : holdings.privateKeys) {
    if (!mark.isOn(key)) continue;
    const auto sound = isSound(operation, key);
    if (!sound) return failed(sound);
    if (!*sound) continue;
    const auto inside = staysInside(operation, key.object);
    if (!inside) return failed(inside);
    if (*inside) return key.publicKey;
  }
  return std::optional<crypto::PublicKey>();
}

using PublicKeys = std::vector<crypto::PublicKey>;

// The keys that certificates are for: those that the portal lists, and those on the UKEY.
Result<PublicKeys> certifiedKeys(const Holdings& holdings, const std::vector<Bytes>& issued) {
  PublicKeys keys;
  for (const auto& der : issued) {
    const auto certificate = crypto::Certificate::fromDer(der);
    if (!certificate) return failed(certificate);
    keys.push_back(certificate->publicKey());
  }
  for (const auto& held : holdings.certificates)
    if (held.publicKey) keys.push_back(*held.publicKey);
  return keys;
}

// Whatever a certified key looks like, it stays: it may be all that the certificate is good with. So does one that
// nothing tells the public half of, where it may be that.
Outcome spareCertified(const Holdings& holdings, const Mark& mark, const PublicKeys& certified) {
  const auto isCertified = [&](const auto& key) {
    return key.publicKey && std::find(certified.begin(), certified.end(), *key.publicKey) != certified.end();
  };
  for (const auto& key : holdings.privateKeys) {
    if (!mark.isOn(key)) continue;
    if (isCertified(key)) return proofFailed("a signing key that has its certificate does not sign, or can be got out");
    if (!key.publicKey && !certified.empty()) return keyGone("the public half of what may be a certified key");
  }
  for (const auto& key : holdings.publicKeys)
    if (mark.isOn(key) && isCertified(key)) return keyGone("the private half of a certified key");
  return {};
}

// Generation that was interrupted leaves halves: a public key without its private one, a private key that cannot sign.
// Nothing was ever written for them.
Outcome removeHalves(Operation& operation, const Holdings& holdings, const Mark& mark) {
  for (const auto& key : holdings.publicKeys)
    if (mark.isOn(key))
      if (auto gone = operation.said(key.object.destroy()); !gone) return gone;
  for (const auto& key : holdings.privateKeys)
    if (mark.isOn(key))
      if (auto gone = operation.said(key.object.destroy()); !gone) return gone;
  return {};
}

Result<crypto::PublicKey> generate(Operation& operation, pkcs11::KeyKind kind, const Mark& mark) {
  const auto pair =
      pkcs11::generateKeyPair(operation.session(), kind, {mark.label, mark.id, pkcs11::KeyUse::Signing, true});
  if (!pair) {
    if (refusesKind(pair.error().code)) return cannotMakeKey(pkcs11::describe(pair.error()));
    return operation.failure(pair.error());
  }
  // A UKEY that lets the key out in spite of the template is not one to sign with.
  const auto inside = staysInside(operation, pair->privateKey);
  if (!inside) return failed(inside);
  if (!*inside) {
    (void)pair->publicKey.destroy();
    (void)pair->privateKey.destroy();
    return cannotMakeKey("the new key is extractable");
  }
  const auto value = operation.said(pkcs11::publicKeyOf(pair->publicKey));
  if (!value) return failed(value);
  auto publicKey = publicKeyFrom(*value);
  if (!publicKey) return cannotMakeKey("the new key is of another kind");
  return std::move(*publicKey);
}

} // namespace

Result<Made> perform(Operation& operation, const GenerateSigningKey& request) {
  const auto mark = markOf(request.application);
  const auto holdings = look(operation);
  if (!holdings) return failed(holdings);
  const auto whole = wholeKey(operation, *holdings, mark);
  if (!whole) return failed(whole);
  if (*whole) return Made{(*whole)->spki()};
  const auto certified = certifiedKeys(*holdings, request.issued);
  if (!certified) return failed(certified);
  if (auto spared = spareCertified(*holdings, mark, *certified); !spared) return failed(spared);
  if (auto removed = removeHalves(operation, *holdings, mark); !removed) return failed(removed);
  const auto made = generate(operation, driverKind(cryptoKind(request.kind)), mark);
  if (!made) return failed(made);
  return Made{made->spki()};
}

} // namespace certdesk::token
