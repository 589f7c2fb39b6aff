#include "tests/support/scripted_accounts.h"
#include "tests/ui/wizard_fixture.h"
#include "ui/error_text.h"
#include "ui/pages/pin_page.h"
#include "ui/widgets/code_field.h"
#include "ui/widgets/line_edit.h"

#include <QAccessible>
#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>
#include <algorithm>
#include <catch2/catch.hpp>

// Each page of the window: what is typed reaches the portal or the UKEY, once; what is wrong is said where it can be
// mended, and nothing that was typed is lost by it.
using namespace certdesk;
using namespace certdesk::test;
using ui::AskScreen;
using workflow::Page;

namespace {

const std::string serial = "EX20260418004F2A";
QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

// A scene at a page, in English, with one blank UKEY inserted.
struct At : Scene {
  explicit At(Page page, token::PinState pin = token::PinState::Ok, std::chrono::milliseconds waits = {},
              bool pinPad = false) {
    wear(ui::Language::English);
    if (waits.count() > 0) patience = waits;
    readyUntil(page);
    auto ukey = blankUkey(serial);
    ukey.pin = pin;
    ukey.pinPad = pinPad;
    tokens.insert(ukey);
    open();
    if (page > Page::GiveCode) {
      REQUIRE(asks(Page::GiveCode));
      find<ui::CodeEdit>()->setText(text(portal.code));
      primary();
    }
    if (page > Page::ChooseUkey) {
      REQUIRE(asks(Page::ChooseUkey));
      primary();
    }
    REQUIRE(asks(page));
  }
  QPushButton* primaryButton(const QString& words) {
    for (auto* button : wizard->findChildren<QPushButton*>())
      if (button->isVisible() && button->text() == words) return button;
    return nullptr;
  }
  QRadioButton* radio(const QString& words) { return find<QRadioButton>(words); }
};

// At how many places the list at the left says that one stands, opened down to the step.
int placesInList(Scene& scene) {
  int count = 0;
  auto* list = scene.wizard->findChild<QTreeWidget*>();
  for (QTreeWidgetItemIterator each(list); *each != nullptr; ++each) {
    const bool current = (*each)->data(0, Qt::AccessibleTextRole).toString().endsWith(QStringLiteral(", current"));
    if (current && (*each)->childCount() > 0 && (*each)->isExpanded()) continue; // its step counts
    if (current) ++count;
    if (current && (*each)->childCount() > 0) count += 100; // folded
  }
  return count;
}

} // namespace

TEST_CASE("the reason and the freeze reach the portal as they were chosen") {
  At scene(Page::LossReason);
  CHECK_FALSE(scene.primaryButton(QStringLiteral("Next"))->isEnabled());
  CHECK(scene.says(QStringLiteral("Choose one first")));
  scene.radio(QStringLiteral("stolen"))->setChecked(true);
  auto* freeze = scene.find<QCheckBox>(QStringLiteral("Freeze"));
  REQUIRE(freeze != nullptr);
  CHECK(freeze->isChecked()); // unless the person says otherwise
  freeze->setChecked(false);
  scene.press(QStringLiteral("Next"));
  REQUIRE(scene.asks(Page::AcceptAgreement));
  CHECK(scene.portal.now().lossReason == portal::LossReason::Stolen);
  CHECK_FALSE(scene.portal.now().freezeRequested);
}

TEST_CASE("a damaged UKEY freezes nothing") {
  At scene(Page::LossReason);
  scene.radio(QStringLiteral("damaged"))->setChecked(true);
  CHECK(scene.find<QCheckBox>(QStringLiteral("Freeze")) == nullptr);
  scene.press(QStringLiteral("Next"));
  REQUIRE(scene.asks(Page::AcceptAgreement));
  CHECK(scene.portal.now().lossReason == portal::LossReason::Damaged);
  CHECK_FALSE(scene.portal.now().freezeRequested);
}

TEST_CASE("what was frozen stays so, is said as it is, and is not offered again") {
  At scene(Page::CheckUkey); // the application has frozen it
  scene.wizard->model().lookAt(workflow::Step::Reason);
  CHECK(scene.says(QStringLiteral("The old certificate is frozen and stays so. To lift that, unfreeze it under My "
                                  "certificates, or call the help desk, 400-")));
  CHECK(scene.find<QCheckBox>(QStringLiteral("Freeze")) == nullptr);
  scene.radio(QStringLiteral("damaged"))->setChecked(true);
  CHECK(scene.says(QStringLiteral("is frozen and stays so")));
  scene.press(QStringLiteral("Next"));
  REQUIRE(eventually([&] { return scene.portal.count("putReason") == 1; }));
  REQUIRE(scene.idle());
  CHECK(scene.portal.now().freezeRequested); // it is not claimed that this lifted anything
  scene.press(QStringLiteral("Withdraw the application"));
  CHECK(scene.says(QStringLiteral("is frozen and stays so")));
  scene.press(QStringLiteral("Keep it"));
}

TEST_CASE("freezing is said to happen at once before it does") {
  At scene(Page::LossReason);
  scene.radio(QStringLiteral("lost"))->setChecked(true);
  auto* freeze = scene.find<QCheckBox>(QStringLiteral("Freeze"));
  REQUIRE(freeze != nullptr);
  CHECK(freeze->accessibleDescription().contains(QStringLiteral("at once")));
  CHECK(freeze->accessibleDescription().contains(QStringLiteral("does not lift it")));
}

TEST_CASE("an impatient second click sends nothing") {
  At scene(Page::LossReason);
  scene.radio(QStringLiteral("lost"))->setChecked(true);
  scene.portal.hold("putReason");
  auto* next = scene.primaryButton(QStringLiteral("Next"));
  QTest::mouseClick(next, Qt::LeftButton);
  QTest::mouseClick(next, Qt::LeftButton);
  QTest::keyClick(scene.wizard, Qt::Key_Return);
  REQUIRE(scene.portal.reached("putReason"));
  CHECK_FALSE(next->isEnabled());
  scene.portal.release();
  REQUIRE(scene.asks(Page::AcceptAgreement));
  CHECK(scene.portal.count("putReason") == 1);
}

TEST_CASE("a portal that does not answer costs nothing that was chosen, and is asked again only by the person") {
  At scene(Page::LossReason);
  scene.radio(QStringLiteral("stolen"))->setChecked(true);
  scene.portal.fail("putReason", ErrorCode::PortalTimeout);
  scene.portal.fail("application", ErrorCode::PortalUnreachable);
  const int looked = scene.portal.count("application");
  scene.press(QStringLiteral("Next"));
  REQUIRE(eventually([&] { return scene.wizard->model().view().waitsForRetry; }));
  const auto words = ui::errorText(ErrorCode::PortalUnreachable);
  for (const auto& sentence : {words.happened, words.notLost, words.next})
    CHECK(scene.says(sentence));
  CHECK(scene.says(QStringLiteral("N-01")));
  CHECK(scene.radio(QStringLiteral("stolen"))->isChecked());
  // How the application stands is not known: nothing can be sent, only looked up.
  CHECK_FALSE(scene.primaryButton(QStringLiteral("Next"))->isEnabled());
  QTest::keyClick(scene.wizard, Qt::Key_Return);
  QTest::qWait(50);
  CHECK(scene.portal.count("application") == looked + 1);
  scene.press(QStringLiteral("Try again"));
  REQUIRE(scene.asks(Page::LossReason));
  CHECK(scene.radio(QStringLiteral("stolen"))->isChecked());
  scene.press(QStringLiteral("Next"));
  REQUIRE(scene.asks(Page::AcceptAgreement));
  CHECK_FALSE(scene.says(words.happened));
}

TEST_CASE("an answer whose check was cut off stays, and is checked again once it is known how the application stands") {
  At scene(Page::AnswerQuestion);
  auto* field = scene.find<ui::SecretEdit>();
  scene.type(field, text(scene.portal.answer));
  scene.portal.fail("checkAnswer", ErrorCode::ConnectionCut);
  scene.portal.fail("application", ErrorCode::ConnectionCut);
  const int looked = scene.portal.count("application");
  scene.press(QStringLiteral("Check answer"));
  REQUIRE(eventually([&] { return scene.wizard->model().view().waitsForRetry; }));
  QTest::keyClick(field, Qt::Key_Return);
  QTest::mouseClick(scene.primaryButton(QStringLiteral("Check answer")), Qt::LeftButton);
  REQUIRE(scene.idle());
  CHECK(scene.portal.count("application") == looked + 1); // a press there would look up and check nothing
  waitsForSight(scene, QStringLiteral("Check answer"));
  CHECK(field->text() == text(scene.portal.answer));
  REQUIRE(eventually([&] { return field->hasFocus(); }));
  QTest::keyClick(field, Qt::Key_Return);
  CHECK(eventually([&] { return scene.says(QStringLiteral("The answer is right")); }));
  CHECK(scene.portal.count("checkAnswer") == 2);
}

TEST_CASE("the PIN for the last try stays while it is not known how the application stands, and is used once it is") {
  const auto page = GENERATE(Page::CheckUkey, Page::GivePin);
  At scene(page, token::PinState::LastTry);
  if (page == Page::CheckUkey) scene.radio(QStringLiteral("try it now"))->setChecked(true);
  scene.find<QCheckBox>(QStringLiteral("I know"))->setChecked(true);
  auto* pin = scene.find<ui::SecretEdit>();
  scene.type(pin, text(scene.tokens.pin));
  loseSight(scene);
  const auto safe = page == Page::CheckUkey ? QStringLiteral("Later") : QStringLiteral("Use another UKEY");
  CHECK(scene.primaryButton(safe)->isEnabled() == (page == Page::GivePin)); // the other one tells the portal something
  waitsForSight(scene, QStringLiteral("Use the last try"));
  CHECK(scene.tokens.count("begin") == 0);
  CHECK(pin->text() == text(scene.tokens.pin));
  scene.press(QStringLiteral("Use the last try"));
  CHECK(eventually([&] { return scene.tokens.count("begin") == 1; }));
  CHECK(scene.tokens.lastTryConfirmed);
}

TEST_CASE("nothing is withdrawn before it is known how the application stands") {
  At scene(Page::AnswerQuestion);
  scene.press(QStringLiteral("Withdraw the application"));
  scene.portal.fail("cancel", ErrorCode::ConnectionCut);
  scene.portal.fail("application", ErrorCode::ConnectionCut);
  scene.press(QStringLiteral("Withdraw it"));
  REQUIRE(eventually([&] { return scene.wizard->model().view().waitsForRetry; }));
  CHECK(scene.find<QPushButton>(QStringLiteral("Keep it"))->isEnabled());
  waitsForSight(scene, QStringLiteral("Withdraw it"));
  scene.press(QStringLiteral("Withdraw it"));
  CHECK(scene.shows(ui::EndScreen{workflow::End::Cancelled}));
}

TEST_CASE("the agreement can be accepted once it has been read to its end") {
  wear(ui::Language::English);
  Scene scene;
  scene.readyUntil(Page::AcceptAgreement);
  scene.portal.change([](portal::Application& a) {
    for (int i = 0; i < 200; ++i)
      a.agreement->text += "\nOne more clause of many.";
  });
  scene.open();
  REQUIRE(scene.asks(Page::AcceptAgreement));
  auto* accept = scene.find<QCheckBox>(QStringLiteral("accept"));
  REQUIRE(accept != nullptr);
  QTest::qWait(30);
  CHECK_FALSE(accept->isEnabled());
  CHECK(scene.says(QStringLiteral("Read to the end first")));
  auto* agreement = scene.find<QPlainTextEdit>();
  QTest::keyClick(agreement, Qt::Key_End, Qt::ControlModifier);
  if (agreement->verticalScrollBar()->value() < agreement->verticalScrollBar()->maximum())
    QTest::keyClick(agreement, Qt::Key_End);
  CHECK(agreement->verticalScrollBar()->value() == agreement->verticalScrollBar()->maximum());
  REQUIRE(accept->isEnabled());
  CHECK(scene.portal.count("acceptAgreement") == 0);
  accept->setChecked(true);
  scene.press(QStringLiteral("Next"));
  REQUIRE(scene.asks(Page::ConfirmQuote));
  CHECK(scene.portal.count("acceptAgreement") == 1);
}

TEST_CASE("the price is shown to the fen and agreed to once") {
  wear(ui::Language::English);
  Scene scene;
  scene.readyUntil(Page::ConfirmQuote);
  scene.portal.change([](portal::Application& a) {
    a.quote->items.front().totalFen = a.quote->totalFen = 123456789;
    a.quote->items.front().priceFen = 123456790;
  });
  scene.open();
  REQUIRE(scene.asks(Page::ConfirmQuote));
  CHECK(scene.says(QStringLiteral("CNY 1234567.89")));
  CHECK(scene.says(QStringLiteral("1234567.90")));
  CHECK(scene.says(QStringLiteral("20 Jan 2027")));
  scene.press(QStringLiteral("Agree"));
  REQUIRE(scene.asks(Page::AnswerQuestion));
  CHECK(scene.portal.count("confirmQuote") == 1);
}

TEST_CASE("a wrong answer is said at its field, which keeps it hidden to be corrected; a right one is shown before "
          "going on") {
  At scene(Page::AnswerQuestion);
  auto* field = scene.find<ui::SecretEdit>();
  scene.type(field, QStringLiteral("father"));
  QTest::keyClick(field, Qt::Key_Return);
  REQUIRE(eventually([&] { return scene.wizard->model().view().failure.has_value(); }));
  REQUIRE(scene.idle());
  CHECK(scene.portal.lastAnswer == "father");
  CHECK(field->selectedText().size() == 6); // the next key writes over it
  CHECK(field->echoMode() == QLineEdit::Password);
  CHECK(scene.says(QStringLiteral("A-04")));
  CHECK(scene.says(ui::errorText(ErrorCode::AnswerWrong).happened));
  CHECK_FALSE(scene.primaryButton(QStringLiteral("Next"))->isEnabled());
  REQUIRE(eventually([&] { return field->hasFocus(); }));

  scene.type(field, text(scene.portal.answer));
  scene.press(QStringLiteral("Check answer"));
  REQUIRE(eventually([&] { return scene.says(QStringLiteral("The answer is right")); }));
  CHECK(scene.wizard->model().screen() == ui::Screen(AskScreen{Page::AnswerQuestion}));
  CHECK(field->text().isEmpty());
  scene.press(QStringLiteral("Next"));
  CHECK(scene.wizard->model().screen() == ui::Screen(AskScreen{Page::CheckUkey}));
  CHECK(scene.portal.count("checkAnswer") == 2);
}

TEST_CASE("a forgotten answer is set anew in its place, by a code to the masked address, and the question looked up") {
  wear(ui::Language::English);
  ScriptedAccounts accounts;
  Scene scene;
  scene.services.accountDesk = &accounts;
  scene.readyUntil(Page::AnswerQuestion);
  scene.open();
  REQUIRE(scene.asks(Page::AnswerQuestion));
  scene.press(QStringLiteral("Forgot the answer?"));
  REQUIRE(eventually([&] { return scene.says(QStringLiteral("It goes to w***@example.test.")); }));
  scene.press(QStringLiteral("Send the code"));
  REQUIRE(eventually([&] { return scene.says(QStringLiteral("Look in the spam folder")); }));
  QList<ui::LineEdit*> edits;
  for (auto* edit : scene.wizard->findChildren<ui::LineEdit*>())
    if (edit->isVisible()) edits << edit;
  REQUIRE(edits.size() == 5); // the answer, the code, another question, and twice another answer
  edits[1]->setText(QStringLiteral("CODE"));
  edits[3]->setText(QStringLiteral("bamboo"));
  edits[4]->setText(QStringLiteral("bamboo"));
  const int looks = scene.portal.count("application");
  scene.press(QStringLiteral("Set the new answer"));
  REQUIRE(eventually([&] { return scene.says(QStringLiteral("The new answer is set.")); }));
  CHECK(accounts.said() == "CODE||bamboo");
  CHECK(scene.find<QPushButton>(QStringLiteral("Set the new answer")) == nullptr);
  CHECK(eventually([&] { return scene.portal.count("application") > looks; }));
}

TEST_CASE("a security question that is locked takes nothing, and says that it ends by itself") {
  At scene(Page::AnswerQuestion);
  auto* field = scene.find<ui::SecretEdit>();
  scene.portal.fail("checkAnswer", ErrorCode::AnswerLocked);
  scene.type(field, QStringLiteral("father"));
  QTest::keyClick(field, Qt::Key_Return);
  REQUIRE(eventually([&] { return scene.says(ui::errorText(ErrorCode::AnswerLocked).next); }));
  REQUIRE(scene.idle());
  CHECK(scene.says(QStringLiteral("A-05")));
  CHECK_FALSE(field->isEnabled());
  CHECK(field->text().isEmpty());
  CHECK_FALSE(scene.primaryButton(QStringLiteral("Check answer"))->isEnabled());
  // Whoever looked elsewhere meanwhile may try.
  scene.press(QStringLiteral("Back"));
  scene.press(QStringLiteral("Next"));
  CHECK(field->isEnabled());
}

TEST_CASE("a UKEY is tried before it is submitted, and the result is shown before going on") {
  At scene(Page::CheckUkey);
  scene.radio(QStringLiteral("try it now"))->setChecked(true);
  auto* pin = scene.find<ui::SecretEdit>();
  scene.type(pin, text(scene.tokens.pin));
  scene.press(QStringLiteral("Try the UKEY"));
  REQUIRE(eventually([&] { return scene.says(QStringLiteral("ending in 4F2A can be used")); }));
  CHECK(scene.tokens.count("begin") == 1);
  CHECK(scene.tokens.count("tryOut") == 1);
  CHECK(scene.tokens.count("end") >= 1); // logged out again
  CHECK(pin->text().isEmpty());
  scene.press(QStringLiteral("Next"));
  CHECK(scene.wizard->model().screen() == ui::Screen(AskScreen{Page::SubmitApplication}));
  CHECK(placesInList(scene) == 1);                                // though a later step is done by it
  for (auto* button : scene.wizard->findChildren<QPushButton*>()) // a right answer can be looked at
    CHECK(button->accessibleName() != QStringLiteral("Change: Security question"));
  scene.press(QStringLiteral("Submit the application"));
  REQUIRE(scene.shows(ui::ReviewScreen{}));
  scene.portal.change([](portal::Application& a) {
    a.stage = portal::Stage::Approved;
    a.mailSentAt = fromRfc3339("2026-09-16T01:20:00Z");
  });
  REQUIRE(scene.asks(Page::GiveCode));
  CHECK(placesInList(scene) == 1);
}

TEST_CASE("without the new UKEY one goes on as well") {
  At scene(Page::CheckUkey);
  scene.radio(QStringLiteral("later"))->setChecked(true);
  scene.press(QStringLiteral("Next"));
  REQUIRE(scene.asks(Page::SubmitApplication));
  CHECK(scene.says(QStringLiteral("Not at hand yet")));
  CHECK(scene.tokens.count("begin") == 0);
}

TEST_CASE("what is submitted was shown, and a line is changed where it was said") {
  At scene(Page::CheckUkey);
  scene.radio(QStringLiteral("later"))->setChecked(true);
  scene.press(QStringLiteral("Next"));
  REQUIRE(scene.asks(Page::SubmitApplication));
  for (const auto& shown :
       {"The UKEY is lost", "Frozen", "is frozen and stays so", "Accepted, version 3.1", "CNY 50.00", "20 Jan 2027"})
    CHECK(scene.says(QLatin1String(shown)));
  scene.press(QStringLiteral("Change: Reason"));
  REQUIRE(scene.asks(Page::LossReason));
  CHECK(scene.portal.count("putReason") == 0); // looking back writes nothing
  scene.radio(QStringLiteral("damaged"))->setChecked(true);
  scene.press(QStringLiteral("Next"));
  REQUIRE(scene.asks(Page::AcceptAgreement)); // on through the lines, as far as the work stands
  CHECK(scene.portal.now().lossReason == portal::LossReason::Damaged);
}

TEST_CASE("withdrawing an application is offered while it is written, takes a second yes, and is no refusal") {
  const auto page = GENERATE(Page::LossReason, Page::ConfirmQuote, Page::CheckUkey, Page::SubmitApplication);
  At scene(std::min(page, Page::CheckUkey));
  if (page == Page::SubmitApplication) {
    scene.radio(QStringLiteral("later"))->setChecked(true);
    scene.press(QStringLiteral("Next"));
    REQUIRE(scene.asks(page));
  }
  scene.press(QStringLiteral("Withdraw the application"));
  CHECK(scene.portal.count("cancel") == 0);
  scene.press(QStringLiteral("Withdraw it"));
  REQUIRE(scene.shows(ui::EndScreen{workflow::End::Cancelled}));
  CHECK(scene.says(QStringLiteral("withdrawn")));
  CHECK(scene.wizard->stepCode() != QStringLiteral("R-13")); // the CA had nothing to do with it
  auto* list = scene.find<QTreeWidget>();
  REQUIRE(list != nullptr);
  for (auto* item : list->findItems(QStringLiteral("*"), Qt::MatchWildcard | Qt::MatchRecursive))
    CHECK_FALSE(item->data(0, Qt::AccessibleTextRole).toString().contains(QStringLiteral("failed")));
}

TEST_CASE("a pasted code loses its spaces; a wrong one is kept, and a picture is asked for once") {
  At scene(Page::GiveCode);
  auto* code = scene.find<ui::CodeEdit>();
  QGuiApplication::clipboard()->setText(QStringLiteral(" aaaaa bbbbb\tccccc ddddd "));
  code->setFocus();
  QTest::keyClick(code, Qt::Key_V, Qt::ControlModifier);
  CHECK(code->text() == QStringLiteral("aaaaabbbbbcccccddddd"));
  code->clear();
  auto* spoken = QAccessible::queryAccessibleInterface(code)->editableTextInterface();
  REQUIRE(spoken != nullptr);
  spoken->insertText(0, QStringLiteral("aaaaa-bbbbb ccccc ddddd"));
  CHECK(code->text() == QStringLiteral("aaaaabbbbbcccccddddd"));
  code->setCursorPosition(3);
  QTest::keyClicks(code, QStringLiteral("x")); // there is no room for it
  CHECK(code->text() == QStringLiteral("aaaaabbbbbcccccddddd"));
  scene.press(QStringLiteral("Check the code"));
  REQUIRE(eventually([&] { return scene.portal.count("captcha") == 1; }));
  REQUIRE(scene.idle());
  CHECK(scene.portal.lastCode == "aaaaabbbbbcccccddddd");
  CHECK(code->text() == QStringLiteral("aaaaabbbbbcccccddddd"));
  CHECK(scene.says(ui::errorText(ErrorCode::AuthorisationCodeWrong).happened)); // also after the picture has come
  CHECK(scene.says(QStringLiteral("Characters in the picture")));

  code->setText(text(scene.portal.code));
  ui::LineEdit* characters = nullptr;
  for (auto* line : scene.wizard->findChildren<ui::LineEdit*>())
    if (line->isVisible()) characters = line;
  scene.type(characters, QStringLiteral("xxxxx"));
  scene.press(QStringLiteral("Check the code"));
  REQUIRE(eventually([&] { return scene.portal.count("captcha") == 2; }));
  REQUIRE(scene.idle());
  CHECK(code->text() == text(scene.portal.code));
  CHECK(scene.says(ui::errorText(ErrorCode::CaptchaWrong).happened));
  CHECK(characters->text().isEmpty()); // it belonged to the picture before

  scene.type(characters, text(scene.portal.captchaText));
  scene.press(QStringLiteral("Check the code"));
  REQUIRE(scene.asks(Page::ChooseUkey));
  CHECK(scene.portal.count("downloadCheck") == 3);
}

TEST_CASE("a code is pasted with the mail around it; where there is none in it, or several, nothing is put") {
  At scene(Page::GiveCode);
  auto* code = scene.find<ui::CodeEdit>();
  const auto paste = [&](const char* words) {
    QGuiApplication::clipboard()->setText(QString::fromUtf8(words));
    QTest::keyClick(code, Qt::Key_V, Qt::ControlModifier);
    return code->text().toStdString();
  };
  code->setFocus();
  CHECK(paste("Authorisation code: aaaaabbbbb1ccccddddd") == "aaaaabbbbb1ccccddddd");
  CHECK(paste("业务受理号 20260915000541121943 已通过审核。\n授权码：Kp7Qm Xw3Rt Hn9Zd Ab2Cd\n") ==
        "Kp7QmXw3RtHn9ZdAb2Cd");
  CHECK(paste("Your application was approved. Download the certificate within 30 days.") == "Kp7QmXw3RtHn9ZdAb2Cd");
  CHECK(scene.says(QStringLiteral("There is no code of 20 letters and digits in it.")));
  QTest::qWait(30); // what else is told of the page does not push it away
  scene.tokens.insert(blankUkey("EX20260418001111"));
  QTest::qWait(30);
  CHECK(scene.says(QStringLiteral("There is no code of 20 letters and digits in it.")));
  CHECK(paste("aaaaabbbbb1ccccddddd or eeeeefffff1gggghhhhh") == "Kp7QmXw3RtHn9ZdAb2Cd");
  CHECK(scene.says(QStringLiteral("More than one code of 20 letters and digits is in it.")));
  CHECK(paste("aaaaabbbbb1ccccddddd") == "aaaaabbbbb1ccccddddd");
  CHECK_FALSE(scene.says(QStringLiteral("More than one code")));
  code->clear();
  auto* spoken = QAccessible::queryAccessibleInterface(code)->editableTextInterface();
  spoken->insertText(0, QStringLiteral("Authorisation code: none has come"));
  CHECK(code->text().isEmpty());
  CHECK(scene.says(QStringLiteral("There is no code of 20 letters and digits in it.")));
  spoken->insertText(0, QString::fromUtf8("授权码：aaaaa-bbbbb-1cccc-ddddd"));
  CHECK(code->text() == QStringLiteral("aaaaabbbbb1ccccddddd"));
  QInputMethodEvent committed(QString(), {});
  committed.setCommitString(QString::fromUtf8("Ｋｐ７"));
  code->clear();
  QGuiApplication::sendEvent(code, &committed);
  CHECK(code->text() == QStringLiteral("Kp7"));
}

TEST_CASE("the e-mail is sent again at most once a cool-down") {
  At scene(Page::GiveCode);
  scene.press(QStringLiteral("Send it again"));
  REQUIRE(eventually([&] { return scene.says(QStringLiteral("Sent.")); }));
  REQUIRE(scene.idle());
  CHECK(scene.says(QStringLiteral("z***@shili.example")));
  CHECK(scene.says(QStringLiteral("It can be sent again in")));
  CHECK_FALSE(scene.find<QPushButton>(QStringLiteral("Send it again"))->isEnabled());
  CHECK(scene.portal.count("resendMail") == 1);
}

TEST_CASE("no e-mail and no picture is asked for before it is known how the application stands") {
  At scene(Page::GiveCode);
  loseSight(scene);
  waitsForSight(scene, QStringLiteral("Send it again"));
  const auto check = [&] {
    scene.find<ui::CodeEdit>()->setText(QStringLiteral("aaaaabbbbbcccccddddd"));
    scene.press(QStringLiteral("Check the code"));
  };
  check();
  REQUIRE(eventually([&] { return scene.portal.count("captcha") == 1; }));
  REQUIRE(scene.idle());
  for (auto* line : scene.wizard->findChildren<ui::LineEdit*>())
    if (line->isVisible()) line->setText(text(scene.portal.captchaText));
  scene.portal.fail("application", ErrorCode::ConnectionCut);
  const int looked = scene.portal.count("application");
  check();
  REQUIRE(eventually([&] { return scene.wizard->model().view().waitsForRetry; }));
  QTest::qWait(30);
  REQUIRE(scene.idle());
  CHECK(scene.portal.count("application") == looked + 1); // nobody has tried again
  waitsForSight(scene, QStringLiteral("Another picture"));
}

TEST_CASE("the lost UKEY cannot be chosen, and between two nothing is chosen silently") {
  wear(ui::Language::English);
  Scene scene;
  scene.readyUntil(Page::GiveCode);
  scene.tokens.insert(blankUkey("EX20260118007D05"));
  scene.tokens.insert(blankUkey(serial));
  scene.tokens.insert(blankUkey("EX20260418001111"));
  scene.open();
  REQUIRE(scene.asks(Page::GiveCode));
  scene.find<ui::CodeEdit>()->setText(text(scene.portal.code));
  scene.primary();
  REQUIRE(scene.asks(Page::ChooseUkey));
  QList<QRadioButton*> choices;
  for (auto* choice : scene.wizard->findChildren<QRadioButton*>())
    if (choice->isVisible()) choices << choice;
  REQUIRE(choices.size() == 3);
  CHECK_FALSE(choices[2]->isEnabled()); // what cannot be chosen comes last
  CHECK(scene.says(QStringLiteral("reported lost or damaged")));
  CHECK_FALSE((choices[0]->isChecked() || choices[1]->isChecked()));
  CHECK(scene.says(QStringLiteral("Put a UKEY in and choose it")));
  choices[1]->setChecked(true);
  scene.press(QStringLiteral("ending in 1111"));
  REQUIRE(scene.asks(Page::GivePin));
  CHECK(workflow::boundSerial(scene.wizard->model().facts()) == "EX20260418001111");
}

TEST_CASE("a factory PIN is changed first: what does not fit is said and nothing typed is lost") {
  At scene(Page::GivePin, token::PinState::MustChange);
  QList<ui::SecretEdit*> fields;
  for (auto* field : scene.wizard->findChildren<ui::SecretEdit*>())
    if (field->isVisible()) fields << field;
  REQUIRE(fields.size() == 3);
  const auto send = [&] { QTest::keyClick(fields[2], Qt::Key_Return); };
  scene.type(fields[0], text(scene.tokens.pin));
  scene.type(fields[1], QStringLiteral("135"));
  scene.type(fields[2], QStringLiteral("135"));
  send();
  CHECK(scene.says(QStringLiteral("This UKEY takes 6 to 16 characters.")));
  fields[1]->setText(QStringLiteral("246802"));
  fields[2]->setText(QStringLiteral("246803"));
  send();
  CHECK(scene.says(QStringLiteral("The two are not the same.")));
  fields[1]->setText(text(scene.tokens.pin));
  fields[2]->setText(text(scene.tokens.pin));
  send();
  CHECK(scene.says(QStringLiteral("differ from the factory PIN")));
  fields[1]->setText(QStringLiteral("888888"));
  fields[2]->setText(QStringLiteral("888888"));
  send();
  CHECK(scene.says(QStringLiteral("Anybody would try this one first.")));
  CHECK(fields[0]->text() == text(scene.tokens.pin));
  CHECK(scene.tokens.count("changePin") == 0); // no try was spent on any of this
  fields[1]->setText(QStringLiteral("246802"));
  fields[2]->setText(QStringLiteral("246802"));
  send();
  REQUIRE(scene.shows(ui::EndScreen{workflow::End::Completed}));
  CHECK(scene.tokens.count("changePin") == 1);
  CHECK(scene.tokens.lastNewPin == "246802");
  for (auto* field : fields)
    CHECK(field->text().isEmpty());
}

TEST_CASE("while a new PIN is typed it is said what it is good for, and where the second entry goes astray") {
  At scene(Page::GivePin, token::PinState::MustChange);
  QList<ui::SecretEdit*> fields;
  for (auto* field : scene.wizard->findChildren<ui::SecretEdit*>())
    if (field->isVisible()) fields << field;
  REQUIRE(fields.size() == 3);
  const auto type = [&](int at, const char* what) {
    fields[at]->clear();
    QTest::keyClicks(fields[at], QString::fromLatin1(what));
  };
  type(0, "000001");
  type(1, "12345");
  CHECK(scene.says(QStringLiteral("This UKEY takes 6 to 16 characters.")));
  type(1, "123456");
  CHECK(scene.says(QStringLiteral("Anybody would try this one first.")));
  type(1, "246802");
  CHECK(scene.says(QStringLiteral("It will do; a longer one is better.")));
  type(1, "2468-rose-13");
  CHECK(scene.says(QStringLiteral("A good PIN.")));
  type(2, "2468-rise");
  CHECK(scene.says(QStringLiteral("The two are not the same.")));
  type(2, "2468-rose-13");
  CHECK_FALSE(scene.says(QStringLiteral("The two are not the same.")));
  CHECK(scene.says(QStringLiteral("Both are the same.")));
  type(1, "2468-rose-1"); // the first is changed, and back again
  CHECK(scene.says(QStringLiteral("The two are not the same.")));
  type(1, "2468-rose-13");
  CHECK_FALSE(scene.says(QStringLiteral("The two are not the same.")));
}

TEST_CASE("a UKEY in a reader with keys of its own has its factory PIN changed there, when the person says so") {
  At scene(Page::GivePin, token::PinState::MustChange, {}, true);
  CHECK(scene.find<ui::SecretEdit>() == nullptr);
  CHECK(scene.tokens.count("changePin") == 0);
  scene.press(QStringLiteral("Change it on the reader"));
  REQUIRE(scene.shows(ui::EndScreen{workflow::End::Completed}));
  CHECK(scene.tokens.count("changePin") == 1);
  CHECK(scene.tokens.lastNewPin.empty());
}

TEST_CASE("a new try begins without the errors of the last one, and what is wrong is brought into sight") {
  At scene(Page::GivePin, token::PinState::MustChange);
  scene.window->resize(1180, 420); // so low that the page scrolls
  QList<ui::SecretEdit*> fields;
  for (auto* field : scene.wizard->findChildren<ui::SecretEdit*>())
    if (field->isVisible()) fields << field;
  REQUIRE(fields.size() == 3);
  const auto give = [&](const std::string& pin, const char* fresh, const char* again) {
    fields[0]->setText(text(pin));
    fields[1]->setText(QString::fromLatin1(fresh));
    fields[2]->setText(QString::fromLatin1(again));
    QTest::keyClick(fields[0], Qt::Key_Return);
  };
  const auto differ = QStringLiteral("differ from the factory PIN"), same = QStringLiteral("The two are not the same.");
  give(scene.tokens.pin, "123456", "123456");
  CHECK(scene.says(differ));
  CHECK(fields[1]->hasFocus());
  give(scene.tokens.pin, "246802", "246803");
  CHECK_FALSE(scene.says(differ));
  CHECK(scene.says(same));
  CHECK(fields[2]->hasFocus());
  REQUIRE(eventually([&] { return fields[2]->visibleRegion().boundingRect().height() == fields[2]->height(); }));
  // While the next try is under way nothing is said of the last one.
  give("999999", "246802", "246802");
  CHECK_FALSE(scene.says(same));
  REQUIRE(eventually([&] { return scene.says(QStringLiteral("P-01")); }));
  REQUIRE(scene.idle());
  scene.tokens.hold("changePin");
  give("999999", "246802", "246802");
  REQUIRE(scene.tokens.reached("changePin", 2));
  CHECK_FALSE(scene.says(QStringLiteral("P-01")));
  scene.tokens.release();
  CHECK(eventually([&] { return scene.says(QStringLiteral("P-01")); })); // the same again is said again
}

TEST_CASE("a UKEY that does not answer is waited for no longer than the person wants, wherever it is asked") {
  using Asked = std::pair<Page, const char*>;
  const auto [page, call] =
      GENERATE(Asked{Page::GivePin, "begin"}, Asked{Page::CheckUkey, "begin"}, Asked{Page::CheckUkey, "tryOut"});
  At scene(page, token::PinState::Ok, std::chrono::milliseconds(50));
  scene.tokens.hold(call);
  if (page == Page::CheckUkey) scene.radio(QStringLiteral("try it now"))->setChecked(true);
  auto* pin = scene.find<ui::SecretEdit>();
  scene.type(pin, text(scene.tokens.pin));
  QTest::keyClick(pin, Qt::Key_Return);
  const std::string asked = call;
  REQUIRE(eventually([&] { return scene.tokens.count(asked) == 1; }));
  CHECK(scene.says(QStringLiteral("The UKEY is at work")));
  CHECK_FALSE(scene.says(QStringLiteral("Enter the PIN first"))); // it was
  const auto slow = QStringLiteral("has not answered for a long while");
  REQUIRE(eventually([&] { return scene.says(slow); }));
  SECTION("stopping leaves the page to be gone on from") {
    scene.press(QStringLiteral("Stop waiting"));
    REQUIRE(scene.idle());
    CHECK_FALSE(scene.says(slow));
    CHECK(scene.says(QStringLiteral("K-04")));
  }
  SECTION("so does going away, which waits for it too") {
    QSignalSpy back(scene.wizard, &ui::Wizard::backRequested);
    scene.press(QStringLiteral("My applications"));
    CHECK(scene.says(QStringLiteral("Leaving: waiting for the UKEY")));
    scene.press(QStringLiteral("Stop waiting"));
    REQUIRE(eventually([&] { return back.count() == 1; }));
  }
}

TEST_CASE("while UKEYs are looked for, none is said to be at work") {
  wear(ui::Language::English);
  Scene scene;
  scene.readyUntil(Page::GivePin);
  scene.tokens.hold("inventory");
  scene.open();
  REQUIRE(scene.asks(Page::GiveCode));
  scene.find<ui::CodeEdit>()->setText(QString::fromStdString(scene.portal.code));
  scene.primary();
  REQUIRE(eventually([&] { return scene.wizard->model().view().running == workflow::Effect::ListUkeys; }));
  CHECK_FALSE(scene.says(QStringLiteral("at work")));
  scene.tokens.release();
}

TEST_CASE("a portal that is slow has its own limit, and is not taken for a UKEY") {
  At scene(Page::LossReason, token::PinState::Ok, std::chrono::milliseconds(1));
  scene.radio(QStringLiteral("lost"))->setChecked(true);
  scene.portal.hold("putReason");
  scene.press(QStringLiteral("Next"));
  REQUIRE(scene.portal.reached("putReason"));
  QTest::qWait(30);
  CHECK_FALSE(scene.says(QStringLiteral("has not answered")));
  scene.portal.release();
}

TEST_CASE("that a PIN was wrong stays said, also when another UKEY comes meanwhile") {
  At scene(Page::GivePin);
  scene.tokens.hold("begin");
  auto* pin = scene.find<ui::SecretEdit>();
  scene.type(pin, QStringLiteral("000000"));
  QTest::keyClick(pin, Qt::Key_Return);
  REQUIRE(scene.tokens.reached("begin"));
  scene.tokens.insert(blankUkey("EX20260418001111"));
  const int looks = scene.tokens.count("inventory");
  REQUIRE(eventually([&] { return scene.tokens.count("inventory") >= looks + 2; })); // the watcher has told it
  scene.tokens.release();
  REQUIRE(scene.idle());
  CHECK(scene.says(ui::errorText(ErrorCode::PinWrong).happened));
  QTest::qWait(100);
  CHECK(scene.says(ui::errorText(ErrorCode::PinWrong).happened));
}

TEST_CASE("the last PIN try is spent only after an explicit yes") {
  At scene(Page::GivePin);
  for (int wrong = 1; wrong <= 2; ++wrong) {
    auto* pin = scene.find<ui::SecretEdit>();
    scene.type(pin, QStringLiteral("000000"));
    QTest::keyClick(pin, Qt::Key_Return);
    REQUIRE(eventually([&] { return scene.tokens.count("begin") == wrong; }));
    REQUIRE(scene.idle());
    CHECK(pin->text().isEmpty());
  }
  REQUIRE(eventually([&] { return scene.says(QStringLiteral("one try is left")); }));
  CHECK(scene.says(ui::errorText(ErrorCode::PinWrongLastTry).happened));
  CHECK(scene.says(QStringLiteral("P-02")));
  auto* pin = scene.find<ui::SecretEdit>();
  CHECK_FALSE(pin->isEnabled());
  // Where the field went, the keyboard stays on the page: an impatient Enter must not leave it.
  auto* page = scene.find<ui::PinPage>();
  REQUIRE(eventually([&] {
    auto* focused = scene.wizard->focusWidget();
    return focused == page || page->isAncestorOf(focused);
  }));
  QTest::keyClick(scene.wizard->focusWidget(), Qt::Key_Return);
  QTest::qWait(30);
  CHECK(scene.tokens.count("begin") == 2);
  scene.find<QCheckBox>(QStringLiteral("I know"))->setChecked(true);
  scene.type(pin, text(scene.tokens.pin));
  scene.press(QStringLiteral("Use the last try"));
  REQUIRE(scene.shows(ui::EndScreen{workflow::End::Completed}));
  CHECK(scene.tokens.count("begin") == 3);
  CHECK(scene.tokens.lastTryConfirmed);
}

TEST_CASE("a locked UKEY is not asked for a PIN, and another can be chosen") {
  At scene(Page::GivePin);
  scene.tokens.setPinState(serial, token::PinState::Locked);
  REQUIRE(eventually([&] { return scene.says(QStringLiteral("The PIN of this UKEY is locked")); }));
  CHECK(scene.find<ui::SecretEdit>() == nullptr);
  scene.tokens.insert(blankUkey("EX20260418001111"));
  scene.press(QStringLiteral("Change the UKEY"));
  REQUIRE(scene.asks(Page::ChooseUkey));
  CHECK(scene.portal.count("releaseUkey") == 0); // nothing was issued for it
}
