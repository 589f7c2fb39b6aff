#include "app/workflow/unlock_effect.h"

#include "app/crypto/unlock_seal.h"
#include "app/token/pin_rules.h"

// Unlock as one act, restartable from the top: whatever an interruption left, the portal knows both PINs that the
// UKEY's security officer may have, and releases them again.
namespace certdesk::workflow {

namespace {

// Looked at before the release, which is counted.
Outcome checkUkeyAndPin(const Facts& facts, const Held& held, const World& world) {
  const auto* ukey = boundUkey(facts);
  if (ukey == nullptr) return internalError("an unlock without its UKEY");
  if (auto fit = refuseUnfit(fitnessOf(*ukey, *facts.application, world.practice)); !fit) return fit;
  return checkNewPinFor(*ukey, held.newPin);
}

} // namespace

Outcome checkNewPinFor(const token::TokenInfo& ukey, const Secret& pin) {
  return token::checkNewPin(pin, {}, ukey.minimumPin, ukey.maximumPin);
}

Result<Learned> unlockUkey(const Facts& facts, const Held& held, World& world, const Call& call) {
  if (auto good = checkUkeyAndPin(facts, held, world); !good) return failed(good);
  // Another PC may have been here since: then nothing is released.
  auto now = fetch(facts.applicationId, world, portalCall(call));
  if (!now) return failed(now);
  Learned learned;
  if (now->stage != portal::Stage::Approved) {
    learned.application = std::move(*now);
    return learned;
  }
  const auto serial = boundSerial(facts);
  (void)world.tokens.end(serial, call); // an operation that a failure left open
  auto key = world.tokens.unlockKey(serial, call);
  if (!key) return failed(key);
  const auto mac = crypto::unlockMac(held.code, key->publicKey, serial, key->nonce);
  auto grant = world.portal.releaseUnlock(*now, key->publicKey, key->nonce, mac, portalCall(call));
  if (!grant) return failed(grant);
  const token::UnlockOrder order{now->id, now->oldSigningCertificate, grant->sealed, grant->nonce, world.origin};
  auto proof = world.tokens.unlock(serial, order, held.newPin, call);
  if (!proof) return failed(proof);
  return learnedFrom(world.portal.completeUnlock(*now, proof->statement, proof->signature, portalCall(call)));
}

} // namespace certdesk::workflow
