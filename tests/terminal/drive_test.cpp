#include "app/terminal/drive.h"
#include "tests/support/scripted_world.h"
#include "tests/terminal/no_words.h"

#include <catch2/catch.hpp>
#include <thread>

using namespace certdesk;
using namespace certdesk::terminal;
using namespace std::chrono_literals;

namespace {

// Notes whether somebody asked the driver's host to end in the middle of making a key.
class Ukeys : public test::ScriptedTokens {
public:
  using ScriptedTokens::ScriptedTokens;
  bool killed = false;
  Result<Bytes> generateSigningKey(const std::string& serial, const std::string& application, token::KeyKind kind,
                                   const std::vector<Bytes>& issued, const Call& call) override {
    auto made = ScriptedTokens::generateSigningKey(serial, application, kind, issued, call);
    killed = call.stop.stop_requested();
    return made;
  }
};

// An application that is approved, its UKEY put in, and somebody who has all the answers.
struct Desk {
  test::ScriptedPortal portal;
  Ukeys tokens{portal};
  SecretSource pin{Secret(std::string_view("123456"))};
  SecretSource newPin{-1, "new PIN"};
  Output output{false, test::noWords()};
  DriveOptions options{1ms, 0ms, {}};

  Desk() {
    portal.change([](portal::Application& a) { a.stage = portal::Stage::Approved; });
    tokens.insert(test::blankUkey("FRESH"));
  }
  Result<workflow::View> drive() {
    const std::string answers = R"({"authorisation_code":"VbZ1kPsHlQgUfpMFpyeh","ukey_serial":"FRESH"})";
    auto person = AnswersFile::fromJson(viewOf(answers), {pin, newPin, {}, false});
    REQUIRE(person);
    return terminal::drive({portal, tokens, {}, "https://portal.example:443", false}, portal.now().id,
                           workflow::recovery(), *person, output, options);
  }
};

} // namespace

TEST_CASE("acts take as long as they take: without any patience everything is done that waits for nobody") {
  Desk desk;
  const auto view = desk.drive();
  if (!view) FAIL(std::string(phoneCode(view.error().code)) + " " + view.error().detail);
  CHECK(std::holds_alternative<workflow::Ended>(view->standing.next));
}

TEST_CASE("looking at the portal again and again is no progress: the patience of a waiting line ends") {
  Desk desk;
  desk.portal.change([](portal::Application& a) { a.stage = portal::Stage::UnderReview; });
  desk.options.patience = 300ms;
  const auto view = desk.drive();
  REQUIRE_FALSE(view);
  CHECK(view.error().code == ErrorCode::PatienceOver);
}

TEST_CASE("a wait that meets a failure to its end is told by that failure: it is what can be mended") {
  Desk desk;
  desk.portal.change([](portal::Application& a) { a.stage = portal::Stage::UnderReview; });
  desk.options.patience = 300ms;
  desk.options.interrupted = [&, begun = false]() mutable {
    if (begun || desk.portal.count("application") == 0) return false;
    begun = true;
    desk.portal.fail("application", ErrorCode::ClockWrong, 100'000);
    return false;
  };
  const auto view = desk.drive();
  REQUIRE_FALSE(view);
  CHECK(view.error().code == ErrorCode::ClockWrong);
}

TEST_CASE("a UKEY that is not put in is waited for as long as was said") {
  Desk desk;
  desk.tokens.pull("FRESH");
  const auto view = desk.drive();
  REQUIRE_FALSE(view);
  CHECK(view.error().code == ErrorCode::PatienceOver);
}

TEST_CASE("whoever leaves in the middle of an act has it finished, and nothing more begun") {
  Desk desk;
  desk.tokens.hold("generateSigningKey");
  desk.options.interrupted = [&] {
    if (desk.tokens.count("generateSigningKey") == 0) return false;
    desk.tokens.release();
    return true;
  };
  const auto view = desk.drive();
  REQUIRE_FALSE(view);
  CHECK(view.error().code == ErrorCode::Cancelled);
  CHECK_FALSE(desk.tokens.killed);
  CHECK(desk.tokens.contents("FRESH", Call{})->keys.size() == 1);
  CHECK(desk.tokens.count("signingRequest") == 0);
  CHECK(desk.tokens.count("end") > 0);
}
