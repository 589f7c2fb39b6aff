#include "app/core/text.h"
#include "app/crypto/digest.h"
#include "app/crypto/signing_request.h"
#include "app/token/host/acts.h"
#include "app/token/host/installed.h"
#include "app/token/host/proof.h"
#include "app/token/host/statements.h"

#include <algorithm>
#include <set>

// What a renewal does beside a recovery: its request is proved by the key it replaces, and afterwards that key goes.
namespace certdesk::token {

namespace {

// Whether the replacement is whole: each of its certificates beside its key.
Outcome wholeHere(const Holdings& holdings, const Installation& installation) {
  const auto certificates = certificatesOf(installation);
  if (!certificates) return failed(certificates);
  for (const auto& one : *certificates)
    if (holdings.certificate(one.certificate.der()) == nullptr ||
        keyOf(holdings, one.certificate.publicKey()) == nullptr)
      return keyGone("the new set is not whole, so the old one stays");
  return {};
}

// How many there were.
template <class Objects, class Which>
Result<int> removeAll(Operation& operation, const Objects& objects, const Which& which) {
  int removed = 0;
  for (const auto& one : objects) {
    if (!which(one)) continue;
    if (auto gone = operation.said(one.object.destroy()); !gone) return failed(gone);
    ++removed;
  }
  return removed;
}

// What may be the old key's private half, by its own word, by what stands beside it, or by its CKA_ID alone.
bool mayBe(const HeldPrivateKey& key, const crypto::PublicKey& publicKey) {
  return key.publicKey ? key.publicKey == publicKey : key.id == publicKey.identifier();
}

bool signsAlone(const HeldPrivateKey& key) { return key.signs && !key.decrypts; }

// Which of the private keys go: those that have signed as the old certificate says, just now, since an encryption key
// may stand beside the same objects.
Result<std::set<CK_OBJECT_HANDLE>> privateHalves(Operation& operation, const Holdings& holdings,
                                                 const crypto::PublicKey& publicKey) {
  std::set<CK_OBJECT_HANDLE> halves;
  for (const auto& key : holdings.privateKeys) {
    if (!mayBe(key, publicKey) || !signsAlone(key)) continue;
    const auto proved = proveSigning(operation, key.object, publicKey);
    if (!proved && !provedWrong(proved)) return failed(proved);
    if (proved) halves.insert(key.object.handle());
  }
  return halves;
}

// The certificate goes first: a key without one is still seen in My UKEY, a certificate without its key would be taken
// for one that works.
Result<int> removeSet(Operation& operation, const Holdings& holdings, const crypto::PublicKey& publicKey) {
  const auto halves = privateHalves(operation, holdings, publicKey);
  if (!halves) return failed(halves);
  const auto its = [&](const auto& object) { return object.publicKey == publicKey; };
  const auto certificates = removeAll(operation, holdings.certificates, its);
  if (!certificates) return certificates;
  const auto publicKeys = removeAll(operation, holdings.publicKeys, its);
  if (!publicKeys) return publicKeys;
  const auto privateKeys = removeAll(operation, holdings.privateKeys,
                                     [&](const auto& key) { return halves->contains(key.object.handle()); });
  if (!privateKeys) return privateKeys;
  return *certificates + *publicKeys + *privateKeys;
}

} // namespace

Result<RenewalRequest> perform(Operation& operation, const MakeRenewalRequest& request) {
  const auto old = crypto::Certificate::fromDer(request.oldCertificate);
  if (!old) return failed(old);
  auto made = perform(operation, MakeSigningRequest{request.serial, request.application, request.publicKey});
  if (!made) return failed(made);
  auto proof = signedBy(operation, *old,
                        {"renew",
                         request.origin,
                         operation.serial(),
                         {{"application", request.application},
                          {"request", hex(crypto::sha256(made->der))},
                          {"certificate", hex(old->sha256())}}});
  if (!proof) return failed(proof);
  return RenewalRequest{std::move(made->der), std::move(*proof)};
}

Result<SignedStatement> perform(Operation& operation, const MakeLoginStatement& request) {
  const auto certificate = crypto::Certificate::fromDer(request.certificate);
  if (!certificate) return failed(certificate);
  return signedBy(operation, *certificate,
                  {"login",
                   request.origin,
                   operation.serial(),
                   {{"nonce", request.nonce}, {"certificate", hex(certificate->sha256())}}});
}

Result<Nothing> perform(Operation& operation, const RemoveOldSigning& request) {
  const auto old = crypto::Certificate::fromDer(request.oldCertificate);
  if (!old) return failed(old);
  const auto holdings = look(operation);
  if (!holdings) return failed(holdings);
  if (auto whole = wholeHere(*holdings, request.installation); !whole) return failed(whole);
  const auto& publicKey = old->publicKey();
  const auto kept = certificatesOf(request.installation);
  if (!kept) return failed(kept);
  for (const auto& one : *kept)
    if (one.certificate.publicKey() == publicKey) return keyGone("the old key is one of the new set");
  const auto isHeld = [&](bool asSigning) {
    return std::any_of(holdings->privateKeys.begin(), holdings->privateKeys.end(),
                       [&](const auto& key) { return mayBe(key, publicKey) && signsAlone(key) == asSigning; });
  };
  if (isHeld(false) && !isHeld(true)) return keyGone("not a signing key: it stays");
  // Until nothing of it is found any more: some take the order and forget it.
  auto removed = removeSet(operation, *holdings, publicKey);
  for (int looks = 0; removed && *removed > 0 && looks < 2; ++looks) {
    const auto left = look(operation);
    if (!left) return failed(left);
    removed = removeSet(operation, *left, publicKey);
  }
  if (!removed) return failed(removed);
  if (*removed > 0) return writeMismatch("what was removed is still there");
  return Nothing{};
}

} // namespace certdesk::token
