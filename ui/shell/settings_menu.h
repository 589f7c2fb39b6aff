#pragma once
#include "ui/preferences.h"
#include "ui/theme/icons.h"

#include <QMenu>
#include <functional>
#include <vector>

namespace certdesk::ui {

// Language, text size, appearance, what was done here, the account and the way out of it.
class SettingsMenu : public QMenu {
  Q_OBJECT
public:
  // userName: empty where nobody is logged in. hasAccount: there is a page of the account.
  SettingsMenu(const Preferences& preferences, const QString& userName, bool hasAccount, QWidget* parent);

Q_SIGNALS:
  void chosen(const Preferences& preferences);
  void actsWanted(); // what was done on this PC
  void accountWanted();
  void logoutWanted();

private:
  struct Choice {
    QString name;
    bool now;
    std::function<void(Preferences&)> make;
  };
  void addChoices(const QString& title, Icon icon, const std::vector<Choice>& choices);
  Preferences m_preferences;
};

} // namespace certdesk::ui
