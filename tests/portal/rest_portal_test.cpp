#include "app/core/log.h"
#include "app/portal/problem.h"
#include "app/portal/rest_portal.h"
#include "tests/portal/golden.h"
#include "tests/portal/portal_bench.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <functional>
#include <set>
#include <sstream>

using namespace certdesk;
using namespace certdesk::portal;
using tests::canonical;
using tests::golden;
using tests::PortalBench;
using tests::within;
using namespace std::chrono_literals;

namespace {

const Call call = within(60s);
const std::string draftId = "20260302000000000001";
const std::string root = "/api/v1/applications/" + draftId;

Application draft() {
  auto application = applicationFrom(golden("application-draft.json"));
  REQUIRE(application);
  application->etag = "\"7\"";
  return *application;
}
tests::Scripted draftAnswer(const std::string& etag = "\"8\"") {
  return {.body = golden("application-draft.json"), .fields = "ETag: " + etag + "\r\n"};
}
tests::Scripted problem(const std::string& code, int status) {
  return {.status = status, .body = golden("problems/" + code + ".json"), .type = "application/problem+json"};
}
std::string session(const std::string& access, const std::string& refresh, int seconds) {
  return R"({"access_token":")" + access + R"(","refresh_token":")" + refresh + R"(","expires_in":)" +
         std::to_string(seconds) +
         R"(,"account":{"user_name":"lichun","display_name":"x","email":"","phone":"","renewal_only":false}})";
}

template <class T>
ErrorCode codeOf(const Result<T>& result) {
  REQUIRE_FALSE(result);
  UNSCOPED_INFO(result.error().detail);
  return result.error().code;
}

} // namespace

// --- who is there ---

TEST_CASE("the service needs no login, and its origin is the one whose TLS was verified") {
  PortalBench bench;
  bench.expect("GET /api/v1/service", {.body = golden("service.json"), .type = "application/json; charset=utf-8"});
  const auto service = bench.portal().service(call);
  REQUIRE(service);
  CHECK(service->origin == bench.address());
  CHECK(bench.last().fields.count("authorization") == 0);
  CHECK(bench.last().field("accept-language") == "en");
  CHECK(bench.last().field("user-agent") == "CertDesk/1.2.3");
  CHECK(bench.last().field("x-request-id").size() == 16);
}

TEST_CASE("a login sends what was typed, and its tokens are used from then on") {
  PortalBench bench;
  bench.expect("POST /api/v1/session", {.status = 201, .body = golden("session.json")});
  const auto account = bench.portal().login("lichun", Secret("口令 \"\\ 123"), call);
  REQUIRE(account);
  CHECK(account->displayName == "示例单位一");
  CHECK(canonical(bench.last().body) == canonical(golden("login-request.json")));
  CHECK(bench.last().field("content-type") == "application/json");
  CHECK(bench.portal().refreshToken().text() == "refresh.0123456789");
  bench.expect("GET " + root, draftAnswer());
  REQUIRE(bench.portal().application(draftId, {}, call));
  CHECK(bench.last().field("authorization") == "Bearer aB3-._~+/access=");
}

TEST_CASE("a refused login leaves nobody logged in and is sent once") {
  PortalBench bench;
  bench.expect("POST /api/v1/session", problem("login_refused", 401));
  CHECK(codeOf(bench.portal().login("a", Secret("b"), call)) == ErrorCode::LoginRefused);
  bench.expect("POST /api/v1/session", {.cutAfterRequest = true});
  CHECK(codeOf(bench.portal().login("a", Secret("b"), call)) == ErrorCode::ConnectionCut);
  CHECK(bench.seen().size() == 2);
  CHECK(bench.portal().refreshToken().empty());
  CHECK(codeOf(bench.portal().certificates(call)) == ErrorCode::LoginExpired);
  CHECK(bench.seen().size() == 2); // nobody was asked
}

TEST_CASE("401, then a refresh, then success with the same key") {
  PortalBench bench;
  bench.logIn();
  bench.expect("POST " + root + "/submission", problem("login_expired", 401));
  bench.expect("POST /api/v1/session/refresh", {.status = 201, .body = session("new-access", "new-refresh", 900)});
  bench.expect("POST " + root + "/submission", draftAnswer());
  REQUIRE(bench.portal().submit(draft(), call));
  const auto seen = bench.seen();
  REQUIRE(seen.size() == 4);
  CHECK(canonical(seen[2].body) == canonical(golden("refresh-request.json")));
  CHECK(seen[3].field("authorization") == "Bearer new-access");
  CHECK(seen[3].field("idempotency-key") == seen[1].field("idempotency-key"));
  CHECK(bench.portal().refreshToken().text() == "new-refresh");
}

TEST_CASE("a second 401 is the end: no loop") {
  PortalBench bench;
  bench.logIn();
  bench.expect("GET /api/v1/certificates", problem("login_expired", 401));
  bench.expect("POST /api/v1/session/refresh", {.status = 201, .body = session("b", "c", 900)});
  bench.expect("GET /api/v1/certificates", problem("login_expired", 401));
  CHECK(codeOf(bench.portal().certificates(call)) == ErrorCode::LoginExpired);
  CHECK(bench.seen().size() == 4);
}

TEST_CASE("a refresh that is refused ends the login") {
  PortalBench bench;
  bench.logIn();
  bench.expect("GET /api/v1/certificates", problem("login_expired", 401));
  bench.expect("POST /api/v1/session/refresh", problem("login_expired", 401));
  CHECK(codeOf(bench.portal().certificates(call)) == ErrorCode::LoginExpired);
  CHECK(bench.portal().refreshToken().empty());
}

TEST_CASE("a refresh that the network ended keeps the login, and may be sent again") {
  PortalBench bench;
  bench.logIn();
  auto expired = problem("login_expired", 401);
  expired.lastOfConnection = true;
  bench.expect("GET /api/v1/certificates", expired);
  bench.expect("POST /api/v1/session/refresh", {.cutAfterRequest = true});
  bench.expect("POST /api/v1/session/refresh", {.cutAfterRequest = true});
  CHECK(codeOf(bench.portal().certificates(call)) == ErrorCode::ConnectionCut);
  CHECK(bench.portal().refreshToken().text() == "refresh.0123456789");
}

TEST_CASE("an access token that is known to be over is refreshed before anything is asked with it") {
  PortalBench bench;
  bench.expect("POST /api/v1/session", {.status = 201, .body = session("short", "first", 1)});
  REQUIRE(bench.portal().login("lichun", Secret("x"), call));
  bench.expect("POST /api/v1/session/refresh", {.status = 201, .body = session("long", "second", 900)});
  bench.expect("GET " + root, draftAnswer());
  REQUIRE(bench.portal().application(draftId, {}, call));
  CHECK(bench.seen().size() == 3);
  CHECK(bench.last().field("authorization") == "Bearer long");
}

TEST_CASE("a kept refresh token resumes a session; a dead one does not") {
  PortalBench bench;
  bench.expect("POST /api/v1/session/refresh", {.status = 201, .body = session("a", "next", 900)});
  const auto account = bench.portal().resume(Secret("kept"), call);
  REQUIRE(account);
  CHECK(account->userName == "lichun");
  CHECK(bench.last().body == R"({"refresh_token":"kept"})");
  CHECK(bench.portal().refreshToken().text() == "next");
  bench.expect("POST /api/v1/session/refresh", problem("login_expired", 401));
  CHECK(codeOf(bench.portal().resume(Secret("dead"), call)) == ErrorCode::LoginExpired);
  CHECK(codeOf(bench.portal().resume(Secret(), call)) == ErrorCode::LoginExpired);
  CHECK(bench.seen().size() == 2);
}

TEST_CASE("a logout forgets the tokens whatever the portal says") {
  PortalBench bench;
  CHECK(bench.portal().logout(call)); // nobody there: nothing to do
  bench.logIn();
  bench.expect("DELETE /api/v1/session", {.status = 204, .type = ""});
  CHECK(bench.portal().logout(call));
  CHECK(bench.last().field("authorization") == "Bearer aB3-._~+/access=");
  CHECK(bench.portal().refreshToken().empty());
  bench.logIn();
  CHECK_FALSE(bench.portal().logout(call)); // 500
  CHECK(bench.portal().refreshToken().empty());
}

TEST_CASE("a client that the portal calls too old still learns whom to call, and is told so for the rest") {
  PortalBench old("0.0.9");
  old.expect("GET /api/v1/service", {.body = golden("service.json")}); // minimum_client 0.1
  CHECK(old.portal().service(call)->hotlines.size() == 2);
  CHECK(codeOf(old.portal().login("a", Secret("b"), call)) == ErrorCode::ClientTooOld);
  CHECK(old.seen().size() == 1);
  PortalBench same("0.1.0");
  same.expect("GET /api/v1/service", {.body = golden("service.json")});
  CHECK(same.portal().service(call));
  same.logIn();
}

// --- what there is ---

TEST_CASE("a list is read to its last page") {
  PortalBench bench;
  bench.logIn();
  auto last = golden("certificates.json");
  last.replace(last.find("page-2"), 6, "");
  auto first = golden("certificates.json");
  first.replace(first.find("page-2"), 6, "a b&c");
  bench.expect("GET /api/v1/certificates", {.body = first});
  bench.expect("GET /api/v1/certificates?cursor=a%20b%26c", {.body = last});
  const auto all = bench.portal().certificates(call);
  REQUIRE(all);
  CHECK(all->size() == 4);
}

TEST_CASE("a list that never ends is refused") {
  PortalBench bench;
  bench.logIn();
  bench.expect("GET /api/v1/certificates", {.body = golden("certificates.json")});
  for (int i = 0; i < 100; ++i)
    bench.expect("GET /api/v1/certificates?cursor=page-2", {.body = golden("certificates.json")});
  CHECK(codeOf(bench.portal().certificates(call)) == ErrorCode::AnswerMalformed);
  CHECK(bench.seen().size() < 60);
}

TEST_CASE("an application comes with its ETag, or unchanged") {
  PortalBench bench;
  bench.logIn();
  bench.expect("GET " + root, draftAnswer("\"8\""));
  const auto application = bench.portal().application(draftId, {}, call);
  REQUIRE(application);
  REQUIRE(*application);
  CHECK((*application)->etag == "\"8\"");
  CHECK(bench.last().fields.count("if-none-match") == 0);
  bench.expect("GET " + root, {.status = 304, .type = ""});
  const auto unchanged = bench.portal().application(draftId, "\"8\"", call);
  REQUIRE(unchanged);
  CHECK_FALSE(*unchanged);
  CHECK(bench.last().field("if-none-match") == "\"8\"");
}

TEST_CASE("an answer that is not the contract's is malformed") {
  PortalBench bench;
  bench.logIn();
  const auto refused = [&](tests::Scripted answer) {
    bench.expect("GET " + root, std::move(answer));
    CHECK(codeOf(bench.portal().application(draftId, {}, call)) == ErrorCode::AnswerMalformed);
  };
  auto other = draftAnswer();
  other.body.replace(other.body.find(draftId), draftId.size(), "20260302000000000099");
  refused(other);                                      // somebody else's
  refused({.body = golden("application-draft.json")}); // without an ETag
  for (const auto* tag : {"8", "W/\"8\"", "\"\"", "\"a\"b\"", "\"a b\""})
    refused(draftAnswer(tag));
  auto html = draftAnswer();
  html.type = "text/html";
  refused(html);
  auto none = draftAnswer();
  none.type = "";
  refused(none);
  refused({.status = 304, .type = ""}); // nobody asked whether it changed
  auto cut = draftAnswer();
  cut.body.resize(cut.body.size() / 2);
  refused(cut);
}

TEST_CASE("an application is started, or the open one answered") {
  PortalBench bench;
  bench.logIn();
  auto fresh = draftAnswer();
  fresh.status = 201;
  bench.expect("POST /api/v1/applications", fresh);
  const auto application = bench.portal().start("recovery", "c-1", call);
  REQUIRE(application);
  CHECK(application->id == draftId);
  CHECK(canonical(bench.last().body) == canonical(golden("start-request.json")));
  bench.expect("POST /api/v1/applications", draftAnswer());
  CHECK(bench.portal().start("recovery", "c-1", call));
}

// --- the pages ---

TEST_CASE("every page carries the snapshot's ETag and its own key, and answers the new snapshot") {
  PortalBench bench;
  bench.logIn();
  const auto page = [&](const std::string& method, const std::string& path, const std::string& body,
                        const std::function<Result<Application>(RestPortal&)>& turn) {
    INFO(path);
    bench.expect(method + " " + root + path, draftAnswer("\"9\""));
    const auto application = turn(bench.portal());
    if (!application) FAIL(application.error().detail);
    CHECK(application->etag == "\"9\"");
    CHECK(bench.last().field("if-match") == "\"7\"");
    CHECK(bench.last().field("idempotency-key").size() == 32);
    CHECK(bench.last().field("content-type") == "application/json");
    CHECK(canonical(bench.last().body) == canonical(body));
    return bench.last().field("idempotency-key");
  };
  const Secret code("ABCDE\xE3\x80\x80"
                    "FGHJK\t23456 78923\r\n");
  std::set<std::string> keys = {
      page("PUT", "/reason", golden("reason-request.json"),
           [](RestPortal& p) { return p.putReason(draft(), LossReason::Damaged, true, call); }),
      page("PUT", "/agreement", golden("agreement-request.json"),
           [](RestPortal& p) { return p.acceptAgreement(draft(), call); }),
      page("PUT", "/quote", golden("quote-request.json"),
           [](RestPortal& p) { return p.confirmQuote(draft(), {}, call); }),
      page("POST", "/answer", golden("answer-request.json"),
           [](RestPortal& p) { return p.checkAnswer(draft(), Secret("王老师"), call); }),
      page("POST", "/submission", "{}", [](RestPortal& p) { return p.submit(draft(), call); }),
      page("POST", "/cancellation", "{}", [](RestPortal& p) { return p.cancel(draft(), call); }),
      page("POST", "/mail", "{}", [](RestPortal& p) { return p.resendMail(draft(), call); }),
      page("POST", "/ukey-release", "{}", [](RestPortal& p) { return p.releaseUkey(draft(), call); }),
      page("POST", "/download-check", golden("download-check-request-plain.json"),
           [&](RestPortal& p) { return p.downloadCheck(draft(), code, {}, {}, call); }),
      page("POST", "/download-check",
           R"({"code":"ABCDEFGHJK2345678923","captcha_id":"captcha-1","captcha_text":"7kQ2"})",
           [&](RestPortal& p) { return p.downloadCheck(draft(), code, "captcha-1", "7kQ2", call); }),
      page("POST", "/confirmation", golden("confirmation-request.json"),
           [](RestPortal& p) {
             const std::string statement = "CertDesk v1\n";
             return p.confirm(draft(), {statement.begin(), statement.end()}, {0x30, 3, 2, 1, 6}, call);
           }),
  };
  CHECK(keys.size() == 11);
}

TEST_CASE("a captcha is asked for without a snapshot") {
  PortalBench bench;
  bench.logIn();
  bench.expect("POST " + root + "/captcha", {.body = golden("captcha.json")});
  const auto captcha = bench.portal().captcha(draftId, call);
  REQUIRE(captcha);
  CHECK(captcha->id == "captcha-1");
  CHECK(bench.last().fields.count("if-match") == 0);
}

TEST_CASE("a receipt is the octets that came, of the one media type, and not too many") {
  PortalBench bench;
  bench.logIn();
  const std::string path = "GET " + root + "/receipt", type = "application/pkcs7-mime; smime-type=signed-data";
  bench.expect(path, {.body = std::string("0\0\xff", 3), .type = type});
  CHECK(bench.portal().receipt(draftId, call).value() == Bytes{'0', 0, 0xff});
  bench.expect(path, {.body = "{}", .type = "application/json"});
  CHECK(codeOf(bench.portal().receipt(draftId, call)) == ErrorCode::AnswerMalformed);
  bench.expect(path, {.body = "0", .type = "application/pkcs7-mime; smime-type=certs-only"});
  CHECK(codeOf(bench.portal().receipt(draftId, call)) == ErrorCode::AnswerMalformed);
  bench.expect(path, {.body = std::string(130 * 1024, '0'), .type = type});
  CHECK(codeOf(bench.portal().receipt(draftId, call)) == ErrorCode::AnswerTooLarge);
}

TEST_CASE("each problem of the contract reaches the caller as its own failure") {
  PortalBench bench;
  for (const auto& entry : allProblems()) {
    if (entry.error == ErrorCode::LoginExpired) continue; // refreshed, see above
    bench.logIn();
    bench.expect("POST " + root + "/submission", problem(std::string(entry.code), entry.status));
    CHECK(codeOf(bench.portal().submit(draft(), call)) == entry.error);
  }
}

// --- repeats ---

TEST_CASE("a write that was cut is sent once more, with the same key") {
  PortalBench bench;
  bench.logIn();
  for (const auto& path : {"POST " + root + "/submission", "PUT " + root + "/quote"}) {
    const auto before = bench.seen().size();
    bench.expect(path, {.cutAfterRequest = true});
    auto good = draftAnswer();
    good.lastOfConnection = true;
    bench.expect(path, good);
    const auto result =
        path.starts_with("PUT") ? bench.portal().confirmQuote(draft(), {}, call) : bench.portal().submit(draft(), call);
    CHECK(result);
    const auto seen = bench.seen();
    REQUIRE(seen.size() == before + 2);
    CHECK(seen[before].field("idempotency-key") == seen[before + 1].field("idempotency-key"));
    CHECK(seen[before].field("x-request-id") != seen[before + 1].field("x-request-id"));
    CHECK(seen[before].body == seen[before + 1].body);
  }
}

TEST_CASE("a write that was cut twice is the caller's to judge") {
  PortalBench bench;
  bench.logIn();
  bench.expect("POST " + root + "/submission", {.cutAfterRequest = true});
  bench.expect("POST " + root + "/submission", {.cutAfterRequest = true});
  bench.expect("POST " + root + "/submission", draftAnswer());
  CHECK(codeOf(bench.portal().submit(draft(), call)) == ErrorCode::ConnectionCut);
  CHECK(bench.seen().size() == 3);
}

TEST_CASE("a connection that went stale is replaced without anybody noticing, but not under a login") {
  PortalBench bench;
  bench.expect("GET /api/v1/service", {.body = golden("service.json")});
  REQUIRE(bench.portal().service(call)); // a connection stands
  bench.expect("POST /api/v1/session", {.cutAfterRequest = true});
  CHECK(codeOf(bench.portal().login("a", Secret("b"), call)) == ErrorCode::ConnectionCut);
  CHECK(bench.seen().size() == 2);
  for (int i = 0; i < 2; ++i)
    bench.expect("GET /api/v1/service", {.body = golden("service.json")});
  REQUIRE(bench.portal().service(call));
  bench.expect("GET /api/v1/service", {.cutAfterRequest = true});
  REQUIRE(bench.portal().service(call));
}

TEST_CASE("a busy portal is asked again when it said, with the same key") {
  PortalBench bench;
  bench.logIn();
  auto busy = problem("busy", 503);
  busy.fields = "Retry-After: 1\r\n";
  bench.expect("POST " + root + "/submission", busy);
  bench.expect("POST " + root + "/submission", draftAnswer());
  const auto start = std::chrono::steady_clock::now();
  REQUIRE(bench.portal().submit(draft(), call));
  CHECK(std::chrono::steady_clock::now() - start >= 1s);
  CHECK(bench.seen()[1].field("idempotency-key") == bench.seen()[2].field("idempotency-key"));
}

TEST_CASE("a portal that is busy for longer, or does not say how long, is told to the caller at once") {
  PortalBench bench;
  bench.logIn();
  const auto told = [&](const std::string& fields, const Call& with) {
    auto busy = problem("busy", 503);
    busy.fields = fields;
    bench.expect("GET " + root, busy);
    const auto start = std::chrono::steady_clock::now();
    const auto answer = bench.portal().application(draftId, {}, with);
    CHECK(codeOf(answer) == ErrorCode::PortalBusy);
    CHECK(std::chrono::steady_clock::now() - start < 900ms);
    return answer.error().retryAfter;
  };
  CHECK(told("Retry-After: 600\r\n", call) == 600s);
  CHECK_FALSE(told("", call));
  CHECK(told("Retry-After: 3\r\n", within(2s)) == 3s); // the call has no room for that
}

TEST_CASE("a stop ends the wait for a busy portal") {
  PortalBench bench;
  bench.logIn();
  auto busy = problem("busy", 503);
  busy.fields = "Retry-After: 10\r\n";
  bench.expect("GET " + root, busy);
  std::stop_source stop;
  std::thread stopper([&] {
    while (bench.seen().size() < 2)
      std::this_thread::yield();
    stop.request_stop();
  });
  CHECK(codeOf(bench.portal().application(draftId, {}, {.stop = stop.get_token(), .deadline = in(60s)})) ==
        ErrorCode::Cancelled);
  stopper.join();
}

// --- several at a time ---

TEST_CASE("a part of a file that takes long keeps nobody else waiting") {
  PortalBench bench;
  bench.logIn();
  std::promise<void> line;
  const auto upload = uploadFrom(golden("upload.json"));
  REQUIRE(upload);
  bench.expect("PUT /api/v1/uploads/" + upload->id + "/octets?offset=0",
               {.body = golden("upload.json"), .after = line.get_future().share()});
  bench.expect("GET " + root, draftAnswer());
  const Bytes octets(1000, 1);
  Result<Upload> sent;
  std::thread sender([&] { sent = bench.portal().appendUpload(*upload, {0, octets, Bytes(32, 2)}, call); });
  while (bench.seen().size() < 2)
    std::this_thread::yield();
  CHECK(bench.portal().application(draftId, {}, within(20s)));
  line.set_value();
  sender.join();
  CHECK(sent);
}

TEST_CASE("an access token that ends under a file is refreshed once, and the file goes on with the new one") {
  PortalBench bench;
  bench.logIn();
  const auto upload = uploadFrom(golden("upload.json"));
  REQUIRE(upload);
  const auto path = "GET /api/v1/uploads/" + upload->id;
  bench.expect(path, problem("login_expired", 401));
  bench.expect("POST /api/v1/session/refresh", {.body = session("access-2", "refresh-2", 300)});
  bench.expect(path, {.body = golden("upload.json")});
  CHECK(bench.portal().upload(upload->id, call));
  CHECK(bench.last().field("authorization") == "Bearer access-2");
  bench.expect(path, problem("login_expired", 401));
  bench.expect("POST /api/v1/session/refresh", {.body = session("access-3", "refresh-3", 300)});
  bench.expect(path, problem("login_expired", 401));
  CHECK(codeOf(bench.portal().upload(upload->id, call)) == ErrorCode::LoginExpired); // no loop
}

TEST_CASE("whoever waits for its turn obeys its own stop and its own time") {
  PortalBench bench;
  bench.logIn();
  std::promise<void> line;
  bench.expect(
      "GET " + root,
      {.body = golden("application-draft.json"), .fields = "ETag: \"8\"\r\n", .after = line.get_future().share()});
  std::thread first([&] { CHECK(bench.portal().application(draftId, {}, call)); });
  while (bench.seen().size() < 2)
    std::this_thread::yield();
  CHECK(codeOf(bench.portal().application(draftId, {}, within(50ms))) == ErrorCode::PortalTimeout);
  std::stop_source stop;
  std::thread stopper([&] {
    std::this_thread::sleep_for(50ms);
    stop.request_stop();
  });
  CHECK(codeOf(bench.portal().application(draftId, {}, {.stop = stop.get_token(), .deadline = in(60s)})) ==
        ErrorCode::Cancelled);
  CHECK_FALSE(bench.portal().refreshToken().empty()); // without waiting
  bench.portal().setLanguage("zh-CN");
  stopper.join();
  line.set_value();
  first.join();
  CHECK(bench.seen().size() == 2); // the others said nothing
}

// --- secrets ---

TEST_CASE("no password, token, answer or code gets into the log or a failure") {
  const auto file = std::filesystem::temp_directory_path() / ("certdesk-portal-log." + std::to_string(getpid()));
  log::open(file);
  std::string details;
  {
    PortalBench bench;
    bench.logIn();
    for (int turn = 0; turn < 2; ++turn) { // once answered 500, once cut
      if (turn == 1)
        for (const auto* path : {"/answer", "/download-check"})
          for (int i = 0; i < 2; ++i)
            bench.expect("POST " + root + path, {.cutAfterRequest = true});
      details += bench.portal().checkAnswer(draft(), Secret("GEHEIM-answer"), call).error().detail;
      details += bench.portal().downloadCheck(draft(), Secret("GEHEIM-code"), {}, {}, call).error().detail;
      details += bench.portal().login("lichun", Secret("GEHEIM-password"), call).error().detail;
      details += bench.portal().enrol(draftId, Secret("GEHEIM-code"), {1}, call).error().detail;
    }
    bench.expect("POST /api/v1/session", {.status = 201, .body = session("GEHEIM-access", "GEHEIM-refresh", 1)});
    REQUIRE(bench.portal().login("lichun", Secret("x"), call));
    details += bench.portal().certificates(call).error().detail;
    details += bench.portal().logout(call).error().detail;
  }
  log::close();
  std::ifstream stream(file);
  std::ostringstream lines;
  lines << stream.rdbuf();
  std::filesystem::remove(file);
  const auto logged = lines.str();
  CHECK(logged.find("/answer") != std::string::npos); // something was logged at all
  for (const auto& text : {logged, details}) {
    CHECK(text.find("GEHEIM") == std::string::npos);
    CHECK(text.find("correct horse") == std::string::npos);
    CHECK(text.find("aB3-._~") == std::string::npos);
    CHECK(text.find("refresh.0123456789") == std::string::npos);
    CHECK(text.find("R0VIRUlN") == std::string::npos); // base64 of GEHEIM
  }
}

TEST_CASE("addresses of portals are https, a host and a port, and nothing else") {
  const auto opens = [](const std::string& address) {
    RestPortalOptions options;
    options.address = address;
    return RestPortal::open(options).has_value();
  };
  for (const auto* good : {"https://portal.example", "https://Portal.Example:8443/", "HTTPS://127.0.0.1:1",
                           "https://[::1]:8443", "https://[2001:db8::1]"})
    CHECK(opens(good));
  for (const auto* bad : {"",
                          "http://portal.example",
                          "portal.example",
                          "https://",
                          "https://:443",
                          "https://a:0",
                          "https://a:65536",
                          "https://a:x",
                          "https://a:",
                          "https://a/b",
                          "https://a?b",
                          "https://user@a",
                          "https://a b",
                          "https://a\r\nb",
                          "https://[::1",
                          "https://[]",
                          "https://[::1]x",
                          "https://示例.example",
                          "ftp://a",
                          "https://a:0443"})
    CHECK_FALSE(opens(bad));
  CHECK(originFrom("https://Portal.Example/")->text() == "https://portal.example:443");
}
