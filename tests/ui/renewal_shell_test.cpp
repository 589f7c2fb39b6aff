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
// Where it is told how many days are left: they are counted by the calendar, also in the last hour of a day.
Time noonIn(int days) { return std::chrono::floor<std::chrono::days>(now()) + std::chrono::hours(24 * days + 12); }

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

TEST_CASE("what has ended or is about to is told, the nearest to today first; what is under way, too early or replaced "
          "is not") {
  auto early = renewable("early", 200);
  early.actions = {{"renew", false, "from spring"}};
  auto late = renewable("too late", -500);
  late.actions = {{"renew", false, "too late"}};
  auto replaced = late;
  replaced.id = "replaced";
  replaced.subject = early.subject; // there is another one for the same, and it is valid
  auto revoked = renewable("revoked", -3);
  revoked.state = portal::CertificateState::Revoked;
  portal::Application open;
  open.service = "renewal";
  open.certificateId = "under way";
  auto recovery = open;
  recovery.service = "recovery";
  recovery.certificateId = "soon";
  const auto told = [](const std::vector<portal::CertificateRecord>& records,
                       const std::vector<portal::Application>& applications) {
    std::vector<std::string> ids;
    for (const auto& one : toTell(records, applications, now()))
      ids.push_back(one.id);
    return ids;
  };
  CHECK(told({late, renewable("ended long ago", -100), renewable("ended", -1), renewable("later", 60), early, replaced,
              revoked, renewable("under way", 5), renewable("soon", 12)},
             {open, recovery}) == std::vector<std::string>{"ended", "soon", "later", "ended long ago", "too late"});
  CHECK(told({renewable("ended", -90), renewable("later", 60), renewable("soon", 12)}, {}) ==
        std::vector<std::string>{"soon", "ended", "later"});
  open.stage = portal::Stage::Cancelled;
  CHECK(told({renewable("under way", 5)}, {open}).size() == 1);
}

TEST_CASE("a certificate that expired is told on the home page, with its renewal, or why not and what to do then") {
  Stage stage = makeEnglish();
  auto& record = stage.portal.records.front();
  record.notAfter = inDays(-1);
  const bool possible = GENERATE(true, false);
  record.actions.front() = {"renew", possible, possible ? "" : "Its renewal has ended; apply for a new one"};
  stage.portal.said.applyAddress = "https://portal.example/apply";
  stage.open();
  stage.logIn();
  REQUIRE(soon([&] { return stage.shows(QStringLiteral("李样例: the certificate expired on ")); }));
  CHECK(stage.shows(QStringLiteral("It can still be renewed.")) == possible);
  CHECK(stage.shows(QStringLiteral("Its renewal has ended; apply for a new one.")) != possible);
  CHECK((stage.button(QStringLiteral("Renew: 李样例")) != nullptr) == possible);
  CHECK((stage.button(QStringLiteral("Apply for a new one: 李样例")) != nullptr) != possible);
}

TEST_CASE("the home page leads to the certificates that it speaks of and to no others, until all are wanted") {
  Stage stage = makeEnglish();
  auto& records = stage.portal.records;
  for (std::size_t i = 0; i < 4; ++i) {
    records[i].notAfter = inDays(-10 - static_cast<int>(i));
    records[i].actions.front() = {"renew", true, {}};
  }
  stage.portal.requests.clear();
  stage.open();
  stage.logIn();
  REQUIRE(soon([&] { return stage.button(QStringLiteral("All that have expired: 4")) != nullptr; }));
  stage.press(QStringLiteral("All that have expired: 4"));
  REQUIRE(soon([&] { return stage.shows(QStringLiteral("Only certificates that have expired are shown.")); }));
  const auto rows = [&] {
    int count = 0;
    for (const auto* row : stage.window->findChildren<CertificateRow*>())
      count += row->isVisible() ? 1 : 0;
    return count;
  };
  REQUIRE(soon([&] { return rows() == 4; })); // the revoked one is not among them
  CHECK(stage.the<Tabs>()->currentIndex() == 2);
  stage.press(QStringLiteral("Show all"));
  CHECK(soon([&] { return rows() == 5; }));
  CHECK_FALSE(stage.shows(QStringLiteral("Only certificates that have expired are shown.")));
  // And by its own place in the sidebar it is whole.
  Q_EMIT stage.window->findChild<NavSidebar*>()->chosen(0);
  REQUIRE(soon([&] { return stage.button(QStringLiteral("All that have expired: 4")) != nullptr; }));
  stage.press(QStringLiteral("All that have expired: 4"));
  REQUIRE(soon([&] { return rows() == 4; }));
  Q_EMIT stage.window->findChild<NavSidebar*>()->chosen(1);
  CHECK(soon([&] { return rows() == 5; }));
}

TEST_CASE("whoever has neither a certificate nor an application is told what can be done, each with its button") {
  Stage stage = makeEnglish();
  stage.portal.records.clear();
  stage.portal.requests.clear();
  const bool onSite = GENERATE(true, false);
  if (onSite) stage.portal.said.applyAddress = "https://portal.example/apply";
  stage.open();
  stage.logIn();
  REQUIRE(soon([&] { return stage.shows(QStringLiteral("A first certificate")); }));
  CHECK((stage.button(QStringLiteral("Apply on the portal's web site")) != nullptr) == onSite);
  CHECK(stage.the<Tabs>() == nullptr); // four empty lists are no help
  CHECK(stage.button(QStringLiteral("Start something new")) == nullptr);
  SECTION("what is on a UKEY") {
    stage.press(QStringLiteral("See the UKEY"));
    CHECK(soon([&] { return stage.shows(QStringLiteral("UKEY K-01")); }));
  }
  SECTION("another account") {
    stage.press(QStringLiteral("Log in with another account"));
    CHECK(loggedOut(stage));
  }
  SECTION("it goes as soon as there is something") {
    stage.portal.change([&] { stage.portal.requests = gallery::HolderPortal().requests; });
    QTest::keyClick(stage.window.get(), Qt::Key_F5);
    CHECK(soon([&] { return stage.the<Tabs>() != nullptr && !stage.shows(QStringLiteral("A first certificate")); }));
  }
}

TEST_CASE("the home page says what expires and when, and its button begins the renewal") {
  Stage stage = makeEnglish();
  auto& record = stage.portal.records.front();
  record.notAfter = noonIn(12);
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
  record.notAfter = noonIn(12);
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
  other.notAfter = noonIn(20);
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

TEST_CASE(
    "a certificate whose end has come is called so under My certificates and under My UKEY, and is renewed at both") {
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
