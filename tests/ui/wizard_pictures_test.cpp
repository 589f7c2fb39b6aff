#include "tests/ui/picture_book.h"
#include "ui/widgets/code_field.h"
#include "ui/widgets/line_edit.h"

#include <QRadioButton>
#include <QTest>
#include <catch2/catch.hpp>

// Every page in each language and appearance: it must fit its width. With CERTDESK_PICTURES set to a folder the
// pictures are kept there, to be looked at.
using namespace certdesk;
using namespace certdesk::test;
using ui::AskScreen;
using workflow::Page;

namespace {

const std::string serial = "EX20260418004F2A";

void toPinPage(Scene& scene, token::TokenInfo ukey) {
  scene.readyUntil(Page::GiveCode);
  scene.tokens.insert(std::move(ukey));
  scene.open();
  REQUIRE(scene.asks(Page::GiveCode));
  scene.find<ui::CodeEdit>()->setText(QString::fromStdString(scene.portal.code));
  scene.primary();
  REQUIRE(scene.asks(Page::ChooseUkey));
  scene.primary();
  REQUIRE(scene.asks(Page::GivePin));
}

using portal::PaymentState;

} // namespace

TEST_CASE("the pages before submitting fit in every language and appearance") {
  for (const auto& wear_ : wears) {
    wear(wear_.language, wear_.appearance);
    const auto& as = wear_.name;
    for (const auto& [page, name] : {std::pair{Page::LossReason, "01-reason"},
                                     {Page::AcceptAgreement, "02-agreement"},
                                     {Page::ConfirmQuote, "03-quote"},
                                     {Page::AnswerQuestion, "04-question"},
                                     {Page::CheckUkey, "07-check-ukey"}}) {
      Scene scene;
      scene.readyUntil(page);
      scene.tokens.insert(blankUkey(serial));
      scene.open();
      REQUIRE(scene.asks(page));
      keep(scene, std::string(name) + "-" + as);
      if (page == Page::AnswerQuestion) {
        scene.type(scene.find<ui::SecretEdit>(), QStringLiteral("wrong"));
        scene.primary();
        REQUIRE(scene.idle());
        keep(scene, "04-question-wrong-" + as);
        scene.type(scene.find<ui::SecretEdit>(), QString::fromStdString(scene.portal.answer));
        scene.primary();
        REQUIRE(scene.idle());
        keep(scene, "04-question-right-" + as);
      }
      if (page == Page::LossReason) {
        scene.find<QRadioButton>()->setChecked(true);
        keep(scene, "01-reason-chosen-" + as);
      }
      if (page == Page::CheckUkey) {
        scene.find<QRadioButton>()->setChecked(true);
        keep(scene, "07-check-ukey-now-" + as);
        scene.type(scene.find<ui::SecretEdit>(), QString::fromStdString(scene.tokens.pin));
        scene.primary();
        REQUIRE(scene.idle());
        keep(scene, "07-check-ukey-tried-" + as);
        scene.primary();
        REQUIRE(scene.asks(Page::SubmitApplication));
        keep(scene, "08-submit-" + as);
        scene.primary();
        REQUIRE(scene.shows(ui::ReviewScreen{}));
        keep(scene, "13-review-" + as);
      }
    }
  }
}

TEST_CASE("the pages of the UKEY fit in every language and appearance") {
  for (const auto& wear_ : wears) {
    wear(wear_.language, wear_.appearance);
    const auto& as = wear_.name;
    {
      Scene scene;
      scene.readyUntil(Page::GiveCode);
      auto lost = blankUkey("EX20260118007D05");
      scene.tokens.insert(lost);
      auto factory = blankUkey(serial);
      factory.pin = token::PinState::MustChange;
      scene.tokens.insert(factory);
      scene.open();
      REQUIRE(scene.asks(Page::GiveCode));
      keep(scene, "15-code-" + as);
      scene.find<ui::CodeEdit>()->setText(QStringLiteral("aaaaaaaaaaaaaaaaaaaa"));
      scene.primary();
      REQUIRE(scene.idle());
      REQUIRE(eventually([&] { return scene.portal.count("captcha") == 1; }));
      REQUIRE(scene.idle());
      keep(scene, "15-code-wrong-" + as);
      scene.find<ui::CodeEdit>()->setText(QString::fromStdString(scene.portal.code));
      scene.find<ui::LineEdit>()->setText(QString::fromStdString(scene.portal.captchaText));
      scene.primary();
      REQUIRE(scene.asks(Page::ChooseUkey));
      keep(scene, "16-choose-" + as);
      scene.primary();
      REQUIRE(scene.asks(Page::GivePin));
      keep(scene, "17-pin-factory-" + as);
      scene.tokens.pull(serial);
      REQUIRE(scene.shows(ui::UkeyScreen{}));
      keep(scene, "16-wait-" + as);
    }
    {
      Scene scene;
      toPinPage(scene, blankUkey(serial));
      keep(scene, "17-pin-" + as);
      scene.type(scene.find<ui::SecretEdit>(), QStringLiteral("000000"));
      scene.primary();
      REQUIRE(scene.idle());
      keep(scene, "17-pin-wrong-" + as);
      scene.type(scene.find<ui::SecretEdit>(), QStringLiteral("000001"));
      scene.primary();
      REQUIRE(scene.idle());
      keep(scene, "17-pin-last-" + as);
    }
    {
      Scene scene;
      toPinPage(scene, blankUkey(serial));
      scene.portal.hold("serverKey");
      scene.type(scene.find<ui::SecretEdit>(), QString::fromStdString(scene.tokens.pin));
      scene.primary();
      REQUIRE(eventually([&] { return scene.portal.count("serverKey") == 1; }));
      QTest::qWait(300);
      keep(scene, "22-progress-" + as);
      scene.portal.fail("serverKey", ErrorCode::PortalTimeout);
      scene.portal.release();
      REQUIRE(eventually([&] { return scene.wizard->model().view().waitsForRetry; }));
      keep(scene, "22-stopped-" + as);
      scene.primary();
      REQUIRE(scene.shows(ui::EndScreen{workflow::End::Completed}));
      keep(scene, "25-done-" + as);
    }
  }
}

TEST_CASE("the pages of contents and the acceptance form fit in every language and appearance") {
  for (const auto& wear_ : wears) {
    wear(wear_.language, wear_.appearance);
    const auto& as = wear_.name;
    const bool chinese = wear_.language == ui::Language::Chinese;
    {
      Scene scene;
      scene.readyUntil(Page::CheckUkey);
      askForms(scene.portal);
      scene.open();
      REQUIRE(scene.asks(Page::FillForm));
      keep(scene, "05-items-" + as);
      scene.find<QRadioButton>(QStringLiteral("邮寄"))->click();
      scene.find<ui::LineEdit>(QStringLiteral("邮寄地址"))->setText(QStringLiteral("示例市示例路 1 号"));
      scene.primary();
      REQUIRE(eventually([&] { return scene.wizard->stepCode() == QLatin1String("R-06"); }));
      REQUIRE(scene.idle());
      keep(scene, "06-information-" + as);
      scene.type(scene.find<ui::LineEdit>(QStringLiteral("资质证书号")), QStringLiteral("A14"));
      scene.primary();
      keep(scene, "06-information-wrong-" + as);
    }
    {
      Scene scene;
      scene.readyUntil(Page::CheckUkey);
      askForms(scene.portal);
      scene.portal.change([](portal::Application& a) {
        a.stage = portal::Stage::SentBack;
        a.forms[1].filled = true;
        a.forms[0].sections[1].fields[0].value = "posted";
        a.forms[0].sections[1].fields[1].value = "建设路";
        a.forms[0].sections[1].fields[1].remark = "地址缺少门牌号，寄不到。";
      });
      scene.open();
      REQUIRE(scene.asks(Page::FillForm));
      keep(scene, "05-sent-back-" + as);
      scene.portal.change([](portal::Application& a) { a.stage = portal::Stage::Approved; });
      scene.wizard->model().answer(workflow::LookAgain{});
      REQUIRE(scene.asks(Page::GiveCode));
      scene.wizard->model().lookAt(workflow::Step::ExtensionInfo);
      keep(scene, "06-closed-" + as);
    }
    {
      Scene scene;
      scene.portal.change([](portal::Application& a) {
        a.stage = portal::Stage::Papers;
        a.lines.emplace_back("acceptance_form");
      });
      scene.open();
      REQUIRE(scene.asks(Page::PrintForm));
      keep(scene, "09-print-" + as);
      scene.press(chinese ? QStringLiteral("打印…") : QStringLiteral("Print…"));
      keep(scene, "09-print-no-printer-" + as);
    }
  }
}

TEST_CASE("the pages that come seldom fit too") {
  for (const auto& wear_ : wears) {
    wear(wear_.language, wear_.appearance);
    const auto& as = wear_.name;
    {
      Scene scene;
      scene.portal.fail("application", ErrorCode::PortalUnreachable);
      scene.open();
      REQUIRE(eventually([&] { return scene.wizard->model().view().waitsForRetry; }));
      keep(scene, "00-unreachable-" + as);
    }
    {
      Scene scene;
      scene.readyUntil(Page::GiveCode);
      scene.open();
      REQUIRE(scene.asks(Page::GiveCode));
      scene.wizard->model().lookAt(workflow::Step::Reason);
      keep(scene, "01-reason-closed-" + as);
      scene.wizard->model().goOn();
      scene.wizard->model().goOn();
      scene.wizard->model().lookAt(workflow::Step::Submit);
      keep(scene, "08-submit-closed-" + as);
      scene.wizard->model().goOn();
      scene.portal.fail("downloadCheck", ErrorCode::LoginExpired);
      scene.find<ui::CodeEdit>()->setText(QString::fromStdString(scene.portal.code));
      QTest::qWait(0);
      scene.primary();
      REQUIRE(eventually([&] { return scene.wizard->model().asksLogin() && !scene.wizard->model().view().busy; }));
      keep(scene, "15-login-" + as);
    }
    {
      Scene scene;
      scene.readyUntil(Page::GiveCode);
      scene.portal.change([](portal::Application& a) {
        a.captchaRequired = true;
        a.resendAllowedAt = certdesk::now() + std::chrono::seconds(47);
      });
      scene.open();
      REQUIRE(scene.asks(Page::GiveCode));
      REQUIRE(eventually([&] { return scene.wizard->model().view().captcha.has_value(); }));
      keep(scene, "15-code-cool-down-" + as);
      scene.find<ui::CodeEdit>()->setText(QString::fromStdString(scene.portal.code));
      for (auto* line : scene.wizard->findChildren<ui::LineEdit*>())
        if (line->isVisible()) line->setText(QString::fromStdString(scene.portal.captchaText));
      REQUIRE(scene.idle());
      scene.primary();
      REQUIRE(scene.asks(Page::ChooseUkey));
      keep(scene, "16-choose-none-" + as);
    }
    for (const auto& [state, name, after] : {std::tuple{PaymentState::Unpaid, "11-pay", PaymentState::Open},
                                             {PaymentState::WrongAmount, "11-pay-wrong", PaymentState::WrongAmount},
                                             {PaymentState::Paid, "11-paid", PaymentState::Paid}}) {
      Scene scene;
      oweMoney(scene);
      scene.open();
      REQUIRE(scene.asks(Page::Pay));
      REQUIRE(eventually([&] { return scene.portal.now().payment->state == PaymentState::Open; }));
      if (state != PaymentState::Unpaid) arrive(scene, state);
      REQUIRE(eventually([&] { return scene.wizard->model().facts().application->payment->state == after; }));
      keep(scene, name + ("-" + as));
      scene.window->resize(1024, 720);
      keep(scene, name + ("-small-" + as));
    }
    {
      Scene scene;
      scene.portal.change([&](portal::Application& a) {
        const Bytes certificate{1};
        a.stage = portal::Stage::Completed;
        a.confirmed = true;
        a.archived = {certificate, certificate};
        for (const int generation : {0, 1})
          a.issued.push_back({portal::Purpose::Encryption, certificate, generation});
      });
      scene.open();
      REQUIRE(scene.shows(ui::EndScreen{workflow::End::Completed}));
      keep(scene, "25-done-archived-" + as);
    }
    {
      Scene scene;
      scene.readyUntil(Page::GiveCode);
      scene.portal.change([](portal::Application& a) { a.ukeySerial = serial; });
      scene.open();
      REQUIRE(scene.asks(Page::GiveCode));
      scene.find<ui::CodeEdit>()->setText(QString::fromStdString(scene.portal.code));
      scene.primary();
      REQUIRE(scene.shows(ui::UkeyScreen{}));
      scene.press(wear_.language == ui::Language::Chinese ? QStringLiteral("换一个") : QStringLiteral("another UKEY"));
      keep(scene, "16-change-" + as);
    }
    for (const auto& [state, name] :
         {std::pair{token::PinState::Locked, "17-pin-locked-"}, {token::PinState::SomeWrong, "17-pin-some-wrong-"}}) {
      Scene scene;
      toPinPage(scene, blankUkey(serial));
      scene.tokens.setPinState(serial, state);
      REQUIRE(eventually([&] { return scene.wizard->model().facts().inserted->front().pin == state; }));
      keep(scene, name + as);
    }
    for (const auto& [stage, name] : {std::pair{portal::Stage::Refused, "99-refused-"},
                                      {portal::Stage::Cancelled, "99-withdrawn-"},
                                      {portal::Stage::Expired, "99-expired-"},
                                      {portal::Stage::SentBack, "08-sent-back-"}}) {
      Scene scene;
      scene.readyUntil(Page::CheckUkey);
      scene.portal.change([&, to = stage](portal::Application& a) {
        a.stage = to;
        a.reviewRemark = "受理表上的公章看不清。";
      });
      scene.open();
      if (stage == portal::Stage::SentBack) {
        REQUIRE(scene.asks(Page::CheckUkey));
        scene.wizard->model().answer(workflow::UkeyLater{});
        REQUIRE(scene.asks(Page::SubmitApplication));
        scene.press(wear_.language == ui::Language::Chinese ? QStringLiteral("撤回申请")
                                                            : QStringLiteral("Withdraw the"));
      } else {
        REQUIRE(eventually([&] { return std::holds_alternative<ui::EndScreen>(scene.wizard->model().screen()); }));
      }
      keep(scene, name + as);
    }
  }
}

TEST_CASE("in the smallest window and with the largest text nothing is cut at the side") {
  for (const auto language : {ui::Language::Chinese, ui::Language::English}) {
    wear(language, ui::Appearance::Light, 130);
    const std::string as = language == ui::Language::Chinese ? "small-zh" : "small-en";
    for (const auto& [page, name] : {std::pair{Page::LossReason, "01-reason-"},
                                     {Page::AcceptAgreement, "02-agreement-"},
                                     {Page::ConfirmQuote, "03-quote-"},
                                     {Page::AnswerQuestion, "04-question-"}}) {
      Scene scene;
      scene.readyUntil(page);
      scene.open();
      scene.window->resize(1024, 720);
      REQUIRE(scene.asks(page));
      keep(scene, name + as);
    }
    {
      Scene scene;
      scene.readyUntil(Page::CheckUkey);
      askForms(scene.portal);
      scene.portal.change([](portal::Application& a) { a.forms[0].filled = true; });
      scene.open();
      scene.window->resize(1024, 720);
      REQUIRE(scene.asks(Page::FillForm));
      keep(scene, "06-information-" + as);
      scene.portal.change([](portal::Application& a) {
        a.stage = portal::Stage::Papers;
        a.lines.emplace_back("acceptance_form");
        a.forms[1].filled = true;
      });
      scene.wizard->model().answer(workflow::LookAgain{});
      REQUIRE(scene.asks(Page::PrintForm));
      keep(scene, "09-print-" + as);
    }
    Scene scene;
    scene.readyUntil(Page::GiveCode);
    scene.tokens.insert(blankUkey("EX20260118007D05"));
    auto factory = blankUkey(serial);
    factory.pin = token::PinState::MustChange;
    scene.tokens.insert(factory);
    scene.open();
    scene.window->resize(1024, 720);
    REQUIRE(scene.asks(Page::GiveCode));
    scene.find<ui::CodeEdit>()->setText(QStringLiteral("aaaaaaaaaaaaaaaaaaaa"));
    scene.primary();
    REQUIRE(eventually([&] { return scene.wizard->model().view().captcha.has_value(); }));
    REQUIRE(scene.idle());
    keep(scene, "15-code-" + as);
    scene.find<ui::CodeEdit>()->setText(QString::fromStdString(scene.portal.code));
    for (auto* line : scene.wizard->findChildren<ui::LineEdit*>())
      if (line->isVisible()) line->setText(QString::fromStdString(scene.portal.captchaText));
    scene.primary();
    REQUIRE(scene.asks(Page::ChooseUkey));
    keep(scene, "16-choose-" + as);
    scene.primary();
    REQUIRE(scene.asks(Page::GivePin));
    keep(scene, "17-pin-factory-" + as);
    scene.tokens.setPinState(serial, token::PinState::LastTry);
    REQUIRE(eventually([&] { return scene.wizard->model().facts().inserted->back().pin == token::PinState::LastTry; }));
    keep(scene, "17-pin-last-" + as);
    scene.tokens.setPinState(serial, token::PinState::Ok);
    REQUIRE(eventually([&] { return scene.wizard->model().facts().inserted->back().pin == token::PinState::Ok; }));
    scene.portal.hold("serverKey");
    scene.type(scene.find<ui::SecretEdit>(), QString::fromStdString(scene.tokens.pin));
    scene.primary();
    REQUIRE(eventually([&] { return scene.portal.count("serverKey") == 1; }));
    keep(scene, "22-progress-" + as);
    scene.portal.release();
    REQUIRE(scene.shows(ui::EndScreen{workflow::End::Completed}));
    keep(scene, "25-done-" + as);
  }
}
