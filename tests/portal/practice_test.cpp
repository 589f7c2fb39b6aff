// The client against the practice portal, over real TLS: what both sides think of the contract, put together.
#include "app/core/platform.h"
#include "app/crypto/certificate.h"
#include "app/crypto/key_package.h"
#include "app/crypto/receipt.h"
#include "app/crypto/signing_request.h"
#include "app/crypto/statement.h"
#include "app/portal/rest_portal.h"
#include "app/practice/environment.h"
#include "app/practice/world.h"
#include "tests/crypto/test_key.h"

#include <QCoreApplication>
#include <QTemporaryDir>
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <thread>

using namespace certdesk;
using namespace certdesk::portal;
using practice::Environment;
using practice::HttpFault;
using test::TestKey;
using namespace std::chrono_literals;

namespace {

std::string scratch() {
  return std::filesystem::exists("/dev/shm") ? "/dev/shm/certdesk-portal-XXXXXX" : "/tmp/certdesk-portal-XXXXXX";
}

Call soon() { return {.stop = {}, .deadline = in(60s)}; }

template <class T>
T good(Result<T> result) {
  if (!result) FAIL(nameOf(result.error().code) << ": " << result.error().detail);
  return std::move(*result);
}
template <class T>
ErrorCode codeOf(const Result<T>& result) {
  REQUIRE_FALSE(result);
  UNSCOPED_INFO(result.error().detail);
  return result.error().code;
}

crypto::PublicKey publicKey(const TestKey& key) { return good(crypto::PublicKey::fromSpki(key.spki())); }

Bytes requestBy(const TestKey& key, const std::string& serial, const TestKey* transport = nullptr) {
  crypto::RequestContents contents;
  contents.commonName = "recovery";
  contents.ukeySerial = serial;
  if (transport != nullptr) contents.transportKey = publicKey(*transport);
  return good(crypto::makeSigningRequest(publicKey(key), contents,
                                         [&](ByteView message) -> Result<Bytes> { return key.sign(message); }));
}

std::string hashOf(const Bytes& der) { return hex(good(crypto::Certificate::fromDer(der)).sha256()); }

// A practice world of its own, and a client of it that is logged in.
class World {
public:
  explicit World(practice::Settings settings = {}) : m_folder(QString::fromStdString(scratch())) {
    static int count = 0;
    static char name[] = "tests";
    static char* names[] = {name, nullptr};
    static QCoreApplication application((count = 1), names);
    platform::ignoreBrokenPipes();
    settings.reviewDelay = 0ms;
    settings.hashIterations = 1000;
    m_environment = good(Environment::start({.directory = m_folder.path().toStdString(),
                                             .port = 0,
                                             .door = {},
                                             .database = {},
                                             .databasePassword = {},
                                             .settings = std::move(settings)}));
    m_anchors = anchors();
    RestPortalOptions options;
    options.address = m_environment->portalUrl();
    options.tlsAnchors = m_anchors;
    options.language = "en";
    options.clientVersion = "1.0.0";
    m_portal = good(RestPortal::open(options));
    service = good(m_portal->service(soon()));
    good(m_portal->login(m_environment->userName(), Secret(m_environment->password()), soon()));
  }

  [[nodiscard]] Environment& environment() { return *m_environment; }
  [[nodiscard]] RestPortal& portal() { return *m_portal; }
  [[nodiscard]] const std::vector<Bytes>& trusted() const { return m_anchors; }
  Service service;

  Application open() {
    for (const auto& record : good(m_portal->certificates(soon())))
      for (const auto& action : record.actions)
        if (action.name == "recover" && action.possible) return good(m_portal->start("recovery", record.id, soon()));
    FAIL("nothing to recover");
    return {};
  }
  Application apply(Application application) {
    application = good(m_portal->putReason(application, LossReason::Lost, true, soon()));
    application = good(m_portal->acceptAgreement(application, soon()));
    application = good(m_portal->confirmQuote(application, {}, soon()));
    application = good(m_portal->checkAnswer(application, Secret(m_environment->answer()), soon()));
    return good(m_portal->submit(application, soon()));
  }
  Application approved() { return waitFor(apply(open()), Stage::Approved); }
  Application waitFor(Application application, Stage stage) {
    for (const auto end = in(30s); application.stage != stage;) {
      REQUIRE(std::chrono::steady_clock::now() < end);
      std::this_thread::sleep_for(20ms);
      application = *good(m_portal->application(application.id, {}, soon()));
    }
    return application;
  }
  // Its certificates onto no UKEY at all, and confirmed.
  Application complete(Application application) {
    const auto serial = m_environment->ukeys().fresh;
    const auto key = TestKey::make(crypto::KeyKind::Rsa2048), transport = TestKey::make(crypto::KeyKind::Rsa2048);
    const auto secret = code(application);
    good(m_portal->downloadCheck(application, secret, {}, {}, soon()));
    const auto signing = good(m_portal->enrol(application.id, secret, requestBy(key, serial), soon()));
    const auto pair = good(m_portal->serverKey(application.id, secret, requestBy(key, serial, &transport), 0, soon()));
    const auto statement = good(crypto::encode(
        {"confirm",
         service.origin,
         serial,
         {{"application", application.id}, {"signing", hashOf(signing)}, {"encryption", hashOf(pair.certificate)}}}));
    application = *good(m_portal->application(application.id, {}, soon()));
    return good(m_portal->confirm(application, statement, key.sign(statement), soon()));
  }
  Secret code(const Application& application) { return Secret(m_environment->authorisationCode(application.id)); }

private:
  std::vector<Bytes> anchors() {
    std::vector<Bytes> all;
    std::ifstream file(m_environment->caFile());
    std::string text;
    for (std::string line; std::getline(file, line);) {
      if (line.starts_with("-----BEGIN"))
        text.clear();
      else if (line.starts_with("-----END"))
        all.push_back(fromBase64(text).value());
      else
        text += line;
    }
    return all;
  }
  QTemporaryDir m_folder;
  std::unique_ptr<Environment> m_environment;
  std::vector<Bytes> m_anchors;
  std::unique_ptr<RestPortal> m_portal;
};

} // namespace

TEST_CASE("a whole recovery: from the login through every page, the download and EST, to the confirmation") {
  World world;
  auto& portal = world.portal();
  CHECK(world.service.practice);
  CHECK(world.service.origin == world.environment().portalUrl());

  auto application = world.approved();
  CHECK_FALSE(application.mailedTo.empty());
  CHECK(good(portal.applications(soon())).front().id == application.id);
  CHECK_FALSE(good(portal.application(application.id, application.etag, soon()))); // 304

  const auto serial = world.environment().ukeys().fresh;
  const auto key = TestKey::make(crypto::KeyKind::Rsa2048);
  const auto code = world.code(application);
  CHECK(codeOf(portal.enrol(application.id, code, requestBy(key, serial), soon())) == ErrorCode::DownloadWindowClosed);
  application = good(portal.downloadCheck(application, code, {}, {}, soon()));
  REQUIRE(application.downloadOpenUntil);

  CHECK(good(portal.caCertificates(soon())).size() == world.trusted().size());
  const auto signing = good(portal.enrol(application.id, code, requestBy(key, serial), soon()));
  CHECK(good(portal.enrol(application.id, code, requestBy(key, serial), soon())) == signing); // repeatable
  const auto certificate = good(crypto::Certificate::fromDer(signing));
  CHECK(crypto::checkPublicKey(certificate, publicKey(key)));
  CHECK(crypto::checkChain(certificate, world.trusted()));

  const auto transport = TestKey::make(crypto::KeyKind::Rsa2048);
  const auto pair = good(portal.serverKey(application.id, code, requestBy(key, serial, &transport), 0, soon()));
  const auto package = good(crypto::openKeyPackage(pair.keyPackage, world.trusted()));
  CHECK(crypto::checkTarget(package, {application.id, serial, publicKey(transport), publicKey(key)}));
  CHECK(crypto::checkCertificate(package, good(crypto::Certificate::fromDer(pair.certificate))));
  CHECK(codeOf(portal.serverKey(application.id, code, requestBy(transport, serial, &transport), 0, soon())) ==
        ErrorCode::SupersededElsewhere);
  CHECK(codeOf(portal.enrol(application.id, code, requestBy(key, "another"), soon())) ==
        ErrorCode::ApplicationBoundElsewhere);

  application = *good(portal.application(application.id, {}, soon()));
  CHECK(application.ukeySerial == serial);
  crypto::Statement statement{"confirm", world.service.origin, serial, {{"application", application.id}}};
  for (const auto& issued : application.issued)
    if (issued.purpose == Purpose::Signing) statement.fields.emplace_back("signing", hashOf(issued.certificate));
  statement.fields.emplace_back("encryption", hashOf(pair.certificate));
  const auto text = good(crypto::encode(statement));
  application = good(portal.confirm(application, text, key.sign(text), soon()));
  CHECK(application.confirmed);
  CHECK(application.stage == Stage::Completed);
  CHECK(codeOf(portal.enrol(application.id, code, requestBy(key, serial), soon())) == ErrorCode::NotAllowedNow);

  REQUIRE(application.receipt);
  const auto receipt = good(crypto::openReceipt(good(portal.receipt(application.id, soon())), world.trusted()));
  CHECK(receipt.application == application.id);
  CHECK(receipt.ukeySerial == serial);
  CHECK(receipt.portal == world.service.origin);
  std::vector<std::string> written;
  for (const auto& entry : receipt.entries)
    if (entry.fate == crypto::Receipt::Fate::Written) written.push_back(entry.sha256);
  CHECK(written == std::vector{hashOf(signing), hashOf(pair.certificate)});
}

TEST_CASE("before the end there is no receipt, and of another's application there is none ever") {
  World world;
  auto& portal = world.portal();
  auto application = world.open();
  CHECK_FALSE(application.receipt);
  CHECK(codeOf(portal.receipt(application.id, soon())) == ErrorCode::NotFound);
  application = world.complete(world.waitFor(world.apply(application), Stage::Approved));
  CHECK_FALSE(good(portal.receipt(application.id, soon())).empty());
  good(portal.login(practice::practised::otherUserName, Secret(world.environment().password()), soon()));
  CHECK(codeOf(portal.receipt(application.id, soon())) == ErrorCode::NotFound);
}

TEST_CASE("wrong passwords, answers, codes and captchas are told apart by both sides") {
  World world;
  auto& portal = world.portal();
  auto application = world.open();
  CHECK(codeOf(portal.login("nobody", Secret("x"), soon())) == ErrorCode::LoginRefused);
  CHECK(codeOf(portal.checkAnswer(application, Secret("wrong"), soon())) == ErrorCode::AnswerWrong);
  application = world.waitFor(world.apply(*good(portal.application(application.id, {}, soon()))), Stage::Approved);
  CHECK(codeOf(portal.downloadCheck(application, Secret("AAAAABBBBBCCCCC22222"), {}, {}, soon())) ==
        ErrorCode::AuthorisationCodeWrong);
  application = *good(portal.application(application.id, {}, soon()));
  REQUIRE(application.captchaRequired);
  const auto captcha = good(portal.captcha(application.id, soon()));
  CHECK_FALSE(captcha.png.empty());
  CHECK(codeOf(portal.downloadCheck(application, world.code(application), captcha.id, "wrong", soon())) ==
        ErrorCode::CaptchaWrong);
  CHECK(codeOf(portal.resendMail(application, soon())) == ErrorCode::MailCoolDown);
}

TEST_CASE("two windows on one application: the second write is told that the first came before") {
  World world;
  const auto application = world.open();
  good(world.portal().putReason(application, LossReason::Stolen, true, soon()));
  CHECK(codeOf(world.portal().putReason(application, LossReason::Damaged, false, soon())) ==
        ErrorCode::ChangedElsewhere);
}

TEST_CASE("every write of an application that is dropped after it took effect is repeated without harm") {
  World world;
  auto& portal = world.portal();
  const auto dropped = [&](const std::string& path) {
    world.environment().faults().arm({.kind = HttpFault::Kind::DropAfter, .method = {}, .path = path});
  };
  dropped("/applications");
  auto application = world.open();
  dropped("/reason");
  application = good(portal.putReason(application, LossReason::Lost, true, soon()));
  dropped("/agreement");
  application = good(portal.acceptAgreement(application, soon()));
  dropped("/quote");
  application = good(portal.confirmQuote(application, {}, soon()));
  dropped("/answer");
  application = good(portal.checkAnswer(application, Secret(world.environment().answer()), soon()));
  dropped("/submission");
  application = world.waitFor(good(portal.submit(application, soon())), Stage::Approved);
  dropped("/download-check");
  application = good(portal.downloadCheck(application, world.code(application), {}, {}, soon()));
  dropped("/simpleenroll");
  const auto key = TestKey::make(crypto::KeyKind::Rsa2048);
  good(
      portal.enrol(application.id, world.code(application), requestBy(key, world.environment().ukeys().fresh), soon()));
  application = *good(portal.application(application.id, {}, soon()));
  dropped("/ukey-release");
  application = good(portal.releaseUkey(application, soon()));
  CHECK(application.ukeySerial.empty());
  dropped("/cancellation");
  application = good(portal.cancel(application, soon()));
  CHECK(application.stage == Stage::Cancelled);
  // Each came twice: it was really dropped.
  const auto seen = world.environment().faults().seen();
  for (const auto* path : {"POST /api/v1/applications", "/reason", "/agreement", "/quote", "/answer", "/submission",
                           "/download-check", "/simpleenroll", "/ukey-release", "/cancellation"}) {
    INFO(path);
    CHECK(std::count_if(seen.begin(), seen.end(), [&](const auto& each) { return each.ends_with(path); }) == 2);
  }
}

TEST_CASE("an answer that breaks off in its middle is malformed, whatever it was") {
  World world;
  const auto spoiled = [&](const std::string& path) {
    world.environment().faults().arm({.kind = HttpFault::Kind::Malformed, .method = {}, .path = path});
  };
  spoiled("/service");
  CHECK(codeOf(world.portal().service(soon())) == ErrorCode::AnswerMalformed);
  spoiled("/certificates");
  CHECK(codeOf(world.portal().certificates(soon())) == ErrorCode::AnswerMalformed);
  spoiled("/cacerts");
  CHECK(codeOf(world.portal().caCertificates(soon())) == ErrorCode::AnswerMalformed);
}

TEST_CASE("access tokens that end and pages that are short go unnoticed; an ended session does not") {
  practice::Settings settings;
  settings.accessLife = 1s;
  settings.pageSize = 1;
  World world(std::move(settings));
  const auto before = world.portal().refreshToken();
  CHECK(good(world.portal().certificates(soon())).size() > 1);
  const auto kept = world.portal().refreshToken();
  CHECK_FALSE(kept.equals(before));
  good(world.portal().resume(kept, soon()));
  const auto last = world.portal().refreshToken();
  REQUIRE(world.portal().logout(soon()));
  CHECK(codeOf(world.portal().resume(last, soon())) == ErrorCode::LoginExpired);
}

TEST_CASE("a portal with another practice world's certificate is not trusted") {
  World one;
  World other;
  RestPortalOptions options;
  options.address = one.environment().portalUrl();
  options.tlsAnchors = other.trusted();
  options.clientVersion = "1.0.0";
  CHECK(codeOf(good(RestPortal::open(options))->service(soon())) == ErrorCode::TlsUntrusted);
}

TEST_CASE("a certificate is frozen, unfrozen and revoked through the client") {
  World world;
  auto& portal = world.portal();
  const auto list = good(portal.certificates(soon()));
  const auto valid =
      std::find_if(list.begin(), list.end(), [](const auto& each) { return each.state == CertificateState::Valid; });
  REQUIRE(valid != list.end());
  const Secret password(world.environment().password());
  const Secret wrong(std::string_view("wrong"));
  CHECK(codeOf(portal.freeze(valid->id, FreezeReason::Pause, wrong, soon())) == ErrorCode::PasswordAgainWrong);
  CHECK(good(portal.freeze(valid->id, FreezeReason::Pause, password, soon())).state == CertificateState::Frozen);
  // The answer is lost on the way: what was done is answered, and not done again.
  world.environment().faults().arm({.kind = HttpFault::Kind::DropAfter, .method = {}, .path = "/unfreeze"});
  CHECK(good(portal.unfreeze(valid->id, UnfreezeReason::NeededAgain, password, soon())).state ==
        CertificateState::Valid);
  CHECK(good(portal.revoke(valid->id, RevocationReason::Superseded, password, soon())).state ==
        CertificateState::Revoked);
  CHECK(codeOf(portal.unfreeze(valid->id, UnfreezeReason::Other, password, soon())) == ErrorCode::NotAllowedNow);
  CHECK(codeOf(portal.freeze("no-such", FreezeReason::Other, password, soon())) == ErrorCode::NotFound);
}

TEST_CASE("what was forgotten is set anew through the client, and the account says how it is reached") {
  World world;
  auto& portal = world.portal();
  const auto code = [&] { return Secret(world.environment().mails().back().authorisationCode); };
  const auto user = world.environment().userName();
  const Secret fresh(std::string_view("Xin-mima-2026"));
  CHECK(good(portal.account(soon())).phone == "100****0001");
  const auto mailed = good(portal.mailAnswerCode(soon()));
  CHECK(mailed.expires > mailed.nextAllowedAt);
  CHECK(codeOf(portal.resetAnswer(Secret(std::string_view("wrong")), "?", Secret(std::string_view("red")), soon())) ==
        ErrorCode::ResetCodeWrong);
  // The form says that an empty question stays.
  CHECK(codeOf(portal.resetAnswer(Secret(std::string_view("wrong")), "", Secret(std::string_view("red")), soon())) ==
        ErrorCode::ResetCodeWrong);
  CHECK(portal.resetAnswer(code(), "", Secret(std::string_view("red")), soon()));
  CHECK(portal.changePassword(Secret(world.environment().password()), fresh, soon()));
  CHECK(portal.account(soon())); // this login goes on

  good(portal.mailPasswordCode(user, soon()));
  CHECK(codeOf(portal.mailPasswordCode(user, soon())) == ErrorCode::MailCoolDown);
  const auto reset = code();
  CHECK(codeOf(portal.resetPassword(user, reset, Secret(std::string_view("weak")), soon())) == ErrorCode::PasswordWeak);
  CHECK(portal.resetPassword(user, reset, Secret(std::string_view("Neu-mima-2027")), soon()));
  CHECK(codeOf(portal.account(soon())) == ErrorCode::LoginExpired);

  good(portal.mailRegistrationCode("xin@shili.example", soon()));
  Registration registration{user, "Li", {}, "xin@shili.example", "?", code(), fresh.clone(), fresh.clone()};
  CHECK(codeOf(portal.registerAccount(registration, soon())) == ErrorCode::UserNameTaken);
  registration.userName = "xin_yonghu";
  CHECK(good(portal.registerAccount(registration, soon())).userName == "xin_yonghu");
}
