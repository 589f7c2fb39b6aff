#include "tests/practice/portal/bench.h"

#include <QJsonArray>
#include <catch2/catch.hpp>

using namespace practice_test;
using namespace std::chrono_literals;
namespace practice = certdesk::practice;
namespace practised = certdesk::practice::practised;

namespace {

const std::string lost = R"({"reason":"lost","freeze":false})";
constexpr const char* organisation = "ZJT单位证书";

Visitor withDraft(const Bench& bench) {
  auto visitor = bench.visitor();
  visitor.start(visitor.certificateId("valid", organisation));
  return visitor;
}
std::string stateOf(const Visitor& visitor, const std::string& id) {
  for (const auto& each : visitor.get("/api/v1/certificates").json().value(QLatin1String("items")).toArray())
    if (each.toObject().value(QLatin1String("id")).toString().toStdString() == id)
      return each.toObject().value(QLatin1String("state")).toString().toStdString();
  return {};
}
std::string start(const std::string& certificate, const std::string& service = "recovery") {
  return R"({"service":")" + service + R"(","certificate_id":")" + certificate + "\"}";
}

} // namespace

TEST_CASE("The seeded certificates are as the tutorial shows them, and only what can be recovered is offered") {
  const Bench bench;
  const auto items = bench.visitor().get("/api/v1/certificates").json().value(QLatin1String("items")).toArray();
  REQUIRE(items.size() == 5);
  int recoverable = 0;
  for (const auto& each : items) {
    const auto row = each.toObject();
    const auto state = row.value(QLatin1String("state")).toString();
    const auto recover = row.value(QLatin1String("actions")).toArray().first().toObject();
    CHECK(recover.value(QLatin1String("name")).toString() == QLatin1String("recover"));
    const bool possible = recover.value(QLatin1String("possible")).toBool();
    CHECK(possible == (state == QLatin1String("valid") || state == QLatin1String("frozen")));
    CHECK(possible == recover.value(QLatin1String("reason")).toString().isEmpty());
    if (state == QLatin1String("valid"))
      CHECK(row.value(QLatin1String("ukey_serial")).toString().toStdString() == bench.ukeys().lost);
    recoverable += possible ? 1 : 0;
  }
  CHECK(recoverable == 3);
}

TEST_CASE("There is one open recovery for a certificate, and a number of twenty digits for it") {
  const Bench bench;
  auto visitor = bench.visitor();
  const auto certificate = visitor.certificateId("valid", organisation);
  const auto first = visitor.post("/api/v1/applications", start(certificate));
  REQUIRE(first.status == 201);
  CHECK(first.text("id").size() == 20);
  CHECK(first.text("stage") == "draft");
  const auto second = visitor.post("/api/v1/applications", start(certificate));
  CHECK(second.status == 200);
  CHECK(second.text("id") == first.text("id"));
  CHECK(visitor.post("/api/v1/applications", start("made-up")).code() == "not_found");
  CHECK(visitor.post("/api/v1/applications", start(certificate, "renewal")).code() == "not_allowed_now");
  for (const auto* state : {"expired", "superseded"}) {
    const auto id = visitor.certificateId(state, state == std::string("expired") ? "ZJT个人证书" : organisation);
    CHECK(visitor.post("/api/v1/applications", start(id)).code() == "not_allowed_now");
  }
}

TEST_CASE("What belongs to another account does not exist") {
  const Bench bench;
  const auto visitor = withDraft(bench);
  auto other = bench.visitor(practised::otherUserName);
  CHECK(other.post("/api/v1/applications", start(visitor.certificateId("valid", organisation))).status == 404);
  CHECK(other.get(visitor.path()).code() == "not_found");
  CHECK(other.get("/api/v1/applications").json().value(QLatin1String("items")).toArray().isEmpty());
  for (const auto* page : {"/submission", "/cancellation", "/mail", "/ukey-release", "/captcha", "/answer",
                           "/download-check", "/confirmation"})
    CHECK(other.post(visitor.path(page), "{}", newKey(), {"If-Match: " + visitor.etag()}).status == 404);
}

TEST_CASE("A write needs the snapshot it was made from") {
  const Bench bench;
  auto visitor = withDraft(bench);
  const Fields key{"Idempotency-Key: " + newKey()};
  CHECK(visitor.post(visitor.path("/cancellation"), "{}").status == 428);
  const auto before = visitor.etag();
  REQUIRE(visitor.write("PUT", "/reason", lost).status == 200);
  CHECK(visitor.etag() != before);
  const auto old = visitor.post(visitor.path("/cancellation"), "{}", newKey(), {"If-Match: " + before});
  CHECK(old.status == 412);
  CHECK(old.code() == "changed_elsewhere");
  CHECK(visitor.get(visitor.path(), {"If-None-Match: " + visitor.etag()}).status == 304);
  CHECK(visitor.get(visitor.path(), {"If-None-Match: " + before}).status == 200);
  CHECK(visitor.get(visitor.path(), {"If-None-Match: " + visitor.etag(), "Accept-Language: en"}).status == 200);
}

TEST_CASE("The same key answers the same again, with another body it is refused, and none is no key") {
  const Bench bench;
  auto visitor = withDraft(bench);
  const auto before = visitor.etag();
  const auto key = newKey();
  const auto first = visitor.write("PUT", "/reason", lost, key);
  const Fields asBefore{"If-Match: " + before, "Idempotency-Key: " + key,
                        "Authorization: Bearer " + visitor.accessToken()};
  const auto again = bench.browser().send("PUT", visitor.path("/reason"), asBefore, lost);
  CHECK(again.status == 200);
  CHECK(again.body == first.body);
  CHECK(again.fields.at("etag") == first.fields.at("etag"));
  const auto other =
      bench.browser().send("PUT", visitor.path("/reason"), asBefore, R"({"reason":"damaged","freeze":false})");
  CHECK(other.status == 422);
  CHECK(other.code() == "idempotency_mismatch");
  CHECK(visitor.write("PUT", "/reason", lost, "short").status == 400);
}

TEST_CASE("A wrong answer that is sent again by the same key costs one try") {
  const Bench bench;
  auto visitor = withDraft(bench);
  const auto key = newKey();
  for (int i = 0; i < 10; ++i)
    CHECK(visitor.write("POST", "/answer", R"({"answer":"wrong"})", key).code() == "answer_wrong");
  CHECK(visitor.write("POST", "/answer", R"({"answer":"  XiongMao "})").status == 200);
}

TEST_CASE("Wrong answers lock, over cancellations too; time unlocks") {
  Bench bench;
  auto visitor = withDraft(bench);
  for (int i = 0; i < 4; ++i)
    CHECK(visitor.write("POST", "/answer", R"({"answer":"wrong"})").code() == "answer_wrong");
  REQUIRE(visitor.write("POST", "/cancellation").status == 200);
  visitor.start(visitor.certificateId("valid", organisation));
  CHECK(visitor.write("POST", "/answer", R"({"answer":"wrong"})").code() == "answer_locked");
  CHECK(visitor.write("POST", "/answer", R"({"answer":"xiongmao"})").status == 423);
  bench.pass(10min + 1s);
  CHECK(visitor.write("POST", "/answer", R"({"answer":"xiongmao"})").status == 200);
}

TEST_CASE("Only the agreement and the price of today can be agreed to") {
  const Bench bench;
  auto visitor = withDraft(bench);
  const std::string sha(64, '0');
  CHECK(visitor.write("PUT", "/agreement", R"({"version":"2024-01","sha256":")" + sha + "\"}").code() ==
        "changed_elsewhere");
  CHECK(visitor.write("PUT", "/quote", R"({"total_fen":4999})").code() == "changed_elsewhere");
  const auto quote = visitor.application().value(QLatin1String("quote")).toObject();
  CHECK(quote.value(QLatin1String("total_fen")).toInt() == 5000);
  CHECK_FALSE(quote.value(QLatin1String("items")).toArray().first().toObject().contains(QLatin1String("years")));
  CHECK(quote.value(QLatin1String("not_after")) == visitor.application().value(QLatin1String("old_not_after")));
  // Read in English, accepted in English.
  const auto english = visitor.get(visitor.path(), {"Accept-Language: en"}).json();
  const auto agreement = english.value(QLatin1String("agreement")).toObject();
  CHECK(visitor
            .write("PUT", "/agreement",
                   R"({"version":"2024-01","sha256":")" +
                       agreement.value(QLatin1String("sha256")).toString().toStdString() + "\"}")
            .status == 200);
}

TEST_CASE("Nothing is submitted with a page missing, and nothing is written afterwards") {
  const Bench bench;
  auto visitor = withDraft(bench);
  CHECK(visitor.write("POST", "/submission").code() == "not_allowed_now");
  visitor.fillIn();
  visitor.submit();
  visitor.look();
  CHECK(visitor.write("PUT", "/reason", lost).code() == "not_allowed_now");
  CHECK(visitor.write("POST", "/answer", R"({"answer":"xiongmao"})").code() == "not_allowed_now");
  CHECK(visitor.write("POST", "/submission").code() == "not_allowed_now");
}

TEST_CASE("A freeze holds at once, is on the list, and outlives the application") {
  Bench bench;
  auto visitor = withDraft(bench);
  const auto certificate = visitor.certificateId("valid", organisation);
  REQUIRE(visitor.write("PUT", "/reason", R"({"reason":"stolen","freeze":true})").status == 200);
  CHECK(stateOf(visitor, certificate) == "frozen");
  const auto crl = run("openssl", {"crl", "-in", bench.environment().crlFile().string(), "-noout", "-text"});
  std::size_t holds = 0;
  for (auto at = crl.find("Certificate Hold"); at != std::string::npos; at = crl.find("Certificate Hold", at + 1))
    ++holds;
  CHECK(holds == 2); // the seeded one, and this
  REQUIRE(visitor.write("POST", "/cancellation").status == 200);
  CHECK(visitor.text("stage") == "cancelled");
  CHECK(stateOf(visitor, certificate) == "frozen");
  CHECK(visitor.post("/api/v1/applications", start(certificate)).status == 201); // and can still be recovered
}

TEST_CASE("A review takes its time, and then the code is mailed") {
  practice::Settings settings = Bench::prompt();
  settings.reviewDelay = 5s;
  Bench bench(settings);
  auto visitor = withDraft(bench);
  visitor.fillIn();
  visitor.submit();
  CHECK(visitor.text("stage") == "under_review");
  CHECK(visitor.text("actor") == "ca");
  CHECK(bench.environment().mails().empty());
  bench.pass(6s);
  visitor.look();
  CHECK(visitor.text("stage") == "approved");
  CHECK(visitor.text("mailed_to") == "l***@shili-jianshe.example");
  REQUIRE(bench.environment().mails().size() == 1);
  CHECK(bench.environment().authorisationCode(visitor.id()).size() == 20);
}

TEST_CASE("After a reset of the answer only a person approves; staff may also send back and refuse") {
  Bench bench;
  auto& environment = bench.environment();
  REQUIRE(environment.resetAnswer(practised::userName, "lang"));
  CHECK(environment.mails().size() == 2); // by e-mail, and to the phone
  auto visitor = withDraft(bench);
  CHECK(visitor.write("POST", "/answer", R"({"answer":"xiongmao"})").code() == "answer_wrong");
  REQUIRE(environment.resetAnswer(practised::userName, "xiongmao"));
  visitor.look();
  visitor.fillIn();
  visitor.submit();
  bench.pass(24h);
  CHECK(bench.visitor().get(visitor.path()).text("stage") == "under_review");
  REQUIRE(environment.review(visitor.id(), practice::Decision::SendBack, "第一行\n第二行"));
  CHECK_FALSE(environment.review(visitor.id(), practice::Decision::Approve, {}));
  visitor.logIn(practised::userName, practised::password);
  visitor.look();
  CHECK(visitor.text("stage") == "sent_back");
  CHECK(visitor.text("review_remark") == "第一行\n第二行");
  visitor.submit();
  REQUIRE(environment.review(visitor.id(), practice::Decision::Refuse, "no"));
  visitor.look();
  CHECK(visitor.text("stage") == "refused");
  CHECK(visitor.text("actor") == "nobody");
}

TEST_CASE("A draft nobody goes on with lapses") {
  Bench bench;
  const auto visitor = withDraft(bench);
  bench.pass(30 * 24h + 1h);
  CHECK(bench.visitor().get(visitor.path()).text("stage") == "expired");
}
