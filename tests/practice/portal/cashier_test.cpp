#include "tests/practice/portal/site_visitor.h"

#include <catch2/catch.hpp>

using namespace practice_test;
using namespace std::chrono_literals;

TEST_CASE("At the cashier a code is paid once, however often the button is pressed") {
  Bench bench(byHand());
  PapersVisitor visitor(bench.visitor());
  visitor.submitted();
  const auto browser = bench.browser();
  const auto cashier = ordered(visitor);
  const auto press = [&](const char* act) {
    return browser.send("POST", cashier, {formType}, std::string("act=") + act);
  };
  const auto page = browser.send("GET", cashier);
  REQUIRE(page.status == 200);
  checkGuarded(page);
  CHECK(has(page, "50.00 元"));
  CHECK(has(browser.send("GET", cashier, {"Accept-Language: en"}), "CNY 50.00"));
  CHECK(press("made-up").status == 400);
  CHECK(browser.send("GET", cashier + "?act=pay").status == 200); // looked at, and nothing else
  CHECK(browser.send("PUT", cashier, {formType}, "act=pay").status == 405);
  CHECK(browser.send("POST", cashier, {"Content-Type: text/plain"}, "act=pay").status == 415);
  CHECK(browser.send("POST", cashier, {formType, "Host: evil.example"}, "act=pay").status == 421);
  visitor.look();
  CHECK(visitor.paymentText("state") == "open");
  for (int i = 0; i < 3; ++i) {
    const auto pressed = press("pay");
    CHECK(pressed.status == 303);
    CHECK(pressed.fields.at("location") == cashier);
  }
  CHECK(press("wrong").status == 303);
  visitor.look();
  CHECK(visitor.paymentText("state") == "paid");
  CHECK(query(bench.folder(), "SELECT outcome FROM payment_attempt") == "paid\n");
  CHECK(has(browser.send("GET", cashier), "YANLIAN-"));
  CHECK_FALSE(has(browser.send("GET", cashier), "<button")); // money goes back by staff alone
  CHECK(press("refund").status == 400);
  visitor.look();
  CHECK(visitor.paymentText("state") == "paid");
  for (const auto& unknown : {std::string("made-up"), std::string(), std::string(43, 'A')})
    for (const auto* method : {"GET", "POST"})
      CHECK(browser.send(method, "/practice/cashier/" + unknown, {formType}, "act=pay").status == 404);
}

TEST_CASE("At the cashier a payment fails, is wrong, or comes too late; a newer code ends the one before") {
  Bench bench(byHand());
  PapersVisitor visitor(bench.visitor());
  visitor.submitted();
  const auto browser = bench.browser();
  std::string before;
  const auto expect = [&](const char* act, const char* state) {
    const auto cashier = ordered(visitor);
    if (!before.empty()) CHECK(browser.send("GET", before).status == 404);
    before = cashier;
    if (state == std::string("too_late")) {
      bench.pass(6min);
      CHECK(has(browser.send("GET", cashier), "付款码已过期"));
    }
    CHECK(browser.send("POST", cashier, {formType}, std::string("act=") + act).status == 303);
    visitor.look();
    CHECK(visitor.paymentText("state") == state);
    CHECK_FALSE(has(browser.send("GET", cashier), "<button")); // nothing more can be done with this code
  };
  expect("fail", "failed");
  expect("wrong", "wrong_amount");
  expect("pay", "too_late");
}
