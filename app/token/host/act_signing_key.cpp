#include "app/token/host/acts.h"

#include "app/crypto/certificate.h"
#include "app/token/host/kinds.h"
#include "app/token/host/proof.h"
#include "app/token/host/public_object.h"
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

bool isIn(const PublicKeys& certified, const std::optional<crypto::PublicKey>& key) {
  return key && std::find(certified.begin(), certified.end(), *key) != certified.end();
}

// Which of the certified keys a private key is. An EC key mostly does not tell its public half: where a driver has
// forgotten the public object, its signature does.
Result<std::optional<crypto::PublicKey>> certifiedAs(Operation& operation, const HeldPrivateKey& key,
                                                     const PublicKeys& certified) {
  const std::optional<crypto::PublicKey> none;
  if (key.publicKey) return isIn(certified, key.publicKey) ? key.publicKey : none;
  if (certified.empty()) return none;
  const auto type = operation.said(key.object.number(CKA_KEY_TYPE));
  if (!type) return failed(type);
  if (*type != CKK_EC || !key.signs) return keyGone("the public half of what may be a certified key");
  for (const auto& candidate : certified) {
    if (crypto::isRsa(candidate.kind())) continue;
    const auto proved = proveSigning(operation, key.object, candidate);
    if (proved) return std::optional(candidate);
    if (!provedWrong(proved)) return failed(proved);
  }
  return none;
}

// Whatever a certified key looks like, it stays: it may be all that the certificate is good with. One that lacks
// nothing but its public object is answered.
Result<std::optional<HeldPrivateKey>> spareCertified(Operation& operation, const Holdings& holdings, const Mark& mark,
                                                     const PublicKeys& certified) {
  for (auto key : holdings.privateKeys) {
    if (!mark.isOn(key)) continue;
    const auto as = certifiedAs(operation, key, certified);
    if (!as) return failed(as);
    if (!*as) continue;
    const auto inside = staysInside(operation, key.object);
    if (!inside) return failed(inside);
    if (key.publicKey || !*inside)
      return proofFailed("a signing key that has its certificate does not sign, or can be got out");
    key.publicKey = *as;
    return std::optional(std::move(key));
  }
  for (const auto& key : holdings.publicKeys)
    if (mark.isOn(key) && isIn(certified, key.publicKey)) return keyGone("the private half of a certified key");
  return std::optional<HeldPrivateKey>();
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

// Nothing is certified that a driver only remembers: the certificate would be paid for and good with nothing.
Result<Made> readBack(Operation& operation, const Mark& mark, const crypto::PublicKey& made) {
  if (auto again = operation.reopen(); !again) return failed(again);
  const auto holdings = look(operation);
  if (!holdings) return failed(holdings);
  const auto whole = wholeKey(operation, *holdings, mark);
  if (!whole) return failed(whole);
  if (*whole != made) return keyGone("the new signing key, once its session was closed");
  return Made{made.spki()};
}

Result<Made> completed(Operation& operation, const Holdings& holdings, const HeldPrivateKey& key) {
  const auto written =
      writePublicObject(operation, holdings, *key.publicKey, crypto::Usage::Signing, key.label, key.id);
  if (!written) return failed(written);
  return Made{key.publicKey->spki()};
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
  const auto spared = spareCertified(operation, *holdings, mark, *certified);
  if (!spared) return failed(spared);
  if (*spared) return completed(operation, *holdings, **spared);
  if (auto removed = removeHalves(operation, *holdings, mark); !removed) return failed(removed);
  const auto made = generate(operation, driverKind(cryptoKind(request.kind)), mark);
  if (!made) return failed(made);
  return readBack(operation, mark, *made);
}

} // namespace certdesk::token
