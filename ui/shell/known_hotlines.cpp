#include "ui/shell/known_hotlines.h"

#include "app/core/steering.h"

#include <QSettings>
#include <QStringList>
#include <utility>

namespace certdesk::ui {

namespace {

constexpr qsizetype parts = 3; // of a hotline: name, number, hours
constexpr qsizetype longest = 200, most = 20;

const QString portalKey = QStringLiteral("hotlines/portal"), linesKey = QStringLiteral("hotlines/lines");

} // namespace

std::vector<portal::Hotline> KnownHotlines::of(const std::string& address) const {
  std::vector<portal::Hotline> known;
  if (m_settings.value(portalKey).toString() != QString::fromStdString(address)) return known;
  const auto kept = m_settings.value(linesKey).toStringList();
  const auto part = [&](qsizetype i) { // the file may hold anything
    return steeringReplaced(kept[i].simplified().left(longest).toStdString(), "");
  };
  for (qsizetype i = 0; i + parts <= kept.size() && i < most * parts; i += parts)
    if (auto number = part(i + 1); !number.empty()) known.push_back({part(i), std::move(number), part(i + 2)});
  return known;
}

void KnownHotlines::keep(const std::string& address, const std::vector<portal::Hotline>& hotlines) {
  QStringList kept;
  for (const auto& line : hotlines)
    kept << QString::fromStdString(line.name) << QString::fromStdString(line.number)
         << QString::fromStdString(line.hours);
  const auto portal = QString::fromStdString(address);
  if (m_settings.value(portalKey).toString() == portal && m_settings.value(linesKey).toStringList() == kept) return;
  m_settings.setValue(portalKey, portal);
  m_settings.setValue(linesKey, kept);
}

} // namespace certdesk::ui
