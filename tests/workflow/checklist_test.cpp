#include "app/workflow/checklist.h"
#include "app/workflow/clock.h"
#include "app/workflow/effects.h"
#include "tests/workflow/client.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace certdesk;
using namespace certdesk::test;
using namespace certdesk::workflow;

namespace {

ErrorCode codeOf(const Result<Learned>& result) {
  REQUIRE_FALSE(result);
  return result.error().code;
}

Facts factsOf(const FakeState& state) {
  Facts facts;
  facts.applicationId = applicationId;
  facts.application = state.application;
  return facts;
}

bool applies(Step step, const Facts& facts) {
  const auto lines = applicableLines(recovery(), facts);
  return std::any_of(lines.begin(), lines.end(), [&](const auto* line) { return line->step == step; });
}

const Line& lineOf(const Checklist& checklist, Step step) {
  return *std::find_if(checklist.lines.begin(), checklist.lines.end(),
                       [&](const auto& line) { return line.step == step; });
}

} // namespace

TEST_CASE("a clock is right within five minutes of the portal's, and how far it is off is told") {
  const Time portal(std::chrono::hours(500'000));
  using std::chrono::seconds;
  CHECK(checkClock(portal, portal + seconds(300)));
  CHECK(checkClock(portal, portal - seconds(300)));
  const auto late = checkClock(portal, portal - std::chrono::hours(24));
  REQUIRE_FALSE(late);
  CHECK(late.error().code == ErrorCode::ClockWrong);
  CHECK(late.error().detail.find("-1440") != std::string::npos);
  CHECK_FALSE(checkClock(portal, portal + seconds(301)));
}

TEST_CASE("an application with a line or of a service that this client does not know is for a newer client") {
  auto state = freshState();
  SECTION("a line") { state.application.lines.emplace_back("no_such_line"); }
  SECTION("a service") { state.application.service = "renewal"; }
  FakeWorld world(state);
  auto whole = world.world();
  auto facts = factsOf(freshState());
  CHECK(codeOf(perform(Effect::FetchApplication, facts, {}, whole, {})) == ErrorCode::ClientTooOld);
  // Also where the portal's template grew while a page was open: what is answered to a write is observed too.
  CHECK(codeOf(carry(AcceptAgreement{}, facts, {}, whole, {})) == ErrorCode::ClientTooOld);
}

TEST_CASE("a portal's template leaves out what is applied for and proved on paper, never what makes the keys safe") {
  auto state = freshState();
  state.application.lines = {"agreement", "submit", "review"};
  const auto facts = factsOf(state);
  CHECK_FALSE(applies(Step::Reason, facts));
  CHECK_FALSE(applies(Step::Quote, facts));
  CHECK(applies(Step::Agreement, facts));
  for (const auto& line : recovery().lines) {
    if (line.phase != Phase::Prepare && line.phase != Phase::Write) continue;
    INFO(wireName(line.step));
    CHECK(applies(line.step, facts));
  }
}

TEST_CASE("while the application is not known, as after a conflict, no line counts as done, whatever the UKEY holds") {
  Facts facts;
  facts.applicationId = applicationId;
  Holdings all;
  all.signingKey = {1};
  all.signingIssued = all.encryptionKey = all.certificates = true;
  facts.holdings = std::move(all);
  for (const auto* checklist : {&recovery(), &renewal(), &unlock(), &firstCertificate()}) {
    CHECK(percent(*checklist, facts) == 0);
    for (const auto& line : checklist->lines) {
      INFO(wireName(line.step));
      CHECK_FALSE(isDone(*checklist, line, facts));
    }
  }
}

TEST_CASE("a factory PIN that was changed is not given for one again: no try is spent on what a picture of before shows") {
  auto state = freshState();
  state.application.ukeySerial = newUkey;
  state.ukeys[newUkey].pin = token::PinState::MustChange;
  FakeWorld world(state);
  auto whole = world.world();
  auto facts = factsOf(state);
  facts.inserted = whole.tokens.inventory({})->tokens;
  const auto given = [&] { return GivePin{Secret(factoryPin), Secret(rightPin), false}; };

  const auto first = carry(given(), facts, {}, whole, {});
  REQUIRE(first);
  CHECK(first->pinGiven);
  CHECK(first->inserted->front().pin == token::PinState::Ok);

  const int changes = world.count("changePin"), logins = world.count("begin");
  const auto again = carry(given(), facts, {}, whole, {}); // by the picture of before
  REQUIRE(again);
  CHECK_FALSE(again->pinGiven.value_or(false));
  CHECK(again->inserted->front().pin == token::PinState::Ok);
  CHECK(world.count("changePin") == changes);
  CHECK(world.count("begin") == logins);
}

TEST_CASE("the steps to come are the lines below that need doing: papers until they are asked for, none twice") {
  auto state = freshState();
  auto& a = state.application;
  a.stage = portal::Stage::Draft;
  a.lines = {"agreement", "quote", "security_question", "submit", "materials", "payment", "review"};
  a.agreementAccepted = a.quoteConfirmed = true; // as after it came back
  const auto toCome = [&](Step step) { return stepsToCome(recovery(), lineOf(recovery(), step), factsOf(state)); };
  const int prepared = 4, written = 6; // lines of those phases
  CHECK(toCome(Step::SecurityQuestion) == 4 + prepared + written);
  CHECK(toCome(Step::Agreement) == 5 + prepared + written); // looking back: the price is agreed
  a.stage = portal::Stage::Papers;
  a.payment = portal::Payment{};
  a.payment->state = portal::PaymentState::Paid;
  CHECK(toCome(Step::Materials) == 1 + prepared + written);
  CHECK(toCome(Step::Confirmed) == 0);
}

TEST_CASE("the unlock code counts as told only where it was, also while its UKEY is not seen") {
  auto state = freshState();
  state.application.service = "unlock";
  state.application.stage = portal::Stage::Approved;
  state.application.unlockMethods = {portal::UnlockMethod::Telephone};
  auto facts = factsOf(state);
  facts.codeGiven = true;
  const auto toCome = [&] { return stepsToCome(unlock(), lineOf(unlock(), Step::ChooseUkey), facts); };
  CHECK(toCome() == 3);
  facts.unlockCodeGiven = facts.newPinChosen = true;
  CHECK(toCome() == 1);
  state.application.unlockMethods = {portal::UnlockMethod::Escrow};
  facts = factsOf(state);
  CHECK(toCome() == 2);
}

TEST_CASE("a milestone closes what stands above it in the checklist, whatever number its step has") {
  auto checklist = recovery();
  auto& lines = checklist.lines;
  const auto at = [&](Step step) { return lines.begin() + (&lineOf(checklist, step) - lines.data()); };
  // As a step that was appended later: its number is the last one, its place is before the review.
  auto late = lineOf(checklist, Step::Confirmed);
  late.phase = Phase::Papers;
  lines.erase(at(Step::Confirmed));
  lines.insert(at(Step::Review), late);
  auto state = freshState();
  const auto done = [&](portal::Stage stage, Step step) {
    state.application.stage = stage;
    return isDone(checklist, lineOf(checklist, step), factsOf(state));
  };
  CHECK(done(portal::Stage::UnderReview, Step::Submit));
  CHECK_FALSE(done(portal::Stage::Papers, Step::Confirmed));
  CHECK(done(portal::Stage::UnderReview, Step::Confirmed));
  CHECK_FALSE(done(portal::Stage::UnderReview, Step::Review));
  CHECK(done(portal::Stage::Approved, Step::Confirmed));
  CHECK(done(portal::Stage::Approved, Step::Review));
  CHECK_FALSE(done(portal::Stage::Approved, Step::SigningKey));
}

TEST_CASE("while papers are owed everything down to submitting is closed, and so it is when they come back") {
  auto state = paperedState();
  auto& a = state.application;
  const auto closed = [&](Step step) { return isClosed(recovery(), lineOf(recovery(), step), factsOf(state)); };
  for (auto& form : a.forms)
    form.filled = true;
  for (const auto stage : {portal::Stage::Papers, portal::Stage::SentBack}) {
    a.stage = stage;
    for (const auto& line : recovery().lines) {
      INFO(wireName(line.step));
      if (line.phase == Phase::Apply) CHECK(closed(line.step));
      if (line.phase == Phase::Papers) CHECK_FALSE(closed(line.step));
    }
  }
}

TEST_CASE("of papers that came back, only what the portal opened again is open, until it is done again") {
  auto state = paperedState();
  auto& a = state.application;
  a.stage = portal::Stage::SentBack;
  a.materialsComplete = a.voucherComplete = true;
  a.payment->state = portal::PaymentState::Paid;
  const auto closed = [&](Step step) { return isClosed(recovery(), lineOf(recovery(), step), factsOf(state)); };
  CHECK_FALSE(closed(Step::ExtensionItems));
  a.forms.front().filled = true;
  for (const auto step : {Step::ExtensionItems, Step::AcceptanceForm, Step::Materials, Step::Payment, Step::Voucher})
    CHECK(closed(step));
  CHECK(standing(recovery(), factsOf(state)).next == Next(Await{Wait::Review}));
  a.materialsComplete = false;
  CHECK_FALSE(closed(Step::Materials));
  CHECK_FALSE(closed(Step::AcceptanceForm)); // its scan may be what was refused
  CHECK(closed(Step::Payment));
  a.voucherComplete = false;
  a.payment->state = portal::PaymentState::WrongAmount;
  CHECK_FALSE(closed(Step::Voucher));
  CHECK_FALSE(closed(Step::Payment));
}

TEST_CASE("what carries a reviewer's remark is open until it was sent again, whatever else the portal says of it") {
  auto state = paperedState();
  auto& a = state.application;
  a.stage = portal::Stage::SentBack;
  a.forms.front().filled = a.materialsComplete = a.voucherComplete = true;
  a.payment->method = portal::PaymentMethod::Transfer;
  const auto open = [&](Step step) { return !isDone(recovery(), lineOf(recovery(), step), factsOf(state)); };
  const auto material = [&](const char* kind) -> portal::Material& {
    return *std::find_if(a.materials.begin(), a.materials.end(), [&](const auto& each) { return each.kind == kind; });
  };
  for (const auto step : {Step::ExtensionItems, Step::Materials, Step::Voucher})
    CHECK_FALSE(open(step));
  a.forms.front().sections.front().fields.front().remark = "another name";
  CHECK(open(Step::ExtensionItems));
  material("licence").remark = "expired";
  CHECK(open(Step::Materials));
  material("licence").remark.clear();
  material("form").pages.push_back({"1", portal::MaterialType::Jpeg, 1, {}, 0, "no stamp"});
  CHECK(open(Step::Materials));
  CHECK_FALSE(open(Step::Voucher));
  material("voucher").remark = "another amount";
  CHECK(open(Step::Voucher));
  a.payment->state = portal::PaymentState::Paid; // on line, after all
  CHECK_FALSE(open(Step::Voucher));
}

TEST_CASE("what came back in a service without papers is changed at will and submitted again") {
  auto state = freshState();
  state.application.stage = portal::Stage::SentBack;
  CHECK_FALSE(isClosed(recovery(), lineOf(recovery(), Step::Reason), factsOf(state)));
  CHECK_FALSE(isDone(recovery(), lineOf(recovery(), Step::Submit), factsOf(state)));
}
