#include "tests/practice/portal/papers_visitor.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <thread>

using namespace practice_test;
using namespace std::chrono_literals;
namespace practice = certdesk::practice;
using certdesk::portal::PaymentState;
using At = practice::AtCashier;

namespace {

PapersVisitor submitted(const Bench& bench) {
  PapersVisitor visitor(bench.visitor());
  visitor.submitted();
  return visitor;
}
std::string inOrder(const PapersVisitor& visitor, const char* member) {
  return visitor.payment()
      .value(QLatin1String("order"))
      .toObject()
      .value(QLatin1String(member))
      .toString()
      .toStdString();
}
std::string ofResult(const PapersVisitor& visitor, const char* member) {
  return visitor.payment()
      .value(QLatin1String("result"))
      .toObject()
      .value(QLatin1String(member))
      .toString()
      .toStdString();
}
PaymentState cashier(Bench& bench, const Visitor& visitor, At act) {
  const auto done = bench.environment().cashier(visitor.id(), act);
  REQUIRE(done);
  return *done;
}

} // namespace

TEST_CASE("There is one payment order for an application, whose code is renewed within it") {
  Bench bench(PapersVisitor::settings());
  PapersVisitor draft(bench.visitor());
  draft.start(draft.certificateId("valid", PapersVisitor::organisation));
  CHECK(draft.order().code() == "not_allowed_now");
  auto visitor = submitted(bench);
  CHECK(visitor.paymentText("state") == "unpaid");
  CHECK_FALSE(visitor.payment().contains(QLatin1String("order")));
  REQUIRE(visitor.order().status == 200);
  CHECK(visitor.paymentText("state") == "open");
  CHECK(visitor.paymentText("method") == "online");
  const auto id = inOrder(visitor, "id");
  const auto code = inOrder(visitor, "code");
  CHECK(code.starts_with(visitor.browser().url() + "/practice/cashier/"));
  CHECK(code.size() == visitor.browser().url().size() + std::string("/practice/cashier/").size() + 43);
  CHECK(inOrder(visitor, "address") == code);
  REQUIRE(visitor.order().status == 200);
  CHECK(inOrder(visitor, "id") == id);
  CHECK(inOrder(visitor, "code") == code);
  const auto etag = visitor.etag();
  bench.pass(5min + 1s);
  const auto later = visitor.get(visitor.path(), {"If-None-Match: " + etag});
  CHECK(later.status == 200); // what only time has changed is another snapshot too
  visitor.look();
  CHECK(visitor.paymentText("state") == "expired");
  bench.restart(PapersVisitor::settings());
  PapersVisitor again(bench.visitor());
  again.start(again.certificateId("valid", PapersVisitor::person));
  REQUIRE(again.order().status == 200);
  CHECK(again.paymentText("state") == "open");
  CHECK(inOrder(again, "id") == id);
  CHECK(inOrder(again, "code") != code);
  CHECK(query(bench.folder(), "SELECT COUNT(*) FROM payment_order") == "1\n");
}

TEST_CASE("Many who order the same payment at once get one order") {
  const Bench bench(PapersVisitor::settings());
  const auto first = submitted(bench);
  std::vector<PapersVisitor> visitors;
  for (int i = 0; i < 6; ++i) {
    visitors.emplace_back(bench.visitor());
    visitors.back().start(visitors.back().certificateId("valid", PapersVisitor::person));
    REQUIRE(visitors.back().id() == first.id());
  }
  std::vector<int> statuses(visitors.size());
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < visitors.size(); ++i)
    threads.emplace_back([&, i] { statuses[i] = visitors[i].order().status; });
  for (auto& thread : threads)
    thread.join();
  CHECK(std::count(statuses.begin(), statuses.end(), 200) >= 1);
  std::set<std::string> orders;
  for (std::size_t i = 0; i < visitors.size(); ++i) {
    CHECK((statuses[i] == 200 || statuses[i] == 412)); // somebody was quicker: looks again, and sees the order
    visitors[i].look();
    orders.insert(inOrder(visitors[i], "id"));
  }
  CHECK(orders.size() == 1);
  CHECK(query(bench.folder(), "SELECT COUNT(*) FROM payment_order") == "1\n");
}

TEST_CASE("What was paid is paid once; whatever comes later is paid back") {
  Bench bench(PapersVisitor::settings());
  auto visitor = submitted(bench);
  CHECK_FALSE(bench.environment().cashier(visitor.id(), At::Pay)); // nothing is ordered
  REQUIRE(visitor.order().status == 200);
  CHECK(cashier(bench, visitor, At::Pay) == PaymentState::Paid);
  visitor.look();
  CHECK(visitor.paymentText("state") == "paid");
  CHECK(visitor.flag("voucher_complete"));
  const auto trade = ofResult(visitor, "trade_number");
  CHECK(trade.starts_with("YANLIAN-")); // nobody takes it for a real one
  CHECK(visitor.payment().value(QLatin1String("result")).toObject().value(QLatin1String("paid_fen")).toInt() == 5000);
  CHECK(cashier(bench, visitor, At::Pay) == PaymentState::Refunded);
  CHECK(cashier(bench, visitor, At::PayWrongAmount) == PaymentState::Refunded);
  CHECK_FALSE(bench.environment().cashier(visitor.id(), At::Fail));
  bench.pass(10min); // the code is long past
  REQUIRE(visitor.order().status == 200);
  CHECK(visitor.paymentText("state") == "paid");
  CHECK(ofResult(visitor, "trade_number") == trade);
  CHECK(visitor.choose("transfer").code() == "not_allowed_now");
  CHECK(query(bench.folder(), "SELECT outcome, COUNT(*) FROM payment_attempt GROUP BY outcome ORDER BY outcome") ==
        "paid|1\nrefunded|2\n");
  CHECK(query(bench.folder(), "SELECT SUM(paid_fen) FROM payment_order") == "5000\n");
}

TEST_CASE("Failed, late and wrong payments are told by their words, and may be made good") {
  Bench bench(PapersVisitor::settings());
  auto visitor = submitted(bench);
  const auto expect = [&](At act, PaymentState state, const char* word) {
    REQUIRE(visitor.order().status == 200);
    CHECK(visitor.paymentText("state") == "open");
    CHECK(visitor.paymentText("remark").empty());
    if (state == PaymentState::TooLate) bench.pass(5min + 1s);
    CHECK(cashier(bench, visitor, act) == state);
    visitor.look();
    CHECK(visitor.paymentText("state") == word);
    CHECK_FALSE(visitor.paymentText("remark").empty());
    CHECK_FALSE(visitor.payment().contains(QLatin1String("result")));
  };
  expect(At::Fail, PaymentState::Failed, "failed");
  expect(At::PayWrongAmount, PaymentState::WrongAmount, "wrong_amount");
  expect(At::Pay, PaymentState::TooLate, "too_late");
  CHECK(visitor.text("stage") == "papers");
  REQUIRE(visitor.order().status == 200);
  CHECK(cashier(bench, visitor, At::Pay) == PaymentState::Paid);
}

TEST_CASE("Paid money goes back with a refund or a cancellation") {
  Bench bench(PapersVisitor::settings());
  auto visitor = submitted(bench);
  REQUIRE(visitor.order().status == 200);
  CHECK_FALSE(bench.environment().cashier(visitor.id(), At::Refund));
  cashier(bench, visitor, At::Pay);
  CHECK(cashier(bench, visitor, At::Refund) == PaymentState::Refunded);
  visitor.look();
  CHECK(visitor.paymentText("state") == "refunded");
  CHECK_FALSE(visitor.flag("voucher_complete"));
  REQUIRE(visitor.order().status == 200);
  cashier(bench, visitor, At::Pay);
  visitor.look();
  REQUIRE(visitor.write("POST", "/cancellation").status == 200);
  CHECK(visitor.paymentText("state") == "refunded");
  CHECK(cashier(bench, visitor, At::Pay) == PaymentState::Refunded);
}

TEST_CASE("By transfer the bank's data and the reference are told, and the voucher settles it") {
  auto settings = PapersVisitor::settings();
  settings.reviewDelay = 1h;
  Bench bench(settings);
  auto visitor = submitted(bench);
  const auto transfer = visitor.payment().value(QLatin1String("transfer")).toObject();
  CHECK(transfer.value(QLatin1String("reference")).toString().toStdString() == visitor.id());
  CHECK_FALSE(visitor.material("voucher").value(QLatin1String("required")).toBool());
  REQUIRE(visitor.choose("transfer").status == 200);
  CHECK(visitor.material("voucher").value(QLatin1String("required")).toBool());
  visitor.bringPapers();
  CHECK(visitor.text("stage") == "papers");
  CHECK(visitor.complete("voucher").code() == "materials_missing");
  visitor.upload("voucher", "image/png", PapersVisitor::file("image/png", 100));
  CHECK(visitor.flag("materials_complete")); // the voucher is another matter
  REQUIRE(visitor.complete("voucher").status == 200);
  CHECK(visitor.text("stage") == "under_review");
  CHECK(visitor.choose("online").code() == "not_allowed_now");
  CHECK(visitor.order().code() == "not_allowed_now");
}

TEST_CASE("Once a transfer is chosen nothing is paid by the code, until paying on line is chosen again") {
  Bench bench(PapersVisitor::settings());
  auto visitor = submitted(bench);
  REQUIRE(visitor.order().status == 200);
  const auto order = inOrder(visitor, "id");
  REQUIRE(visitor.choose("transfer").status == 200);
  CHECK(visitor.paymentText("state") == "expired");
  CHECK(visitor.order().code() == "not_allowed_now");
  CHECK(cashier(bench, visitor, At::Pay) == PaymentState::Refunded);
  visitor.look();
  CHECK(visitor.paymentText("state") == "expired");
  REQUIRE(visitor.choose("online").status == 200);
  CHECK(visitor.paymentText("state") == "open");
  CHECK(inOrder(visitor, "id") == order);
  CHECK(cashier(bench, visitor, At::Pay) == PaymentState::Paid);
  CHECK(query(bench.folder(), "SELECT COUNT(*) FROM payment_order") == "1\n");
}

TEST_CASE("Whose voucher is there does not pay on line as well") {
  Bench bench(PapersVisitor::settings());
  auto visitor = submitted(bench);
  REQUIRE(visitor.choose("transfer").status == 200);
  visitor.upload("voucher", "image/png", PapersVisitor::file("image/png", 100));
  REQUIRE(visitor.complete("voucher").status == 200);
  CHECK(visitor.text("stage") == "papers"); // the other papers are not there yet
  CHECK(visitor.order().code() == "not_allowed_now");
  CHECK(visitor.choose("online").code() == "not_allowed_now");
}

TEST_CASE("Once it is approved nothing is paid back") {
  Bench bench(PapersVisitor::settings());
  auto visitor = submitted(bench);
  visitor.bringPapers();
  REQUIRE(visitor.order().status == 200);
  cashier(bench, visitor, At::Pay);
  visitor.look();
  REQUIRE(visitor.text("stage") == "approved");
  CHECK_FALSE(bench.environment().cashier(visitor.id(), At::Refund));
  visitor.look();
  CHECK(visitor.paymentText("state") == "paid");
}

TEST_CASE("In a rehearsal an order is paid by itself, but no transfer") {
  auto settings = PapersVisitor::settings();
  settings.autoPay = true;
  settings.payDelay = 3s;
  Bench bench(settings);
  auto visitor = submitted(bench);
  REQUIRE(visitor.order().status == 200);
  CHECK(visitor.paymentText("state") == "open");
  bench.pass(4s);
  visitor.look();
  CHECK(visitor.paymentText("state") == "paid");
  PapersVisitor other(bench.visitor());
  other.submitted(PapersVisitor::organisation);
  REQUIRE(other.order().status == 200);
  REQUIRE(other.choose("transfer").status == 200);
  bench.pass(4s);
  other.look();
  CHECK(other.paymentText("state") == "expired");
}
