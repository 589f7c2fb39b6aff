#include "app/credentials/memory_store.h"
#include "app/papers/draft_keeper.h"
#include "tests/ui/in_sight.h"
#include "tests/ui/wizard_fixture.h"
#include "ui/error_text.h"
#include "ui/widgets/combo_box.h"
#include "ui/widgets/line_edit.h"

#include <QAccessible>
#include <QLabel>
#include <QRadioButton>
#include <QScrollArea>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <catch2/catch.hpp>
#include <future>

// The pages of contents: drawn as the portal describes them, checked while they are filled in, never typed twice.
using namespace certdesk;
using namespace certdesk::test;
using workflow::Page;
using workflow::Step;

namespace {

const std::string items = "form/extension_items", information = "form/extension_information";

// A keychain that outlives the program.
class Lasting : public credentials::CredentialStore {
public:
  Result<std::optional<Secret>> read(const std::string& entry) override { return m_store.read(entry); }
  Outcome write(const std::string& entry, const Secret& secret) override { return m_store.write(entry, secret); }
  Outcome remove(const std::string& entry) override { return m_store.remove(entry); }
  [[nodiscard]] bool lasting() const override { return true; }

private:
  credentials::MemoryStore m_store;
};

// A keychain that the system has not opened yet.
class Slow : public Lasting {
public:
  Result<std::optional<Secret>> read(const std::string& entry) override {
    m_opened.wait();
    return m_of.read(entry);
  }
  explicit Slow(Lasting& of) : m_of(of) {}
  void open() { m_gate.set_value(); }

private:
  Lasting& m_of;
  std::promise<void> m_gate;
  std::shared_future<void> m_opened = m_gate.get_future().share();
};

struct Drafts {
  QTemporaryDir folder;
  Lasting keychain;
  papers::DraftStore store{folder.path().toStdU16String(), keychain};
  papers::DraftKeeper keeper{store};
};

struct Forms : Scene {
  explicit Forms(papers::DraftKeeper* drafts = nullptr) {
    wear(ui::Language::English);
    readyUntil(Page::CheckUkey);
    askForms(portal);
    services.drafts = drafts;
  }
  void openFirst() {
    open();
    REQUIRE(asks(Page::FillForm));
    REQUIRE(at("R-05"));
  }
  void openSecond() {
    portal.change([](portal::Application& a) {
      a.forms[0].filled = true;
      a.forms[0].sections[1].fields[0].value = "own";
    });
    open();
    REQUIRE(asks(Page::FillForm));
    REQUIRE(at("R-06"));
  }
  bool at(const char* code) {
    return eventually([&] { return wizard->stepCode() == QLatin1String(code) && !wizard->model().view().busy; });
  }
  ui::LineEdit* line(const char* label) { return find<ui::LineEdit>(QString::fromUtf8(label)); }
  void pick(const char* answer) {
    auto* radio = find<QRadioButton>(QString::fromUtf8(answer));
    REQUIRE(radio != nullptr);
    radio->click();
  }
  void fillSecond() {
    pick("甲级");
    type(line("资质证书号"), QStringLiteral("A143012345"));
    auto* survey = find<ui::ComboBox>();
    survey->setFocus();
    QTest::keyClick(survey, Qt::Key_Down);
    type(line("发证日期"), QStringLiteral("2020/5/1"));
    pick("No");
  }
  bool said(const char* words) { return says(QString::fromUtf8(words)); }
};

std::string sent(const ScriptedPortal& portal, const std::string& id) {
  for (const auto& value : portal.lastValues)
    if (value.id == id) return value.value;
  return "(not sent)";
}

} // namespace

TEST_CASE("two forms in sequence are drawn as described, and reach the portal as they were filled in") {
  Forms scene;
  scene.openFirst();
  CHECK(scene.said("证书扩展项"));
  CHECK(scene.said("选择邮寄时填写。"));
  auto* name = scene.line("机构名称");
  REQUIRE(name != nullptr);
  CHECK(name->text() == QStringLiteral("示例建设有限公司"));
  CHECK_FALSE(name->isEnabled());
  scene.pick("邮寄 UKEY");
  scene.type(scene.line("邮寄地址"), QStringLiteral("  Road 1 "));
  scene.press(QStringLiteral("Next"));
  REQUIRE(scene.at("R-06"));
  CHECK(sent(scene.portal, "medium") == "posted");
  CHECK(sent(scene.portal, "address") == "Road 1");
  CHECK(sent(scene.portal, "name") == "(not sent)");

  CHECK(scene.said("勘察设计单位信息"));
  CHECK(scene.line("邮寄地址") == nullptr); // another form
  scene.pick("乙级");
  scene.type(scene.line("资质证书号"), QStringLiteral("A143012345"));
  auto* survey = scene.find<ui::ComboBox>();
  REQUIRE(survey != nullptr);
  survey->setFocus();
  QTest::keyClick(survey, Qt::Key_End);
  scene.type(scene.line("发证日期"), QStringLiteral("2020/5/1"));
  scene.pick("Yes");
  scene.press(QStringLiteral("Next"));
  REQUIRE(scene.asks(Page::CheckUkey));
  CHECK(sent(scene.portal, "level") == "b");
  CHECK(sent(scene.portal, "survey") == "none");
  CHECK(sent(scene.portal, "since") == "2020-05-01");
  CHECK(sent(scene.portal, "staff") == "(not sent)");
  CHECK(sent(scene.portal, "provincial") == "yes");
  CHECK(scene.portal.count("putForm") == 2);
}

TEST_CASE("what is wrong is said beside its field, after it was left and until it is right") {
  Forms scene;
  scene.openSecond();
  auto* number = scene.line("资质证书号");
  const auto bad = [&] { return number->property("state").toString() == QLatin1String("bad"); };
  number->setFocus();
  QTest::keyClick(number, Qt::Key_Tab);
  CHECK_FALSE(bad()); // only came by
  scene.type(number, QStringLiteral("A14"));
  CHECK_FALSE(bad()); // still typing
  QTest::keyClick(number, Qt::Key_Tab);
  CHECK(bad());
  CHECK(number->accessibleDescription().contains(QStringLiteral("九位数字")));
  scene.type(number, QStringLiteral("301234"));
  CHECK(bad());
  QTest::keyClicks(number, QStringLiteral("5"));
  CHECK_FALSE(bad());
}

TEST_CASE("Next goes to the first field that is wrong, and sends nothing") {
  Forms scene;
  scene.openSecond();
  scene.window->resize(1024, 720);
  scene.pick("甲级");
  scene.type(scene.line("注册人员数"), QStringLiteral("10000"));
  scene.type(scene.line("资质证书号"), QStringLiteral("A143012345"));
  scene.press(QStringLiteral("Next"));
  CHECK(QApplication::focusWidget() == scene.find<ui::ComboBox>());
  CHECK(scene.said("Please choose one."));
  CHECK(scene.said("Please fill this in."));
  CHECK(scene.said("Please give a number from 1 to 9999."));
  QCoreApplication::processEvents();
  CHECK(inSight(scene.find<ui::ComboBox>()));
  CHECK(scene.portal.count("putForm") == 0);
}

TEST_CASE("a field that another one makes required has its star then, and is asked for") {
  Forms scene;
  scene.openFirst();
  const auto starred = [&] {
    return scene.line("邮寄地址")->accessibleDescription().contains(QStringLiteral("required"));
  };
  CHECK_FALSE(starred());
  scene.pick("邮寄 UKEY");
  CHECK(starred());
  scene.press(QStringLiteral("Next"));
  CHECK(QApplication::focusWidget() == scene.line("邮寄地址"));
  CHECK(scene.said("Please fill this in."));
  CHECK(scene.portal.count("putForm") == 0);
  scene.pick("到柜台领取");
  CHECK_FALSE(starred());
  CHECK_FALSE(scene.said("Please fill this in."));
  scene.press(QStringLiteral("Next"));
  REQUIRE(scene.at("R-06"));
}

TEST_CASE("an answer chosen without the keyboard or the mouse, as screen readers do, is kept like any other") {
  Forms scene;
  scene.openFirst();
  scene.line("邮寄地址")->setFocus();
  auto* radio = scene.find<QRadioButton>(QStringLiteral("到柜台领取"));
  QAccessible::queryAccessibleInterface(radio)->actionInterface()->doAction(QAccessibleActionInterface::toggleAction());
  REQUIRE(radio->isChecked());
  scene.press(QStringLiteral("Next"));
  REQUIRE(scene.at("R-06"));
  scene.press(QStringLiteral("Back"));
  REQUIRE(scene.at("R-05"));
  CHECK(scene.find<QRadioButton>(QStringLiteral("到柜台领取"))->isChecked());
}

TEST_CASE("what was filled in is seen once more before it is submitted") {
  Forms scene;
  scene.readyUntil(Page::SubmitApplication);
  scene.portal.change([](portal::Application& a) {
    for (auto& form : a.forms)
      form.filled = true;
    a.forms[0].sections[1].fields[0].value = "posted";
    a.forms[0].sections[1].fields[1].value = "建设路 1 号";
    a.forms[1].sections[0].fields[1].value = "A143012345";
    a.forms[1].sections[0].fields.back().value = "no";
  });
  scene.open();
  REQUIRE(scene.asks(Page::CheckUkey));
  scene.find<QRadioButton>(QStringLiteral("later"))->setChecked(true);
  scene.press(QStringLiteral("Next"));
  REQUIRE(scene.asks(Page::SubmitApplication));
  for (const auto* words : {"邮寄 UKEY", "建设路 1 号", "A143012345", "No", "Left empty"})
    CHECK(scene.said(words));
  scene.press(QStringLiteral("Change: 邮寄地址"));
  REQUIRE(scene.at("R-05"));
}

TEST_CASE("Enter in a field goes on, as the button does") {
  Forms scene;
  scene.openFirst();
  scene.pick("自备空白 UKEY");
  auto* address = scene.line("邮寄地址");
  scene.type(address, QStringLiteral("x"));
  QTest::keyClick(address, Qt::Key_Return);
  REQUIRE(scene.at("R-06"));
}

TEST_CASE("what was filled in and not sent is there again after the program was ended") {
  Drafts drafts;
  {
    Forms scene(&drafts.keeper);
    scene.openSecond();
    scene.pick("丙级");
    scene.type(scene.line("资质证书号"), QStringLiteral("A14"));
    const auto id = scene.portal.now().id;
    // Killed here, it would be there too.
    REQUIRE(eventually([&] { return drafts.store.load(id, information).has_value(); }));
    scene.type(scene.line("发证日期"), QStringLiteral("2020")); // and ended at once after this
  }
  Forms scene(&drafts.keeper);
  scene.openSecond();
  REQUIRE(eventually([&] { return scene.line("资质证书号")->text() == QStringLiteral("A14"); }));
  CHECK(scene.line("发证日期")->text() == QStringLiteral("2020"));
  CHECK(scene.find<QRadioButton>(QStringLiteral("丙级"))->isChecked());
  CHECK(scene.said("is there again"));
  CHECK_FALSE(scene.said("kept only until CertDesk is closed"));
  CHECK(scene.portal.count("putForm") == 0);
}

TEST_CASE("what is typed before the keychain is open does not cost what was kept before") {
  const bool closedFirst = GENERATE(true, false);
  Drafts drafts;
  std::string id;
  {
    Forms scene(&drafts.keeper);
    scene.openSecond();
    scene.type(scene.line("资质证书号"), QStringLiteral("A14"));
    id = scene.portal.now().id;
    REQUIRE(eventually([&] { return drafts.store.load(id, information).has_value(); }));
  }
  Slow slow(drafts.keychain);
  papers::DraftStore store(drafts.folder.path().toStdU16String(), slow);
  {
    papers::DraftKeeper keeper(store);
    auto scene = std::make_unique<Forms>(&keeper);
    scene->openSecond();
    scene->type(scene->line("发证日期"), QStringLiteral("2020"));
    QTest::qWait(500); // longer than changes are waited for before they are kept
    if (closedFirst) scene.reset();
    slow.open();
    if (!closedFirst) CHECK(eventually([&] { return scene->line("资质证书号")->text() == QStringLiteral("A14"); }));
  }
  const auto kept = drafts.store.load(id, information);
  REQUIRE(kept);
  const auto has = [&](const char* value) {
    return std::any_of(kept->begin(), kept->end(), [&](const auto& entry) { return entry.second == value; });
  };
  CHECK(has("A14"));
  CHECK(has("2020"));
}

TEST_CASE("what is put in by a screen reader or by voice is kept like what is typed") {
  Drafts drafts;
  Forms scene(&drafts.keeper);
  scene.openSecond();
  auto* field = QAccessible::queryAccessibleInterface(scene.line("资质证书号"));
  REQUIRE(field != nullptr);
  REQUIRE(field->editableTextInterface() != nullptr);
  field->setText(QAccessible::Value, QStringLiteral("B1"));
  field->editableTextInterface()->replaceText(0, 2, QStringLiteral("A143012345"));
  scene.find<ui::ComboBox>()->setCurrentIndex(1); // as assistive programs do
  CHECK(eventually([&] {
    const auto kept = drafts.store.load(scene.portal.now().id, information);
    return kept &&
           std::count_if(kept->begin(), kept->end(), [](const auto& entry) { return !entry.second.empty(); }) == 2;
  }));
}

TEST_CASE("a form that the portal has leaves no draft, and neither does an application that has ended") {
  Drafts drafts;
  Forms scene(&drafts.keeper);
  scene.openFirst();
  const auto id = scene.portal.now().id;
  scene.pick("自备空白 UKEY");
  REQUIRE(eventually([&] { return drafts.store.load(id, items).has_value(); }));
  scene.press(QStringLiteral("Next"));
  REQUIRE(scene.at("R-06"));
  REQUIRE(eventually([&] { return !drafts.store.load(id, items).has_value(); }));
  scene.fillSecond();
  scene.press(QStringLiteral("Next"));
  REQUIRE(scene.asks(Page::CheckUkey)); // the page is hidden by now
  REQUIRE(eventually([&] { return !drafts.store.load(id, information).has_value(); }));

  scene.wizard->model().lookAt(Step::ExtensionInfo);
  scene.type(scene.line("注册人员数"), QStringLiteral("7"));
  REQUIRE(eventually([&] { return drafts.store.load(id, information).has_value(); }));
  scene.type(scene.line("注册人员数"), QStringLiteral("8"));
  scene.wizard->model().answer(workflow::CancelApplication{});
  REQUIRE(scene.shows(ui::EndScreen{workflow::End::Cancelled}));
  CHECK(eventually([&] { return !drafts.store.load(id, information).has_value(); }));
  QTest::qWait(500); // longer than changes are waited for before they are kept
  CHECK_FALSE(drafts.store.load(id, information).has_value());
}

TEST_CASE("what was changed at another PC goes before a draft") {
  Drafts drafts;
  {
    Forms scene(&drafts.keeper);
    scene.openFirst();
    scene.type(scene.line("邮寄地址"), QStringLiteral("old"));
  }
  Forms scene(&drafts.keeper);
  scene.portal.change([](portal::Application& a) { a.forms[0].sections[1].fields[1].value = "new"; });
  scene.openFirst();
  QTest::qWait(50);
  CHECK(scene.line("邮寄地址")->text() == QStringLiteral("new"));
}

TEST_CASE("without a keychain it is said that what is filled in does not outlive the program") {
  Drafts drafts;
  credentials::MemoryStore none;
  papers::DraftStore store(drafts.folder.path().toStdU16String(), none);
  papers::DraftKeeper keeper(store);
  {
    Forms scene(&keeper);
    scene.openFirst();
    CHECK(eventually([&] { return scene.said("kept only until CertDesk is closed"); }));
    scene.type(scene.line("邮寄地址"), QStringLiteral("kept"));
  }
  Forms scene(&keeper); // in the same process it is still there
  scene.openFirst();
  CHECK(eventually([&] { return scene.line("邮寄地址")->text() == QStringLiteral("kept"); }));
}

TEST_CASE("a portal that does not answer costs nothing that was typed") {
  Forms scene;
  scene.openFirst();
  scene.pick("到柜台领取");
  scene.type(scene.line("邮寄地址"), QStringLiteral("kept"));
  scene.portal.fail("putForm", ErrorCode::PortalTimeout);
  scene.portal.fail("application", ErrorCode::PortalUnreachable);
  scene.press(QStringLiteral("Next"));
  REQUIRE(eventually([&] { return scene.wizard->model().view().waitsForRetry; }));
  CHECK(scene.line("邮寄地址")->text() == QStringLiteral("kept"));
  scene.press(QStringLiteral("Try again"));
  REQUIRE(scene.asks(Page::FillForm));
  CHECK(scene.line("邮寄地址")->text() == QStringLiteral("kept"));
  CHECK(scene.find<QRadioButton>(QStringLiteral("到柜台领取"))->isChecked());
  scene.press(QStringLiteral("Next"));
  REQUIRE(scene.at("R-06"));
  CHECK(scene.portal.now().forms[0].sections[1].fields[1].value == "kept");
}

TEST_CASE("a form that the portal refuses stays as it was typed, and that is said in sight") {
  Forms scene;
  scene.openSecond();
  scene.window->resize(1024, 720);
  scene.fillSecond();
  scene.portal.fail("putForm", ErrorCode::FormInvalid);
  scene.press(QStringLiteral("Next"));
  REQUIRE(scene.idle());
  CHECK(scene.at("R-06"));
  CHECK(scene.said("F-01"));
  QCoreApplication::processEvents();
  CHECK(eventually([&] {
    for (auto* label : scene.wizard->findChildren<QLabel*>())
      if (inSight(label) && label->text() == ui::errorText(ErrorCode::FormInvalid).happened) return true;
    return false;
  }));
  CHECK(scene.line("资质证书号")->text() == QStringLiteral("A143012345"));
  scene.press(QStringLiteral("Next"));
  REQUIRE(scene.asks(Page::CheckUkey));
}

TEST_CASE("a form that was sent can be looked at and changed until it is submitted, and is sent only if it was") {
  Forms scene;
  scene.openFirst();
  scene.pick("自备空白 UKEY");
  scene.press(QStringLiteral("Next"));
  REQUIRE(scene.at("R-06"));
  scene.press(QStringLiteral("Back"));
  REQUIRE(scene.at("R-05"));
  CHECK(scene.find<QRadioButton>(QStringLiteral("自备空白 UKEY"))->isChecked());
  scene.press(QStringLiteral("Next"));
  REQUIRE(scene.at("R-06"));
  CHECK(scene.portal.count("putForm") == 1);
  scene.press(QStringLiteral("Back"));
  REQUIRE(scene.at("R-05"));
  scene.pick("到柜台领取");
  scene.press(QStringLiteral("Next"));
  REQUIRE(scene.at("R-06"));
  CHECK(scene.portal.count("putForm") == 2);
  CHECK(sent(scene.portal, "medium") == "collected");
}

TEST_CASE("after it was submitted a form can only be looked at") {
  Forms scene;
  scene.portal.change([](portal::Application& a) {
    for (auto& form : a.forms)
      form.filled = true;
    a.forms[0].sections[1].fields[0].value = "own";
    a.stage = portal::Stage::Approved;
  });
  scene.open();
  REQUIRE(scene.asks(Page::GiveCode));
  scene.wizard->model().lookAt(Step::ExtensionItems);
  CHECK(scene.said("You can look at it, not change it."));
  CHECK_FALSE(scene.line("邮寄地址")->isEnabled());
  auto* own = scene.find<QRadioButton>(QStringLiteral("自备空白 UKEY"));
  CHECK(own->isChecked());
  CHECK_FALSE(own->isEnabled());
  CHECK_FALSE(scene.said("kept only until CertDesk is closed"));
  scene.press(QStringLiteral("Next"));
  CHECK(scene.at("R-06"));
  CHECK(scene.portal.count("putForm") == 0);
}

TEST_CASE("what the reviewer said of a field stands beside it, and the keyboard is there") {
  Forms scene;
  scene.portal.change([](portal::Application& a) {
    for (auto& form : a.forms)
      form.filled = true;
    a.forms[0].filled = false;
    a.forms[0].sections[1].fields[0].value = "posted";
    a.forms[0].sections[1].fields[1].value = "建设路";
    a.forms[0].sections[1].fields[1].remark = "地址缺少门牌号。";
    a.stage = portal::Stage::SentBack;
  });
  scene.openFirst();
  CHECK(scene.said("The reviewer: 地址缺少门牌号。"));
  CHECK(eventually([&] { return QApplication::focusWidget() == scene.line("邮寄地址"); }));
  CHECK(scene.line("邮寄地址")->accessibleDescription().contains(QStringLiteral("门牌号")));
  scene.type(scene.line("邮寄地址"), QStringLiteral(" No. 1"));
  scene.press(QStringLiteral("Next"));
  REQUIRE(eventually([&] { return scene.portal.count("putForm") == 1; }));
  REQUIRE(scene.idle());
  CHECK_FALSE(scene.said("门牌号"));
}

TEST_CASE("what happens meanwhile takes neither the words nor the keyboard") {
  Forms scene;
  scene.openFirst();
  auto* address = scene.line("邮寄地址");
  scene.type(address, QStringLiteral("half "));
  scene.tokens.insert(blankUkey("EX20260418004F2A"));
  REQUIRE(eventually([&] { return scene.wizard->model().facts().inserted.known(); }));
  wear(ui::Language::Chinese);
  QCoreApplication::processEvents();
  CHECK(QApplication::focusWidget() == address);
  QTest::keyClicks(address, QStringLiteral("done"));
  CHECK(address->text() == QStringLiteral("half done"));
  wear(ui::Language::English);
}

TEST_CASE("a form described anew, in another language, keeps what was typed") {
  Forms scene;
  scene.openFirst();
  scene.type(scene.line("邮寄地址"), QStringLiteral("kept"));
  scene.portal.change([](portal::Application& a) { a.forms[0].sections[1].fields[1].label = "Postal address"; });
  scene.wizard->model().answer(workflow::LookAgain{});
  REQUIRE(eventually([&] { return scene.line("Postal address") != nullptr; }));
  REQUIRE(scene.idle());
  CHECK(scene.line("Postal address")->text() == QStringLiteral("kept"));
  CHECK(eventually([&] { return QApplication::focusWidget() == scene.line("Postal address"); }));
}

TEST_CASE("the wheel over a list scrolls the page and chooses nothing") {
  Forms scene;
  scene.openSecond();
  auto* survey = scene.find<ui::ComboBox>();
  scene.line("资质证书号")->setFocus();
  QWheelEvent wheel(QPointF(5, 5), survey->mapToGlobal(QPointF(5, 5)), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                    Qt::NoScrollPhase, false);
  QApplication::sendEvent(survey, &wheel);
  CHECK(survey->currentIndex() == -1);
}

TEST_CASE(
    "a form of a hundred fields with texts as long as the contract allows fits the window, and can be filled in") {
  Forms scene;
  const std::string wide(200, 'W');
  scene.portal.change([&](portal::Application& a) {
    portal::FormField field;
    field.label = field.help = field.remark = wide;
    field.required = true;
    std::vector<portal::FieldChoice> few, many;
    for (int i = 0; i < 500; ++i)
      (i < 4 ? few : many).push_back({std::to_string(i), wide});
    a.forms[0].title = wide;
    a.forms[0].sections.assign(5, {wide, {}});
    int id = 0;
    for (auto& section : a.forms[0].sections)
      for (int i = 0; i < 20; ++i) {
        field.id = std::to_string(id++);
        field.kind = id % 2 == 0 ? portal::FieldKind::Text : portal::FieldKind::Choice;
        field.choices = id == 1 ? many : few;
        section.fields.push_back(field);
      }
  });
  scene.openFirst();
  for (auto* area : scene.wizard->findChildren<QScrollArea*>())
    if (area->isVisible() && area->widget() != nullptr)
      CHECK(area->widget()->minimumSizeHint().width() <= area->viewport()->width());
  const auto lines = scene.wizard->findChildren<ui::LineEdit*>();
  CHECK(lines.size() >= 50);
  scene.type(lines.back(), QStringLiteral("the last"));
  scene.press(QStringLiteral("Next"));
  CHECK(scene.portal.count("putForm") == 0); // the first is still to be chosen
  CHECK(QApplication::focusWidget() == scene.find<ui::ComboBox>());
}
