#include "tests/ui/gallery/sheets.h"
#include "ui/theme/certdesk_style.h"
#include "ui/theme/icons.h"
#include "ui/theme/look.h"
#include "ui/widgets/button.h"
#include "ui/widgets/nav_sidebar.h"
#include "ui/widgets/text.h"

#include <QApplication>
#include <QGlyphRun>
#include <QResizeEvent>
#include <QSettings>
#include <QTemporaryDir>
#include <QTextDocument>
#include <QTextLayout>
#include <QWidget>
#include <catch2/catch.hpp>
#include <cmath>
#include <memory>

// The look as the design decided it: colours reach their contrast, Chinese has its glyphs, the sheets can be drawn.
using namespace certdesk::ui;

namespace {

QApplication& application() {
  qputenv("QT_QPA_PLATFORM", "offscreen"); // before the application is there
  static int count = 1;
  static char name[] = "theme";
  static char* arguments[] = {name, nullptr};
  static auto* made =
      new QApplication(count, arguments); // as long as the process: Qt's own statics end in no known order
  return *made;
}

Look& look() {
  static auto* made = new Look(application());
  return *made;
}

void wear(Language language, Appearance appearance, int percent = 100) {
  Preferences preferences;
  preferences.language = language;
  preferences.appearance = appearance;
  preferences.textPercent = percent;
  look().apply(preferences);
}

double worst(const QColor& ink, std::initializer_list<QColor> grounds) {
  double least = 21;
  for (const auto& ground : grounds)
    least = std::min(least, contrast(ink, ground));
  return std::floor(least * 10) / 10;
}

} // namespace

TEST_CASE("every ink reaches the contrast that the design promises, on every ground it is used on") {
  struct Row {
    Scheme scheme;
    double edge, text, text2, text3, accent, onAccent, ok, warn, bad, focus;
  };
  for (const auto& row : {Row{Scheme::Light, 3.2, 12.3, 6.6, 4.7, 5.8, 6.9, 5.8, 5.9, 5.8, 5.8},
                          Row{Scheme::Dark, 4.6, 9.5, 7.4, 5.6, 6.4, 7.9, 7.2, 8.0, 6.8, 9.0},
                          Row{Scheme::Contrast, 21, 15.1, 15.1, 9.1, 9.1, 12.7, 15.5, 16.1, 8.1, 11.6}}) {
    const Tokens& c = tokensOf(row.scheme);
    CAPTURE(static_cast<int>(row.scheme));
    CHECK(worst(c.edge, {c.window, c.sunken}) >= row.edge);
    CHECK(worst(c.text, {c.window, c.sunken, c.hover, c.accentSoft, c.okSoft, c.warnSoft, c.badSoft}) >= row.text);
    CHECK(worst(c.text2, {c.window, c.sunken, c.hover, c.accentSoft, c.okSoft, c.warnSoft, c.badSoft}) >= row.text2);
    CHECK(worst(c.text3, {c.window, c.sunken, c.hover}) >= row.text3);
    CHECK(worst(c.accent, {c.window, c.sunken, c.hover, c.accentSoft}) >= row.accent);
    CHECK(worst(c.onAccent, {c.accent, c.accentHover, c.accentDown}) >= row.onAccent);
    CHECK(worst(c.ok, {c.window, c.sunken, c.okSoft}) >= row.ok);
    CHECK(worst(c.warn, {c.window, c.sunken, c.warnSoft}) >= row.warn);
    CHECK(worst(c.bad, {c.window, c.sunken, c.badSoft}) >= row.bad);
    CHECK(worst(c.window, {c.bad}) >= 4.5);
    CHECK(worst(c.focus, {c.window, c.sunken, c.accentSoft}) >= row.focus);
  }
}

TEST_CASE("Chinese text has glyphs in every type and language, and is no row of boxes") {
  application();
  for (const auto language : {Language::Chinese, Language::English}) {
    wear(language, Appearance::Light);
    for (const auto type : {Type::Note, Type::Body, Type::Section, Type::State, Type::Title}) {
      QTextLayout layout(QStringLiteral("数字证书服务助手，密钥恢复：请勿拔出（第 4 步）"), theme().font(type));
      layout.beginLayout();
      layout.createLine().setLineWidth(10000);
      layout.endLayout();
      for (const auto& run : layout.glyphRuns())
        CHECK_FALSE(run.glyphIndexes().contains(0));
    }
  }
}

TEST_CASE("every icon is drawn at every size, and takes the ink it is given") {
  look();
  const std::initializer_list<Icon> icons{
#define CERTDESK_ICON(name, file) Icon::name,
      CERTDESK_ICONS(CERTDESK_ICON)
#undef CERTDESK_ICON
  };
  for (const auto icon : icons)
    for (const int size : {20, 30, 32, 40}) {
      CAPTURE(static_cast<int>(icon), size);
      const QImage image = iconPixmap(icon, Qt::red, size).toImage();
      REQUIRE(image.width() == size);
      int inked = 0;
      for (int y = 0; y < size; ++y)
        for (int x = 0; x < size; ++x)
          if (image.pixelColor(x, y).alpha() > 200) {
            ++inked;
            REQUIRE(image.pixelColor(x, y).green() == 0);
          }
      CHECK(inked >= size / 2);
    }
  CHECK_FALSE(applicationIcon().pixmap(48, 48).isNull());
}

TEST_CASE("a name from outside is never read as markup, where it is cut off and its tool tip says the whole neither") {
  (void)application();
  const auto hostile = QStringLiteral("<img src='file:///etc/hostname'><b>Example</b> <a href='http://x'>Ltd</a>");
  Text line(Type::Body, Ink::Text, hostile);
  line.setElided(true);
  line.resize(60, 24);
  QResizeEvent narrow({60, 24}, {600, 24});
  QCoreApplication::sendEvent(&line, &narrow);
  CHECK(line.textFormat() == Qt::PlainText);
  REQUIRE_FALSE(line.toolTip().isEmpty());
  QTextDocument shown; // as Qt shows a tool tip
  if (Qt::mightBeRichText(line.toolTip()))
    shown.setHtml(line.toolTip());
  else
    shown.setPlainText(line.toolTip());
  CHECK(shown.toPlainText() == hostile);
  const Button button(Icon::Refresh, QStringLiteral("Back"));
  CHECK(button.toolTip() == QStringLiteral("Back")); // read by screen readers as it is
}

TEST_CASE("text sizes multiply the scale and the heights that hold it") {
  application();
  wear(Language::English, Appearance::Light, 100);
  CHECK(theme().pixels(Type::Title) == 26);
  CHECK(theme().grown(40) == 40);
  wear(Language::English, Appearance::Light, 130);
  CHECK(theme().pixels(Type::Note) == 17);
  CHECK(theme().pixels(Type::Title) == 34);
  CHECK(theme().grown(40) == 47);
}

TEST_CASE("the theme is carried by the application's style, under its style sheet too") {
  application();
  wear(Language::Chinese, Appearance::Dark);
  REQUIRE(CertDeskStyle::ofApplication() != nullptr);
  CHECK(theme().scheme == Scheme::Dark);
  CHECK(QApplication::palette().color(QPalette::Window) == tokensOf(Scheme::Dark).window);
  wear(Language::Chinese, Appearance::System);
  CHECK(theme().scheme == Scheme::Light); // offscreen, the system is light
}

TEST_CASE("preferences come back as they were kept, and nonsense is left out") {
  const QTemporaryDir folder;
  QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
  CHECK(Preferences::load(settings) == Preferences{});
  const Preferences kept{Language::Chinese, Appearance::Contrast, 130, QStringLiteral("shili_jianshe")};
  kept.save(settings);
  CHECK(Preferences::load(settings) == kept);
  settings.setValue(QStringLiteral("window/text"), 7000);
  settings.setValue(QStringLiteral("window/appearance"), QStringLiteral("purple"));
  CHECK(Preferences::load(settings).textPercent == 100);
  CHECK(Preferences::load(settings).appearance == Appearance::System);
}

TEST_CASE("every sheet of the gallery is drawn in both languages and all themes") {
  application();
  for (const auto language : {Language::Chinese, Language::English})
    for (const auto appearance : {Appearance::Light, Appearance::Dark, Appearance::Contrast}) {
      wear(language, appearance);
      for (const auto& sheet : gallery::sheets()) {
        const std::unique_ptr<QWidget> widget(sheet.make());
        widget->show();
        QApplication::processEvents();
        const QImage image = widget->grab().toImage();
        INFO(sheet.name.toStdString());
        // The ground is the theme's, and there is more on it than ground.
        CHECK(image.pixelColor(image.width() - 3, 3).lightness() ==
              Approx(theme().colour.window.lightness()).margin(40));
        CHECK(image != QImage(image.size(), image.format()));
      }
    }
}

TEST_CASE("the name of a place that does not fit beside its count takes another line") {
  wear(Language::English, Appearance::Light, 130);
  NavSidebar sidebar;
  const int place = sidebar.add(Icon::List);
  sidebar.setName(place, QStringLiteral("My UKEY"));
  QAbstractButton* item = nullptr;
  for (auto* button : sidebar.findChildren<QAbstractButton*>())
    if (button->text() == QStringLiteral("My UKEY")) item = button;
  REQUIRE(item != nullptr);
  const int one = item->sizeHint().height();
  sidebar.setCount(place, 1);
  CHECK(item->sizeHint().height() == one);
  sidebar.setName(place, QStringLiteral("My applications"));
  CHECK(item->sizeHint().height() >= one + theme().pitch(Type::Body) / 2);
}
