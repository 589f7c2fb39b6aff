#pragma once
#include "ui/translation.h"

#include <QString>
#include <optional>

class QSettings;

namespace certdesk::ui {

enum class Appearance { System, Light, Dark, Contrast };

// What the person has chosen for this window; nothing here is secret or needed to go on.
struct Preferences {
  std::optional<Language> language; // nothing: the system's
  Appearance appearance = Appearance::System;
  int textPercent = 100; // 100, 115 or 130
  QString userName;      // last logged in, where the login is kept

  [[nodiscard]] static Preferences load(const QSettings& settings);
  void save(QSettings& settings) const;
  friend bool operator==(const Preferences&, const Preferences&) = default;
};

} // namespace certdesk::ui
