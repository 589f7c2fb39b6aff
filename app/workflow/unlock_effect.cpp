#include "app/workflow/unlock_effect.h"

#include "app/crypto/unlock_seal.h"
#include "app/token/failures.h"
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

// Nothing is kept, or an operation that was left open is in the way of trying.
bool needsRelease(ErrorCode code) { return code == ErrorCode::UnlockSealBroken || code == ErrorCode::UkeyBusy; }

// The three ways to the same proof.
struct Unlocking {
  const portal::Application& application;
  const std::string serial;
  const Held& held;
  World& world;
  const Call& call;

  using Proof = Result<token::SignedStatement>;
  [[nodiscard]] Proof by(std::optional<portal::UnlockMethod> method, const Known<std::string>& challenge) const {
    if (method == portal::UnlockMethod::Escrow) return byOfficerPin();
    if (!method || !challenge.known()) return internalError("an unlock without a way");
    if (method == portal::UnlockMethod::Telephone) return byCode(*challenge, held.unlockCode);
    const auto response = world.portal.unlockResponse(application, *challenge, portalCall(call));
    if (!response) return failed(response);
    return byCode(*challenge, *response);
  }

private:
  [[nodiscard]] Proof byOfficerPin() const {
    // Of a release whose PIN alone the UKEY refused, by a rule of its own, the host has kept what another one needs.
    token::UnlockOrder order{application.id, application.oldSigningCertificate, {}, {}, world.origin};
    auto again = world.tokens.unlock(serial, order, held.newPin, call);
    if (again || !needsRelease(again.error().code)) return again;
    (void)world.tokens.end(serial, call); // an operation that a failure left open
    auto key = world.tokens.unlockKey(serial, call);
    if (!key) return failed(key);
    const auto mac = crypto::unlockMac(held.code, key->publicKey, serial, key->nonce);
    auto grant = world.portal.releaseUnlock(application, key->publicKey, key->nonce, mac, portalCall(call));
    if (!grant) return failed(grant);
    order.sealed = std::move(grant->sealed);
    order.nonce = std::move(grant->nonce);
    return world.tokens.unlock(serial, order, held.newPin, call);
  }

  [[nodiscard]] Proof byCode(const std::string& challenge, const Secret& response) const {
    const token::CodeOrder order{application.id, application.oldSigningCertificate, challenge, world.origin};
    return world.tokens.unlockByCode(serial, order, response, held.newPin, call);
  }
};

} // namespace

Outcome checkNewPinFor(const token::TokenInfo& ukey, const Secret& pin) {
  return token::checkNewPin(pin, {}, ukey.minimumPin, ukey.maximumPin);
}

Result<Learned> askUnlockChallenge(const Facts& facts, World& world, const Call& call) {
  if (!unlockMethodOf(facts)) return fail(ErrorCode::UnlockNotHere, "none of the portal's ways");
  (void)world.tokens.end(boundSerial(facts), call); // an operation that a failure left open
  auto challenge = world.tokens.unlockChallenge(boundSerial(facts), call);
  if (!challenge) return failed(challenge);
  Learned learned;
  learned.chosenSerial = boundSerial(facts); // known also while the application is being read again
  learned.unlockChallenge = std::move(*challenge);
  learned.unlockCodeGiven = false;
  return learned;
}

Result<Learned> unlockUkey(const Facts& facts, const Held& held, World& world, const Call& call) {
  if (auto good = checkUkeyAndPin(facts, held, world); !good) return failed(good);
  // Another PC may have been here since: then nothing is released.
  auto now = fetch(facts.applicationId, world, portalCall(call));
  if (!now) return failed(now);
  Learned learned;
  if (now->stage == portal::Stage::Approved) {
    const Unlocking unlocking{*now, boundSerial(facts), held, world, call};
    auto proof = unlocking.by(unlockMethodOf(facts), facts.unlockChallenge);
    if (!proof) return failed(proof);
    learned.chosenSerial = boundSerial(facts);
    learned.unlockProof = std::move(*proof);
  }
  learned.application = std::move(*now);
  return learned;
}

Result<Learned> completeUnlock(const Facts& facts, World& world, const Call& call) {
  const auto& proof = *facts.unlockProof;
  return learnedFrom(
      world.portal.completeUnlock(*facts.application, proof.statement, proof.signature, portalCall(call)));
}

} // namespace certdesk::workflow
