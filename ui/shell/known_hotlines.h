#pragma once
#include "app/portal/nouns.h"

#include <string>
#include <vector>

class QSettings;

namespace certdesk::ui {

// Whom the portal said to call when it last answered: help is wanted most while it does not. Of the last portal alone,
// by its configured address; kept with the preferences, and nothing is lost with it.
class KnownHotlines {
public:
  explicit KnownHotlines(QSettings& settings) : m_settings(settings) {}
  [[nodiscard]] std::vector<portal::Hotline> of(const std::string& address) const; // none: it never answered here
  void keep(const std::string& address, const std::vector<portal::Hotline>& hotlines);

private:
  QSettings& m_settings;
};

} // namespace certdesk::ui
