#include "tests/ui/wizard_fixture.h"

#include "ui/format.h"
#include "ui/step_text.h"
#include "ui/theme/look.h"
#include "ui/widgets/help_strip.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QVBoxLayout>
#include <catch2/catch.hpp>

namespace certdesk::test {

namespace {

// A widget that is shown before it has a parent is a window for a moment, and takes the keyboard away.
struct Windows : QObject {
  bool eventFilter(QObject* watched, QEvent* event) override {
    const bool shows = event->type() == QEvent::Show && watched->isWidgetType() && !watched->inherits("QDialog");
    if (shows && static_cast<QWidget*>(watched)->isWindow()) ++shown;
    return false;
  }
  int shown = 0;
};

struct Program {
  int count = 1;
  const char* arguments[2] = {"wizard", nullptr};
  QApplication application{count, const_cast<char**>(arguments)};
  ui::Look* look = new ui::Look(application);
  Windows windows;
};

Program& program() {
  // Never destroyed: Qt's own statics go in an order nobody promises.
  static auto* one = [] {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("TZ", "Asia/Shanghai");
    auto* made = new Program;
    made->application.installEventFilter(&made->windows);
    return made;
  }();
  return *one;
}

portal::Service serviceOf(ScriptedPortal& portal) { return *portal.service(Call{}); }

} // namespace

QApplication& application() { return program().application; }

void askForms(ScriptedPortal& portal) {
  using portal::FieldKind;
  const auto field = [](const char* id, const char* label, FieldKind kind, bool required) {
    portal::FormField made;
    made.id = id;
    made.label = label;
    made.kind = kind;
    made.required = required;
    return made;
  };
  const std::vector<portal::FieldChoice> levels = {{"a", "甲级"}, {"b", "乙级"}, {"c", "丙级"}};
  auto name = field("name", "机构名称", FieldKind::Text, true);
  name.readOnly = true;
  name.value = "示例建设有限公司";
  auto medium = field("medium", "证书介质", FieldKind::Choice, true);
  medium.choices = {{"own", "自备空白 UKEY"}, {"posted", "邮寄 UKEY"}, {"collected", "到柜台领取"}};
  auto address = field("address", "邮寄地址", FieldKind::Text, false);
  address.help = "选择邮寄时填写。";
  address.requiredWhen = portal::FieldCondition{"medium", "posted"};
  auto number = field("number", "资质证书号", FieldKind::Text, true);
  number.longest = 20;
  number.pattern = "[A-Z][0-9]{9}";
  number.patternHint = "一位大写字母和九位数字，例如 A143012345。";
  auto level = field("level", "资质等级", FieldKind::Choice, true);
  level.choices = levels;
  auto survey = field("survey", "勘察资质级别", FieldKind::Choice, true);
  survey.choices = levels;
  survey.choices.push_back({"d", "丁级"});
  survey.choices.push_back({"none", "无"});
  auto staff = field("staff", "注册人员数", FieldKind::Number, false);
  staff.least = 1;
  staff.most = 9999;
  portal.change([&](portal::Application& a) {
    a.lines.emplace_back("extension_items");
    a.lines.emplace_back("extension_information");
    a.forms = {{"extension_items", "证书扩展项", {{"扩展项", {name}}, {"证书介质", {medium, address}}}, false},
               {"extension_information",
                "勘察设计单位信息",
                {{"勘察设计单位信息",
                  {level, number, survey, field("since", "发证日期", FieldKind::Date, true), staff,
                   field("provincial", "是否省直机构", FieldKind::YesNo, true)}}},
                false}};
  });
}

void wear(ui::Language language, ui::Appearance appearance, int textPercent) {
  ui::Preferences preferences;
  preferences.language = language;
  preferences.appearance = appearance;
  preferences.textPercent = textPercent;
  program().look->apply(preferences);
}

bool eventually(const std::function<bool()>& condition) {
  QElapsedTimer clock;
  clock.start();
  while (!condition()) {
    if (clock.elapsed() > 10000) return false;
    QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 20);
  }
  QCoreApplication::processEvents(); // where a page has just come, the keyboard follows in the next round
  return true;
}

Scene::Scene() : tokens(portal), services{portal, tokens, credentials, {}, "https://portal.example", nullptr} {
  program().windows.shown = 0;
}

Scene::~Scene() { close(); }

void Scene::close() {
  CHECK(std::exchange(program().windows.shown, 0) <= 1);
  portal.release();
  tokens.release();
  wizard = nullptr;
  window.reset();
}

void Scene::open() {
  window = std::make_unique<QWidget>();
  window->resize(1180, 760);
  auto* column = new QVBoxLayout(window.get());
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  const auto service = serviceOf(portal);
  ui::WizardModel::Options options{std::chrono::milliseconds(20), beat, patience, std::chrono::milliseconds(20)};
  wizard = new ui::Wizard(services, service, portal.now().id, *checklist, options);
  column->addWidget(wizard, 1);
  auto* strip = new ui::HelpStrip;
  strip->setFixedHeight(ui::theme().grown(48));
  strip->setService(service, {});
  column->addWidget(strip);
  QObject::connect(wizard, &ui::Wizard::stepCodeChanged, strip, [this, strip](const QString& code) {
    strip->setStep(ui::serviceShortTitle(checklist->service), code);
  });
  window->show();
  REQUIRE(QTest::qWaitForWindowExposed(window.get()));
  QApplication::setActiveWindow(window.get());
}

bool Scene::asks(workflow::Page page) { return shows(ui::AskScreen{page}); }

bool Scene::shows(const ui::Screen& screen) {
  return eventually([&] { return wizard->model().screen() == screen && !wizard->model().view().busy; });
}

bool Scene::idle() {
  return eventually([&] { return !wizard->model().view().busy; });
}

QString Scene::textOf(const QWidget& widget) {
  QStringList all{widget.accessibleName()};
  if (const auto* button = qobject_cast<const QAbstractButton*>(&widget)) all << button->text();
  if (const auto* label = qobject_cast<const QLabel*>(&widget)) all << label->text();
  return all.join(QLatin1Char('\n'));
}

bool Scene::says(const QString& words) {
  for (auto* candidate : window->findChildren<QWidget*>())
    if (candidate->isVisible() && textOf(*candidate).contains(words)) return true;
  return false;
}

void Scene::press(const QString& words) {
  QAbstractButton* found = nullptr;
  for (auto* candidate : wizard->findChildren<QAbstractButton*>())
    if (candidate->isVisible() && textOf(*candidate).contains(words)) found = candidate;
  INFO("button: " << words.toStdString());
  REQUIRE(found != nullptr);
  REQUIRE(found->isEnabled());
  found->click();
}

void Scene::type(QWidget* field, const QString& text) {
  REQUIRE(field != nullptr);
  REQUIRE(field->isEnabled());
  field->setFocus();
  QTest::keyClicks(field, text);
}

void Scene::primary() {
  auto* focus = QApplication::focusWidget();
  QTest::keyClick(focus == nullptr ? wizard : focus, Qt::Key_Return);
}

void Scene::readyUntil(workflow::Page page) {
  using workflow::Page;
  portal.change([&](portal::Application& a) {
    if (page > Page::LossReason) {
      a.lossReason = portal::LossReason::Lost;
      a.freezeRequested = true;
    }
    if (page > Page::AcceptAgreement) a.agreementAccepted = true;
    if (page > Page::ConfirmQuote) a.quoteConfirmed = true;
    if (page > Page::AnswerQuestion) a.answerVerified = true;
    if (page > Page::SubmitApplication) {
      a.stage = portal::Stage::Approved;
      a.mailSentAt = fromRfc3339("2026-09-16T01:20:00Z");
    }
  });
}

void loseSight(Scene& scene) {
  scene.portal.fail("application", ErrorCode::ConnectionCut, 2);
  scene.wizard->model().answer(workflow::LookAgain{});
  REQUIRE(eventually([&] { return scene.wizard->model().view().waitsForRetry; }));
  REQUIRE_FALSE(scene.wizard->model().view().facts.application.known());
}

void waitsForSight(Scene& scene, const QString& button) {
  INFO("button: " << button.toStdString());
  auto* waits = scene.find<QPushButton>(button);
  REQUIRE(waits != nullptr);
  CHECK_FALSE(waits->isEnabled());
  scene.press(QStringLiteral("Try again"));
  CHECK(eventually([&] { return waits->isEnabled(); }));
}

std::string unlockInstead(Scene& scene, portal::UnlockMethod method, const std::string& name) {
  const std::string serial = "EX20260418004F2A";
  const auto old = makePair("old signing").certificate;
  scene.checklist = &workflow::unlock();
  scene.readyUntil(workflow::Page::GiveCode);
  scene.portal.change([&](portal::Application& a) {
    a.service = "unlock";
    a.lines.clear();
    for (const auto& line : workflow::unlock().lines)
      if (line.phase != workflow::Phase::Papers || line.step == workflow::Step::Review)
        a.lines.emplace_back(workflow::wireName(line.step));
    a.lostUkeySerials.clear();
    a.oldUkeySerial = serial;
    a.oldSigningCertificate = old;
    a.unlockMethods = {method};
  });
  auto locked = blankUkey(serial);
  locked.label = name;
  locked.certificates = {old};
  locked.pin = token::PinState::Locked;
  locked.unlocksByCode = method != portal::UnlockMethod::Escrow;
  scene.tokens.insert(locked);
  return serial;
}

void oweMoney(Scene& scene) {
  scene.portal.change([](portal::Application& a) {
    a.stage = portal::Stage::Papers;
    a.lines.emplace_back("payment");
    a.lines.emplace_back("voucher");
    a.payment = portal::Payment{};
    a.payment->name = "单位证书恢复价格";
    a.payment->totalFen = 5000;
    a.payment->transfer = {"示例数字认证中心有限公司", "6100 0000 0000 5381", "示例银行示例新区支行", a.id};
  });
}

void arrive(Scene& scene, portal::PaymentState state, const std::string& remark) {
  scene.portal.change([&](portal::Application& a) {
    a.payment->state = state;
    a.payment->remark = remark;
    if (state != portal::PaymentState::Paid) return;
    a.payment->method = portal::PaymentMethod::Online;
    a.payment->result = portal::PaymentResult{"20260915220001", "单位证书恢复价格", "133******01", 5000,
                                              *fromRfc3339("2026-09-15T08:05:00Z")};
    a.voucherComplete = true;
    a.stage = portal::Stage::UnderReview;
  });
}

} // namespace certdesk::test
