#include "app/portal/problem.h"
#include "tests/portal/golden.h"

#include <catch2/catch.hpp>

using namespace certdesk;
using namespace certdesk::portal;
using tests::canonical;
using tests::golden;

TEST_CASE("every problem of the contract is read as its own failure and written as it was") {
  for (const auto& entry : allProblems()) {
    const auto json = golden("problems/" + std::string(entry.code) + ".json");
    INFO(entry.code);
    const auto problem = problemFrom(json);
    REQUIRE(problem);
    CHECK(problem->status == entry.status);
    CHECK(canonical(toJson(*problem)) == canonical(json));
    CHECK(errorFrom(entry.status, json).code == entry.error);
    REQUIRE(problemFor(entry.error));
    CHECK(problemFor(entry.error)->code == entry.code);
  }
  CHECK(problemFor(ErrorCode::PinWrong) == nullptr);
}

TEST_CASE("an unknown code or no problem at all leaves the status to speak") {
  const auto code = [](int status, std::string_view body) { return errorFrom(status, body).code; };
  CHECK(code(400, "") == ErrorCode::PortalRefused);
  CHECK(code(403, "<html>no</html>") == ErrorCode::PortalRefused);
  CHECK(code(401, "{}") == ErrorCode::LoginExpired);
  CHECK(code(404, "") == ErrorCode::NotFound);
  CHECK(code(412, "") == ErrorCode::ChangedElsewhere);
  CHECK(code(426, "") == ErrorCode::ClientTooOld);
  CHECK(code(429, "") == ErrorCode::PortalBusy);
  CHECK(code(503, "") == ErrorCode::PortalBusy);
  CHECK(code(500, "") == ErrorCode::PortalFailed);
  CHECK(code(502, R"({"title":"x","status":502,"code":"other"})") == ErrorCode::PortalFailed);
  CHECK(code(418, R"({"title":"x","status":418,"code":"other"})") == ErrorCode::PortalRefused);
}

TEST_CASE("a problem that is not as described is not believed") {
  CHECK(errorFrom(409, R"({"title":"x","status":409,"code":5})").code == ErrorCode::PortalRefused);
  CHECK(errorFrom(409, R"({"title":"x","status":"409","code":"superseded"})").code == ErrorCode::PortalRefused);
  CHECK(errorFrom(409, R"({"title":"a\u0007b","status":409,"code":"superseded"})").code == ErrorCode::PortalRefused);
  CHECK(errorFrom(409, R"({"title":"x","status":409,"code":"super seded"})").code == ErrorCode::PortalRefused);
}
