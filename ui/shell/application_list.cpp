#include "ui/shell/application_list.h"

#include "ui/shell/application_row.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/text.h"

#include <QVBoxLayout>

namespace certdesk::ui {

namespace {

Text* sectionTitle(const QString& title, std::size_t count) {
  auto* made = new Text(Type::Section);
  made->setBold(false);
  made->setParts({{title, true, false, {}}, {QStringLiteral("  %1").arg(count), false, false, Ink::Text2}});
  return made;
}

} // namespace

ApplicationList::ApplicationList(const std::vector<Entry>& entries, Tab tab, Time now)
    : m_column(new QVBoxLayout(this)) {
  m_column->setContentsMargins(0, 0, 0, 0);
  m_column->setSpacing(8);
  for (const auto& [turn, title] : {std::pair{Turn::Holder, tr("Your turn")},
                                    {Turn::Authority, tr("The CA's turn")},
                                    {Turn::Nobody, tr("Finished")}}) {
    std::vector<const Entry*> group;
    for (const auto& entry : entries)
      if (entry.situation.tab == tab && entry.situation.turn == turn) group.push_back(&entry);
    if (!group.empty()) addGroup(group, title, now);
  }
}

void ApplicationList::addGroup(const std::vector<const Entry*>& group, const QString& title, Time now) {
  m_empty = false;
  m_column->addWidget(sectionTitle(title, group.size()));
  auto* panel = new Panel;
  panel->body()->setContentsMargins(24, 0, 24, 0);
  panel->body()->setSpacing(0);
  for (const auto* entry : group) {
    if (entry != group.front()) panel->body()->addWidget(new Line);
    auto* row = new ApplicationRow(entry->application, entry->situation, now, !m_primaryGiven);
    if (entry->situation.turn == Turn::Holder) m_primaryGiven = true;
    connect(row, &ApplicationRow::opened, this,
            [this, application = entry->application] { Q_EMIT opened(application); });
    panel->body()->addWidget(row);
  }
  m_column->addWidget(panel);
  m_column->addSpacing(16);
}

} // namespace certdesk::ui
