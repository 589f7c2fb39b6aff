#include "app/portal/names.h"
#include "app/portal/wire.h"
#include "tests/portal/golden.h"

#include <catch2/catch.hpp>

using namespace certdesk;
using namespace certdesk::portal;
using tests::canonical;
using tests::golden;

namespace {

Time at(const char* text) { return fromRfc3339(text).value(); }
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

TEST_CASE("the service is read and written as the contract says") {
  const auto service = roundTrip("service.json", serviceFrom);
  CHECK(service.name == "示例省数字证书服务平台");
  CHECK(service.practice);
  REQUIRE(service.hotlines.size() == 2);
  CHECK(service.hotlines[0].hours == "工作日 9:00–17:30");
  REQUIRE(service.notices.size() == 1);
  CHECK(service.notices[0].important);
  CHECK(service.minimumClient == "0.1");
  CHECK(service.serverTime == at("2026-03-02T01:02:03Z"));
  CHECK(service.origin.empty()); // that is nothing to be read
}

TEST_CASE("a session is read and written as the contract says") {
  const auto session = roundTrip("session.json", sessionFrom);
  CHECK(session.accessToken.text() == "aB3-._~+/access=");
  CHECK(session.expiresIn == std::chrono::minutes(15));
  CHECK(session.refreshToken.text() == "refresh.0123456789");
  CHECK(session.account.userName == "lichun");
  CHECK(session.account.displayName == "示例单位一");
  CHECK(session.account.email == "l***@shili-jianshe.example");
  CHECK(session.account.phone == "138****0001");
  CHECK_FALSE(session.account.renewalOnly);
}

TEST_CASE("certificates are read and written as the contract says") {
  const auto page = roundTrip("certificates.json", certificatesFrom);
  REQUIRE(page.items.size() == 2);
  CHECK(page.next == "page-2");
  const auto& first = page.items[0];
  CHECK(first.state == CertificateState::Frozen);
  CHECK(first.signingCertificate == Bytes{0x30, 3, 2, 1, 1});
  CHECK(first.notAfter == at("2027-05-01T15:59:59Z"));
  REQUIRE(first.actions.size() == 2);
  CHECK(first.actions[0].possible);
  CHECK(first.actions[1].reason == "证书已冻结");
  CHECK(page.items[1].signingCertificate.empty());
}

TEST_CASE("a renewal is read and written as the contract says") {
  const auto renewal = roundTrip("application-renewal.json", applicationFrom);
  CHECK(renewal.openFilesAcknowledged);
  CHECK(renewal.receipt);
  REQUIRE(renewal.quoteChoices.size() == 2);
  CHECK(renewal.quoteChoices[1].years == 2);
  CHECK(renewal.quoteChoices[1].totalFen == 21600);
  CHECK(renewal.oldSigningCertificate == Bytes{0x30, 3, 2, 1, 1});
  CHECK(renewal.unlockMethods == std::vector{UnlockMethod::Escrow, UnlockMethod::Challenge, UnlockMethod::Telephone});
}

TEST_CASE("login by UKEY and unlock are read and written as the contract says") {
  const auto login = roundTrip("ukey-login-request.json", ukeyLoginRequestFrom);
  CHECK(login.certificate == Bytes{0x30, 3, 2, 1, 1});
  CHECK(login.signature == Bytes{0x30, 3, 2, 1, 6});
  const auto release = roundTrip("unlock-release-request.json", unlockReleaseRequestFrom);
  CHECK(release.nonce.size() == 16);
  CHECK(release.mac.size() == 32);
  const auto grant = roundTrip("unlock-grant.json", unlockGrantFrom);
  CHECK(grant.sealed == Bytes{'s', 'e', 'a', 'l', 'e', 'd'});
  CHECK(grant.expires == at("2026-03-01T09:15:00Z"));
  CHECK(roundTrip("unlock-response-request.json", unlockResponseRequestFrom).challenge == "7KQ2M4XP9D3B");
  CHECK(challengeFrom(golden("login-challenge.json")) == std::string("bm9uY2UtMQ"));
  CHECK(canonical(challengeJson("bm9uY2UtMQ")) == canonical(golden("login-challenge.json")));
  CHECK(responseFrom(golden("unlock-response.json")).value().text() == "H3ZB41WT8NCQ");
  CHECK(canonical(plain(responseJson(Secret(std::string_view("H3ZB41WT8NCQ"))))) == canonical(golden("unlock-response.json")));
}

TEST_CASE("a draft is read and written as the contract says") {
  const auto draft = roundTrip("application-draft.json", applicationFrom);
  CHECK(draft.id == "20260302000000000001");
  CHECK(draft.stage == Stage::Draft);
  CHECK(draft.actor == Actor::Holder);
  CHECK(draft.lines == std::vector<std::string>{"reason", "agreement", "quote", "submit"});
  CHECK_FALSE(draft.lossReason);
  REQUIRE(draft.agreement);
  CHECK(draft.agreement->text == "第一条 用户自愿。\n第二条 \"保管\" 好 UKEY。");
  REQUIRE(draft.quote);
  REQUIRE(draft.quote->items.size() == 2);
  CHECK_FALSE(draft.quote->items[0].years);
  CHECK(draft.quote->items[1].years == 0);
  CHECK(draft.quote->totalFen == 10000);
  CHECK_FALSE(draft.mailSentAt);
  CHECK(draft.archived == std::vector<Bytes>{{0x30, 3, 2, 1, 5}, {0x30, 3, 2, 1, 6}}); // newest first
}

TEST_CASE("an approved application is read and written as the contract says") {
  const auto approved = roundTrip("application-approved.json", applicationFrom);
  CHECK(approved.stage == Stage::Approved);
  CHECK(approved.lossReason == LossReason::Stolen);
  CHECK(approved.lostUkeySerials.size() == 2);
  CHECK(approved.reviewRemark == "已核对。\n请尽快下载。");
  CHECK(approved.keyAlgorithm == KeyAlgorithm::EcP384);
  CHECK(approved.downloadOpenUntil == at("2026-03-03T02:30:00Z"));
  CHECK(approved.captchaRequired);
  REQUIRE(approved.issued.size() == 3);
  CHECK(approved.issued[0].purpose == Purpose::Signing);
  CHECK(approved.issued[2].generation == 1);
  CHECK(approved.archived == std::vector<Bytes>{approved.issued[2].certificate});
  CHECK_FALSE(approved.agreement);
  CHECK_FALSE(approved.quote);
}

TEST_CASE("contents, papers and money are read and written as the contract says") {
  const auto application = roundTrip("application-papers.json", applicationFrom);
  CHECK(application.stage == Stage::SentBack);
  REQUIRE(application.forms.size() == 2);
  CHECK(application.forms[0].filled);
  CHECK(application.forms[0].sections[0].fields[1].choices[1].value == "posted");
  CHECK_FALSE(application.forms[0].sections[0].fields[1].requiredWhen);
  CHECK(application.forms[0].sections[0].fields[2].requiredWhen == FieldCondition{"medium", "posted"});
  const auto& fields = application.forms[1].sections[0].fields;
  REQUIRE(fields.size() == 4);
  CHECK(fields[0].pattern == "[A-Z][0-9]{9}");
  CHECK(fields[0].longest == 20);
  CHECK(fields[0].remark == "与证书不一致");
  CHECK(fields[1].kind == FieldKind::Number);
  CHECK(fields[1].most == 100000);
  CHECK(fields[2].kind == FieldKind::Date);
  CHECK(fields[3].kind == FieldKind::YesNo);
  REQUIRE(application.materials.size() == 3);
  CHECK(application.materials[0].role == MaterialRole::AcceptanceForm);
  CHECK(application.materials[0].pages[0].rotation == 90);
  CHECK(application.materials[0].pages[0].remark == "印章不清");
  CHECK(application.materials[1].remark == "请补充授权书");
  CHECK(application.voucherComplete);
  REQUIRE(application.payment);
  CHECK(application.payment->state == PaymentState::Paid);
  CHECK(application.payment->order->expiresAt == at("2026-03-02T01:07:03Z"));
  CHECK(application.payment->result->paidFen == 10000);
  CHECK(application.payment->transfer.reference == application.id);

  CHECK(roundTrip("form-request.json", formRequestFrom).values[1].value == "A123456789");
  CHECK(roundTrip("upload-request.json", uploadRequestFrom).type == MaterialType::Pdf);
  CHECK(roundTrip("upload.json", uploadFrom).received == 8388608);
  CHECK(roundTrip("arrange-request.json", arrangeRequestFrom).pages[0].rotation == 270);
  CHECK(roundTrip("completion-request.json", completionRequestFrom).role == MaterialRole::Voucher);
  CHECK(roundTrip("payment-method-request.json", paymentMethodRequestFrom).method == PaymentMethod::Transfer);
}

TEST_CASE("lists and captchas are read and written as the contract says") {
  CHECK(roundTrip("applications.json", applicationsFrom).items.size() == 2);
  CHECK(roundTrip("captcha.json", captchaFrom).png.size() == 67);
}

TEST_CASE("the bodies of requests are read and written as the contract says") {
  const auto login = roundTrip("login-request.json", loginRequestFrom);
  CHECK(login.password.text() == "口令 \"\\ 123");
  CHECK(roundTrip("refresh-request.json", refreshRequestFrom).refreshToken.text() == "refresh.0123456789");
  CHECK(roundTrip("start-request.json", startRequestFrom).certificateId == "c-1");
  const auto reason = roundTrip("reason-request.json", reasonRequestFrom);
  CHECK(reason.reason == LossReason::Damaged);
  CHECK(reason.freeze);
  CHECK(roundTrip("agreement-request.json", agreementRequestFrom).version == "2026.1");
  CHECK(roundTrip("quote-request.json", quoteRequestFrom).totalFen == 10000);
  CHECK(roundTrip("answer-request.json", answerRequestFrom).answer.text() == "王老师");
  const auto check = roundTrip("download-check-request.json", downloadCheckRequestFrom);
  CHECK(check.code.text() == "ABCDE FGHJK 23456 78923");
  CHECK(check.captchaId == "captcha-1");
  CHECK(roundTrip("download-check-request-plain.json", downloadCheckRequestFrom).captchaId.empty());
  const auto confirmation = roundTrip("confirmation-request.json", confirmationRequestFrom);
  CHECK(confirmation.statement == Bytes{'C', 'e', 'r', 't', 'D', 'e', 's', 'k', ' ', 'v', '1', '\n'});
}

TEST_CASE("every word of an enumeration comes back as itself") {
  const auto all = []<class E>(E) {
    std::size_t count = 0;
    for (const auto name : wireNames<E>()) {
      const auto value = fromWireName<E>(name);
      REQUIRE(value);
      CHECK(wireName(*value) == name);
      CHECK(static_cast<std::size_t>(*value) == count++);
    }
    CHECK_FALSE(fromWireName<E>(""));
    CHECK_FALSE(fromWireName<E>("Valid"));
  };
  all(CertificateState{});
  all(Purpose{});
  all(Stage{});
  all(Actor{});
  all(LossReason{});
  all(KeyAlgorithm{});
  all(FieldKind{});
  all(MaterialType{});
  all(MaterialRole{});
  all(PaymentMethod{});
  all(PaymentState{});
}

TEST_CASE("quotes, backslashes and control characters of a secret survive their JSON") {
  std::string password = "\"\\/\x01\x1f\t";
  password += "口令";
  LoginRequest request{"name", Secret(password)};
  const auto json = toJson(request);
  CHECK(canonical(std::string(json.text())) ==
        canonical("{\"user_name\":\"name\",\"password\":\"\\\"\\\\/\\u0001\\u001f\\t口令\"}"));
}
