#include "ui/ukeys/ukey_names.h"

#include "app/core/bytes.h"
#include "app/core/text.h"

#include <QSettings>

namespace certdesk::ui {

namespace {

constexpr int mostNames = 200; // of UKEYs that were ever named here
const QString group = QStringLiteral("ukey-names");

// A serial may hold what means something in a settings file.
QString keyOf(const std::string& serial) {
  return group + QLatin1Char('/') + QString::fromStdString(hex(viewOf(serial)));
}

} // namespace

QString UkeyNames::of(const std::string& serial) const {
  return m_settings.value(keyOf(serial)).toString().simplified().left(longest);
}

void UkeyNames::give(const std::string& serial, const QString& name) {
  const auto kept = name.simplified().left(longest);
  if (kept.isEmpty()) return m_settings.remove(keyOf(serial));
  m_settings.beginGroup(group);
  const auto count = m_settings.childKeys().size();
  m_settings.endGroup();
  if (count < mostNames || m_settings.contains(keyOf(serial))) m_settings.setValue(keyOf(serial), kept);
}

} // namespace certdesk::ui
