#include "ui/preferences.h"

#include <QSettings>
#include <QStringList>

namespace certdesk::ui {

namespace {

const QString languageKey = QStringLiteral("window/language"), appearanceKey = QStringLiteral("window/appearance"),
              textKey = QStringLiteral("window/text"), userKey = QStringLiteral("login/user");

// In the order of the enumeration.
QStringList appearances() {
  return {QStringLiteral("system"), QStringLiteral("light"), QStringLiteral("dark"), QStringLiteral("contrast")};
}

} // namespace

Preferences Preferences::load(const QSettings& settings) {
  Preferences read;
  const QString language = settings.value(languageKey).toString();
  for (const auto known : {Language::English, Language::Chinese})
    if (language == nameOf(known)) read.language = known;
  const auto appearance = appearances().indexOf(settings.value(appearanceKey).toString());
  if (appearance >= 0) read.appearance = static_cast<Appearance>(appearance);
  const int percent = settings.value(textKey, 100).toInt();
  if (percent == 115 || percent == 130) read.textPercent = percent;
  read.userName = settings.value(userKey).toString().left(200);
  return read;
}

void Preferences::save(QSettings& settings) const {
  settings.setValue(languageKey, language ? nameOf(*language) : QStringLiteral("system"));
  settings.setValue(appearanceKey, appearances().at(static_cast<int>(appearance)));
  settings.setValue(textKey, textPercent);
  settings.setValue(userKey, userName);
}

} // namespace certdesk::ui
