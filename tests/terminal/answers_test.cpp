#include "app/terminal/answers.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <random>

using namespace certdesk;
using namespace certdesk::terminal;
using workflow::Page;

namespace {

// Secrets as a script hands them over, and the pages as the checklist asks them.
struct Desk {
  SecretSource pin{Secret(std::string_view("old-pin"))};
  SecretSource newPin{Secret(std::string_view("new-pin"))};
  workflow::View view;

  explicit Desk(token::PinState state = token::PinState::Ok) {
    portal::Application application;
    application.quote = portal::Quote{{}, 5000, {}, {}};
    view.facts.application = application;
    token::TokenInfo ukey;
    ukey.serial = "0123";
    ukey.pin = state;
    view.facts.inserted = std::vector{ukey};
  }
  Result<AnswersFile> file(const std::string& json, bool pinChanged = false) {
    return AnswersFile::fromJson(viewOf(json), {pin, newPin, {}, false, pinChanged});
  }
};

workflow::GivePin pinSaid(AnswersFile& file, const workflow::View& view) {
  auto answer = file.answer(Page::GivePin, view);
  REQUIRE(answer);
  return std::move(std::get<workflow::GivePin>(*answer));
}

} // namespace

TEST_CASE("a file that is no object, or says an unknown reason, is refused as a whole") {
  Desk desk;
  CHECK(desk.file("[]").error().code == ErrorCode::FileMalformed);
  CHECK(desk.file("{\"reason\":").error().code == ErrorCode::FileMalformed);
  CHECK(desk.file(R"({"reason":"bored"})").error().code == ErrorCode::FileMalformed);
}

TEST_CASE("what the file does not say is missing, and nothing is made up") {
  Desk desk;
  auto file = desk.file("{}");
  REQUIRE(file);
  for (const auto page :
       {Page::LossReason, Page::AcceptAgreement, Page::ConfirmQuote, Page::AnswerQuestion, Page::GiveCode}) {
    auto answer = file->answer(page, desk.view);
    REQUIRE_FALSE(answer);
    CHECK(answer.error().code == ErrorCode::AnswerMissing);
  }
}

TEST_CASE("a certificate is frozen, or not, because the file says so") {
  Desk desk;
  const auto said = [&](const char* json) { return desk.file(json)->answer(Page::LossReason, desk.view); };
  CHECK(said(R"({"reason":"lost"})").error().code == ErrorCode::AnswerMissing);
  CHECK(said(R"({"reason":"stolen"})").error().code == ErrorCode::AnswerMissing);
  CHECK(std::get<workflow::SayReason>(*said(R"({"reason":"lost","freeze":true})")).freeze);
  CHECK_FALSE(std::get<workflow::SayReason>(*said(R"({"reason":"stolen","freeze":false})")).freeze);
  CHECK_FALSE(std::get<workflow::SayReason>(*said(R"({"reason":"damaged"})")).freeze);
}

TEST_CASE("a price is agreed to by its amount alone") {
  Desk desk;
  CHECK_FALSE(desk.file(R"({"quote_fen":4999})")->answer(Page::ConfirmQuote, desk.view));
  CHECK(desk.file(R"({"quote_fen":5000})")->answer(Page::ConfirmQuote, desk.view));
  for (const char* json : {R"({"quote_fen":5000.7})", R"({"quote_fen":1e300})", R"({"quote_fen":-5000})"})
    CHECK(desk.file(json).error().code == ErrorCode::FileMalformed);
}

TEST_CASE("of a renewal the years are said and their price; what is missing is told with the portal's offer") {
  Desk desk;
  auto application = *desk.view.facts.application;
  application.quote.reset();
  application.quoteChoices = {portal::Quote{{}, 20000, {}, 1}, portal::Quote{{}, 40000, {}, 2}};
  desk.view.facts.application = application;
  const auto said = [&](const char* json) { return desk.file(json)->answer(Page::ConfirmQuote, desk.view); };
  CHECK(std::get<workflow::ConfirmQuote>(*said(R"({"years":2,"quote_fen":40000})")).years == 2);
  for (const char* json : {R"({"quote_fen":40000})", R"({"years":3,"quote_fen":60000})", R"({"years":2})",
                           R"({"years":2,"quote_fen":20000})", R"({"years":"2","quote_fen":40000})"}) {
    const auto answer = said(json);
    REQUIRE_FALSE(answer);
    CHECK(answer.error().code == ErrorCode::AnswerMissing);
    CHECK(answer.error().names.find("40000") != std::string::npos);
  }
}

TEST_CASE("that open tenders and files were looked at is said in so many words") {
  Desk desk;
  const auto said = [&](const char* json) { return desk.file(json)->answer(Page::AskOpenFiles, desk.view); };
  for (const char* json :
       {"{}", R"({"open_files_acknowledged":false})", R"({"open_files_acknowledged":"yes"})"})
    CHECK(said(json).error().code == ErrorCode::AnswerMissing);
  CHECK(std::holds_alternative<workflow::AcknowledgeOpenFiles>(*said(R"({"open_files_acknowledged":true})")));
}

TEST_CASE("a factory PIN is changed to the new one, and that it was changed before has to be said") {
  for (const bool pinChanged : {false, true}) {
    Desk factory(token::PinState::MustChange);
    auto file = factory.file("{}", pinChanged);
    auto said = pinSaid(*file, factory.view);
    CHECK(said.pin.text() == "old-pin");
    CHECK(said.newPin.text() == "new-pin");

    Desk silent; // a UKEY that shows no factory PIN must not lose a try at every run
    auto again = silent.file("{}", pinChanged);
    said = pinSaid(*again, silent.view);
    CHECK(said.pin.text() == (pinChanged ? "new-pin" : "old-pin"));
    CHECK(said.newPin.empty());
  }
}

TEST_CASE("a secret may stand in a file that nobody else may read") {
  const auto path = std::filesystem::temp_directory_path() / ("answers-" + std::to_string(std::random_device()()));
  using std::filesystem::perms;
  Desk desk;
  const auto opened = [&](const char* json, perms mode) {
    std::ofstream(path) << json;
    std::filesystem::permissions(path, mode);
    auto file = AnswersFile::open(path, {desk.pin, desk.newPin, {}, false});
    std::filesystem::remove(path);
    return file ? "opened" : phoneCode(file.error().code);
  };
  const auto mine = perms::owner_read | perms::owner_write;
  CHECK(opened(R"({"answer":"panda"})", mine) == "opened");
  CHECK(opened(R"({"answer":"panda"})", mine | perms::group_read) == "K-03");
  CHECK(opened(R"({"authorisation_code":"VbZ1"})", mine | perms::others_read) == "K-03");
  CHECK(opened(R"({"reason":"lost"})", mine | perms::others_read) == "opened");
}

TEST_CASE("an answer and a code that are handed over go before the file's") {
  Desk desk;
  SecretSource answer{Secret(std::string_view("bear"))}, code{Secret(std::string_view("fresh"))};
  const std::string json = R"({"answer":"panda","authorisation_code":"stale"})";
  auto file = AnswersFile::fromJson(viewOf(json), {desk.pin, desk.newPin, {}, false, false, &answer, &code});
  REQUIRE(file);
  CHECK(std::get<workflow::GiveAnswer>(*file->answer(Page::AnswerQuestion, desk.view)).answer.text() == "bear");
  CHECK(std::get<workflow::GiveCode>(*file->answer(Page::GiveCode, desk.view)).code.text() == "fresh");
}

TEST_CASE("one that is chosen now and handed over is taken as it is") {
  SecretSource handed{Secret(std::string_view("right horse 10"))};
  CHECK(handed.chosen()->text() == "right horse 10");
  SecretSource nobody(-1, "new password"); // and no terminal to ask on
  CHECK(nobody.chosen().error().code == ErrorCode::AnswerMissing);
}

TEST_CASE("a PIN that is for the UKEY that was named is not given for another one") {
  Desk desk;
  const auto bind = [&](const char* service, const char* serial) {
    auto application = *desk.view.facts.application;
    application.service = service;
    application.ukeySerial = serial;
    desk.view.facts.application = application;
  };
  bind("recovery", "0123");
  AnswersFile::Sources sources{desk.pin, desk.newPin, {}};
  sources.ukeySerial = "4567";
  auto file = AnswersFile::fromJson(viewOf(std::string(R"({"ukey_serial":"0123"})")), std::move(sources));
  REQUIRE(file);
  CHECK(file->ukeySerial() == "4567");
  CHECK(file->answer(Page::GivePin, desk.view).error().code == ErrorCode::UkeyBoundToAnother);
  bind("unlock", "0123");
  CHECK(file->answer(Page::GivePin, desk.view).error().code == ErrorCode::UkeyLacksCertificate);
  CHECK(file->answer(Page::ChooseNewPin, desk.view).error().code == ErrorCode::UkeyLacksCertificate);
  bind("unlock", "4567");
  CHECK(file->answer(Page::GivePin, desk.view));
}

TEST_CASE("with several UKEYs that fit the file has to name one") {
  Desk desk;
  auto two = *desk.view.facts.inserted;
  two.push_back(two.front());
  two.back().serial = "4567";
  desk.view.facts.inserted = two;
  CHECK_FALSE(desk.file("{}")->answer(Page::ChooseUkey, desk.view));
  auto named = desk.file(R"({"ukey_serial":"4567"})")->answer(Page::ChooseUkey, desk.view);
  REQUIRE(named);
  CHECK(std::get<workflow::ChooseUkey>(*named).serial == "4567");
}
