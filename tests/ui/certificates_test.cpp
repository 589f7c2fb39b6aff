#include "tests/ui/shell_fixture.h"
#include "ui/error_text.h"
#include "ui/pages/wizard_page.h"
#include "ui/shell/certificate_row.h"
#include "ui/shell/status_card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/failure_note.h"
#include "ui/widgets/nav_sidebar.h"
#include "ui/widgets/tabs.h"
#include "ui/widgets/toast.h"
#include "ui/wizard/wizard.h"

#include <QMouseEvent>
#include <QTest>
#include <catch2/catch.hpp>
#include <condition_variable>
#include <mutex>

// My certificates: what is asked for there is done, and told of the right one, whatever is clicked meanwhile.
using namespace certdesk;
using namespace certdesk::ui;
using namespace certdesk::test;
using gallery::soon;
using gallery::Stage;

namespace {

const QString mine = QStringLiteral("样例勘察设计院有限公司"), other = QStringLiteral("陈演示");
constexpr int home = 0, ukeys = 2; // in the navigation

// Does what it is told, where the password is right; not before it is let go where it is held.
class ScriptedDesk : public portal::CertificateDesk {
public:
  gallery::HolderPortal* portal = nullptr;
  std::optional<portal::FreezeReason> frozenFor;
  void hold(bool held) {
    const std::lock_guard lock(m_mutex);
    m_held = held;
    m_released.notify_all();
  }
  [[nodiscard]] int asked() const {
    const std::lock_guard lock(m_mutex);
    return m_asked;
  }
  Result<portal::CertificateRecord> freeze(const std::string& id, portal::FreezeReason reason, const Secret& password,
                                           const Call& call) override {
    frozenFor = reason;
    return change(id, portal::CertificateState::Frozen, {"unfreeze", "revoke", "recover"}, password, call);
  }
  Result<portal::CertificateRecord> unfreeze(const std::string& id, portal::UnfreezeReason, const Secret& password,
                                             const Call& call) override {
    return change(id, portal::CertificateState::Valid, {"freeze", "revoke"}, password, call);
  }
  Result<portal::CertificateRecord> revoke(const std::string& id, portal::RevocationReason, const Secret& password,
                                           const Call& call) override {
    return change(id, portal::CertificateState::Revoked, {}, password, call);
  }

private:
  Result<portal::CertificateRecord> change(const std::string& id, portal::CertificateState state,
                                           std::vector<std::string> possible, const Secret& password,
                                           const Call& call) {
    wait(call);
    if (!password.equals(Secret(std::string_view("Yanlian-2024"))))
      return tl::unexpected<Error>(Error{ErrorCode::PasswordAgainWrong, {}});
    Result<portal::CertificateRecord> answer = portal::CertificateRecord{};
    portal->change([&] {
      for (auto& each : portal->records)
        if (each.id == id) {
          each.state = state;
          each.actions.clear();
          for (auto& name : possible)
            each.actions.push_back({name, true, {}});
          answer = each;
        }
    });
    return answer;
  }
  void wait(const Call& call) {
    std::unique_lock lock(m_mutex);
    ++m_asked;
    while (m_held && !call.over())
      m_released.wait_for(lock, std::chrono::milliseconds(5));
  }
  mutable std::mutex m_mutex;
  std::condition_variable m_released;
  bool m_held = false;
  int m_asked = 0;
};

// Two certificates can be frozen, revoked and recovered, and a third is to be renewed.
struct Counter {
  ScriptedDesk desk; // outlives the window's workers
  Stage stage = makeEnglish();

  void open() {
    desk.portal = &stage.portal;
    stage.services.certificateDesk = &desk;
    for (auto& each : stage.portal.records) {
      if (each.id == "c2" || each.id == "c4")
        each.actions = {{"recover", true, {}}, {"freeze", true, {}}, {"revoke", true, {}}};
      if (each.id != "c1") continue;
      each.notAfter = now() + std::chrono::hours(24 * 12 + 1);
      each.actions = {{"renew", true, {}}};
    }
    stage.open();
    stage.logIn();
    goToCertificates(stage);
  }
  void go(int place) { Q_EMIT stage.window->findChild<NavSidebar*>()->chosen(place); }
  // Asks for it, with that password, and the desk is at it.
  void ask(const QString& subject, const char* act, const char* yes, const char* password = "Yanlian-2024") {
    desk.hold(true);
    stage.press(QStringLiteral("Actions for ") + subject);
    stage.press(QLatin1String(act));
    stage.the<StatusCard>()->findChildren<RadioButton*>().at(1)->click();
    type(fields(stage).at(0), QLatin1String(password));
    if (fields(stage).size() > 1) type(fields(stage).at(1), QStringLiteral("revoke"));
    stage.press(QLatin1String(yes));
    REQUIRE(soon([&] { return desk.asked() == 1; }));
  }
  [[nodiscard]] bool toasts(const QString& words) const {
    return soon([&] {
      const auto* toast = stage.window->findChild<Toast*>();
      return toast != nullptr && toast->text() == words;
    });
  }
  [[nodiscard]] portal::CertificateState stateOf(const std::string& id) {
    auto state = portal::CertificateState::Expired;
    stage.portal.change([&] {
      for (const auto& each : stage.portal.records)
        if (each.id == id) state = each.state;
    });
    return state;
  }
};

} // namespace

TEST_CASE("a certificate is frozen, unfrozen and revoked in place, and the page follows it to its tab") {
  Counter counter;
  auto& desk = counter.desk;
  auto& stage = counter.stage;
  counter.open();
  const auto* tabs = stage.the<Tabs>();
  stage.press(QStringLiteral("Actions for 样例勘察设计院有限公司"));
  stage.press(QStringLiteral("Freeze"));
  CHECK_FALSE(stage.button(QStringLiteral("Freeze it"))->isEnabled());
  CHECK(stage.shows(QStringLiteral("Choose a reason first")));
  stage.the<StatusCard>()->findChildren<RadioButton*>().at(2)->click();
  type(fields(stage).at(0), QStringLiteral("wrong"));
  stage.press(QStringLiteral("Freeze it"));
  REQUIRE(soon([&] { return stage.shows(mendingText(ErrorCode::PasswordAgainWrong)); }));
  type(fields(stage).at(0), QStringLiteral("Yanlian-2024"));
  stage.press(QStringLiteral("Freeze it"));
  REQUIRE(soon([&] { return tabs->currentIndex() == 1; }));
  CHECK(desk.frozenFor == portal::FreezeReason::Pause);
  CHECK(stage.the<StatusCard>() == nullptr);
  CHECK_FALSE(stage.shows(QStringLiteral("If the UKEY turns up")));

  REQUIRE(soon([&] { return stage.shows(QStringLiteral("In use again")); })); // its row came with the new state
  stage.press(QStringLiteral("Unfreeze"));
  stage.the<StatusCard>()->findChildren<RadioButton*>().at(0)->click();
  type(fields(stage).at(0), QStringLiteral("Yanlian-2024"));
  stage.press(QStringLiteral("Unfreeze it"));
  REQUIRE(soon([&] { return tabs->currentIndex() == 0; }));

  REQUIRE(soon([&] { return stage.shows(QStringLiteral("For good; cannot be undone")); }));
  stage.press(QStringLiteral("Revoke"));
  stage.the<StatusCard>()->findChildren<RadioButton*>().at(1)->click();
  type(fields(stage).at(0), QStringLiteral("Yanlian-2024"));
  CHECK_FALSE(stage.button(QStringLiteral("Revoke it for good"))->isEnabled());
  type(fields(stage).at(1), QStringLiteral("revoke"));
  stage.press(QStringLiteral("Revoke it for good"));
  REQUIRE(soon([&] { return tabs->currentIndex() == 2; }));
}

TEST_CASE("the second click of a double one chooses no reason, where the card has moved under the mouse") {
  Counter counter;
  auto& stage = counter.stage;
  counter.open();
  stage.press(QStringLiteral("Actions for 样例勘察设计院有限公司"));
  stage.press(QStringLiteral("Freeze"));
  auto* reason = stage.the<StatusCard>()->findChildren<RadioButton*>().at(2);
  const QPointF middle = reason->rect().center();
  for (const auto kind : {QEvent::MouseButtonDblClick, QEvent::MouseButtonRelease}) {
    QMouseEvent event(kind, middle, reason->mapToGlobal(middle), Qt::LeftButton, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(reason, &event);
  }
  CHECK_FALSE(reason->isChecked());
  QTest::mouseClick(reason, Qt::LeftButton);
  CHECK(reason->isChecked());
}

TEST_CASE("whoever freezes because the UKEY is missing is told of the recovery, and begins it there") {
  Counter counter;
  auto& desk = counter.desk;
  auto& stage = counter.stage;
  stage.portal.requests.clear(); // no recovery is under way
  counter.open();
  stage.press(QStringLiteral("Actions for 样例勘察设计院有限公司"));
  stage.press(QStringLiteral("Freeze"));
  stage.the<StatusCard>()->findChildren<RadioButton*>().at(0)->click();
  type(fields(stage).at(0), QStringLiteral("Yanlian-2024"));
  stage.press(QStringLiteral("Freeze it"));
  REQUIRE(soon([&] { return stage.shows(QStringLiteral("If the UKEY turns up, unfreeze the certificate.")); }));
  CHECK(desk.frozenFor == portal::FreezeReason::UkeyMissing);
  stage.press(QStringLiteral("Begin the recovery"));
  REQUIRE(soon([&] { return stage.portal.lastStarted() == "c2"; }));
  CHECK(stage.portal.lastService() == "recovery");
}

TEST_CASE(
    "while a certificate is frozen nothing is asked for of another, and what came of it is told of the right one") {
  Counter counter;
  auto& desk = counter.desk;
  auto& stage = counter.stage;
  counter.open();
  const bool right = GENERATE(true, false);
  counter.ask(mine, "Freeze", "Freeze it", right ? "Yanlian-2024" : "wrong");
  stage.press(QStringLiteral("Actions for ") + other); // it can be looked at
  for (const auto* act : {"Freeze", "Revoke", "Recover"}) {
    auto* button = stage.button(QLatin1String(act));
    REQUIRE(button != nullptr);
    CHECK(button->accessibleName().endsWith(other));
    CHECK_FALSE(button->isEnabled());
    QTest::mouseClick(button, Qt::LeftButton);
  }
  desk.hold(false);
  if (right) {
    CHECK(counter.toasts(QStringLiteral("Frozen: ") + mine));
    CHECK(stage.the<StatusCard>() == nullptr);
    CHECK(stage.the<Tabs>()->currentIndex() == 1);
  } else {
    REQUIRE(soon([&] { return stage.shows(mendingText(ErrorCode::PasswordAgainWrong)); }));
    REQUIRE(stage.the<StatusCard>()->certificateId() == "c2");
    CHECK(fields(stage).at(0)->text() == QStringLiteral("wrong")); // to be mended
    CHECK(stage.button(QStringLiteral("Freeze it"))->isEnabled());
  }
  CHECK(stage.portal.count("start") == 0);
  CHECK(counter.stateOf("c4") == portal::CertificateState::Valid);
  // And everything can be asked for again.
  stage.the<Tabs>()->setCurrentIndex(0);
  if (stage.button(QStringLiteral("Freeze")) == nullptr) stage.press(QStringLiteral("Actions for ") + other);
  CHECK(stage.button(QStringLiteral("Freeze"))->isEnabled());
}

TEST_CASE("what came of a revocation is told also where another tab was looked at meanwhile") {
  Counter counter;
  auto& desk = counter.desk;
  auto& stage = counter.stage;
  counter.open();
  const bool right = GENERATE(true, false);
  counter.ask(mine, "Revoke", "Revoke it for good", right ? "Yanlian-2024" : "wrong");
  auto* tabs = stage.the<Tabs>();
  tabs->setCurrentIndex(1);
  CHECK(stage.the<StatusCard>() == nullptr);
  const int looks = stage.portal.count("certificates");
  desk.hold(false);
  if (right) {
    CHECK(counter.toasts(QStringLiteral("Revoked: ") + mine));
    CHECK(tabs->currentIndex() == 2);
    CHECK(tabs->tabData(2).toInt() == 2);
    CHECK(soon([&] { return stage.portal.count("certificates") == looks + 1; }));
    return;
  }
  REQUIRE(soon([&] { return stage.shows(mendingText(ErrorCode::PasswordAgainWrong)); }));
  CHECK(tabs->currentIndex() == 0);
  CHECK(stage.the<StatusCard>()->certificateId() == "c2");
}

TEST_CASE("what came of a freeze is told on whatever page the person is, and a failure waits at its card") {
  Counter counter;
  auto& desk = counter.desk;
  auto& stage = counter.stage;
  counter.open();
  const bool right = GENERATE(true, false);
  counter.ask(mine, "Freeze", "Freeze it", right ? "Yanlian-2024" : "wrong");
  counter.go(GENERATE(home, ukeys));
  auto* keyboard = QApplication::focusWidget();
  desk.hold(false);
  const auto refused = errorText(ErrorCode::PasswordAgainWrong).happened;
  CHECK(counter.toasts(right ? QStringLiteral("Frozen: ") + mine : mine + QStringLiteral(": ") + refused));
  CHECK(QApplication::focusWidget() == keyboard);
  goToCertificates(stage);
  CHECK(stage.the<Tabs>()->currentIndex() == (right ? 1 : 0));
  CHECK(soon([&] { return stage.button(QStringLiteral("Refresh"))->isEnabled(); }));
  CHECK(stage.shows(mendingText(ErrorCode::PasswordAgainWrong)) == !right);
}

TEST_CASE("a service that is begun elsewhere while a certificate is frozen comes after it") {
  Counter counter;
  auto& desk = counter.desk;
  auto& stage = counter.stage;
  counter.open();
  counter.ask(mine, "Freeze", "Freeze it");
  counter.go(home);
  stage.press(QStringLiteral("Renew: 李样例"));
  desk.hold(false);
  CHECK(counter.toasts(QStringLiteral("Frozen: ") + mine));
  REQUIRE(soon([&] { return stage.the<Wizard>() != nullptr; }));
  CHECK(stage.portal.lastStarted() == "c1");
  CHECK(stage.portal.count("start") == 1);
}

TEST_CASE(
    "a service that is begun twice is begun once; of two the last is opened, and what became of the first is told") {
  Counter counter;
  auto& stage = counter.stage;
  for (auto& each : stage.portal.records)
    if (each.id == "c3") {
      each.notAfter = now() + std::chrono::hours(24 * 20 + 1);
      each.actions = {{"renew", true, {}}};
    }
  stage.portal.requests.clear();
  counter.open();
  stage.portal.holdOnly("start");
  counter.go(home);
  stage.press(QStringLiteral("Renew: 李样例"));
  REQUIRE(soon([&] { return stage.portal.count("start") == 1; }));
  counter.go(home);
  SECTION("the same") {
    stage.press(QStringLiteral("Renew: 李样例"));
    stage.portal.hold(false);
    REQUIRE(soon([&] { return stage.the<Wizard>() != nullptr; }));
    CHECK(stage.portal.count("start") == 1);
  }
  SECTION("another") {
    stage.press(QStringLiteral("Renew: 示例建设有限公司"));
    stage.portal.hold(false);
    REQUIRE(soon([&] { return stage.the<Wizard>() != nullptr; }));
    CHECK(stage.portal.count("start") == 2);
    CHECK(stage.portal.lastStarted() == "c3");
  }
  SECTION("another, and both fail") {
    stage.press(QStringLiteral("Renew: 示例建设有限公司"));
    stage.portal.fail("start", ErrorCode::PortalBusy);
    stage.portal.hold(false);
    CHECK(counter.toasts(QStringLiteral("李样例: ") + errorText(ErrorCode::PortalBusy).happened));
    REQUIRE(soon([&] { return stage.portal.count("start") == 2 && stage.the<FailureNote>() != nullptr; }));
  }
}

TEST_CASE("what is begun elsewhere keeps the list that arrives meanwhile from being pressed in vain") {
  Counter counter;
  auto& stage = counter.stage;
  counter.open();
  counter.go(home);
  REQUIRE(soon([&] { return stage.button(QStringLiteral("Renew: 李样例")) != nullptr; }));
  stage.portal.holdOnly("start");
  stage.press(QStringLiteral("Renew: 李样例"));
  // The list was asked for before, and has come.
  REQUIRE(
      soon([&] { return stage.portal.count("start") == 1 && stage.button(QStringLiteral("Refresh"))->isEnabled(); }));
  stage.press(QStringLiteral("Actions for ") + mine);
  for (const auto* act : {"Recover", "Freeze", "Revoke"}) {
    REQUIRE(stage.button(QLatin1String(act)) != nullptr);
    CHECK_FALSE(stage.button(QLatin1String(act))->isEnabled());
  }
  stage.portal.fail("start", ErrorCode::PortalBusy);
  stage.portal.hold(false);
  REQUIRE(soon([&] { return stage.the<FailureNote>() != nullptr; }));
  CHECK(stage.button(QStringLiteral("Recover"))->isEnabled());
  CHECK(stage.button(QStringLiteral("Try again"))->isEnabled());
}

TEST_CASE("why a service could not be begun is not wiped away by a list that arrives after it") {
  Counter counter;
  auto& stage = counter.stage;
  counter.open();
  counter.go(home);
  REQUIRE(soon([&] { return stage.button(QStringLiteral("Renew: 李样例")) != nullptr; }));
  counter.go(1);
  REQUIRE(soon([&] { return stage.button(QStringLiteral("Refresh"))->isEnabled(); }));
  stage.portal.holdOnly("certificates");
  stage.press(QStringLiteral("Refresh"));
  counter.go(home); // while that is not answered
  stage.press(QStringLiteral("Renew: 李样例"));
  stage.portal.fail("start", ErrorCode::PortalBusy);
  stage.portal.hold(false);
  // The list that was asked for with the renewal is the last to arrive.
  REQUIRE(
      soon([&] { return stage.portal.count("start") == 1 && stage.button(QStringLiteral("Refresh"))->isEnabled(); }));
  REQUIRE(stage.the<FailureNote>() != nullptr);
  CHECK(stage.shows(errorText(ErrorCode::PortalBusy).happened));
  SECTION("it can be tried again") {
    stage.portal.succeed("start");
    stage.press(QStringLiteral("Try again"));
    REQUIRE(soon([&] { return stage.the<Wizard>() != nullptr; }));
    CHECK(stage.portal.lastStarted() == "c1");
  }
  SECTION("it goes when the person looks again") {
    stage.press(QStringLiteral("Refresh"));
    CHECK(soon([&] { return stage.the<FailureNote>() == nullptr; }));
  }
}

TEST_CASE("why a service could not be begun is told on whatever page the person is, and stays until it is read") {
  Counter counter;
  auto& stage = counter.stage;
  counter.open();
  stage.press(QStringLiteral("Actions for ") + mine);
  stage.portal.holdOnly("start");
  stage.press(QStringLiteral("Recover"));
  counter.go(ukeys);
  stage.portal.fail("start", ErrorCode::PortalBusy);
  stage.portal.hold(false);
  CHECK(counter.toasts(mine + QStringLiteral(": ") + errorText(ErrorCode::PortalBusy).happened));
  goToCertificates(stage);
  REQUIRE(soon([&] { return stage.button(QStringLiteral("Refresh"))->isEnabled(); }));
  REQUIRE(stage.the<FailureNote>() != nullptr);
  stage.portal.succeed("start");
  stage.press(QStringLiteral("Try again"));
  REQUIRE(soon([&] { return stage.the<Wizard>() != nullptr; }));
  CHECK(stage.portal.lastStarted() == "c2");
}
