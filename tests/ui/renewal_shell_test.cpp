#include "tests/ui/shell_fixture.h"
#include "ui/format.h"
#include "ui/shell/certificate_row.h"
#include "ui/shell/expiry_notices.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/nav_sidebar.h"
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

namespace {

// The holder's UKEY with a pair that ended so many days ago, still told as valid by a portal that was asked before.
portal::CertificateRecord& endOnUkey(Stage& stage, int daysAgo, portal::Action renewal) {
  auto& record = stage.portal.records.front();
  const auto signing = stage.tokens.ca.issue("Holder", portal::Purpose::Signing, inDays(-daysAgo));
  const auto encryption = stage.tokens.ca.issue("Holder", portal::Purpose::Encryption, inDays(-daysAgo));
  record.notAfter = inDays(-daysAgo);
  record.signingCertificate = signing.certificate;
  record.encryptionCertificate = encryption.certificate;
  record.actions = {std::move(renewal), {"freeze", false, "it has expired"}};
  stage.tokens.insert(gallery::holdersUkey("EX202604180091C7", {signing.certificate, encryption.certificate}));
  return record;
}
int chips(const Stage& stage, const char* text) {
  int count = 0;
  for (const auto* chip : stage.window->findChildren<Chip*>())
    count += chip->isVisible() && chip->text() == QLatin1String(text) ? 1 : 0;
  return count;
}

} // namespace

TEST_CASE("a certificate whose end has come is called so under My certificates and under My UKEY, and is renewed at both") {
  Stage stage = makeEnglish();
  const auto id = endOnUkey(stage, 2, {"renew", true, {}}).id;
  stage.open();
  stage.logIn();
  goToCertificates(stage);
  auto* tabs = stage.the<Tabs>();
  CHECK(tabs->tabData(0).toInt() == 3);
  CHECK(tabs->tabData(2).toInt() == 2);
  tabs->setCurrentIndex(2);
  REQUIRE(soon([&] { return stage.button(QStringLiteral("Actions for 李样例")) != nullptr; }));
  CHECK(chips(stage, "Expired") == 1);
  stage.press(QStringLiteral("Actions for 李样例"));
  CHECK(stage.button(QStringLiteral("Renew"))->isEnabled());
  Q_EMIT stage.window->findChild<NavSidebar*>()->chosen(2);
  REQUIRE(soon([&] { return stage.shows(QStringLiteral("can still be renewed")); }));
  CHECK(chips(stage, "Expired") == 2); // of both certificates
  stage.press(QStringLiteral("Renew: Holder"));
  REQUIRE(soon([&] { return stage.portal.lastStarted() == id; }));
  CHECK(stage.portal.lastService() == "renewal");
}

TEST_CASE("where the portal renews an expired certificate no more, neither page offers it") {
  Stage stage = makeEnglish();
  (void)endOnUkey(stage, 500, {"renew", false, "too late"});
  stage.open();
  stage.logIn();
  Q_EMIT stage.window->findChild<NavSidebar*>()->chosen(2);
  REQUIRE(soon([&] { return stage.shows(QStringLiteral("cannot be renewed any more")); }));
  CHECK(stage.button(QStringLiteral("Renew: Holder")) == nullptr);
  goToCertificates(stage);
  stage.the<Tabs>()->setCurrentIndex(2);
  REQUIRE(soon([&] { return stage.button(QStringLiteral("Actions for 李样例")) != nullptr; }));
  stage.press(QStringLiteral("Actions for 李样例"));
  CHECK_FALSE(stage.button(QStringLiteral("Renew"))->isEnabled());
}

TEST_CASE("what was revoked or replaced has no days left") {
  Stage stage = makeEnglish();
  stage.portal.records.back().notAfter = inDays(40);
  stage.open();
  stage.logIn();
  goToCertificates(stage);
  stage.the<Tabs>()->setCurrentIndex(2);
  REQUIRE(soon([&] { return chips(stage, "Revoked") == 1; }));
  CHECK_FALSE(stage.shows(QStringLiteral("days left")));
}
