#include "ui/translation.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>

namespace certdesk::ui {

Language systemLanguage() {
  return QLocale::system().language() == QLocale::Chinese ? Language::Chinese : Language::English;
}

Language languageNamed(const QString& name) {
  if (name.startsWith(QLatin1String("zh"), Qt::CaseInsensitive)) return Language::Chinese;
  if (name.startsWith(QLatin1String("en"), Qt::CaseInsensitive)) return Language::English;
  return systemLanguage();
}

QString nameOf(Language language) {
  switch (language) {
  case Language::English:
    return QStringLiteral("en");
  case Language::Chinese:
    return QStringLiteral("zh_CN");
  }
  return {};
}

std::string languageTag(Language language) { return language == Language::Chinese ? "zh-CN" : "en"; }

void Translation::replace(std::unique_ptr<QTranslator>& translator, const QString& file) {
  translator.reset(); // takes itself out of the application
  if (file.isEmpty()) return;
  auto loaded = std::make_unique<QTranslator>();
  if (!loaded->load(file)) return;
  QCoreApplication::installTranslator(loaded.get());
  translator = std::move(loaded);
}

void Translation::use(Language language) {
  m_language = language;
  // Dates and numbers follow the words, not the system.
  QLocale::setDefault(language == Language::Chinese ? QLocale(QLocale::Chinese, QLocale::China)
                                                    : QLocale(QLocale::English, QLocale::UnitedKingdom));
  if (language == Language::English) {
    replace(m_qt, {});
    replace(m_own, {});
    return;
  }
  replace(m_qt, QDir(QLibraryInfo::path(QLibraryInfo::TranslationsPath))
                    .filePath(QStringLiteral("qtbase_%1.qm").arg(nameOf(language))));
  replace(m_own, QStringLiteral(":/i18n/certdesk_%1.qm").arg(nameOf(language)));
}

} // namespace certdesk::ui
