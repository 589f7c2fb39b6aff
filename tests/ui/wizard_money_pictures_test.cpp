#include "tests/ui/picture_book.h"

#include <QRadioButton>
#include <catch2/catch.hpp>

// Money, and what came back, as they look; each in the smallest window too.
using namespace certdesk;
using namespace certdesk::test;
using workflow::Page;

namespace {

void keepBoth(Scene& scene, const std::string& name) {
  scene.window->resize(1180, 760);
  keep(scene, name);
  scene.window->resize(1024, 720);
  keep(scene, name + "-small");
}

QString said(const Wear& wear, const char* english, const char* chinese) {
  return QString::fromUtf8(wear.language == ui::Language::English ? english : chinese);
}

void pressSaid(Scene& scene, const QString& words) {
  REQUIRE(scene.find<QPushButton>(words) != nullptr);
  scene.press(words);
}

} // namespace

TEST_CASE("the pages of the payment fit in every language and appearance") {
  for (const auto& each : wears) {
    wear(each.language, each.appearance);
    Scene scene;
    oweMoney(scene);
    scene.open();
    REQUIRE(scene.asks(Page::Pay));
    REQUIRE(eventually([&] { return scene.portal.count("orderPayment") == 1; }));
    REQUIRE(scene.idle());
    keepBoth(scene, "11-pay-" + each.name);
    pressSaid(scene, said(each, "Withdraw the application", "撤回申请"));
    keepBoth(scene, "11-withdraw-" + each.name);
    pressSaid(scene, said(each, "Keep it", "不撤回"));
    pressSaid(scene, said(each, "I have transferred", "我已转账"));
    REQUIRE(scene.asks(Page::UploadMaterials));
    scene.wizard->model().lookAt(workflow::Step::Payment);
    keepBoth(scene, "11-transferred-" + each.name);
  }
}

TEST_CASE("what waits for the holder, and all that is submitted, fit in every language and appearance") {
  for (const auto& each : wears) {
    wear(each.language, each.appearance);
    {
      Scene scene;
      oweMoney(scene);
      arrive(scene, portal::PaymentState::Paid);
      scene.portal.change([](portal::Application& a) {
        a.lines.emplace_back("materials");
        a.materialsComplete = true;
        a.stage = portal::Stage::SentBack;
        a.reviewRemark = "请来电说明。";
      });
      scene.open();
      REQUIRE(scene.shows(ui::ReviewScreen{}));
      keepBoth(scene, "13-yours-" + each.name);
    }
    Scene scene;
    scene.readyUntil(Page::CheckUkey);
    askForms(scene.portal);
    scene.portal.change([](portal::Application& a) {
      for (auto& form : a.forms)
        form.filled = true;
      a.forms[0].sections[1].fields[0].value = "posted";
      a.forms[0].sections[1].fields[1].value = "示例市示例路 1 号";
      a.forms[1].sections[0].fields[1].value = "A143012345";
    });
    scene.open();
    REQUIRE(scene.asks(Page::CheckUkey));
    for (auto* radio : scene.wizard->findChildren<QRadioButton*>())
      if (radio->isVisible()) radio->setChecked(true); // the last: later
    scene.primary();
    REQUIRE(scene.asks(Page::SubmitApplication));
    keepBoth(scene, "08-contents-" + each.name);
  }
}
