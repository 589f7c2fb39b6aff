#include "tests/practice/portal/bench.h"

#include <QJsonArray>
#include <catch2/catch.hpp>
#include <curl/curl.h>
#include <set>

using namespace practice_test;
namespace practice = certdesk::practice;

namespace {
std::string port(const Bench& bench) {
  const auto url = bench.browser().url();
  return url.substr(url.rfind(':') + 1);
}
} // namespace

TEST_CASE("Only the portal's own names are answered") {
  const Bench bench;
  const auto browser = bench.browser();
  CHECK(browser.send("GET", "/api/v1/service", {"Host: localhost:" + port(bench)}).status == 200);
  for (const auto& host : {std::string("evil.example"), "evil.example:" + port(bench), std::string("127.0.0.1"),
                           std::string("127.0.0.1:1"), std::string("")}) {
    const auto answer = browser.send("GET", "/api/v1/service", {"Host:" + (host.empty() ? "" : " " + host)});
    CHECK(answer.status == 421);
    CHECK(answer.code() == "misdirected_request");
  }
}

TEST_CASE("TLS below 1.2 is not taken") {
  const Bench bench;
  CHECK(bench.browser().tryTls(CURL_SSLVERSION_MAX_TLSv1_1) != 0);
  CHECK(bench.browser().tryTls(CURL_SSLVERSION_MAX_TLSv1_2) == 0);
  CHECK(bench.browser().tryTls(CURL_SSLVERSION_MAX_TLSv1_3) == 0);
}

TEST_CASE("Unknown paths, wrong methods, oversized and unreadable bodies are refused") {
  const Bench bench;
  const auto browser = bench.browser();
  CHECK(browser.send("GET", "/").status == 404);
  CHECK(browser.send("GET", "/api/v1/applications/..%2f..%2fportal.db").status == 404);
  CHECK(bench.visitor().get("/api/v1/applications/1%002").status == 404); // no database sees the end of a text there
  CHECK(bench.visitor().get("/api/v1/uploads/%00").status == 404);
  const auto wrong = browser.send("DELETE", "/api/v1/certificates");
  CHECK(wrong.status == 405);
  CHECK(wrong.fields.at("allow") == "GET");
  CHECK(browser.send("POST", "/api/v1/session", {}, std::string(100'000, ' ')).status == 413);
  for (const auto* body : {"", "{", "[]", R"({"user_name":"\u0000","password":"x"})",
                           R"({"user_name":1,"password":"x"})", R"({"user_name":"x"})"})
    CHECK(browser.send("POST", "/api/v1/session", {}, body).status == 400);
}

TEST_CASE("A client that is too old is told so, everywhere but at the service's door") {
  practice::Settings settings = Bench::prompt();
  settings.minimumClient = "1.10";
  const Bench bench(settings);
  const auto status = [&](const char* version) {
    return bench.browser()
        .send("POST", "/api/v1/session", {std::string("User-Agent: CertDesk/") + version}, "{}")
        .status;
  };
  CHECK(status("1.9") == 426);
  CHECK(status("0.99.99") == 426);
  CHECK(status("1.10") == 400);
  CHECK(status("1.10.1") == 400);
  CHECK(status("2.0") == 400);
  CHECK(bench.browser().send("GET", "/api/v1/service", {"User-Agent: CertDesk/0.1"}).status == 200);
}

TEST_CASE("The service speaks Chinese, and English where that is asked for first") {
  const Bench bench;
  const auto name = [&](const Fields& fields) {
    const auto answer = bench.browser().send("GET", "/api/v1/service", fields);
    CHECK(answer.json().value(QLatin1String("practice")).toBool());
    return answer.text("name");
  };
  CHECK(name({}).find("演练") != std::string::npos);
  CHECK(name({"Accept-Language: zh-CN, en;q=0.5"}).find("演练") != std::string::npos);
  CHECK(name({"Accept-Language: en"}).find("practice") != std::string::npos);
}

TEST_CASE("Lists come in pages, newest first, without a gap") {
  practice::Settings settings = Bench::prompt();
  settings.pageSize = 2;
  const Bench bench(settings);
  const auto visitor = bench.visitor();
  std::set<std::string> ids;
  std::string cursor, before = "9";
  int pages = 0;
  do {
    const auto page = visitor.get("/api/v1/certificates" + (cursor.empty() ? "" : "?cursor=" + cursor));
    REQUIRE(page.status == 200);
    const auto items = page.json().value(QLatin1String("items")).toArray();
    CHECK(items.size() <= 2);
    for (const auto& item : items) {
      ids.insert(item.toObject().value(QLatin1String("id")).toString().toStdString());
      const auto at = item.toObject().value(QLatin1String("applied_at")).toString().toStdString();
      CHECK(at <= before);
      before = at;
    }
    cursor = page.text("next");
    ++pages;
  } while (!cursor.empty() && pages < 10);
  CHECK(pages == 3);
  CHECK(ids.size() == 5);
  CHECK(visitor.get("/api/v1/certificates?cursor=made-up").status == 400);
}

TEST_CASE("The mail box and the console open with the token of this start alone, and escape what is in them") {
  Bench bench;
  auto visitor = bench.visitor();
  visitor.start(visitor.certificateId("valid", "ZJT单位证书"));
  visitor.fillIn();
  visitor.submit();
  const auto console = bench.environment().consoleUrl();
  const auto token = console.substr(console.find("token="));
  const auto page = bench.browser().send("GET", "/practice/mail?" + token);
  REQUIRE(page.status == 200);
  CHECK(page.body.find(bench.environment().authorisationCode(visitor.id())) != std::string::npos);
  CHECK(page.fields.at("content-security-policy").find("default-src 'none'") != std::string::npos);
  CHECK(bench.browser().send("GET", "/practice/?" + token).status == 200);
  CHECK(bench.browser().send("GET", "/practice/mail").status == 403);
  CHECK(bench.browser().send("GET", "/practice/mail?token=wrong").status == 403);
  CHECK(bench.browser().send("GET", "/practice/?token=").status == 403);
  bench.restart();
  CHECK(bench.browser().send("GET", "/practice/mail?" + token).status == 403);
}

TEST_CASE("Faults happen to the exchange they were armed for, and once") {
  using Kind = practice::HttpFault::Kind;
  Bench bench;
  auto& faults = bench.environment().faults();
  auto visitor = bench.visitor();
  visitor.start(visitor.certificateId("valid", "ZJT单位证书"));
  const std::string reason = R"({"reason":"lost","freeze":false})";
  const auto stage = [&] { return visitor.look().text("loss_reason"); };

  faults.arm({Kind::DropBefore, "PUT", "/reason"});
  CHECK(visitor.write("PUT", "/reason", reason).status == 0);
  CHECK(stage().empty());
  faults.arm({Kind::FailBefore, "PUT", "/reason"});
  CHECK(visitor.write("PUT", "/reason", reason).status == 500);
  CHECK(stage().empty());
  faults.arm({Kind::Busy, "PUT", "/reason"});
  const auto busy = visitor.write("PUT", "/reason", reason);
  CHECK(busy.code() == "busy");
  CHECK(busy.fields.at("retry-after") == "1");
  CHECK(stage().empty());

  const auto key = newKey();
  faults.arm({Kind::DropAfter, "PUT", "/reason"});
  CHECK(visitor.write("PUT", "/reason", reason, key).status == 0);
  const auto replayed = visitor.write("PUT", "/reason", reason, key); // the same write, with the ETag of before
  CHECK(replayed.status == 200);
  CHECK(replayed.text("loss_reason") == "lost");
  faults.arm({Kind::Malformed, "GET", {}, 1});
  CHECK(visitor.look().json().contains(QLatin1String("id")));
  CHECK_FALSE(visitor.look().json().contains(QLatin1String("id")));
  CHECK(visitor.look().json().contains(QLatin1String("id")));
  faults.clearSeen();
  visitor.look();
  CHECK(faults.seen() == std::vector<std::string>{"GET " + visitor.path()});
}
