#include "ui/theme/look.h"

#include "ui/theme/accessibility.h"
#include "ui/theme/certdesk_style.h"
#include "ui/theme/icons.h"
#include "ui/theme/style_sheet.h"

#include <QApplication>
#include <QOperatingSystemVersion>
#include <QPalette>
#include <QSettings>

// Static libraries do not register their resources by themselves.
static void registerResources() { Q_INIT_RESOURCE(certdesk_ui); }

namespace certdesk::ui {

namespace {

bool onWindows() { return QOperatingSystemVersion::currentType() == QOperatingSystemVersion::Windows; }

QVariant registry(const QString& path, const QString& value) {
  return QSettings(path, QSettings::NativeFormat).value(value);
}

bool windowsContrastTheme() {
  if (!onWindows()) return false;
  const auto flags = registry(QStringLiteral("HKEY_CURRENT_USER\\Control Panel\\Accessibility\\HighContrast"),
                              QStringLiteral("Flags"));
  return flags.toInt() & 1; // HCF_HIGHCONTRASTON
}

QPalette paletteOf(const Tokens& c) {
  QPalette palette;
  for (const auto& [role, colour] :
       std::initializer_list<std::pair<QPalette::ColorRole, QColor>>{{QPalette::Window, c.window},
                                                                     {QPalette::Base, c.window},
                                                                     {QPalette::AlternateBase, c.sunken},
                                                                     {QPalette::Button, c.window},
                                                                     {QPalette::WindowText, c.text},
                                                                     {QPalette::Text, c.text},
                                                                     {QPalette::ButtonText, c.text},
                                                                     {QPalette::BrightText, c.bad},
                                                                     {QPalette::PlaceholderText, c.text3},
                                                                     {QPalette::Highlight, c.accent},
                                                                     {QPalette::HighlightedText, c.onAccent},
                                                                     {QPalette::Link, c.accent},
                                                                     {QPalette::LinkVisited, c.accent},
                                                                     {QPalette::ToolTipBase, c.window},
                                                                     {QPalette::ToolTipText, c.text},
                                                                     {QPalette::Light, c.window},
                                                                     {QPalette::Midlight, c.hover},
                                                                     {QPalette::Mid, c.line},
                                                                     {QPalette::Dark, c.edge},
                                                                     {QPalette::Shadow, c.edge}})
    palette.setColor(role, colour);
  for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
    palette.setColor(QPalette::Disabled, role, c.text3);
  return palette;
}

} // namespace

Look::Look(QApplication& application)
    : QObject(&application), m_application(application), m_style(new CertDeskStyle(Theme{})) {
  registerResources();
  installAccessibility();
  QApplication::setStyle(m_style);
  QApplication::setWindowIcon(applicationIcon());
  application.installEventFilter(this);
}

void Look::apply(const Preferences& preferences) {
  m_preferences = preferences;
  m_applying = true; // our own palette is no change of the system's theme
  Theme theme;
  theme.language = preferences.language.value_or(systemLanguage());
  theme.percent = preferences.textPercent;
  switch (preferences.appearance) {
  case Appearance::System:
    theme.scheme = systemScheme();
    break;
  case Appearance::Light:
    theme.scheme = Scheme::Light;
    break;
  case Appearance::Dark:
    theme.scheme = Scheme::Dark;
    break;
  case Appearance::Contrast:
    theme.scheme = Scheme::Contrast;
    break;
  }
  theme.colour = tokensOf(theme.scheme);
  if (preferences.appearance == Appearance::System && windowsContrastTheme()) {
    QApplication::setPalette(QPalette());
    theme.colour = tokensFrom(QGuiApplication::palette());
  }
  wear(theme);
  m_translation.use(theme.language);
  m_applying = false;
}

Scheme Look::systemScheme() const {
  if (windowsContrastTheme()) return Scheme::Contrast;
  if (onWindows()) {
    const auto light =
        registry(QStringLiteral("HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize"),
                 QStringLiteral("AppsUseLightTheme"));
    return light.isValid() && light.toInt() == 0 ? Scheme::Dark : Scheme::Light;
  }
  QApplication::setPalette(QPalette()); // without ours, what remains is the desktop's
  const QPalette system = QGuiApplication::palette();
  const bool dark = system.color(QPalette::Window).lightness() < system.color(QPalette::WindowText).lightness();
  return dark ? Scheme::Dark : Scheme::Light;
}

void Look::wear(const Theme& theme) {
  m_style->setTheme(theme);
  QApplication::setPalette(paletteOf(theme.colour));
  QApplication::setFont(theme.font(Type::Body));
  m_application.setStyleSheet(styleSheet(theme));
}

bool Look::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::ThemeChange && !m_applying && m_preferences.appearance == Appearance::System)
    QMetaObject::invokeMethod(
        this, [this] { apply(m_preferences); }, Qt::QueuedConnection);
  return QObject::eventFilter(watched, event);
}

} // namespace certdesk::ui
