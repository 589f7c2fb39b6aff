#include "tests/ui/wizard_fixture.h"
#include "ui/error_text.h"
#include "ui/widgets/action_bar.h"
#include "ui/widgets/code_field.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/toast.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QProgressBar>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>
#include <catch2/catch.hpp>

// The wizard as a whole: where it stands, how one looks back, what holds it open, and what happens when something
// fails.
using namespace certdesk;
using namespace certdesk::test;
using ui::AskScreen;
using workflow::Page;
using workflow::Step;

namespace {

const std::string serial = "EX20260418004F2A";
QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

void openAt(Scene& scene, Page page) {
  wear(ui::Language::English);
  scene.readyUntil(page);
  scene.tokens.insert(blankUkey(serial));
  scene.open();
  if (page <= Page::GiveCode) REQUIRE(scene.asks(page));
}

void toPin(Scene& scene) {
  openAt(scene, Page::GiveCode);
  scene.find<ui::CodeEdit>()->setText(text(scene.portal.code));
  scene.primary();
  REQUIRE(scene.asks(Page::ChooseUkey));
  scene.primary();
  REQUIRE(scene.asks(Page::GivePin));
}

void givePin(Scene& scene) {
  auto* pin = scene.find<ui::SecretEdit>();
  scene.type(pin, text(scene.tokens.pin));
  QTest::keyClick(pin, Qt::Key_Return);
}

} // namespace

TEST_CASE("the whole recovery is done by keyboard alone") {
  wear(ui::Language::English);
  Scene scene;
  scene.tokens.insert(blankUkey(serial));
  scene.open();
  const auto key = [&](Qt::Key which) {
    auto* focus = QApplication::focusWidget();
    REQUIRE(focus != nullptr);
    QTest::keyClick(focus, which);
  };
  const auto typed = [&](const std::string& words) {
    auto* focus = QApplication::focusWidget();
    REQUIRE(focus != nullptr);
    QTest::keyClicks(focus, text(words));
  };
  const auto focusOn = [&](auto condition) {
    return eventually([&] { return condition(QApplication::focusWidget()); });
  };
  const auto isRadio = [](QWidget* widget) { return qobject_cast<QRadioButton*>(widget) != nullptr; };
  const auto isSecret = [](QWidget* widget) { return qobject_cast<ui::SecretEdit*>(widget) != nullptr; };
  const auto isButton = [](QWidget* widget) { return qobject_cast<QPushButton*>(widget) != nullptr; };

  REQUIRE(scene.asks(Page::LossReason));
  REQUIRE(focusOn(isRadio));
  key(Qt::Key_Space);
  key(Qt::Key_Return);
  REQUIRE(scene.asks(Page::AcceptAgreement));
  REQUIRE(eventually([&] { return scene.find<QCheckBox>()->isEnabled(); }));
  REQUIRE(eventually([&] {
    return QApplication::focusWidget() != nullptr && QApplication::focusWidget()->inherits("QPlainTextEdit");
  }));
  key(Qt::Key_Tab);
  key(Qt::Key_Space);
  key(Qt::Key_Return);
  REQUIRE(scene.asks(Page::ConfirmQuote));
  REQUIRE(focusOn(isButton));
  key(Qt::Key_Return);
  REQUIRE(scene.asks(Page::AnswerQuestion));
  REQUIRE(focusOn(isSecret));
  typed(scene.portal.answer);
  key(Qt::Key_Return);
  REQUIRE(eventually([&] { return scene.says(QStringLiteral("The answer is right")); }));
  REQUIRE(scene.idle());
  REQUIRE(focusOn(isButton));
  key(Qt::Key_Return);
  REQUIRE(scene.asks(Page::CheckUkey));
  REQUIRE(focusOn(isRadio));
  key(Qt::Key_Down); // later
  key(Qt::Key_Space);
  key(Qt::Key_Return);
  REQUIRE(scene.asks(Page::SubmitApplication));
  REQUIRE(focusOn(isButton));
  key(Qt::Key_Return);
  REQUIRE(scene.shows(ui::ReviewScreen{}));
  scene.portal.change([](portal::Application& a) {
    a.stage = portal::Stage::Approved;
    a.actor = portal::Actor::Holder;
  });
  REQUIRE(scene.asks(Page::GiveCode)); // by itself
  REQUIRE(focusOn([](QWidget* widget) { return qobject_cast<ui::CodeEdit*>(widget) != nullptr; }));
  typed(scene.portal.code);
  key(Qt::Key_Return);
  REQUIRE(scene.asks(Page::ChooseUkey));
  REQUIRE(focusOn(isRadio));
  key(Qt::Key_Return);
  REQUIRE(scene.asks(Page::GivePin));
  REQUIRE(focusOn(isSecret));
  typed(scene.tokens.pin);
  key(Qt::Key_Return);
  REQUIRE(scene.shows(ui::EndScreen{workflow::End::Completed}));
  CHECK(scene.portal.now().confirmed);
  QSignalSpy finished(scene.wizard, &ui::Wizard::finished);
  REQUIRE(focusOn(isButton));
  key(Qt::Key_Return);
  REQUIRE(eventually([&] { return finished.count() == 1; }));
}

TEST_CASE("looking back moves only the view") {
  Scene scene;
  openAt(scene, Page::AnswerQuestion);
  QSignalSpy codes(scene.wizard, &ui::Wizard::stepCodeChanged);
  scene.press(QStringLiteral("Back"));
  scene.press(QStringLiteral("Back"));
  CHECK(scene.wizard->model().screen() == ui::Screen(AskScreen{Page::AcceptAgreement}));
  CHECK(scene.wizard->stepCode() == QStringLiteral("R-02"));
  CHECK(codes.count() == 2);
  CHECK(scene.wizard->model().view().standing.line->step == Step::SecurityQuestion);
  scene.press(QStringLiteral("Next"));
  CHECK(scene.wizard->model().screen() == ui::Screen(AskScreen{Page::ConfirmQuote}));
  scene.press(QStringLiteral("Next"));
  CHECK(scene.wizard->model().screen() == ui::Screen(AskScreen{Page::AnswerQuestion}));
  for (const auto& call : {"putReason", "acceptAgreement", "confirmQuote"})
    CHECK(scene.portal.count(call) == 0);
}

TEST_CASE("what was typed is still there after a look back") {
  Scene scene;
  openAt(scene, Page::GiveCode);
  auto* code = scene.find<ui::CodeEdit>();
  scene.type(code, QStringLiteral("VbZ1kPs"));
  scene.press(QStringLiteral("Back"));
  CHECK(scene.wizard->model().screen() == ui::Screen(AskScreen{Page::SubmitApplication}));
  scene.press(QStringLiteral("Next"));
  CHECK(scene.wizard->model().screen() == ui::Screen(AskScreen{Page::GiveCode}));
  CHECK(code->text() == QStringLiteral("VbZ1kPs"));
}

TEST_CASE("a PIN that was typed and not sent, and a code that has passed, do not stay in hidden fields") {
  Scene scene;
  toPin(scene);
  CHECK(scene.wizard->findChild<ui::CodeEdit*>()->text().isEmpty());
  auto* pin = scene.find<ui::SecretEdit>();
  scene.type(pin, QStringLiteral("135790"));
  scene.press(QStringLiteral("Back"));
  CHECK_FALSE(pin->isVisible());
  CHECK(pin->text().isEmpty());
}

TEST_CASE("a secret is overwritten where the field kept it") {
  wear(ui::Language::English);
  ui::SecretEdit field;
  QTest::keyClicks(&field, QStringLiteral("135790"));
  const QString shared = field.text(); // shares the field's memory
  const auto secret = field.take();
  CHECK(secret.text() == "135790");
  CHECK(shared == QString(6, QChar(0)));
  CHECK(field.text().isEmpty());
  CHECK_FALSE(field.isUndoAvailable());
}

TEST_CASE("lines that a milestone has closed can be looked at and not changed") {
  Scene scene;
  openAt(scene, Page::GiveCode);
  scene.wizard->model().lookAt(Step::Reason);
  CHECK(scene.wizard->model().mode() == ui::Mode::ReadOnly);
  CHECK(scene.says(QStringLiteral("This is submitted")));
  for (auto* choice : scene.wizard->findChildren<QAbstractButton*>())
    if (choice->isVisible() && choice->isCheckable()) CHECK_FALSE(choice->isEnabled());
  scene.wizard->model().lookAt(Step::Submit);
  CHECK(scene.find<QPushButton>(QStringLiteral("Submit the application")) == nullptr);
  CHECK(scene.find<QPushButton>(QStringLiteral("Withdraw")) == nullptr);
  CHECK(scene.portal.count("submit") == 0);
  scene.wizard->model().lookAt(Step::SigningKey); // not a line one can look at
  CHECK(scene.wizard->model().line()->step == Step::Submit);
}

TEST_CASE("while the UKEY is written the window is held open, and says why") {
  Scene scene;
  toPin(scene);
  CHECK_FALSE(scene.wizard->holdsClosing());
  scene.tokens.hold("generateSigningKey");
  givePin(scene);
  REQUIRE(eventually([&] { return scene.tokens.count("generateSigningKey") == 1; }));
  REQUIRE(scene.wizard->model().view().writing);
  CHECK(scene.wizard->holdsClosing());
  CHECK(scene.says(scene.wizard->holdingReason()));
  CHECK(scene.says(QStringLiteral("Do not pull out the UKEY")));
  ui::Toast::show(scene.wizard, QStringLiteral("copied")); // which must not lie on it
  const auto* toast = scene.window->findChild<ui::Toast*>();
  auto* bar = scene.wizard->findChild<ui::ActionBar*>();
  const auto lower = [&] { return bar->mapTo(scene.window.get(), QPoint()).y(); };
  CHECK(toast->geometry().bottom() < lower());
  const int before = lower();
  bar->setLock(QStringLiteral("long, ").repeated(60)); // nor where the words grow below it
  CHECK(eventually([&] { return lower() < before; }));
  CHECK(toast->isVisible());
  CHECK(toast->geometry().bottom() < lower());
  CHECK(scene.find<QPushButton>(QStringLiteral("My applications")) == nullptr);
  CHECK(scene.find<QPushButton>(QStringLiteral("Back")) == nullptr);
  CHECK(scene.find<QProgressBar>() != nullptr);
  scene.wizard->model().lookAt(Step::Reason); // nor can one look away
  CHECK(scene.wizard->model().screen() == ui::Screen(ui::ProgressScreen{}));
  scene.tokens.release();
  REQUIRE(scene.shows(ui::EndScreen{workflow::End::Completed}));
  CHECK_FALSE(scene.wizard->holdsClosing());
  CHECK(scene.says(QStringLiteral("You may pull out the UKEY")));
  CHECK(scene.wizard->model().view().percent == 100);
}

TEST_CASE("a failure while writing stops, keeps its place, and goes on when the person says so") {
  Scene scene;
  toPin(scene);
  scene.portal.fail("serverKey", ErrorCode::ConnectionCut);
  givePin(scene);
  REQUIRE(eventually([&] { return scene.wizard->model().view().waitsForRetry; }));
  CHECK(scene.says(ui::errorText(ErrorCode::ConnectionCut).notLost));
  CHECK(scene.says(QStringLiteral("N-08")));
  CHECK(scene.wizard->stepCode() == QStringLiteral("R-22"));
  CHECK_FALSE(scene.wizard->holdsClosing());
  QTest::qWait(50);
  CHECK(scene.portal.count("serverKey") == 1); // never by itself
  scene.press(QStringLiteral("Try again"));
  REQUIRE(scene.shows(ui::EndScreen{workflow::End::Completed}));
  CHECK(scene.tokens.count("generateSigningKey") == 1); // what was done is not done twice
}

TEST_CASE("a UKEY pulled midway is asked for by its serial number, and goes on when it is back") {
  Scene scene;
  toPin(scene);
  scene.portal.change([](portal::Application& a) { a.unlockMethods = {portal::UnlockMethod::Telephone}; });
  scene.tokens.hold("writeCertificates");
  givePin(scene);
  REQUIRE(eventually([&] { return scene.tokens.count("writeCertificates") == 1; }));
  scene.tokens.fail("writeCertificates", ErrorCode::UkeyRemoved);
  scene.tokens.pull(serial);
  scene.tokens.release();
  REQUIRE(scene.shows(ui::UkeyScreen{}));
  CHECK(scene.says(ui::errorText(ErrorCode::UkeyRemoved).notLost));
  CHECK(scene.says(QStringLiteral("Put the UKEY ending in 4F2A in")));
  CHECK_FALSE(scene.says(QStringLiteral("request code"))); // which an unlock alone has
  scene.tokens.insert(blankUkey("EX20260418001111")); // another one does not do
  REQUIRE(eventually([&] { return scene.says(QStringLiteral("Inserted is another one")); }));
  CHECK(scene.wizard->model().screen() == ui::Screen(ui::UkeyScreen{}));
  scene.tokens.insert(blankUkey(serial));
  REQUIRE(scene.asks(Page::GivePin)); // it died with the operation, so it is asked for again
  givePin(scene);
  REQUIRE(scene.shows(ui::EndScreen{workflow::End::Completed}));
  CHECK(scene.tokens.count("generateSigningKey") == 1);
}

TEST_CASE("a UKEY that is back before anybody but the act saw it gone is seen, and goes on") {
  Scene scene;
  scene.beat = std::chrono::seconds(1); // as in real life: a hand is quicker
  toPin(scene);
  scene.tokens.hold("writeCertificates");
  givePin(scene);
  REQUIRE(eventually([&] { return scene.tokens.count("writeCertificates") == 1; }));
  scene.tokens.fail("writeCertificates", ErrorCode::UkeyRemoved);
  scene.tokens.pull(serial);
  scene.tokens.release();
  REQUIRE(scene.shows(ui::UkeyScreen{}));
  scene.tokens.insert(blankUkey(serial));
  REQUIRE(scene.asks(Page::GivePin));
}

TEST_CASE("an unlock that stops does not speak of writing: nothing is written") {
  wear(ui::Language::English);
  Scene scene;
  unlockInstead(scene, portal::UnlockMethod::Escrow);
  scene.open();
  REQUIRE(scene.asks(Page::GiveCode));
  scene.find<ui::CodeEdit>()->setText(text(scene.portal.code));
  scene.primary();
  REQUIRE(scene.asks(Page::ChooseNewPin));
  for (auto* edit : scene.wizard->findChildren<ui::SecretEdit*>())
    if (edit->isVisible()) scene.type(edit, QStringLiteral("rose-2468"));
  scene.press(QStringLiteral("Unlock the UKEY with it"));
  REQUIRE(eventually([&] { return scene.wizard->model().view().waitsForRetry; }));
  CHECK(scene.says(QStringLiteral("The UKEY is not unlocked yet")));
  CHECK(scene.says(QStringLiteral("Nothing is being done to it at the moment.")));
  CHECK_FALSE(scene.says(QStringLiteral("Writing has stopped")));
}

TEST_CASE("another UKEY than the bound one takes an explicit yes") {
  wear(ui::Language::English);
  Scene scene;
  scene.readyUntil(Page::GiveCode);
  scene.portal.change([](portal::Application& a) { a.ukeySerial = serial; });
  scene.tokens.insert(blankUkey("EX20260418001111"));
  scene.open();
  REQUIRE(scene.asks(Page::GiveCode));
  scene.find<ui::CodeEdit>()->setText(text(scene.portal.code));
  scene.primary();
  REQUIRE(scene.shows(ui::UkeyScreen{}));
  scene.press(QStringLiteral("Use another UKEY"));
  auto* change = scene.find<QPushButton>(QStringLiteral("Change the UKEY"));
  REQUIRE(change != nullptr);
  CHECK_FALSE(change->isEnabled());
  auto* yes = scene.find<QCheckBox>(QStringLiteral("Yes, revoke"));
  yes->setChecked(true);
  loseSight(scene); // then it is not known what would be revoked
  waitsForSight(scene, QStringLiteral("Change the UKEY"));
  CHECK(yes->isChecked());
  change->click();
  REQUIRE(scene.asks(Page::ChooseUkey));
  CHECK(scene.portal.count("releaseUkey") == 1);
}

TEST_CASE("a login that has ended is asked for in place, and what was typed stays") {
  Scene scene;
  openAt(scene, Page::GiveCode);
  scene.wizard->setUserName(QStringLiteral("shili"));
  auto* code = scene.find<ui::CodeEdit>();
  code->setText(text(scene.portal.code));
  scene.portal.fail("downloadCheck", ErrorCode::LoginExpired);
  QSignalSpy loggedIn(scene.wizard, &ui::Wizard::loggedIn);
  scene.primary();
  REQUIRE(eventually([&] { return scene.says(QStringLiteral("Please log in once more")); }));
  REQUIRE(scene.idle());
  CHECK(scene.wizard->stepCode() == QStringLiteral("R-15"));
  auto* password = scene.find<ui::SecretEdit>();
  scene.type(password, QStringLiteral("wrong"));
  scene.portal.fail("login", ErrorCode::PortalUnreachable);
  QTest::keyClick(password, Qt::Key_Return);
  REQUIRE(eventually([&] { return scene.says(ui::errorText(ErrorCode::PortalUnreachable).happened); }));
  REQUIRE(scene.idle());
  CHECK(scene.says(ui::errorText(ErrorCode::PortalUnreachable).notLost));
  CHECK(password->text() == QStringLiteral("wrong")); // nobody has looked at it
  QTest::keyClick(password, Qt::Key_Return);
  REQUIRE(eventually([&] { return scene.says(ui::errorText(ErrorCode::LoginRefused).happened); }));
  REQUIRE(scene.idle());
  CHECK(password->text().isEmpty());
  scene.type(password, text(scene.portal.password));
  QTest::keyClick(password, Qt::Key_Return);
  REQUIRE(eventually([&] { return code->isVisible() && !scene.wizard->model().view().busy; }));
  CHECK(scene.portal.lastUser == "shili");
  CHECK(loggedIn.count() == 1);
  CHECK(code->text() == text(scene.portal.code));
  scene.press(QStringLiteral("Check the code"));
  REQUIRE(scene.asks(Page::ChooseUkey));
}

TEST_CASE("logging in again in place is for who opened the application") {
  Scene scene;
  openAt(scene, Page::GiveCode);
  scene.wizard->setUserName(QStringLiteral("shili"));
  scene.find<ui::CodeEdit>()->setText(text(scene.portal.code));
  scene.portal.fail("downloadCheck", ErrorCode::LoginExpired);
  scene.primary();
  REQUIRE(eventually([&] { return scene.says(QStringLiteral("Please log in once more")); }));
  REQUIRE(scene.idle());
  auto* user = scene.find<ui::LineEdit>(QStringLiteral("User name"));
  REQUIRE(user != nullptr);
  CHECK(user->text() == QStringLiteral("shili"));
  CHECK_FALSE(user->isEnabled());
  REQUIRE(eventually([&] { return scene.find<ui::SecretEdit>()->hasFocus(); }));
}

TEST_CASE("where the portal waits for the holder and opens nothing, its reviewer's words are said, and whom to ask") {
  Scene scene;
  wear(ui::Language::English);
  oweMoney(scene);
  arrive(scene, portal::PaymentState::Paid);
  scene.open();
  REQUIRE(scene.shows(ui::ReviewScreen{}));
  CHECK(scene.find<QPushButton>(QStringLiteral("Withdraw the application")) == nullptr);
  scene.portal.change([](portal::Application& a) {
    a.lines.emplace_back("materials"); // papers are asked for: nothing is submitted again
    a.materialsComplete = true;
    a.stage = portal::Stage::SentBack;
    a.reviewRemark = "Call us.";
  });
  REQUIRE(eventually([&] { return scene.says(QStringLiteral("The CA has sent it back: Call us.")); }));
  CHECK(scene.says(QStringLiteral("400-000-0100")));
  CHECK_FALSE(scene.says(QStringLiteral("The CA is reviewing it")));
  scene.press(QStringLiteral("Withdraw the application"));
  scene.press(QStringLiteral("Withdraw it"));
  CHECK(scene.shows(ui::EndScreen{workflow::End::Cancelled}));
}

TEST_CASE("of papers that came back, what is paid looks done and is not said to come next") {
  Scene scene;
  wear(ui::Language::English);
  oweMoney(scene);
  arrive(scene, portal::PaymentState::Paid);
  scene.portal.change([](portal::Application& a) {
    a.lines.emplace_back("materials");
    a.stage = portal::Stage::SentBack;
  });
  scene.open();
  REQUIRE(scene.asks(Page::UploadMaterials));
  CHECK(scene.says(QStringLiteral("Next: R-13")));
  const auto* list = scene.wizard->findChild<QTreeWidget*>();
  REQUIRE(list != nullptr);
  const auto paid = list->findItems(QStringLiteral("Payment"), Qt::MatchExactly | Qt::MatchRecursive);
  REQUIRE(paid.size() == 1);
  CHECK(paid.front()->data(0, Qt::AccessibleTextRole).toString().contains(QStringLiteral("done")));
}

TEST_CASE("the review goes on by itself; what is sent back says why") {
  Scene scene;
  openAt(scene, Page::CheckUkey);
  scene.find<QRadioButton>(QStringLiteral("later"))->setChecked(true);
  scene.press(QStringLiteral("Next"));
  REQUIRE(scene.asks(Page::SubmitApplication));
  scene.press(QStringLiteral("Submit the application"));
  REQUIRE(scene.shows(ui::ReviewScreen{}));
  CHECK(scene.says(QStringLiteral("The CA")));
  // A look that fails is said, and forgotten with the next one that succeeds.
  const auto unreachable = ui::errorText(ErrorCode::PortalUnreachable).happened;
  scene.portal.fail("application", ErrorCode::PortalUnreachable, 3); // each later than the one before
  REQUIRE(eventually([&] { return scene.says(unreachable); }));
  REQUIRE(eventually([&] { return !scene.says(unreachable); }));
  CHECK(scene.wizard->model().screen() == ui::Screen(ui::ReviewScreen{}));
  scene.portal.change([](portal::Application& a) {
    a.stage = portal::Stage::SentBack;
    a.reviewRemark = "The stamp cannot be read.";
  });
  REQUIRE(scene.asks(Page::SubmitApplication));
  CHECK(scene.says(QStringLiteral("The stamp cannot be read.")));
  scene.press(QStringLiteral("Submit the application"));
  REQUIRE(scene.shows(ui::ReviewScreen{}));
  scene.portal.change([](portal::Application& a) {
    a.stage = portal::Stage::Refused;
    a.reviewRemark = "The organisation does not exist any more.";
  });
  REQUIRE(scene.shows(ui::EndScreen{workflow::End::Refused}));
  CHECK(scene.says(QStringLiteral("does not exist any more")));
}

TEST_CASE("leaving ends what is open on the UKEY before it says so") {
  Scene scene;
  toPin(scene);
  scene.portal.fail("enrol", ErrorCode::PortalTimeout);
  givePin(scene);
  REQUIRE(eventually([&] { return scene.wizard->model().view().waitsForRetry; }));
  const int ended = scene.tokens.count("end");
  QSignalSpy back(scene.wizard, &ui::Wizard::backRequested);
  scene.press(QStringLiteral("My applications"));
  REQUIRE(eventually([&] { return back.count() == 1; }));
  CHECK(scene.tokens.count("end") == ended + 1);
}

TEST_CASE("the language changes while a page is open, and what was typed stays") {
  Scene scene;
  openAt(scene, Page::GiveCode);
  auto* code = scene.find<ui::CodeEdit>();
  scene.type(code, QStringLiteral("VbZ1"));
  wear(ui::Language::Chinese);
  REQUIRE(eventually([&] { return scene.says(QStringLiteral("输入授权码")); }));
  CHECK(scene.says(QStringLiteral("验证授权码")));
  CHECK(scene.says(QStringLiteral("之后还有 9 步")));
  CHECK(code->text() == QStringLiteral("VbZ1"));
  wear(ui::Language::English);
  REQUIRE(eventually([&] { return scene.says(QStringLiteral("Steps to come: 9")); }));
}

TEST_CASE("an impatient second Enter presses nothing else") {
  Scene scene;
  openAt(scene, Page::GiveCode);
  scene.find<ui::CodeEdit>()->setText(text(scene.portal.code));
  QGuiApplication::clipboard()->setText(QStringLiteral("untouched"));
  scene.portal.hold("downloadCheck");
  scene.primary();
  REQUIRE(scene.portal.reached("downloadCheck"));
  scene.primary(); // the keyboard is on a button by now, since the field is switched off
  scene.portal.release();
  REQUIRE(scene.asks(Page::ChooseUkey));
  CHECK(scene.portal.count("downloadCheck") == 1);
  CHECK(scene.portal.count("resendMail") == 0);
  CHECK(QGuiApplication::clipboard()->text() == QStringLiteral("untouched"));
}

TEST_CASE("Enter on a focused button is that button, not the primary one") {
  Scene scene;
  openAt(scene, Page::ConfirmQuote);
  auto* back = scene.find<QPushButton>(QStringLiteral("Back"));
  back->setFocus();
  QTest::keyClick(back, Qt::Key_Return);
  CHECK(scene.wizard->model().screen() == ui::Screen(AskScreen{Page::AcceptAgreement}));
  CHECK(scene.portal.count("confirmQuote") == 0);
}
