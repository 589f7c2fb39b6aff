#include "app/token/host/acts.h"

#include "app/token/host/holdings.h"
#include "app/token/host/proof.h"
#include "app/token/pending.h"

namespace certdesk::token {

namespace {

// Where a crash could have left a key that looks whole, or one before it was seen to stay inside: ours by its label, or
// by the length of our CKA_ID where labels are dropped, and nobody has certified it yet.
bool mayBeHalf(const Holdings& holdings, const HeldPrivateKey& key) {
  if (!key.publicKey || !key.signs) return false;
  const bool ours = key.label.rfind(pendingPrefix, 0) == 0 || key.id.size() == 16;
  for (const auto& held : holdings.certificates)
    if (held.publicKey == key.publicKey) return false;
  return ours;
}

} // namespace

Result<Contents> perform(Operation& operation, const ReadContents&) {
  auto holdings = look(operation);
  if (!holdings) return failed(holdings);
  Contents contents;
  for (auto& key : holdings->privateKeys) {
    bool sound = true;
    if (mayBeHalf(*holdings, key)) {
      const auto inside = staysInside(operation, key.object);
      if (!inside) return failed(inside);
      const auto asked = *inside ? isSound(operation, key) : Result<bool>(false);
      if (!asked) return failed(asked);
      sound = *asked;
    }
    contents.keys.push_back(
        {key.label, key.id, key.publicKey && sound ? key.publicKey->spki() : Bytes(), key.signs, key.decrypts});
  }
  for (auto& held : holdings->certificates)
    contents.certificates.push_back({std::move(held.label), std::move(held.id), std::move(held.value)});
  return contents;
}

} // namespace certdesk::token
