#pragma once
#include <QString>
#include <string>

class QSettings;

namespace certdesk::ui {

// What the owner calls a UKEY on this PC, by its serial number: kept with the preferences, and nothing is lost with it.
class UkeyNames {
public:
  static constexpr int longest = 40; // characters
  explicit UkeyNames(QSettings& settings) : m_settings(settings) {}
  [[nodiscard]] QString of(const std::string& serial) const; // empty: none was given
  void give(const std::string& serial, const QString& name); // empty: none any more

private:
  QSettings& m_settings;
};

} // namespace certdesk::ui
