#include "tests/ui/shell_fixture.h"
#include "ui/widgets/nav_sidebar.h"
#include "ui/widgets/toast.h"

#include <QSignalSpy>
#include <QTest>
#include <catch2/catch.hpp>

// What the CA decides while nobody looks (M17).
using namespace certdesk;
using namespace certdesk::test;
using namespace certdesk::ui;
using gallery::soon;
using gallery::Stage;

namespace {

portal::Application* underReview(Stage& stage) {
  for (auto& request : stage.portal.requests)
    if (request.stage == portal::Stage::UnderReview) return &request;
  return nullptr;
}

// Logged in, the list seen, the bell asking often; counts what it says.
struct Watch {
  Watch() : stage(makeEnglish()) {
    stage.open();
    stage.logIn();
    REQUIRE(soon([&] { return stage.shows(QStringLiteral("With the CA: 1.")); }));
    REQUIRE(underReview(stage) != nullptr);
    stage.window->bell().setBeat(std::chrono::milliseconds(20));
    rings = std::make_unique<QSignalSpy>(&stage.window->bell(), &Bell::rang);
  }
  void decide(portal::Stage decision, const std::string& remark = {}) {
    stage.portal.change([&] {
      auto* application = underReview(stage);
      application->stage = decision;
      application->reviewRemark = remark;
    });
  }
  Stage stage;
  std::unique_ptr<QSignalSpy> rings;
};

} // namespace

TEST_CASE("what the CA has decided is told to a person who looks at something else, once") {
  Watch watch;
  goToCertificates(watch.stage);
  watch.decide(portal::Stage::SentBack, "印章不清楚");
  REQUIRE(soon([&] { return watch.rings->count() == 1; }));
  CHECK(watch.rings->first()[2].toString() == QStringLiteral("Sent back: something has to be done again."));
  CHECK(watch.rings->first()[3].toString() == QStringLiteral("印章不清楚"));
  auto* toast = watch.stage.the<Toast>();
  REQUIRE(toast != nullptr);
  CHECK(toast->text().contains(QStringLiteral("Sent back")));
  // The list is asked once more and says the same.
  const int asked = watch.stage.portal.count("applications");
  Q_EMIT watch.stage.window->findChild<NavSidebar*>()->chosen(0);
  REQUIRE(soon([&] { return watch.stage.portal.count("applications") > asked; }));
  QTest::qWait(50);
  CHECK(watch.rings->count() == 1);
}

TEST_CASE("where the list is in sight it says the decision itself") {
  Watch watch;
  watch.decide(portal::Stage::Approved);
  REQUIRE(soon([&] { return watch.rings->count() == 1; }));
  CHECK(watch.stage.the<Toast>() == nullptr);
}

TEST_CASE("nobody is told what was decided before, or for another account") {
  Watch watch;
  watch.stage.window->bell().forget();
  watch.decide(portal::Stage::Refused);
  QTest::keyClick(watch.stage.window.get(), Qt::Key_F5);
  REQUIRE(soon([&] {
    return watch.stage.shows(QStringLiteral("With the CA: 0.")) ||
           !watch.stage.shows(QStringLiteral("With the CA: 1."));
  }));
  CHECK(watch.rings->count() == 0);
}

TEST_CASE("what was asked for one account and answered after its end is nobody's") {
  Watch watch;
  auto& portal = watch.stage.portal;
  const int asked = portal.count("applications");
  portal.hold(true);
  REQUIRE(soon([&] { return portal.count("applications") > asked; })); // by the bell, and not answered
  watch.stage.window->bell().forget();
  portal.hold(false);
  QTest::qWait(100);
  const int then = portal.count("applications");
  watch.decide(portal::Stage::Refused);
  QTest::qWait(100); // longer than its beat
  CHECK(portal.count("applications") == then);
  CHECK(watch.rings->count() == 0);
}
