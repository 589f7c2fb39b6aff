#include "tests/ui/shell_fixture.h"
#include "ui/format.h"
#include "ui/shell/certificate_row.h"
#include "ui/shell/expiry_notices.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/tabs.h"

#include <QTest>
#include <catch2/catch.hpp>

// What can be renewed is said where nobody overlooks it, and whoever may do nothing else sees why.
using namespace certdesk;
using namespace certdesk::ui;
using namespace certdesk::test;
using gallery::soon;
using gallery::Stage;

namespace {

Time inDays(int days) { return now() + std::chrono::hours(24 * days + 1); }

portal::CertificateRecord renewable(const char* id, int days) {
  portal::CertificateRecord made;
  made.id = id;
  made.subject = id;
  made.notAfter = inDays(days);
  made.state = days < 0 ? portal::CertificateState::Expired : portal::CertificateState::Valid;
  made.actions = {{"renew", true, {}}};
  return made;
}

} // namespace

TEST_CASE(
    "what ends soonest is renewed first, what has ended after it, and what is under way or too early not at all") {
  auto early = renewable("early", 200);
  early.actions = {{"renew", false, "from spring"}};
  portal::Application open;
  open.service = "renewal";
  open.certificateId = "under way";
  auto recovery = open;
  recovery.service = "recovery";
  recovery.certificateId = "soon";
  const auto found = toRenew({renewable("ended long ago", -100), renewable("ended", -1), renewable("later", 60), early,
                              renewable("under way", 5), renewable("soon", 12)},
                             {open, recovery}, now());
  std::vector<std::string> ids;
  for (const auto& one : found)
    ids.push_back(one.id);
  CHECK(ids == std::vector<std::string>{"soon", "later", "ended", "ended long ago"});
  open.stage = portal::Stage::Cancelled;
  CHECK(toRenew({renewable("under way", 5)}, {open}, now()).size() == 1);
}

TEST_CASE("the home page says what expires and when, and its button begins the renewal") {
  Stage stage = makeEnglish();
  auto& record = stage.portal.records.front();
  record.notAfter = inDays(12);
  record.actions.front() = {"renew", true, {}};
  stage.open();
  stage.logIn();
  REQUIRE(soon([&] { return stage.shows(QStringLiteral("李样例: the certificate expires in 12 days, on ")); }));
  CHECK(stage.shows(date(record.notAfter)));
  stage.press(QStringLiteral("Renew: 李样例"));
  REQUIRE(soon([&] { return stage.portal.lastStarted() == record.id; }));
  CHECK(stage.portal.lastService() == "renewal");
  CHECK(stage.portal.count("start") == 1);
}

TEST_CASE("the row says how few days are left, and begins the renewal") {
  Stage stage = makeEnglish();
  auto& record = stage.portal.records.front();
  record.notAfter = inDays(12);
  record.actions.front() = {"renew", true, {}};
  stage.open();
  stage.logIn();
  goToCertificates(stage);
  CHECK(stage.shows(QStringLiteral("12 days left")));
  stage.press(QStringLiteral("Actions for 李样例"));
  auto* renew = stage.button(QStringLiteral("Renew"));
  REQUIRE(renew != nullptr);
  CHECK(renew->isEnabled());
  stage.press(QStringLiteral("Renew"));
  REQUIRE(soon([&] { return stage.portal.lastService() == "renewal"; }));
}

TEST_CASE("a login that is for a renewal alone shows everything else grey, with the reason") {
  Stage stage = makeEnglish();
  stage.portal.renewalOnly = true;
  auto& record = stage.portal.records.front();
  record.notAfter = inDays(-10);
  record.state = portal::CertificateState::Expired;
  record.actions = {{"renew", true, {}}, {"recover", true, {}}, {"unlock", true, {}}};
  const auto signing = stage.tokens.ca.issue("Holder", portal::Purpose::Signing, inDays(-10));
  record.signingCertificate = signing.certificate;
  auto& other = stage.portal.records[3];
  other.notAfter = inDays(20);
  other.actions = {{"renew", true, {}}};
  stage.tokens.insert(gallery::holdersUkey("EX202604180091C7", {signing.certificate}));
  stage.open();
  REQUIRE(soon([&] { return stage.button(QStringLiteral("Log in with UKEY")) != nullptr; }));
  stage.press(QStringLiteral("Log in with UKEY"));
  auto* pin = stage.the<SecretEdit>();
  REQUIRE(pin != nullptr);
  QTest::keyClicks(pin, QString::fromStdString(stage.tokens.pin));
  QTest::keyClick(pin, Qt::Key_Return);
  REQUIRE(soon([&] { return stage.shows(QStringLiteral("It can still be renewed.")); }));
  CHECK_FALSE(stage.shows(QStringLiteral("expires in 20 days"))); // not with this login
  goToCertificates(stage);
  stage.press(QStringLiteral("Actions for 陈演示"));
  CHECK_FALSE(stage.button(QStringLiteral("Renew"))->isEnabled());
  stage.the<Tabs>()->setCurrentIndex(2);
  REQUIRE(soon([&] { return stage.button(QStringLiteral("Actions for 李样例")) != nullptr; }));
  stage.press(QStringLiteral("Actions for 李样例"));
  CHECK(stage.button(QStringLiteral("Renew"))->isEnabled());
  for (const auto* name : {"Recover", "Unlock"}) {
    auto* button = stage.button(QString::fromLatin1(name));
    REQUIRE(button != nullptr);
    CHECK_FALSE(button->isEnabled());
    CHECK(button->accessibleDescription() == QStringLiteral("Log in with your password for this"));
  }
  CHECK(stage.shows(QStringLiteral("Log in with your password for this")));
}
