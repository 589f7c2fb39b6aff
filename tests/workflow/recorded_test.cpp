#include "app/workflow/recorded.h"
#include "tests/support/scripted_world.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <random>

// What the runner does is kept, act by act, and nothing that the person typed is among it.
using namespace certdesk;
using acts::Kind;
using workflow::Effect;

namespace {

struct Opened {
  Opened() {
    acts::open(file);
    view.checklist = &workflow::recovery();
    view.facts.applicationId = "20261123000541121943";
    view.facts.chosenSerial = "3F7A91C4D08E21B6";
  }
  ~Opened() {
    acts::close();
    std::error_code ignored;
    std::filesystem::remove(file, ignored);
  }
  [[nodiscard]] static std::vector<Kind> kinds() {
    std::vector<Kind> all;
    for (const auto& recorded : acts::newest(100))
      all.push_back(recorded.act.kind);
    return all;
  }
  std::filesystem::path file =
      std::filesystem::temp_directory_path() / ("acts-" + std::to_string(std::random_device()()) + ".log");
  workflow::View view;
};

Secret secret(const char* text) { return Secret(std::string_view(text)); }

} // namespace

TEST_CASE("a look is no act, and each act on the UKEY is one") {
  const Opened opened;
  for (const auto effect :
       {Effect::FetchApplication, Effect::ListUkeys, Effect::ReadUkey, Effect::TryUkey, Effect::AskUnlockChallenge})
    workflow::record({}, effect, opened.view, workflow::Learned{});
  CHECK(Opened::kinds().empty());
  workflow::record({}, Effect::GenerateSigningKey, opened.view, workflow::Learned{}); // another PC was here before
  CHECK(Opened::kinds().empty());
  Result<workflow::Learned> made = workflow::Learned{};
  made->holdings.emplace();
  workflow::record({}, Effect::GenerateSigningKey, opened.view, made);
  workflow::record({}, Effect::Confirm, opened.view, tl::unexpected<Error>(Error{ErrorCode::ConnectionCut, {}}));
  const auto recorded = acts::newest(10);
  REQUIRE(recorded.size() == 2);
  CHECK(recorded[0].act.kind == Kind::KeyPairMade);
  CHECK(recorded[0].act.service == "recovery");
  CHECK(recorded[0].act.application == "20261123000541121943");
  CHECK(recorded[0].act.ukeySerial == "3F7A91C4D08E21B6");
  CHECK_FALSE(recorded[0].act.failure);
  CHECK(recorded[1].act.failure == ErrorCode::ConnectionCut);
}

TEST_CASE("each certificate that was written has its line, with its serial number") {
  Opened opened;
  portal::Application application;
  application.id = opened.view.facts.applicationId;
  for (const auto purpose : {portal::Purpose::Signing, portal::Purpose::Encryption})
    application.issued.push_back({purpose, test::makePair("someone").certificate, 0});
  opened.view.facts.application = application;
  workflow::record({}, Effect::WriteCertificates, opened.view, workflow::Learned{});
  const auto recorded = acts::newest(10);
  REQUIRE(recorded.size() == 2);
  for (const auto& each : recorded)
    CHECK(each.act.certificate == "01");
}

TEST_CASE("a PIN that is given is an act without the PIN") {
  const Opened opened;
  const auto given = workflow::actOf(workflow::GivePin{secret("Geheim-7391"), secret("Neu-4711")}, opened.view.facts);
  REQUIRE(given);
  CHECK(given->kind == Kind::PinSet);
  const auto wrong = workflow::actOf(workflow::GivePin{secret("Geheim-7391"), {}}, opened.view.facts);
  REQUIRE(wrong);
  CHECK(wrong->kind == Kind::UkeyOpened);
  Result<workflow::Learned> opens = workflow::Learned{};
  opens->pinGiven = true;
  workflow::record(given, {}, opened.view, opens);
  workflow::record(wrong, {}, opened.view, tl::unexpected<Error>(Error{ErrorCode::PinWrong, "detail Geheim-7391"}));
  workflow::record(given, {}, opened.view, workflow::Learned{}); // the UKEY was seen not to need it
  const auto recorded = acts::newest(10);
  REQUIRE(recorded.size() == 2);
  CHECK(recorded[1].act.failure == ErrorCode::PinWrong);
  std::string all;
  for (const auto& each : recorded)
    all += acts::lineOf(each.act, each.at);
  CHECK(all.find("7391") == std::string::npos);
  CHECK(all.find("4711") == std::string::npos);
  CHECK_FALSE(workflow::actOf(workflow::GiveAnswer{secret("xiongmao")}, opened.view.facts));
  CHECK_FALSE(workflow::actOf(workflow::GiveCode{secret("VbZ1kPsHlQgUfpMFpyeh"), {}}, opened.view.facts));
}

TEST_CASE("money is an act when it has come, once") {
  Opened opened;
  portal::Application owing;
  owing.payment.emplace();
  auto paid = owing;
  paid.payment->state = portal::PaymentState::Paid;
  workflow::recordPaid(opened.view, paid); // nothing was known before: no act of now
  CHECK(Opened::kinds().empty());
  opened.view.facts.application = owing;
  workflow::recordPaid(opened.view, owing);
  workflow::recordPaid(opened.view, paid);
  opened.view.facts.application = paid;
  workflow::recordPaid(opened.view, paid);
  CHECK(Opened::kinds() == std::vector{Kind::Paid});
}
