#include "tests/practice/portal/site_visitor.h"

#include <catch2/catch.hpp>

using namespace practice_test;
using namespace std::chrono_literals;
namespace practice = certdesk::practice;

namespace {

const std::string hostile = R"(<script>alert(1)</script>"'&)";
const std::string escapedHostile = "&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;";

} // namespace

TEST_CASE("The console opens for who came with the token, and for the browser's session from then on") {
  Bench bench(byHand());
  const auto browser = bench.browser();
  CHECK(browser.send("GET", "/practice/desk/").status == 403);
  CHECK(browser.send("GET", "/practice/desk/mail").status == 403);
  CHECK(browser.send("GET", "/practice/desk/", {"Cookie: __Host-certdesk-console-1=made-up"}).status == 403);
  CHECK(browser.send("GET", "/practice/?token=made-up").fields.count("set-cookie") == 0);
  const Staff staff(bench);
  for (const auto* attribute : {"; Secure", "; HttpOnly", "; SameSite=Strict", "; Path=/", "__Host-"})
    CHECK(staff.setCookie().find(attribute) != std::string::npos);
  const auto list = staff.get("/practice/desk/");
  CHECK(list.status == 200);
  checkGuarded(list);
  CHECK(browser.send("GET", "/practice/desk/?" + staff.token()).status == 403); // the token opens its own address alone
  CHECK(staff.post("/practice/desk/leave", {}).status == 200);
  CHECK(staff.get("/practice/desk/").status == 403);
  const Staff before(bench);
  bench.pass(13h);
  CHECK(before.get("/practice/desk/").status == 403);
  const Staff last(bench);
  bench.restart(byHand());
  CHECK(last.get("/practice/desk/").status == 403);
}

TEST_CASE("An act in the console is a form from a page of the same session, sent to this host") {
  Bench bench(byHand());
  const auto visitor = atReview(bench);
  const Staff staff(bench);
  const Staff other(bench);
  const auto path = "/practice/desk/applications/" + visitor.id();
  const auto approve = path + "/approve";
  const auto form = staff.formOf(path);
  REQUIRE_FALSE(form.empty());
  CHECK(staff.get(approve).status == 405);
  CHECK(staff.get(approve).fields.at("allow") == "POST");
  CHECK(staff.get("/practice/desk/leave").status == 405);
  CHECK(staff.post(path, form).status == 405);
  CHECK(staff.raw("DELETE", approve).status == 405);
  auto without = form;
  without.erase("form");
  CHECK(staff.post(approve, without).status == 403);
  CHECK(staff.post(approve, {{"form", other.formOf(path).at("form")}, {"version", form.at("version")}}).status == 403);
  CHECK(staff.raw("POST", approve, {"Content-Type: application/json"}, "{}").status == 415);
  CHECK(staff.raw("POST", approve, {}, "form=%zz").status == 400);
  CHECK(staff.raw("POST", approve, {}, "form=%FF").status == 400);
  CHECK(bench.browser().send("POST", approve, {formType}, encoded(form)).status == 403); // no cookie
  CHECK(staff.raw("POST", approve, {"Host: evil.example"}, encoded(form)).status == 421);
  CHECK(staff.raw("GET", path, {"Host: evil.example"}).status == 421);
  CHECK(stageOf(visitor) == "under_review");
  CHECK(staff.post(approve, form).status == 303);
  CHECK(stageOf(visitor) == "approved");
}

TEST_CASE("What was typed and uploaded is shown as text, and what is approved is what was looked at") {
  Bench bench(byHand());
  PapersVisitor visitor(bench.visitor());
  visitor.start(visitor.certificateId("valid", PapersVisitor::person));
  visitor.fillIn("lost", false);
  REQUIRE(visitor.putForm("extension_items", {{"medium", "posted"}, {"address", hostile}}).status == 200);
  visitor.submit();
  visitor.bringPapers();
  REQUIRE(visitor.order().status == 200);
  REQUIRE(bench.environment().cashier(visitor.id(), practice::AtCashier::Pay));
  const Staff staff(bench);
  const auto path = "/practice/desk/applications/" + visitor.id();
  const auto page = staff.get(path);
  checkGuarded(page);
  CHECK(has(page, escapedHostile));
  CHECK_FALSE(has(page, "<script"));
  CHECK(has(page, "/practice/desk/materials/" + visitor.pages("handler_id").front()));
  const auto seen = staff.formOf(path);
  REQUIRE(staff.post(path + "/send-back", with(seen, {{"remark", hostile}})).status == 303);
  CHECK(stageOf(visitor) == "sent_back");
  const auto after = staff.get(path);
  CHECK(has(after, escapedHostile));
  CHECK_FALSE(has(after, "<script"));
  visitor.look();
  REQUIRE(visitor.complete().status == 200);
  CHECK(staff.post(path + "/approve", seen).status == 409); // another version than was looked at
  CHECK(stageOf(visitor) == "under_review");
  CHECK(staff.get("/practice/desk/applications/" + hostile.substr(0, 8)).status == 404);
}

TEST_CASE("Sent back in the console, the holder reads each remark where it belongs") {
  Bench bench(byHand());
  auto visitor = atReview(bench);
  const Staff staff(bench);
  const auto path = "/practice/desk/applications/" + visitor.id();
  const auto seen = staff.formOf(path);
  const auto id = visitor.pages("handler_id").front();
  CHECK(staff.post(path + "/send-back", seen).status == 400);                           // no reason
  CHECK(staff.post(path + "/refuse", seen).status == 400);                              // no reason
  CHECK(staff.post(path + "/approve", with(seen, {{"remark", "但是"}})).status == 400); // remarks are not lost
  CHECK(staff.post(path + "/send-back", with(seen, {{"kind/made-up", "x"}})).status == 404);
  CHECK(staff.post(path + "/send-back", with(seen, {{"remark", std::string(501, 'x')}})).status == 400);
  const auto again = staff.post(path + "/approve", with(seen, {{"kind/other", hostile}}));
  CHECK(again.status == 400);
  CHECK(has(again, "value=\"" + escapedHostile + '"')); // what was typed is not lost
  checkGuarded(again);
  CHECK(stageOf(visitor) == "under_review");
  CHECK(has(staff.get(path), "kind/other"));
  CHECK_FALSE(has(staff.get(path), "kind/voucher")); // nobody is asked for one who paid on line
  // A line feed or a turned direction would make the snapshot unreadable for the client.
  REQUIRE(staff
              .post(path + "/send-back", with(seen, {{"remark", "请补正\r\n谢谢\xE2\x80\xAE\xE2\x80\x8F\xEF\xBB\xBF"},
                                                     {"page/handler_id/" + id, " 看不清 "},
                                                     {"kind/other", "请补充授权书"},
                                                     {"field/extension_items/medium", "请核对"}}))
              .status == 303);
  visitor.look();
  CHECK(visitor.text("review_remark") == "请补正 谢谢");
  CHECK(visitor.material("other").value(QLatin1String("remark")).toString() == QStringLiteral("请补充授权书"));
  CHECK(visitor.field("extension_items", "medium").value(QLatin1String("remark")).toString() ==
        QStringLiteral("请核对"));
  const auto page = visitor.material("handler_id").value(QLatin1String("pages")).toArray().first().toObject();
  CHECK(page.value(QLatin1String("remark")).toString() == QStringLiteral("看不清"));
  CHECK(has(staff.get(path), "看不清"));
  CHECK(staff.formOf(path).count("version") == 0); // nothing is decided now
  CHECK(staff.post(path + "/approve", seen).status == 409);
}

TEST_CASE("Refused in the console, the money goes back; approved, the mail box has the code") {
  Bench bench(byHand());
  auto refused = atReview(bench);
  auto approved = atReview(bench, PapersVisitor::organisation);
  const Staff staff(bench);
  const auto path = [](const Visitor& visitor) { return "/practice/desk/applications/" + visitor.id(); };
  REQUIRE(staff.post(path(refused) + "/refuse", with(staff.formOf(path(refused)), {{"remark", "材料不实"}})).status ==
          303);
  refused.look();
  CHECK(refused.text("stage") == "refused");
  CHECK(refused.text("review_remark") == "材料不实");
  CHECK(refused.paymentText("state") == "refunded");
  REQUIRE(staff.post(path(approved) + "/approve", staff.formOf(path(approved))).status == 303);
  const auto code = bench.environment().authorisationCode(approved.id());
  REQUIRE(code.size() == 20);
  CHECK(has(staff.get("/practice/desk/mail"), code));
  CHECK(has(staff.get(path(approved)), code));
  CHECK_FALSE(has(staff.get(path(approved)), "refund")); // what was approved is paid for
  CHECK_FALSE(has(staff.get(path(refused)), code));
  const auto list = staff.get("/practice/desk/");
  CHECK(has(list, path(refused)));
  CHECK(has(list, path(approved)));
}

TEST_CASE("A page of the papers is a file of the type that was checked, and nothing in it runs") {
  Bench bench(byHand());
  const auto content = "\x89PNG\r\n\x1A\n<script>alert(1)</script>";
  PapersVisitor visitor(bench.visitor());
  visitor.submitted();
  const auto png = visitor.upload("handler_id", "image/png", content);
  const auto pdf = visitor.upload("acceptance_form", "application/pdf", PapersVisitor::file("application/pdf", 100));
  const auto begun = visitor.announce("other", "image/png", PapersVisitor::file("image/png", 50)).text("id");
  const Staff staff(bench);
  const auto picture = staff.get("/practice/desk/materials/" + png);
  REQUIRE(picture.status == 200);
  CHECK(picture.body == content);
  CHECK(picture.fields.at("content-type") == "image/png");
  CHECK(picture.fields.at("x-content-type-options") == "nosniff");
  CHECK(picture.fields.at("cache-control") == "no-store");
  CHECK(picture.fields.at("content-security-policy").find("default-src 'none'") != std::string::npos);
  CHECK(picture.fields.at("content-security-policy").find("sandbox") != std::string::npos);
  CHECK(staff.get("/practice/desk/materials/" + pdf).fields.at("content-type") == "application/pdf");
  CHECK(bench.browser().send("GET", "/practice/desk/materials/" + png).status == 403);
  for (const auto& none : {begun, std::string("made-up"), std::string(), "../" + png})
    CHECK(staff.get("/practice/desk/materials/" + none).status == 404);
  REQUIRE(visitor.arrange("handler_id", {{png, 90}}).status == 200);
  CHECK(has(staff.get("/practice/desk/applications/" + visitor.id()), "turned90"));
}

TEST_CASE("The console does with an application's money what the cashier can") {
  Bench bench(byHand());
  PapersVisitor visitor(bench.visitor());
  visitor.submitted();
  const Staff staff(bench);
  const auto path = "/practice/desk/applications/" + visitor.id();
  const std::string form = staff.formOf("/practice/desk/").at("form");
  CHECK(staff.post(path + "/cashier", {{"form", form}, {"act", "pay"}}).status == 400); // nothing is ordered
  ordered(visitor);
  CHECK(staff.post(path + "/cashier", {{"act", "pay"}}).status == 403);
  for (int i = 0; i < 2; ++i)
    CHECK(staff.post(path + "/cashier", {{"form", form}, {"act", "pay"}}).status == 303);
  visitor.look();
  CHECK(visitor.paymentText("state") == "paid");
  CHECK(staff.post(path + "/cashier", {{"form", form}, {"act", "refund"}}).status == 303);
  visitor.look();
  CHECK(visitor.paymentText("state") == "refunded");
}
