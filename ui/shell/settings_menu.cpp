#include "ui/shell/settings_menu.h"

#include <QActionGroup>

namespace certdesk::ui {

SettingsMenu::SettingsMenu(const Preferences& preferences, const QString& userName, bool hasAccount, QWidget* parent)
    : QMenu(parent), m_preferences(preferences) {
  const auto& now = m_preferences;
  addChoices(tr("Language"), Icon::Globe,
             {{tr("Same as the system"), !now.language, [](Preferences& p) { p.language.reset(); }},
              {QStringLiteral("中文"), now.language == Language::Chinese,
               [](Preferences& p) { p.language = Language::Chinese; }},
              {QStringLiteral("English"), now.language == Language::English,
               [](Preferences& p) { p.language = Language::English; }}});
  std::vector<Choice> sizes;
  for (const int percent : {100, 115, 130})
    sizes.push_back({QStringLiteral("%1 %").arg(percent), now.textPercent == percent,
                     [percent](Preferences& p) { p.textPercent = percent; }});
  addChoices(tr("Text size"), Icon::Accessibility, sizes);
  const auto appearance = [&now](const QString& name, Appearance which) {
    return Choice{name, now.appearance == which, [which](Preferences& p) { p.appearance = which; }};
  };
  addChoices(tr("Appearance"), Icon::Sun,
             {appearance(tr("Same as the system"), Appearance::System), appearance(tr("Light"), Appearance::Light),
              appearance(tr("Dark"), Appearance::Dark), appearance(tr("High contrast"), Appearance::Contrast)});
  addSeparator();
  addAction(menuIcon(Icon::List), tr("What was done on this PC"), this, &SettingsMenu::actsWanted);
  if (userName.isEmpty()) return;
  if (hasAccount) addAction(menuIcon(Icon::User), tr("My account"), this, &SettingsMenu::accountWanted);
  addAction(menuIcon(Icon::Logout), tr("Log out"), this, &SettingsMenu::logoutWanted);
}

void SettingsMenu::addChoices(const QString& title, Icon icon, const std::vector<Choice>& choices) {
  auto* menu = addMenu(menuIcon(icon), title);
  auto* group = new QActionGroup(menu);
  for (const auto& choice : choices) {
    auto* action = menu->addAction(choice.name);
    action->setCheckable(true);
    action->setChecked(choice.now);
    group->addAction(action);
    connect(action, &QAction::triggered, this, [this, make = choice.make] {
      Preferences changed = m_preferences;
      make(changed);
      Q_EMIT chosen(changed);
    });
  }
}

} // namespace certdesk::ui
