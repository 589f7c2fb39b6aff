// certdesk-gallery FOLDER [NAME…]: renders the sheets (or those named) in both languages and all themes, to look at.
#include "tests/ui/gallery/sheets.h"
#include "ui/theme/look.h"

#include <QApplication>
#include <QDir>
#include <QTextStream>
#include <QWidget>
#include <memory>

using namespace certdesk::ui;

int main(int count, char** arguments) {
  if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  QApplication application(count, arguments);
  const QStringList said = QApplication::arguments();
  if (said.size() < 2) return 2;
  const QDir folder(said[1]);
  if (!folder.mkpath(QStringLiteral("."))) return 1;
  auto* look = new Look(application);
  for (const auto language : {Language::Chinese, Language::English})
    for (const auto& [appearance, word] :
         {std::pair{Appearance::Light, "light"}, {Appearance::Dark, "dark"}, {Appearance::Contrast, "contrast"}}) {
      Preferences preferences;
      preferences.language = language;
      preferences.appearance = appearance;
      preferences.textPercent = qEnvironmentVariableIntValue("TEXT") > 0 ? qEnvironmentVariableIntValue("TEXT") : 100;
      look->apply(preferences);
      for (const auto& sheet : gallery::sheets()) {
        if (said.size() > 2 && !said.mid(2).contains(sheet.name)) continue;
        const std::unique_ptr<QWidget> widget(sheet.make());
        widget->show();
        QApplication::processEvents();
        const QString file =
            folder.filePath(QStringLiteral("%1-%2-%3.png").arg(sheet.name, nameOf(language), QLatin1String(word)));
        if (!widget->grab().save(file)) return 1;
        QTextStream(stdout) << file << '\n';
      }
    }
  return 0;
}
