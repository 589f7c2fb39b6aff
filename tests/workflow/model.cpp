#include "tests/workflow/model.h"

#include "app/core/text.h"

#include <algorithm>

namespace certdesk::test {

using namespace workflow;

namespace {

// --- what tells two states apart ----------------------------------------------------------------------------------

std::string bits(std::initializer_list<bool> flags) {
  std::string text;
  for (const bool flag : flags)
    text.push_back(flag ? '1' : '0');
  return text;
}

std::string nameOf(const Bytes& octets) { // short, and different for different ones
  return octets.empty() ? "-" : hex(ByteView(octets).last(std::min<std::size_t>(2, octets.size())));
}

std::string identity(const portal::Application& a) {
  std::string text = std::to_string(static_cast<int>(a.stage)) + a.ukeySerial;
  for (const auto& issued : a.issued)
    text += nameOf(issued.certificate);
  return text + bits({a.lossReason.has_value(), a.agreementAccepted, a.quoteConfirmed, a.answerVerified,
                      a.openFilesAcknowledged, a.confirmed});
}

std::string identity(const FakeState& w) {
  std::string text = identity(w.application) + bits({w.loggedIn, w.windowOpen, w.proved.has_value()}) + w.open +
                     std::to_string(w.released);
  for (const auto& [serial, ukey] : w.ukeys) {
    text += "/" + bits({ukey.inserted, ukey.gone});
    for (const auto& key : ukey.keys)
      text += nameOf(key.publicKey) + bits({key.label.rfind("~pending:", 0) == 0});
    for (const auto& entry : ukey.certificates)
      text += nameOf(entry.certificate);
  }
  return text;
}

} // namespace

std::string identity(const State& s) {
  const auto& f = s.client.facts;
  std::string text = identity(s.world) + "|";
  text +=
      f.application.known() ? identity(*f.application) + bits({f.application->etag == s.world.application.etag}) : "?";
  text += "|";
  if (f.inserted.known())
    for (const auto& ukey : *f.inserted)
      text += ukey.serial;
  else
    text += "?";
  text += "|";
  if (f.holdings.known())
    text += nameOf(f.holdings->signingKey) +
            bits({f.holdings->signingIssued, f.holdings->encryptionKey, f.holdings->certificates,
                  f.holdings->foreignKeys, f.holdings->archivedKeys.empty(), f.holdings->archivedCertificates.empty(), f.holdings->oldKey,
                  f.holdings->oldSigning});
  else
    text += "?";
  return text + "|" + f.chosenSerial +
         bits({f.ukeyLater, f.codeGiven, f.pinGiven, f.proved.known(), f.leftOut.empty(), s.client.needsLogin}) +
         (f.tried.known() ? f.tried->serial : "") + std::to_string(s.client.notBlank.size());
}

// --- what can happen ----------------------------------------------------------------------------------------------

bool actsBlindly(const State& s) {
  const auto next = s.client.standing().next;
  const auto* perform = std::get_if<Perform>(&next);
  if (perform == nullptr || onlyLooks(perform->effect)) return false;
  const auto& f = s.client.facts;
  const bool mayBeFirst = perform->effect == Effect::TryUkey || perform->effect == Effect::GenerateSigningKey;
  return !f.pinGiven || !f.application.known() || !f.holdings.known() ||
         (!mayBeFirst && f.holdings->signingKey.empty());
}

State after(const State& before, Person person, const Fault& fault, std::vector<CallKind>* kinds) {
  State s = before.clone();
  FakeWorld world(std::move(s.world));
  world.fault = fault;
  try {
    step(s.client, world, person);
  } catch (const Killed&) {
    s.client = freshClient(*s.client.checklist);
  }
  s.world = std::move(world.state);
  if (kinds != nullptr) *kinds = world.kinds;
  return s;
}

std::vector<Fault> faultsOf(CallKind kind, int call, Trouble trouble) {
  std::vector<Fault> faults;
  const auto add = [&](Fault::What what, bool late, ErrorCode code = {}) {
    faults.push_back({what, call, late, code});
  };
  if (trouble == Trouble::FromAnotherPc) {
    add(Fault::What::Kill, true);
    return faults;
  }
  for (const bool late : {false, true}) {
    add(Fault::What::Kill, late);
    add(Fault::What::Pull, late);
    if (kind != CallKind::Token) add(Fault::What::Refuse, late, ErrorCode::ConnectionCut);
  }
  if (kind == CallKind::Token) add(Fault::What::Refuse, false, ErrorCode::UkeyFault);
  if (kind == CallKind::Token) add(Fault::What::Refuse, true, ErrorCode::DriverCrashed);
  if (kind == CallKind::Portal) add(Fault::What::Refuse, false, ErrorCode::LoginExpired);
  if (kind == CallKind::Portal) add(Fault::What::Refuse, false, ErrorCode::ChangedElsewhere);
  if (kind == CallKind::Est) add(Fault::What::Refuse, false, ErrorCode::DownloadWindowClosed);
  return faults;
}

} // namespace certdesk::test
