#include "app/workflow/effects.h"

#include "app/crypto/certificate.h"
#include "app/workflow/unlock_effect.h"

#include <algorithm>
#include <utility>

namespace certdesk::workflow {

namespace {

Result<Learned> listUkeys(World& world, const Call& call) {
  auto inventory = world.tokens.inventory(call);
  // A driver that cannot be asked matters only where it leaves nothing to choose from, and even then the person may say
  // "later": so it is told, and what is known to be inserted is nothing.
  Learned learned;
  if (!inventory) {
    learned.inserted.emplace();
    learned.trouble = std::move(inventory.error());
    return learned;
  }
  if (inventory->tokens.empty() && !inventory->failures.empty()) learned.trouble = inventory->failures.front();
  learned.inserted = std::move(inventory->tokens);
  return learned;
}

Result<Learned> readUkey(const Facts& facts, World& world, const Call& call) {
  auto contents = world.tokens.contents(boundSerial(facts), call);
  if (!contents) return failed(contents);
  Learned learned;
  learned.holdings = holdingsOf(*contents, *facts.application);
  return learned;
}

// Another PC may have been here since: then no key is made that nothing waits for, and it is judged anew.
Result<Learned> generateSigningKey(const Facts& facts, World& world, const Call& call) {
  const auto& seen = *facts.application;
  auto news = world.portal.application(seen.id, seen.etag, portalCall(call));
  if (!news) return failed(news);
  if (*news && (*news)->etag != seen.etag) return learnedFrom(*std::move(*news));
  std::vector<Bytes> issued;
  for (const auto& one : facts.application->issued)
    issued.push_back(one.certificate);
  auto key = world.tokens.generateSigningKey(boundSerial(facts), facts.application->id,
                                             keyKindFor(facts.application->keyAlgorithm), issued, call);
  if (!key) return failed(key);
  Learned learned;
  learned.holdings = *facts.holdings;
  learned.holdings->signingKey = std::move(*key);
  return learned;
}

Result<Bytes> issued(const Facts& facts, const Held& held, World& world, const Call& call) {
  const auto& application = *facts.application;
  auto request = world.tokens.signingRequest(boundSerial(facts), application.id, facts.holdings->signingKey, call);
  if (!request) return failed(request);
  return world.portal.enrol(application.id, held.code, *request, portalCall(call));
}

// A renewal's request carries the old key's word.
Result<Bytes> issuedByOldKey(const Facts& facts, const Held& held, World& world, const Call& call) {
  const auto& application = *facts.application;
  auto made = world.tokens.renewalRequest(boundSerial(facts), application.id, facts.holdings->signingKey,
                                          application.oldSigningCertificate, world.origin, call);
  if (!made) return failed(made);
  return world.portal.reenrol(application.id, held.code, made->request, made->proof.statement, made->proof.signature,
                              portalCall(call));
}

Outcome checkIsFor(const Bytes& der, const crypto::PublicKey& ours) {
  const auto certificate = crypto::Certificate::fromDer(der);
  if (!certificate) return failed(certificate);
  return crypto::checkPublicKey(*certificate, ours);
}

// What is written is what the application lists: that is looked at, too.
Result<Learned> enrol(const Facts& facts, const Held& held, World& world, const Call& call) {
  const auto& application = *facts.application;
  auto der = application.service == renewal().service ? issuedByOldKey(facts, held, world, call)
                                                      : issued(facts, held, world, call);
  if (!der) return failed(der);
  const auto ours = crypto::PublicKey::fromSpki(facts.holdings->signingKey);
  if (!ours) return failed(ours);
  if (auto same = checkIsFor(*der, *ours); !same) return failed(same);
  auto now = fetch(facts.applicationId, world, portalCall(call));
  if (!now) return failed(now);
  const auto* listed = issuedSigning(*now);
  if (listed == nullptr) return takenBack();
  if (auto same = checkIsFor(listed->certificate, *ours); !same) return failed(same);
  Learned learned;
  learned.application = std::move(*now);
  learned.holdings = *facts.holdings;
  learned.holdings->signingIssued = true;
  return learned;
}

// Of what was issued by the one, the other knows nothing: another UKEY was chosen, or another key came.
bool hasTakenBack(const portal::Application& before, const portal::Application& now) {
  return std::any_of(before.issued.begin(), before.issued.end(), [&](const auto& one) {
    return std::none_of(now.issued.begin(), now.issued.end(),
                        [&](const auto& other) { return other.certificate == one.certificate; });
  });
}

Result<Learned> prove(const Facts& facts, World& world, const Call& call) {
  auto installation = installationOf(facts);
  if (auto proof = world.tokens.prove(installation, call); !proof) return failed(proof);
  if (auto promoted = world.tokens.promote(installation, facts.application->subject, call); !promoted)
    return failed(promoted);
  Learned learned;
  learned.proved = std::move(installation);
  return learned;
}

Result<Learned> confirm(const Facts& facts, World& world, const Call& call) {
  const auto installation = installationOf(facts);
  auto statement = world.tokens.confirmation(installation, world.origin, call);
  if (!statement) return failed(statement);
  return learnedFrom(
      world.portal.confirm(*facts.application, statement->statement, statement->signature, portalCall(call)));
}

// After the confirmation only. What an interruption leaves is offered again in My UKEY.
Result<Learned> removeOldSet(const Facts& facts, World& world, const Call& call) {
  const auto& application = *facts.application;
  if (!application.confirmed) return internalError("the old set before the confirmation");
  if (auto gone = world.tokens.removeOldSigning(installationOf(facts), application.oldSigningCertificate, call); !gone)
    return failed(gone);
  Learned learned;
  learned.holdings = *facts.holdings;
  learned.holdings->oldKey = learned.holdings->oldSigning = false;
  return learned;
}

} // namespace

Result<Learned> learnedFrom(Result<portal::Application> observed) {
  auto application = understood(std::move(observed));
  if (!application) return failed(application);
  Learned learned;
  learned.application = std::move(*application);
  return learned;
}

tl::unexpected<Error> takenBack() {
  return fail(ErrorCode::ChangedElsewhere, "what was issued just now is not listed");
}

// An act on a UKEY may take as long as it takes; the portal's part of it may not.
Call portalCall(const Call& call) { return {call.stop, std::min(call.deadline, in(std::chrono::seconds(60)))}; }

Result<portal::Application> fetch(const std::string& id, World& world, const Call& call) {
  auto application = world.portal.application(id, {}, call);
  if (!application) return failed(application);
  return understood(*std::move(*application));
}

Result<Learned> perform(Effect effect, const Facts& facts, const Held& held, World& world, const Call& call) {
  switch (effect) {
  case Effect::FetchApplication:
    return learnedFrom(fetch(facts.applicationId, world, call));
  case Effect::ListUkeys:
    return listUkeys(world, call);
  case Effect::ReadUkey:
    return readUkey(facts, world, call);
  case Effect::TryUkey:
    return tryUkey(boundSerial(facts), facts, *facts.holdings, world, call);
  case Effect::GenerateSigningKey:
    return generateSigningKey(facts, world, call);
  case Effect::Enrol:
    return enrol(facts, held, world, call);
  case Effect::InstallEncryptionKey:
    return installEncryptionPair(facts, held, world, call);
  case Effect::WriteCertificates:
    return writeCertificates(facts, world, call);
  case Effect::Prove:
    return prove(facts, world, call);
  case Effect::Confirm:
    return confirm(facts, world, call);
  case Effect::RemoveOldSet:
    return removeOldSet(facts, world, call);
  case Effect::AskUnlockChallenge:
    return askUnlockChallenge(facts, world, call);
  case Effect::Unlock:
    return unlockUkey(facts, held, world, call);
  case Effect::CompleteUnlock:
    return completeUnlock(facts, world, call);
  }
  return Learned{};
}

bool onlyLooks(Effect effect) {
  return effect == Effect::FetchApplication || effect == Effect::ListUkeys || effect == Effect::ReadUkey;
}

bool usesUkey(Effect effect) { return effect != Effect::FetchApplication && effect != Effect::CompleteUnlock; }

void apply(Learned learned, Facts& facts, Held& held) {
  const auto serialBefore = boundSerial(facts);
  if (learned.chosenSerial) facts.chosenSerial = std::move(*learned.chosenSerial);
  if (learned.application) {
    const bool other = !facts.application.known() || facts.application->etag != learned.application->etag;
    // What the act says of the UKEY was judged by certificates that are none any more.
    if (facts.application.known() && hasTakenBack(*facts.application, *learned.application)) learned.holdings.reset();
    facts.application = std::move(*learned.application);
    if (other && !learned.holdings) facts.holdings.forget();
  }
  if (boundSerial(facts) != serialBefore) {
    facts.holdings.forget();
    facts.proved.forget();
    facts.leftOut.clear();
    facts.pinGiven = false;
    facts.unlockChallenge.forget();
    facts.unlockProof.forget();
    facts.unlockCodeGiven = false;
  }
  facts.leftOut.merge(learned.leftOut);
  if (learned.inserted) facts.inserted = std::move(*learned.inserted);
  if (learned.ukeyLater) facts.ukeyLater = *learned.ukeyLater;
  if (learned.formPrinted) facts.formPrinted = *learned.formPrinted;
  if (learned.codeGiven) facts.codeGiven = *learned.codeGiven;
  if (learned.pinGiven) facts.pinGiven = *learned.pinGiven;
  if (learned.holdings) facts.holdings = std::move(*learned.holdings);
  if (learned.tried) facts.tried = std::move(*learned.tried);
  if (learned.proved) facts.proved = std::move(*learned.proved);
  if (learned.newPinChosen) facts.newPinChosen = *learned.newPinChosen;
  if (learned.unlockChallenge) facts.unlockChallenge = std::move(*learned.unlockChallenge);
  if (learned.unlockCodeGiven) facts.unlockCodeGiven = *learned.unlockCodeGiven;
  if (learned.unlockProof) {
    facts.unlockProof = std::move(*learned.unlockProof);
    held.newPin = Secret(); // the UKEY has it now
    held.unlockCode = Secret();
    facts.newPinChosen = facts.unlockCodeGiven = false;
    facts.unlockChallenge.forget();
  }
  if (learned.code) held.code = std::move(*learned.code);
  if (learned.newPin) held.newPin = std::move(*learned.newPin);
  if (learned.unlockCode) held.unlockCode = std::move(*learned.unlockCode);
}

} // namespace certdesk::workflow
