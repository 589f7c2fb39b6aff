#include "tests/practice/portal/bench.h"

#include <catch2/catch.hpp>

using namespace practice_test;
using namespace std::chrono_literals;
namespace practised = certdesk::practice::practised;

namespace {
Answer refresh(const Bench& bench, const std::string& token) {
  return bench.browser().send("POST", "/api/v1/session/refresh", {}, R"({"refresh_token":")" + token + "\"}");
}
int statusWith(const Bench& bench, const std::string& token) {
  return bench.browser().send("GET", "/api/v1/certificates", {"Authorization: Bearer " + token}).status;
}
} // namespace

TEST_CASE("A right password opens a session, and nothing opens without one") {
  const Bench bench;
  Visitor visitor(bench.browser());
  const auto answer = visitor.logIn(practised::userName, practised::password);
  REQUIRE(answer.status == 201);
  CHECK(answer.json().value(QLatin1String("expires_in")).toInt() == 900);
  CHECK(answer.json().value(QLatin1String("account")).toObject().value(QLatin1String("user_name")).toString() ==
        QLatin1String(practised::userName));
  CHECK(answer.fields.at("cache-control") == "no-store");
  CHECK(visitor.get("/api/v1/certificates").status == 200);
  const auto without = bench.browser().send("GET", "/api/v1/certificates");
  CHECK(without.status == 401);
  CHECK(without.code() == "login_expired");
  CHECK(without.fields.at("www-authenticate") == "Bearer");
  CHECK(statusWith(bench, "made-up") == 401);
}

TEST_CASE("Wrong passwords are counted and lock, also for user names that do not exist; time unlocks") {
  Bench bench;
  const std::string userName = GENERATE(std::string(practised::userName), std::string("nobody"));
  Visitor visitor(bench.browser());
  for (int i = 0; i < 4; ++i) {
    const auto answer = visitor.logIn(userName, "wrong");
    CHECK(answer.status == 401);
    CHECK(answer.code() == "login_refused");
  }
  CHECK(visitor.logIn(userName, "wrong").code() == "login_locked");
  const auto locked = visitor.logIn(userName, practised::password);
  CHECK(locked.status == 423);
  CHECK(locked.code() == "login_locked");
  CHECK(std::stoi(locked.fields.at("retry-after")) > 500);
  bench.restart(); // not forgotten
  CHECK(Visitor(bench.browser()).logIn(userName, practised::password).status == 423);
  bench.pass(10min + 1s);
  CHECK(Visitor(bench.browser()).logIn(userName, practised::password).status == (userName == "nobody" ? 401 : 201));
}

TEST_CASE("A right password forgets the wrong ones before") {
  const Bench bench;
  Visitor visitor(bench.browser());
  for (int round = 0; round < 3; ++round) {
    for (int i = 0; i < 4; ++i)
      CHECK(visitor.logIn(practised::userName, "wrong").status == 401);
    CHECK(visitor.logIn(practised::userName, practised::password).status == 201);
  }
}

TEST_CASE("An access token lives for fifteen minutes") {
  Bench bench;
  const auto visitor = bench.visitor();
  bench.pass(14min + 50s);
  CHECK(visitor.get("/api/v1/certificates").status == 200);
  bench.pass(15s);
  CHECK(visitor.get("/api/v1/certificates").status == 401);
  CHECK(refresh(bench, visitor.refreshToken()).status == 201);
}

TEST_CASE("A refresh token gives one successor, again for a minute, until that is used") {
  Bench bench;
  const auto first = bench.visitor().refreshToken();
  const auto second = refresh(bench, first);
  REQUIRE(second.status == 201);
  CHECK(second.text("refresh_token") != first);
  CHECK(statusWith(bench, second.text("access_token")) == 200);

  bench.pass(50s);
  const auto again = refresh(bench, first); // the answer was lost on the way
  REQUIRE(again.status == 201);
  CHECK(again.text("refresh_token") == second.text("refresh_token"));
  CHECK(statusWith(bench, again.text("access_token")) == 200);

  const auto third = refresh(bench, second.text("refresh_token"));
  REQUIRE(third.status == 201);
  CHECK(refresh(bench, first).code() == "login_expired"); // its successor was used
  CHECK(refresh(bench, third.text("refresh_token")).status == 201);
}

TEST_CASE("A refresh token that comes back late ends the session: it may be a copy") {
  Bench bench;
  const auto first = bench.visitor().refreshToken();
  const auto second = refresh(bench, first);
  bench.pass(61s);
  CHECK(refresh(bench, first).status == 401);
  CHECK(refresh(bench, second.text("refresh_token")).status == 401);
  CHECK(statusWith(bench, second.text("access_token")) == 401);
}

TEST_CASE("Logging out ends both tokens") {
  const Bench bench;
  const auto visitor = bench.visitor();
  CHECK(bench.browser().send("DELETE", "/api/v1/session", {"Authorization: Bearer " + visitor.accessToken()}).status ==
        204);
  CHECK(statusWith(bench, visitor.accessToken()) == 401);
  CHECK(refresh(bench, visitor.refreshToken()).status == 401);
}

TEST_CASE("A session lives on over a restart, and ends after thirty days") {
  Bench bench;
  const auto token = bench.visitor().refreshToken();
  bench.restart();
  const auto second = refresh(bench, token);
  REQUIRE(second.status == 201);
  bench.pass(30 * 24h + 1s);
  CHECK(refresh(bench, second.text("refresh_token")).status == 401);
}
