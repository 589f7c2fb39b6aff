#include "tests/practice/portal/papers_visitor.h"

#include <catch2/catch.hpp>

using namespace practice_test;
using namespace std::chrono_literals;
namespace practice = certdesk::practice;
using practice::Decision;
using At = practice::AtCashier;

namespace {

const std::string jpeg = "image/jpeg";

practice::Settings byStaff() { // the review waits for somebody
  auto settings = PapersVisitor::settings();
  settings.reviewDelay = 1h;
  return settings;
}

// All is there, and it stands at the review.
PapersVisitor atReview(Bench& bench, const char* templateName = PapersVisitor::person) {
  PapersVisitor visitor(bench.visitor());
  visitor.submitted(templateName);
  if (templateName == std::string(PapersVisitor::organisation))
    visitor.upload("business_licence", jpeg, PapersVisitor::file(jpeg, 500));
  visitor.bringPapers();
  CHECK(visitor.text("stage") == "papers");
  REQUIRE(visitor.order().status == 200);
  REQUIRE(bench.environment().cashier(visitor.id(), At::Pay));
  visitor.look();
  REQUIRE(visitor.text("stage") != "papers");
  return visitor;
}
std::string remarkOfPage(const PapersVisitor& visitor, const char* kind) {
  const auto pages = visitor.material(kind).value(QLatin1String("pages")).toArray();
  return pages.first().toObject().value(QLatin1String("remark")).toString().toStdString();
}

} // namespace

TEST_CASE("With forms, papers and money there the application goes to review by itself, and is approved") {
  Bench bench(PapersVisitor::settings());
  auto visitor = atReview(bench);
  visitor.look();
  CHECK(visitor.text("stage") == "approved");
  CHECK(bench.environment().authorisationCode(visitor.id()).size() == 20);
}

TEST_CASE("The last thing that was missing moves it, whichever that is") {
  Bench bench(byStaff());
  PapersVisitor visitor(bench.visitor());
  visitor.submitted();
  REQUIRE(visitor.order().status == 200);
  REQUIRE(bench.environment().cashier(visitor.id(), At::Pay));
  visitor.look();
  CHECK(visitor.text("stage") == "papers");
  visitor.bringPapers();
  CHECK(visitor.text("stage") == "under_review");
  CHECK(visitor.text("actor") == "ca");
  CHECK(visitor.complete().code() == "not_allowed_now");
  CHECK(visitor.announce("other", jpeg, PapersVisitor::file(jpeg, 10)).code() == "not_allowed_now");
}

TEST_CASE("Sent back, only what is marked has to be done again") {
  Bench bench(byStaff());
  auto& environment = bench.environment();
  auto visitor = atReview(bench, PapersVisitor::organisation);
  const auto page = visitor.pages("handler_id").front();
  REQUIRE(environment.review(visitor.id(), Decision::SendBack, "请补正",
                             {{{}, {}, "handler_id", page, "看不清"},
                              {"extension_information", "qualification_number", {}, {}, "与证书不一致"}}));
  visitor.look();
  CHECK(visitor.text("stage") == "sent_back");
  CHECK(visitor.text("actor") == "holder");
  CHECK(visitor.text("review_remark") == "请补正");
  CHECK(remarkOfPage(visitor, "handler_id") == "看不清");
  CHECK_FALSE(visitor.flag("materials_complete"));
  CHECK(visitor.form("extension_items").value(QLatin1String("filled")).toBool());
  CHECK_FALSE(visitor.form("extension_information").value(QLatin1String("filled")).toBool());
  CHECK(visitor.field("extension_information", "qualification_number").value(QLatin1String("remark")).toString() ==
        QStringLiteral("与证书不一致"));
  CHECK(visitor.paymentText("state") == "paid");
  // What was not marked stays closed.
  CHECK(visitor.putForm("extension_items", {{"medium", "own"}}).code() == "not_allowed_now");
  CHECK(visitor.write("PUT", "/reason", R"({"reason":"damaged","freeze":false})").code() == "not_allowed_now");
  CHECK(visitor.write("POST", "/submission").code() == "not_allowed_now");
  CHECK(visitor.complete().code() == "materials_missing"); // the refused page is still there
  const auto better = visitor.upload("handler_id", jpeg, PapersVisitor::file(jpeg, 3500));
  CHECK(visitor.complete().code() == "materials_missing");
  REQUIRE(visitor.arrange("handler_id", {{better, 0}}).status == 200);
  CHECK(remarkOfPage(visitor, "handler_id").empty());
  REQUIRE(visitor.complete().status == 200);
  CHECK(visitor.text("stage") == "sent_back"); // the form is missing
  visitor.putForm("extension_information", {{"qualification_level", "a"},
                                            {"qualification_number", "B123456789"},
                                            {"survey_level", "b"},
                                            {"architecture_level", "none"},
                                            {"municipal_level", "c"},
                                            {"provincial", "no"}});
  CHECK(visitor.text("stage") == "under_review");
  CHECK(visitor.text("review_remark").empty());
  CHECK(visitor.field("extension_information", "qualification_number")
            .value(QLatin1String("remark"))
            .toString()
            .isEmpty());
  REQUIRE(environment.review(visitor.id(), Decision::Approve, {}));
  visitor.look();
  CHECK(visitor.text("stage") == "approved");
}

TEST_CASE("A remark on a kind goes with its replacement, and a page that only had to be turned is turned") {
  Bench bench(byStaff());
  auto& environment = bench.environment();
  auto visitor = atReview(bench);
  REQUIRE(environment.review(visitor.id(), Decision::SendBack, "补充", {{{}, {}, "other", {}, "请补充授权书"}}));
  visitor.look();
  CHECK(visitor.material("other").value(QLatin1String("remark")).toString() == QStringLiteral("请补充授权书"));
  CHECK(visitor.complete().code() == "materials_missing");
  visitor.upload("other", jpeg, PapersVisitor::file(jpeg, 50));
  CHECK(visitor.material("other").value(QLatin1String("remark")).toString().isEmpty());
  REQUIRE(visitor.complete().status == 200);
  CHECK(visitor.text("stage") == "under_review");
  const auto page = visitor.pages("handler_id").front();
  REQUIRE(environment.review(visitor.id(), Decision::SendBack, "方向", {{{}, {}, "handler_id", page, "倒了"}}));
  visitor.look();
  REQUIRE(visitor.arrange("handler_id", {{page, 180}}).status == 200);
  REQUIRE(visitor.complete().status == 200);
  CHECK(visitor.text("stage") == "under_review");
}

TEST_CASE("A mark on what is not there keeps nothing; without marks the papers are to be looked through") {
  Bench bench(byStaff());
  auto& environment = bench.environment();
  auto visitor = atReview(bench);
  const auto page = visitor.pages("handler_id").front();
  for (const auto& wrong : std::vector<practice::Mark>{{{}, {}, "handler_id", "made-up", "x"},
                                                       {{}, {}, "made_up", {}, "x"},
                                                       {{}, {}, "acceptance_form", page, "x"},
                                                       {"extension_items", "made_up", {}, {}, "x"},
                                                       {"made_up", "medium", {}, {}, "x"},
                                                       {{}, {}, "handler_id", page, ""}})
    CHECK_FALSE(environment.review(visitor.id(), Decision::SendBack, "no", {{{}, {}, "handler_id", page, "y"}, wrong}));
  visitor.look();
  CHECK(visitor.text("stage") == "under_review");
  CHECK(remarkOfPage(visitor, "handler_id").empty());
  REQUIRE(environment.review(visitor.id(), Decision::SendBack, "请核对"));
  visitor.look();
  CHECK(visitor.text("stage") == "sent_back");
  REQUIRE(visitor.complete().status == 200);
  CHECK(visitor.text("stage") == "under_review");
}

// Whoever paid on line is not asked for a voucher, so that a remark on it could be answered by nobody.
TEST_CASE("What is not asked for cannot be sent back") {
  Bench bench(byStaff());
  auto& environment = bench.environment();
  PapersVisitor visitor(bench.visitor());
  visitor.submitted();
  REQUIRE(visitor.choose("transfer").status == 200);
  const auto receipt = visitor.upload("voucher", jpeg, PapersVisitor::file(jpeg, 900));
  REQUIRE(visitor.choose("online").status == 200);
  visitor.bringPapers();
  REQUIRE(visitor.order().status == 200);
  REQUIRE(environment.cashier(visitor.id(), At::Pay));
  visitor.look();
  REQUIRE(visitor.text("stage") == "under_review");
  for (const auto& page : {std::string(), receipt})
    CHECK_FALSE(environment.review(visitor.id(), Decision::SendBack, "no", {{{}, {}, "voucher", page, "x"}}));
  visitor.look();
  CHECK(visitor.text("stage") == "under_review");
}

TEST_CASE("Nothing that is not paid for is approved: money that goes back in the review is owed again") {
  Bench bench(byStaff());
  auto visitor = atReview(bench);
  REQUIRE(bench.environment().cashier(visitor.id(), At::Refund));
  visitor.look();
  CHECK(visitor.text("stage") == "papers");
  CHECK(visitor.paymentText("state") == "refunded");
  bench.pass(2h);
  PapersVisitor later(bench.visitor());
  later.start(later.certificateId("valid", PapersVisitor::person));
  CHECK(later.text("stage") == "papers");
  REQUIRE(later.order().status == 200);
  REQUIRE(bench.environment().cashier(later.id(), At::Pay));
  later.look();
  CHECK(later.text("stage") == "under_review");
}

TEST_CASE("A rehearsal's first review sends one page back, the second approves") {
  auto settings = PapersVisitor::settings();
  settings.sendBackOnce = true;
  Bench bench(settings);
  auto visitor = atReview(bench);
  visitor.look();
  CHECK(visitor.text("stage") == "sent_back");
  CHECK_FALSE(visitor.text("review_remark").empty());
  CHECK_FALSE(remarkOfPage(visitor, "acceptance_form").empty());
  const auto better = visitor.upload("acceptance_form", jpeg, PapersVisitor::file(jpeg, 700));
  REQUIRE(visitor.arrange("acceptance_form", {{better, 0}}).status == 200);
  REQUIRE(visitor.complete().status == 200);
  visitor.look();
  CHECK(visitor.text("stage") == "approved");
}

TEST_CASE("What nobody goes on with lapses, but not what is paid") {
  Bench bench(PapersVisitor::settings());
  PapersVisitor unpaid(bench.visitor());
  unpaid.submitted();
  PapersVisitor paid(bench.visitor());
  paid.submitted(PapersVisitor::organisation);
  REQUIRE(paid.order().status == 200);
  REQUIRE(bench.environment().cashier(paid.id(), At::Pay));
  bench.pass(30 * 24h - 1h);
  bench.pass(2h);
  const auto later = bench.visitor();
  CHECK(later.get(unpaid.path()).text("stage") == "expired");
  CHECK(later.get(paid.path()).text("stage") == "papers");
}

TEST_CASE("What waits with the voucher of a transfer does not lapse") {
  Bench bench(PapersVisitor::settings());
  PapersVisitor announced(bench.visitor());
  announced.submitted();
  REQUIRE(announced.choose("transfer").status == 200);
  PapersVisitor transferred(bench.visitor());
  transferred.submitted(PapersVisitor::organisation);
  REQUIRE(transferred.choose("transfer").status == 200);
  transferred.upload("voucher", jpeg, PapersVisitor::file(jpeg, 900));
  REQUIRE(transferred.complete("voucher").status == 200);
  bench.pass(30 * 24h + 1h);
  const auto later = bench.visitor();
  CHECK(later.get(announced.path()).text("stage") == "expired");
  CHECK(later.get(transferred.path()).text("stage") == "papers");
}
