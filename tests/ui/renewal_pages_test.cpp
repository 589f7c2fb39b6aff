#include "tests/ui/picture_book.h"
#include "ui/format.h"
#include "ui/widgets/code_field.h"
#include "ui/widgets/line_edit.h"

#include <QCheckBox>
#include <QRadioButton>
#include <QTest>
#include <catch2/catch.hpp>

// The pages of a renewal: open bids are thought of first, the years are chosen with their price and end, and nothing
// speaks of a new UKEY.
using namespace certdesk;
using namespace certdesk::test;
using workflow::Page;

namespace {

// A renewal in English at its first page, with the UKEY it is about.
struct Renewing : Scene {
  explicit Renewing(Page page = Page::AskOpenFiles) {
    checklist = &workflow::renewal();
    portal.renew();
    portal.change([page](portal::Application& a) {
      a.openFilesAcknowledged = page != Page::AskOpenFiles;
      a.agreementAccepted = page != Page::AskOpenFiles;
      if (page == Page::AskOpenFiles || page == Page::ConfirmQuote) return;
      a.quoteConfirmed = true;
      a.quote = a.quoteChoices[1];
    });
    auto ukey = blankUkey(portal.now().oldUkeySerial);
    ukey.certificates = {portal.now().oldSigningCertificate};
    tokens.insert(ukey);
  }
  QPushButton* button(const char* words) {
    for (auto* each : wizard->findChildren<QPushButton*>())
      if (each->isVisible() && each->text() == QString::fromUtf8(words)) return each;
    return nullptr;
  }
};

// As the portal tells it when all is done.
void finish(Renewing& scene) {
  scene.portal.change([&](portal::Application& a) {
    a.stage = portal::Stage::Completed;
    a.actor = portal::Actor::Nobody;
    a.confirmed = true;
    a.ukeySerial = a.oldUkeySerial;
    a.issued = {{portal::Purpose::Signing, scene.portal.signing.certificate, 0},
                {portal::Purpose::Encryption, scene.portal.encryption.certificate, 0}};
  });
}

} // namespace

TEST_CASE("a renewal asks for open bids first, and whoever is not sure goes on only by saying so") {
  wear(ui::Language::English);
  Renewing scene;
  scene.open();
  REQUIRE(scene.asks(Page::AskOpenFiles));
  CHECK_FALSE(scene.button("Next")->isEnabled());
  CHECK(scene.says(QStringLiteral("the old encryption key stays on the UKEY, for good")));
  CHECK(scene.says(ui::date(scene.portal.now().oldNotAfter)));
  scene.find<QRadioButton>(QStringLiteral("not sure"))->setChecked(true);
  CHECK(scene.says(QStringLiteral("Better wait until it is opened")));
  CHECK_FALSE(scene.button("Next")->isEnabled());
  CHECK(scene.portal.count("acknowledgeOpenFiles") == 0);
  scene.find<QCheckBox>(QStringLiteral("renew all the same"))->setChecked(true);
  scene.find<QRadioButton>(QStringLiteral("no bid is waiting"))->setChecked(true);
  CHECK(scene.find<QCheckBox>(QStringLiteral("renew all the same")) == nullptr);
  scene.find<QRadioButton>(QStringLiteral("not sure"))->setChecked(true);
  CHECK_FALSE(scene.button("Next")->isEnabled()); // another answer is another thought
  scene.find<QCheckBox>(QStringLiteral("renew all the same"))->setChecked(true);
  scene.press(QStringLiteral("Next"));
  REQUIRE(scene.asks(Page::AcceptAgreement));
  CHECK(scene.portal.count("acknowledgeOpenFiles") == 1);
  // Looked at again it is not asked anew.
  scene.wizard->model().lookAt(workflow::Step::OpenFiles);
  CHECK(scene.says(QStringLiteral("You have answered this")));
  scene.press(QStringLiteral("Next"));
  REQUIRE(scene.asks(Page::AcceptAgreement));
  CHECK(scene.portal.count("acknowledgeOpenFiles") == 1);
}

TEST_CASE("the years are chosen before the price is agreed to, and both follow the choice") {
  wear(ui::Language::English);
  Renewing scene(Page::ConfirmQuote);
  scene.open();
  REQUIRE(scene.asks(Page::ConfirmQuote));
  CHECK_FALSE(scene.button("Agree to the price")->isEnabled());
  CHECK(scene.says(QStringLiteral("Choose the years first")));
  const auto choices = scene.portal.now().quoteChoices;
  for (const auto& choice : choices)
    CHECK(scene.says(ui::money(choice.totalFen)));
  scene.find<QRadioButton>(QStringLiteral("3 years"))->setChecked(true);
  CHECK(scene.says(ui::date(choices[2].notAfter)));
  CHECK(scene.says(QStringLiteral("the years are added to that")));
  scene.find<QRadioButton>(QStringLiteral("2 years"))->setChecked(true);
  scene.press(QStringLiteral("Agree to the price"));
  REQUIRE(scene.asks(Page::CheckUkey));
  CHECK(scene.portal.now().quote->years == 2);
  // Another choice is another agreement.
  scene.wizard->model().lookAt(workflow::Step::Quote);
  CHECK(scene.find<QRadioButton>(QStringLiteral("2 years"))->isChecked());
  CHECK(scene.button("Next") != nullptr);
  scene.find<QRadioButton>(QStringLiteral("1 year,"))->setChecked(true);
  scene.press(QStringLiteral("Agree to the price"));
  REQUIRE(eventually([&] { return scene.portal.now().quote->years == 1; }));
  CHECK(scene.portal.now().quote->totalFen == 20000);
}

TEST_CASE("a renewal wants the UKEY that holds the certificate, and says so of another one") {
  wear(ui::Language::English);
  Renewing scene(Page::CheckUkey);
  scene.tokens.insert(blankUkey("EX20260418004F2A"));
  scene.open();
  REQUIRE(scene.asks(Page::CheckUkey));
  CHECK_FALSE(scene.says(QStringLiteral("new UKEY")));
  scene.find<QRadioButton>(QStringLiteral("try it now"))->setChecked(true);
  CHECK(scene.says(QStringLiteral("does not hold the certificate")));
  CHECK_FALSE(scene.says(QStringLiteral("blank one")));
  int free = 0;
  for (auto* radio : scene.wizard->findChildren<QRadioButton*>())
    if (radio->isVisible() && radio->property("serial").isValid() && radio->isEnabled()) {
      ++free;
      CHECK(radio->property("serial").toString().toStdString() == scene.portal.now().oldUkeySerial);
      CHECK(radio->isChecked());
    }
  CHECK(free == 1);
}

TEST_CASE("a UKEY that is locked by the last try has one way on, which is its unlock") {
  wear(ui::Language::English);
  Renewing scene(Page::GivePin);
  scene.portal.change([](portal::Application& a) { a.stage = portal::Stage::Approved; });
  const auto serial = scene.portal.now().oldUkeySerial;
  scene.tokens.setPinState(serial, token::PinState::LastTry);
  scene.open();
  REQUIRE(scene.asks(Page::GiveCode));
  scene.find<ui::CodeEdit>()->setText(QString::fromStdString(scene.portal.code));
  scene.press(QStringLiteral("Check the code"));
  REQUIRE(scene.asks(Page::GivePin));
  REQUIRE(eventually([&] { return scene.says(QStringLiteral("One PIN try is left")); }));
  scene.find<QCheckBox>(QStringLiteral("I know"))->setChecked(true);
  scene.type(scene.find<ui::SecretEdit>(), QStringLiteral("000000"));
  scene.press(QStringLiteral("Use the last try"));
  REQUIRE(eventually([&] { return scene.says(QStringLiteral("The PIN of this UKEY is locked")); }));
  REQUIRE(scene.idle());
  CHECK(scene.says(QStringLiteral("(P-03)")));
  CHECK_FALSE(scene.says(QStringLiteral("What is not lost"))); // the page says it
  CHECK_FALSE(scene.says(QStringLiteral("nother UKEY")));
  std::string wanted;
  QObject::connect(scene.wizard, &ui::Wizard::serviceWanted, [&](const std::string& service) { wanted = service; });
  scene.press(QStringLiteral("Unlock it"));
  CHECK(eventually([&] { return wanted == "unlock"; }));
}

TEST_CASE("a UKEY that is too full leads to itself under My UKEY") {
  wear(ui::Language::English);
  Renewing scene(Page::CheckUkey);
  scene.tokens.fail("contents", ErrorCode::UkeyFull);
  scene.open();
  REQUIRE(scene.asks(Page::CheckUkey));
  std::string wanted;
  QObject::connect(scene.wizard, &ui::Wizard::ukeyWanted, [&](const std::string& serial) { wanted = serial; });
  scene.find<QRadioButton>(QStringLiteral("try it now"))->setChecked(true);
  scene.type(scene.find<ui::SecretEdit>(), QString::fromStdString(scene.tokens.pin));
  scene.press(QStringLiteral("Try the UKEY"));
  REQUIRE(eventually([&] { return scene.says(QStringLiteral("There is not enough room on the UKEY.")); }));
  REQUIRE(scene.idle());
  scene.press(QStringLiteral("See under My UKEY what may go"));
  REQUIRE(eventually([&] { return !wanted.empty(); }));
  CHECK(wanted == scene.portal.now().oldUkeySerial);
}

TEST_CASE("another failure of a UKEY leads nowhere else") {
  wear(ui::Language::English);
  Renewing scene(Page::CheckUkey);
  scene.tokens.fail("contents", ErrorCode::UkeyFault);
  scene.open();
  REQUIRE(scene.asks(Page::CheckUkey));
  scene.find<QRadioButton>(QStringLiteral("try it now"))->setChecked(true);
  scene.type(scene.find<ui::SecretEdit>(), QString::fromStdString(scene.tokens.pin));
  scene.press(QStringLiteral("Try the UKEY"));
  REQUIRE(eventually([&] { return scene.wizard->model().view().failure.has_value(); }));
  CHECK(scene.button("See under My UKEY what may go") == nullptr);
}

TEST_CASE("the end of a renewal says what was and what is, that the old encryption key is kept, and what to restart") {
  wear(ui::Language::English);
  Renewing scene(Page::SubmitApplication);
  const bool kept = GENERATE(false, true);
  scene.portal.change([kept](portal::Application& a) { a.encryptionKept = kept; });
  finish(scene);
  scene.open();
  REQUIRE(scene.shows(ui::EndScreen{workflow::End::Completed}));
  CHECK(scene.says(QStringLiteral("The certificate is renewed")));
  CHECK(scene.says(QStringLiteral("serial number ending in")));
  CHECK(scene.says(kept ? QStringLiteral("kept, with a new certificate") : QStringLiteral("a new one beside it")));
  CHECK(scene.says(QStringLiteral("the bidding software and the mail program")));
  CHECK(scene.says(QStringLiteral("My UKEY offers to remove it"))); // nobody has looked in this run
  for (const auto* word : {"recover", "Recover", "new UKEY"})
    CHECK_FALSE(scene.says(QString::fromLatin1(word)));
}

TEST_CASE("the pages of a renewal fit in every language and appearance") {
  for (const auto& worn : wears) {
    wear(worn.language, worn.appearance);
    for (const auto& [page, name] : {std::pair{Page::AskOpenFiles, "x01-open-files"},
                                     {Page::ConfirmQuote, "x03-years"},
                                     {Page::CheckUkey, "x07-check-ukey"}}) {
      Renewing scene(page);
      scene.open();
      REQUIRE(scene.asks(page));
      const auto radios = scene.wizard->findChildren<QRadioButton*>();
      keep(scene, std::string(name) + "-" + worn.name);
      for (auto* radio : radios)
        if (radio->isVisible() && page == Page::AskOpenFiles) radio->setChecked(true); // the last one
      if (page == Page::ConfirmQuote) radios.at(1)->setChecked(true);
      if (page == Page::CheckUkey) radios.at(0)->setChecked(true);
      keep(scene, std::string(name) + "-chosen-" + worn.name);
    }
    Renewing scene(Page::CheckUkey);
    scene.open();
    REQUIRE(scene.asks(Page::CheckUkey));
    for (auto* radio : scene.wizard->findChildren<QRadioButton*>())
      if (radio->isVisible()) radio->setChecked(true); // later
    scene.primary();
    REQUIRE(scene.asks(Page::SubmitApplication));
    keep(scene, "x08-submit-" + worn.name);
    Renewing done(Page::SubmitApplication);
    finish(done);
    done.open();
    REQUIRE(done.shows(ui::EndScreen{workflow::End::Completed}));
    keep(done, "x26-done-" + worn.name);
  }
}
