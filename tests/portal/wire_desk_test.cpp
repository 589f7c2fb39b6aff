#include "app/portal/wire_desk.h"
#include "tests/portal/golden.h"

#include <catch2/catch.hpp>

using namespace certdesk;
using namespace certdesk::portal;
using tests::canonical;
using tests::golden;

namespace {

std::string plain(const std::string& json) { return json; }
std::string plain(const Secret& json) { return std::string(json.text()); }

// Reads a golden body and writes it again: nothing may be lost or added.
template <class Read>
auto roundTrip(const char* name, Read read) {
  INFO(name);
  const auto json = golden(name);
  auto value = read(std::string_view(json));
  if (!value) FAIL(value.error().detail);
  CHECK(canonical(plain(toJson(*value))) == canonical(json));
  return std::move(*value);
}

} // namespace

TEST_CASE("what is said at the desk of certificates is read and written as the contract says") {
  CHECK(roundTrip("certificate.json", certificateFrom).state == CertificateState::Frozen);
  const auto freeze = roundTrip("freeze-request.json", freezeRequestFrom);
  CHECK(freeze.reason == FreezeReason::UkeyMissing);
  CHECK(freeze.password.text() == "right horse 10");
  CHECK(roundTrip("unfreeze-request.json", unfreezeRequestFrom).reason == UnfreezeReason::UkeyFound);
  CHECK(roundTrip("revocation-request.json", revocationRequestFrom).reason == RevocationReason::CessationOfOperation);
}

TEST_CASE("what is said at the desk of the account is read and written as the contract says") {
  const auto account = roundTrip("account.json", accountFrom);
  CHECK(account.userName == "lichun");
  REQUIRE(account.answerResetAt);
  CHECK(rfc3339(*account.answerResetAt) == "2026-03-01T08:30:00Z");
  CHECK(account.phone == "138****0001");
  const auto change = roundTrip("password-change-request.json", passwordChangeRequestFrom);
  CHECK(change.oldPassword.text() == "wrong horse 9");
  CHECK(change.newPassword.text() == "right horse 10");
  const auto answer = roundTrip("answer-reset-request.json", answerResetRequestFrom);
  CHECK(answer.question == "您的第一位老师姓什么？");
  CHECK(answer.answer.text() == "苏");
  CHECK(roundTrip("password-code-request.json", passwordCodeRequestFrom).userName == "lichun");
  CHECK(roundTrip("password-reset-request.json", passwordResetRequestFrom).code.text() == "7KQ2M-4XP9D");
  CHECK(roundTrip("registration-code-request.json", registrationCodeRequestFrom).email == "chun@shili-jianshe.example");
  const auto registration = roundTrip("registration-request.json", registrationFrom);
  CHECK(registration.organisation == "示例建设有限公司");
  CHECK(registration.password.text() == "right horse 10");
  const auto mailed = roundTrip("mailed-code.json", mailedCodeFrom);
  CHECK(mailed.expires - mailed.nextAllowedAt == std::chrono::minutes(29));
}

TEST_CASE("a reason that is not on the list is refused") {
  CHECK_FALSE(freezeRequestFrom(R"({"reason":"key_compromise","password":"x"})"));
  CHECK_FALSE(revocationRequestFrom(R"({"reason":"","password":"x"})"));
  CHECK_FALSE(unfreezeRequestFrom(R"({"password":"x"})"));
}
