#include "ui/widgets/last_try.h"

#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/pin_field.h"
#include "ui/widgets/says.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>

namespace certdesk::ui {

LastTry::LastTry(QWidget* parent)
    : QWidget(parent), m_safeTitle(new Text(Type::Section)), m_tryTitle(new Text(Type::Section)),
      m_points(new QVBoxLayout), m_safe(new Button(Kind::Primary)), m_try(new Button(Kind::Secondary)),
      m_yes(new CheckBox), m_pin(new PinField) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(24);

  auto* safe = new Panel(Panel::Ground::Emphasis, Tone::Accent);
  auto* head = new QHBoxLayout;
  auto* advice = new Chip(Tone::Accent);
  head->addWidget(m_safeTitle, 1);
  head->addWidget(advice, 0, Qt::AlignTop);
  safe->body()->addLayout(head);
  m_points->setSpacing(12);
  safe->body()->addSpacing(4);
  safe->body()->addLayout(m_points);
  safe->body()->addStretch(1);
  safe->body()->addSpacing(8);
  safe->body()->addWidget(m_safe);
  row->addWidget(safe, 1);

  auto* last = new Panel;
  last->body()->addWidget(m_tryTitle);
  last->body()->addWidget(m_yes);
  last->body()->addWidget(m_pin);
  last->body()->addStretch(1);
  last->body()->addSpacing(8);
  last->body()->addWidget(m_try);
  row->addWidget(last, 1);

  connect(m_safe, &QPushButton::clicked, this, &LastTry::safeWayChosen);
  connect(m_try, &QPushButton::clicked, this, &LastTry::tried);
  connect(m_pin->edit(), &QLineEdit::textChanged, this, &LastTry::weigh);
  connect(m_yes, &QCheckBox::toggled, this, &LastTry::weigh);
  says(this, [this, advice] {
    advice->set(Tone::Accent, {}, tr("Advised"));
    speak();
  });
  weigh();
}

void LastTry::speak() {
  m_tryTitle->setText(tr("I remember it: try once more"));
  m_yes->setText(tr("I know that one more wrong PIN locks the UKEY"));
  m_pin->setNote(tr("One click tries it once; the program never tries again by itself."));
  m_pin->edit()->setPlaceholderText(m_pin->edit()->isEnabled() ? QString() : tr("Tick the line above first"));
  m_try->setText(tr("Use the last try"));
}

void LastTry::setSafeWay(const QString& title, const QStringList& points, const QString& button) {
  m_safeTitle->setText(title);
  while (auto* item = m_points->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  for (const auto& point : points) {
    auto* line = new QWidget;
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    row->addWidget(new IconLabel(Icon::Check, Ink::Accent), 0, Qt::AlignTop);
    row->addWidget(new Text(Type::Body, Ink::Text, point), 1);
    m_points->addWidget(line);
  }
  m_safe->setText(button);
  m_safe->setVisible(!button.isEmpty());
}

void LastTry::setOpen(bool toTry, bool toSafety) {
  m_toTry = toTry;
  m_toSafety = toSafety;
  weigh();
}

void LastTry::weigh() {
  const bool yes = m_yes->isChecked();
  m_pin->edit()->setEnabled(yes && m_toTry);
  m_yes->setEnabled(m_toTry);
  m_try->setEnabled(yes && m_toTry && m_pin->fits());
  m_safe->setEnabled(m_toSafety);
  m_pin->edit()->setPlaceholderText(yes ? QString() : tr("Tick the line above first"));
}

} // namespace certdesk::ui
