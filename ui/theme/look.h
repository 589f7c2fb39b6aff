#pragma once
#include "ui/preferences.h"
#include "ui/theme/theme.h"

#include <QObject>

class QApplication;

namespace certdesk::ui {

class CertDeskStyle;

// Gives the application its style, colours, fonts and language, and follows the system when its theme changes.
class Look : public QObject {
  Q_OBJECT
public:
  explicit Look(QApplication& application); // which owns it

  void apply(const Preferences& preferences);
  [[nodiscard]] const Preferences& preferences() const { return m_preferences; }
  // Something that does not change the look, such as the user name.
  void remember(const Preferences& preferences) { m_preferences = preferences; }

  bool eventFilter(QObject* watched, QEvent* event) override;

private:
  [[nodiscard]] Scheme systemScheme() const;
  void wear(const Theme& theme);

  QApplication& m_application;
  CertDeskStyle* m_style; // owned by the application
  Preferences m_preferences;
  Translation m_translation;
  bool m_applying = false;
};

} // namespace certdesk::ui
