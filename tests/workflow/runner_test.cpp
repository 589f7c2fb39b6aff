#include "app/workflow/runner.h"
#include "tests/workflow/fake_world.h"
#include "tests/workflow/home.h"

#include <catch2/catch.hpp>

using namespace certdesk;
using namespace certdesk::test;
using namespace certdesk::workflow;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

// A runner over a fake world, whose waiting is written down and takes no time.
struct Scene {
  explicit Scene(FakeState state, const Checklist& checklist = recovery())
      : world(std::move(state)), runner(world.world(), applicationId, checklist, home.poster(),
                                        [this](const View& seen) { views.push_back(seen); },
                                        {3s, 30s, [this](const std::stop_token&, milliseconds span) {
                                           const std::lock_guard lock(mutex);
                                           spans.push_back(span);
                                         }}) {}
  std::vector<milliseconds> waited() {
    const std::lock_guard lock(mutex);
    return spans;
  }

  std::mutex mutex;
  std::vector<milliseconds> spans;
  std::vector<View> views;
  FakeWorld world;
  Home home;
  Runner runner;
};

FakeState reviewed() {
  auto state = freshState();
  state.application.stage = portal::Stage::UnderReview;
  return state;
}

} // namespace

TEST_CASE("a portal that names a time to come back is not asked before that") {
  Scene scene(reviewed());
  scene.world.fault = {Fault::What::Refuse, 2, false, ErrorCode::PortalBusy, 120s};
  scene.runner.begin();
  scene.home.runUntil([&] { return scene.waited().size() >= 3; });
  const auto spans = scene.waited();
  CHECK(spans[0] == 3s);
  CHECK(spans[1] >= 120s);
  CHECK(spans[2] == 3s); // it answered: the beat as ever
}

TEST_CASE("whoever logs in again as somebody else is logged out, and the application waits for its own account") {
  auto state = freshState();
  state.loggedIn[0] = false;
  Scene scene(state);
  const auto& view = scene.runner.view();
  const auto idle = [&] { return !view.busy; };
  const auto logIn = [&](const std::string& user) {
    scene.runner.answer(LogIn{user, Secret(std::string_view("right"))});
    scene.home.runUntil(idle);
  };
  scene.runner.begin();
  scene.home.runUntil(idle);
  REQUIRE(view.needsLogin);

  logIn("somebody");
  CHECK(view.needsLogin);
  REQUIRE(view.failure);
  CHECK(view.failure->error.code == ErrorCode::OtherAccount);
  CHECK_FALSE(view.facts.application.known());
  CHECK_FALSE(scene.world.state.loggedIn[0]);

  logIn(owner);
  CHECK_FALSE(view.needsLogin);
  CHECK_FALSE(view.failure);
  CHECK(view.facts.application.known());
}

TEST_CASE("a login whose owner could not be looked up is no login") {
  auto state = freshState();
  state.loggedIn[0] = false;
  Scene scene(state);
  const auto& view = scene.runner.view();
  scene.runner.begin();
  scene.home.runUntil([&] { return !view.busy; });
  scene.world.fault = {Fault::What::Refuse, 3, false, ErrorCode::ConnectionCut};
  scene.runner.answer(LogIn{owner, Secret(std::string_view("right"))});
  scene.home.runUntil([&] { return !view.busy; });
  CHECK(view.needsLogin);
  REQUIRE(view.failure);
  CHECK(view.failure->error.code == ErrorCode::ConnectionCut);
  CHECK_FALSE(scene.world.state.loggedIn[0]);
}

TEST_CASE("a look at the portal that fails again and again comes later each time, never after more than ten minutes") {
  Pace pace(3s);
  CHECK(pace.next(0.5) == 3s);
  milliseconds before = 3s;
  for (int i = 0; i < 4; ++i) {
    pace.failed({});
    CHECK(pace.next(0) > before);
    CHECK(pace.next(1) > pace.next(0)); // not everybody at once
    before = pace.next(0);
  }
  for (int i = 0; i < 100; ++i)
    pace.failed({});
  CHECK(pace.next(1) <= Pace::longest);
  pace.failed(86'400s);
  CHECK(pace.next(0) == Pace::longest);
  CHECK(pace.next(1) == Pace::longest);
  pace.failed(90s);
  CHECK(pace.next(0) >= 90s);
  pace.answered();
  CHECK(pace.next(1) == 3s);
}

namespace {

FakeState atTheTill() {
  auto state = paperedState();
  auto& a = state.application;
  a.stage = portal::Stage::Papers;
  a.forms.front().filled = a.materialsComplete = true;
  a.payment->method = portal::PaymentMethod::Online;
  a.payment->state = portal::PaymentState::Open;
  return state;
}

} // namespace

TEST_CASE("while the payment page is shown the portal is looked at every one and a half seconds, and paid moves on") {
  Scene scene(atTheTill());
  const auto& view = scene.runner.view();
  scene.runner.begin();
  scene.home.runUntil([&] { return scene.waited().size() >= 3; });
  CHECK(view.standing.next == Next(Ask{Page::Pay}));
  CHECK(scene.waited()[0] == 1500ms);
  int looks = 0;
  scene.world.onCall = [&](const std::string& call) {
    if (call == "application" && ++looks == 3) pay(scene.world.state); // on the worker, as everything there
  };
  scene.home.runUntil([&] { return view.standing.next == Next(Await{Wait::Review}); });
  CHECK(view.facts.application->stage == portal::Stage::UnderReview);
  scene.home.runUntil([&] { return scene.waited().back() == 3s; }); // the CA's own beat again
}

TEST_CASE("a look at the till that fails is told as such, and comes later; the next good one takes it back") {
  Scene scene(atTheTill());
  const auto& view = scene.runner.view();
  scene.world.fault = {Fault::What::Refuse, 2, false, ErrorCode::PortalBusy, 120s};
  scene.runner.begin();
  scene.home.runUntil([&] { return view.failure.has_value(); });
  CHECK(view.failure->looked);
  scene.home.runUntil([&] { return !view.failure; });
  const auto spans = scene.waited();
  CHECK(spans[0] == 1500ms);
  CHECK(spans[1] >= 120s);
}

TEST_CASE("whoever answers at the till is not held up by a look that is under way, and is looked for again after it") {
  Scene scene(atTheTill());
  const auto& view = scene.runner.view();
  scene.runner.begin();
  scene.home.runUntil([&] { return scene.waited().size() >= 1; });
  scene.home.runUntil([&] { return !view.busy; });
  scene.runner.answer(ChoosePayment{portal::PaymentMethod::Transfer});
  scene.home.runUntil([&] { return !view.busy && view.standing.next == Next(Ask{Page::UploadMaterials}); });
  CHECK(view.facts.application->payment->method == portal::PaymentMethod::Transfer);
}

TEST_CASE("what was changed beside the runner is seen when it is told to look again") {
  auto state = atTheTill();
  state.application.payment->method = portal::PaymentMethod::Transfer;
  Scene scene(state);
  const auto& view = scene.runner.view();
  scene.runner.begin();
  scene.home.runUntil([&] { return view.standing.next == Next(Ask{Page::UploadMaterials}) && !view.busy; });
  const auto before = view.facts.application->etag;
  (void)scene.world.portal().startUpload(applicationId, {"voucher", portal::MaterialType::Jpeg, 10, "v"}, {});
  scene.runner.answer(LookAgain{});
  scene.home.runUntil([&] { return !view.busy; });
  CHECK(view.facts.application->etag != before);
  CHECK_FALSE(view.failure);
}

TEST_CASE("an unlock that failed is not tried again by itself because a driver could not be asked for a moment") {
  auto state = unlockState(portal::UnlockMethod::Escrow);
  state.application.stage = portal::Stage::Approved;
  Scene scene(state, unlock());
  auto& world = scene.world;
  const auto& view = scene.runner.view();
  const auto asked = [&](Page page) { return !view.busy && view.standing.next == Next{Ask{page}}; };
  const auto seen = world.tokens().inventory({})->tokens;
  world.onCall = [&](const std::string& call) { // the driver fails with what was released, and at the look after it
    const bool released = world.count("releaseUnlock") == 1;
    if (released && (call == "unlock" || call == "inventory"))
      world.fault = {Fault::What::Refuse, static_cast<int>(world.log.size()) + 1, false, ErrorCode::UkeyFault};
  };
  scene.runner.begin();
  scene.home.runUntil([&] { return asked(Page::GiveCode); });
  scene.runner.answer(GiveCode{Secret(rightCode), {}});
  scene.home.runUntil([&] { return asked(Page::ChooseNewPin); });
  scene.runner.answer(ChooseNewPin{Secret(chosenPin)});
  scene.home.runUntil([&] { return !view.busy && view.standing.next == Next{Await{Wait::Ukey}}; });

  world.onCall = {};
  scene.runner.ukeysSeen(seen); // it was there all the time: nobody has put it back in
  scene.home.runUntil([&] { return !view.busy; });
  CHECK(view.waitsForRetry);
  CHECK(world.count("releaseUnlock") == 1);
  REQUIRE(view.failure);
  CHECK(view.failure->error.code == ErrorCode::UkeyFault);
}

TEST_CASE("what was wrong with an answer is not told any more when its UKEY is pulled") {
  auto state = freshState();
  state.application.stage = portal::Stage::Approved;
  Scene scene(state);
  const auto& view = scene.runner.view();
  const auto asked = [&](Page page) { return !view.busy && view.standing.next == Next{Ask{page}}; };
  scene.runner.begin();
  scene.home.runUntil([&] { return asked(Page::GiveCode); });
  scene.runner.answer(GiveCode{Secret(rightCode), {}});
  scene.home.runUntil([&] { return asked(Page::ChooseUkey); });
  scene.runner.answer(ChooseUkey{newUkey});
  scene.home.runUntil([&] { return asked(Page::GivePin); });
  scene.runner.answer(GivePin{Secret(std::string_view("not it")), {}, false});
  scene.home.runUntil([&] { return asked(Page::GivePin) && view.failure; });
  CHECK(view.failure->error.code == ErrorCode::PinWrong);
  scene.runner.ukeysSeen({});
  CHECK(view.standing.next == Next{Await{Wait::Ukey}});
  CHECK_FALSE(view.failure);
}

TEST_CASE("what keeps an act waiting is told still when a UKEY is pulled that the act does not need") {
  auto state = unlockState(portal::UnlockMethod::Escrow);
  state.application.stage = portal::Stage::Approved;
  Scene scene(state, unlock());
  auto& world = scene.world;
  const auto& view = scene.runner.view();
  const auto asked = [&](Page page) { return !view.busy && view.standing.next == Next{Ask{page}}; };
  world.onCall = [&](const std::string& call) {
    if (call == "completeUnlock")
      world.fault = {Fault::What::Refuse, static_cast<int>(world.log.size()) + 1, false, ErrorCode::ConnectionCut};
  };
  scene.runner.begin();
  scene.home.runUntil([&] { return asked(Page::GiveCode); });
  scene.runner.answer(GiveCode{Secret(rightCode), {}});
  scene.home.runUntil([&] { return asked(Page::ChooseNewPin); });
  scene.runner.answer(ChooseNewPin{Secret(chosenPin)});
  scene.home.runUntil([&] { return !view.busy && view.waitsForRetry; });
  scene.runner.ukeysSeen({});
  CHECK(view.standing.next == Next{Perform{Effect::CompleteUnlock}});
  CHECK(view.waitsForRetry);
  REQUIRE(view.failure);
  CHECK(view.failure->error.code == ErrorCode::ConnectionCut);
}
