#include "app/token/failures.h"
#include "app/workflow/effects.h"
#include "app/workflow/tidying.h"

// Before anything costs: whether a UKEY is the right one, and can take what will be written onto it.
namespace certdesk::workflow {

namespace {

// Whether an application is over for this account, or is finished on another UKEY: its unfinished keys on this one
// are nobody's.
Result<bool> isDead(const std::string& id, const std::string& serial, World& world, const Call& call) {
  auto application = world.portal.application(id, {}, portalCall(call));
  if (!application && application.error().code == ErrorCode::NotFound) return false; // perhaps somebody else's
  if (!application) return failed(application);
  if (!*application) return false;
  switch ((*application)->stage) {
  case portal::Stage::Refused:
  case portal::Stage::Cancelled:
  case portal::Stage::Expired:
    return true;
  case portal::Stage::Completed:
    return (*application)->ukeySerial != serial;
  case portal::Stage::Draft:
  case portal::Stage::UnderReview:
  case portal::Stage::SentBack:
  case portal::Stage::Papers:
  case portal::Stage::Approved:
    return false;
  }
  return false;
}

// Recovery wants a blank UKEY: somebody's keys on it may be all that opens their files. What a dead application of this
// account left there is in nobody's way, and stays. A UKEY that this application is bound to was blank when it began.
Outcome checkBlank(const std::string& serial, const Facts& facts, const Holdings& holdings, World& world,
                   const Call& call) {
  if (facts.application->ukeySerial == serial) return {};
  bool blank = !holdings.foreignKeys;
  for (const auto& id : holdings.leftBehind) {
    if (!blank) break;
    const auto dead = isDead(id, serial, world, call);
    if (!dead) return failed(dead);
    blank = *dead;
  }
  if (blank) return {};
  return fail(ErrorCode::UkeyNotBlank);
}


// A renewal is proved by the key it replaces; keys of other applications beside it are in nobody's way. Once the new
// certificate is issued the old key has said its word.
Outcome checkHoldsOld(const Holdings& holdings) {
  if (holdings.oldKey || holdings.signingIssued) return {};
  return token::lacksCertificate("the key of the certificate that is renewed");
}

// Where it cannot be said, nothing is named.
std::string namesOfWhatMayGo(const std::string& serial, World& world, const Call& call) {
  std::string names;
  const auto items = mayGo(serial, world, call);
  if (!items) return names;
  for (const auto& item : *items)
    names += nameOf(item) + "\n";
  return names;
}

} // namespace

token::KeyKind keyKindFor(portal::KeyAlgorithm algorithm) {
  switch (algorithm) {
  case portal::KeyAlgorithm::Rsa2048:
    return token::KeyKind::Rsa2048;
  case portal::KeyAlgorithm::Rsa3072:
    return token::KeyKind::Rsa3072;
  case portal::KeyAlgorithm::EcP256:
    return token::KeyKind::EcP256;
  case portal::KeyAlgorithm::EcP384:
    return token::KeyKind::EcP384;
  }
  return token::KeyKind::Rsa2048;
}

Result<Learned> tryUkey(const std::string& serial, const Facts& facts, const Holdings& holdings, World& world,
                        const Call& call) {
  const auto& application = *facts.application;
  const bool renews = application.service == renewal().service;
  const auto right = renews ? checkHoldsOld(holdings) : checkBlank(serial, facts, holdings, world, call);
  if (!right) return failed(right);
  const auto kind = keyKindFor(application.keyAlgorithm);
  auto trial = world.tokens.tryOut(serial, {application.id, kind, kind, application.encryptionKept}, call);
  if (!trial) {
    auto error = trial.error();
    if (error.code == ErrorCode::UkeyFull) error.names = namesOfWhatMayGo(serial, world, call);
    return tl::unexpected<Error>(std::move(error));
  }
  Learned learned;
  learned.tried = TriedUkey{serial, *trial};
  return learned;
}

} // namespace certdesk::workflow
