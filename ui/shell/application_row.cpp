#include "ui/shell/application_row.h"

#include "ui/format.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/progress.h"
#include "ui/widgets/text.h"

#include <QFontMetrics>
#include <QHBoxLayout>

namespace certdesk::ui {

namespace {

Text* bold(const QString& text) {
  auto* made = new Text(Type::Body, Ink::Text, text);
  made->setBold(true);
  return made;
}

QVBoxLayout* column(std::initializer_list<QWidget*> lines) {
  auto* made = new QVBoxLayout;
  made->setSpacing(0);
  made->addStretch(1);
  for (auto* line : lines)
    made->addWidget(line);
  made->addStretch(1);
  return made;
}

// The same for all rows, whatever their button says, so that the columns stand under each other.
int endWidth() {
  const QFontMetrics button(theme().font(Type::Body, true));
  return std::max({104, button.horizontalAdvance(ApplicationRow::tr("Continue")) + 42,
                   button.horizontalAdvance(ApplicationRow::tr("View")) + 42});
}

} // namespace

ApplicationRow::ApplicationRow(const portal::Application& application, const Situation& situation, Time now,
                               bool primary) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 14, 0, 14);
  row->setSpacing(12);
  row->addLayout(column({bold(situation.service), new Text(Type::Body, Ink::Text, utf8(application.subject)),
                         new Text(Type::Note, Ink::Text2, utf8(application.templateName))}),
                 26);
  const QString since =
      situation.tab == Tab::Done ? moment(application.since, now) : tr("since %1").arg(moment(application.since, now));
  auto* waiting = new QWidget; // the icon stays at the first line, wherever the lines stand
  auto* lines = new QHBoxLayout(waiting);
  lines->setContentsMargins(0, 0, 0, 0);
  lines->setSpacing(12);
  lines->addWidget(new IconLabel(situation.icon, situation.ink), 0, Qt::AlignTop);
  auto* words = new QVBoxLayout;
  words->setSpacing(0);
  words->addWidget(bold(situation.waitsFor));
  words->addWidget(new Text(Type::Body, Ink::Text2, since));
  words->addWidget(new Text(Type::Note, Ink::Text2, tr("Reference %1").arg(grouped(application.id))));
  lines->addLayout(words, 1);
  row->addLayout(column({waiting}), 33);

  auto* progress = new QVBoxLayout;
  progress->setSpacing(4);
  progress->addStretch(1);
  if (situation.total > 0 && situation.tab != Tab::Done) {
    auto* code = new Text(Type::Note, Ink::Text, situation.code);
    code->setBold(true);
    const auto left = situation.stepsToCome == 0 ? tr("The last step") : tr("Steps to come: %1").arg(situation.stepsToCome);
    auto* bar = new Bar(4);
    bar->setFixedWidth(88);
    bar->moveTo((situation.total - 1 - situation.stepsToCome) * 100 / situation.total);
    bar->setAccessibleName(left);
    progress->addWidget(code);
    progress->addWidget(new Text(Type::Note, Ink::Text2, left));
    progress->addWidget(bar);
  }
  progress->addStretch(1);
  auto* holder = new QWidget;
  progress->setContentsMargins(0, 0, 0, 0);
  holder->setLayout(progress);
  holder->setFixedWidth(theme().pixels(Type::Note) * 104 / 13);
  row->addWidget(holder);

  auto* last = new QWidget;
  last->setFixedWidth(endWidth());
  auto* end = new QVBoxLayout(last);
  end->setContentsMargins(0, 0, 0, 0);
  end->setSpacing(4);
  const bool act = situation.turn == Turn::Holder && situation.tab != Tab::Done;
  auto* button = new Button(primary && act ? Kind::Primary : Kind::Secondary, act ? tr("Continue") : tr("View"));
  button->setAccessibleDescription(QStringLiteral("%1, %2").arg(situation.service, utf8(application.subject)));
  button->setEnabled(situation.openable);
  end->addStretch(1);
  end->addWidget(button);
  if (!situation.openable) end->addWidget(new Text(Type::Note, Ink::Text2, tr("On the portal's site")));
  end->addStretch(1);
  row->addWidget(last);
  connect(button, &QPushButton::clicked, this, &ApplicationRow::opened);
}

} // namespace certdesk::ui
