#include "app/workflow/checklist.h"
#include "app/workflow/effects.h"

#include <catch2/catch.hpp>
#include <deque>
#include <map>
#include <set>
#include <string>

// The recovery as a model: a portal, a UKEY and a client as values, with the real checklist, apply() and forgetAfter().
// Every state that single faults, crashes and pulled UKEYs can reach is visited; from each the service must end.
using namespace certdesk;
using namespace certdesk::workflow;

namespace {

const Bytes key{1}, signingCertificate{2}, encryptionCertificate{3};
const std::string serial = "NEW";

struct World_ {
  portal::Application application;
  bool inserted = true, signingKey = false, encryptionKey = false, certificates = false;
};
struct State {
  World_ world;
  Facts facts;
  Held held;
};

// Held is move-only and says nothing the facts do not say.
State copy(const State& s) { return {s.world, s.facts, {}}; }

std::string bits(std::initializer_list<bool> flags) {
  std::string text;
  for (const bool flag : flags) text.push_back(flag ? '1' : '0');
  return text;
}

std::string portalIdentity(const portal::Application& a) {
  return std::to_string(static_cast<int>(a.stage)) + a.ukeySerial + std::to_string(a.issued.size()) +
         bits({a.lossReason.has_value(), a.agreementAccepted, a.quoteConfirmed, a.answerVerified, a.confirmed});
}

std::string identity(const State& s) {
  const auto& f = s.facts;
  std::string text = portalIdentity(s.world.application) + "|" +
                     bits({s.world.inserted, s.world.signingKey, s.world.encryptionKey, s.world.certificates}) + "|";
  text += f.application.known() ? portalIdentity(*f.application) : "?";
  text += f.inserted.known() ? "i" + std::to_string(f.inserted->size()) + std::to_string(f.inserted->empty() ? 0 : f.inserted->front().certificates.size()) : "?";
  text += f.holdings.known() ? bits({!f.holdings->signingKey.empty(), f.holdings->signingIssued, f.holdings->encryptionKey, f.holdings->certificates}) : "?";
  return text + f.chosenSerial + bits({f.ukeyLater, f.codeGiven, f.pinGiven, f.tried.known(), f.proved.known()});
}

portal::Application snapshot(const State& s) {
  auto application = s.world.application;
  application.etag = portalIdentity(application);
  return application;
}

std::vector<token::TokenInfo> ukeys(const State& s) {
  if (!s.world.inserted) return {};
  token::TokenInfo ukey;
  ukey.serial = serial;
  if (s.world.certificates) ukey.certificates = {signingCertificate, encryptionCertificate};
  return {ukey};
}

Holdings holdings(const State& s) {
  Holdings h;
  if (s.world.signingKey) h.signingKey = key;
  h.signingIssued = s.world.signingKey && !s.world.application.issued.empty();
  h.encryptionKey = s.world.encryptionKey;
  h.certificates = s.world.certificates;
  return h;
}

// What an act does to the world; nothing where the UKEY is out.
bool act(Effect effect, State& s) {
  auto& a = s.world.application;
  if (usesUkey(effect) && effect != Effect::ListUkeys && !s.world.inserted) return false;
  switch (effect) {
  case Effect::FetchApplication:
  case Effect::ListUkeys:
  case Effect::ReadUkey:
  case Effect::TryUkey: return true;
  case Effect::GenerateSigningKey:
    REQUIRE_FALSE(s.world.signingKey); // never a second key for one application
    s.world.signingKey = true;
    return true;
  case Effect::Enrol:
    REQUIRE(s.facts.codeGiven);
    a.ukeySerial = serial;
    if (a.issued.empty()) a.issued.push_back({portal::Purpose::Signing, signingCertificate, 0});
    return true;
  case Effect::InstallEncryptionKey:
    REQUIRE(s.facts.codeGiven);
    REQUIRE(s.facts.tried.known());
    if (a.issued.size() == 1) a.issued.push_back({portal::Purpose::Encryption, encryptionCertificate, 0});
    s.world.encryptionKey = true;
    return true;
  case Effect::WriteCertificates:
    REQUIRE((s.world.signingKey && s.world.encryptionKey));
    s.world.certificates = true;
    return true;
  case Effect::Prove: REQUIRE(s.world.certificates); return true;
  case Effect::Confirm:
    REQUIRE((s.world.signingKey && s.world.encryptionKey && s.world.certificates)); // nothing is given up before
    REQUIRE(s.facts.proved.known());
    a.confirmed = true;
    a.stage = portal::Stage::Completed;
    return true;
  }
  return true;
}

// What the real effect would have learned from such a world.
Learned learned(Effect effect, const State& s) {
  Learned l;
  switch (effect) {
  case Effect::FetchApplication: l.application = snapshot(s); break;
  case Effect::ListUkeys: l.inserted = ukeys(s); break;
  case Effect::ReadUkey: l.holdings = holdings(s); break;
  case Effect::TryUkey: l.tried = TriedUkey{serial, {}}; break;
  case Effect::GenerateSigningKey:
  case Effect::WriteCertificates: l.holdings = holdings(s); break;
  case Effect::Enrol:
  case Effect::InstallEncryptionKey:
    l.application = snapshot(s);
    l.holdings = holdings(s);
    break;
  case Effect::Prove: l.proved = installationOf(s.world.application, serial); break;
  case Effect::Confirm: l.application = snapshot(s); break;
  }
  return l;
}

void say(Page page, State& s) {
  auto& a = s.world.application;
  Learned l;
  switch (page) {
  case Page::LossReason: a.lossReason = portal::LossReason::Lost; break;
  case Page::AcceptAgreement: a.agreementAccepted = true; break;
  case Page::ConfirmQuote: a.quoteConfirmed = true; break;
  case Page::AnswerQuestion: a.answerVerified = true; break;
  case Page::CheckUkey: l.ukeyLater = true; break;
  case Page::SubmitApplication:
    REQUIRE((a.lossReason && a.agreementAccepted && a.quoteConfirmed && a.answerVerified));
    a.stage = portal::Stage::UnderReview;
    break;
  case Page::GiveCode: l.codeGiven = true; break;
  case Page::ChooseUkey: l.chosenSerial = serial; break;
  case Page::GivePin:
    l.inserted = ukeys(s); // looked at before the login
    l.pinGiven = s.world.inserted;
    break;
  }
  l.application = snapshot(s);
  apply(std::move(l), s.facts, s.held);
}

Standing stand(const State& s) { return standing(recovery(), s.facts); }

// One step without a fault: what a patient person and an honest world do.
void go(State& s) {
  const auto next = stand(s).next;
  if (const auto* ask = std::get_if<Ask>(&next)) return say(ask->page, s);
  if (const auto* await = std::get_if<Await>(&next)) {
    if (await->wait == Wait::Review) {
      s.world.application.stage = portal::Stage::Approved;
      s.facts.application = snapshot(s);
    } else {
      s.world.inserted = true;
      s.facts.inserted = ukeys(s);
    }
    return;
  }
  const auto effect = std::get<Perform>(next).effect;
  if (act(effect, s))
    apply(learned(effect, s), s.facts, s.held);
  else
    forgetAfter(ErrorCode::UkeyRemoved, s.facts);
}

bool ended(const State& s) { return std::holds_alternative<Ended>(stand(s).next); }

Facts freshFacts() {
  Facts facts;
  facts.applicationId = "20261123000541121943";
  return facts;
}

State start() {
  State s;
  s.world.application.id = "20261123000541121943";
  for (const auto& line : recovery().lines) s.world.application.lines.emplace_back(wireName(line.step));
  s.facts = freshFacts();
  return s;
}

// Everything that can go wrong once from here.
std::vector<State> faults(const State& s) {
  std::vector<State> result;
  const auto with = [&](auto change) {
    auto other = copy(s);
    change(other);
    result.push_back(std::move(other));
  };
  with([](State& o) { o.facts = freshFacts(); }); // the client died, perhaps with its profile, perhaps on another PC
  with([](State& o) { o.world.inserted = false; });                                         // pulled, not yet seen
  with([](State& o) { o.world.inserted = false; forgetUkey(o.facts); o.facts.inserted = ukeys(o); }); // pulled and seen
  const auto next = stand(s).next;
  if (const auto* perform = std::get_if<Perform>(&next)) {
    const auto effect = perform->effect;
    for (const auto code : {ErrorCode::ConnectionCut, ErrorCode::UkeyFault, ErrorCode::PinNeeded,
                            ErrorCode::DownloadWindowClosed, ErrorCode::SupersededElsewhere, ErrorCode::DriverCrashed}) {
      with([&](State& o) { forgetAfter(code, o.facts); });                 // failed before it took hold
      with([&](State& o) { act(effect, o); forgetAfter(code, o.facts); }); // and after
      with([&](State& o) { act(effect, o); o.facts = freshFacts(); });     // killed after
    }
  }
  return result;
}

} // namespace

TEST_CASE("from every state that any sequence of faults reaches, the recovery ends, and acts only on what it knows") {
  std::map<std::string, bool> visited;
  std::deque<State> open;
  open.push_back(start());
  while (!open.empty()) {
    auto state = std::move(open.front());
    open.pop_front();
    if (!visited.emplace(identity(state), true).second) continue;

    auto walker = copy(state);
    int steps = 0;
    while (!ended(walker) && steps < 80) {
      const auto next = stand(walker);
      if (const auto* perform = std::get_if<Perform>(&next.next))
        if (!onlyLooks(perform->effect)) REQUIRE((walker.facts.inserted.known() && walker.facts.pinGiven));
      go(walker);
      ++steps;
    }
    INFO(identity(state));
    REQUIRE(ended(walker));
    CHECK(walker.world.certificates);

    if (ended(state)) continue;
    for (auto& fault : faults(state)) open.push_back(std::move(fault));
    go(state);
    open.push_back(std::move(state));
  }
  WARN("states visited: " << visited.size());
  CHECK(visited.size() > 300);
}

TEST_CASE("step codes are unique and rise with the order of the work") {
  int last = 0;
  for (const auto& line : recovery().lines) {
    CHECK(line.code > last);
    last = line.code;
  }
  CHECK(recovery().code(recovery().lines.front()) == "R-01");
}

TEST_CASE("only the portal's word makes a hundred percent") {
  auto s = start();
  while (!ended(s)) {
    if (!s.world.application.confirmed) CHECK(percent(recovery(), s.facts) < 100);
    go(s);
  }
  CHECK(percent(recovery(), s.facts) == 100);
}

TEST_CASE("lines that the portal's template leaves out do not exist") {
  auto s = start();
  s.world.application.lines.erase(s.world.application.lines.begin()); // reason
  go(s);
  CHECK(stand(s).line->step == Step::Agreement);
  CHECK(applicableLines(recovery(), s.facts).size() == recovery().lines.size() - 1);
}

TEST_CASE("what lies above a milestone is closed, whatever its own facts say") {
  auto s = start();
  s.world.application.stage = portal::Stage::Approved;
  go(s);
  for (const auto& line : recovery().lines) CHECK(isClosed(line, s.facts) == (line.step <= Step::Review));
}
