#include "ui/widgets/field.h"

#include "ui/widgets/icon_label.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/says.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QVariant>

namespace certdesk::ui {

Field::Field(QWidget* control, QWidget* parent)
    : QWidget(parent), m_control(control), m_top(new QHBoxLayout), m_middle(new QHBoxLayout),
      m_label(new Text(Type::Body)), m_below(new Text(Type::Note, Ink::Text2)), m_belowRow(new QWidget),
      m_icon(new IconLabel(Icon::Warning, Ink::Bad)) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  m_label->setBold(true);
  m_label->setBuddy(control);
  m_top->addWidget(m_label, 1);
  layout->addLayout(m_top);
  m_middle->setSpacing(12);
  m_middle->addWidget(control, 1);
  layout->addSpacing(8);
  layout->addLayout(m_middle);

  auto* below = new QHBoxLayout(m_belowRow);
  below->setContentsMargins(0, 4, 0, 0); // help is nearer to its field than the label
  below->setSpacing(4);
  below->addWidget(m_icon, 0, Qt::AlignTop);
  below->addWidget(m_below, 1);
  layout->addWidget(m_belowRow);
  says(this, [this] { refresh(); });
}

void Field::setLabel(const QString& label) {
  m_name = label;
  refresh();
}

void Field::setRequired(bool required) {
  m_required = required;
  refresh();
}

void Field::setHelp(const QString& help) {
  m_help = help;
  refresh();
}

void Field::setError(const QString& error) {
  m_error = error;
  refresh();
}

void Field::setConfirmation(const QString& text) {
  m_confirmation = text;
  refresh();
}

void Field::setAside(QWidget* aside) { m_top->addWidget(aside, 0, Qt::AlignRight); }

void Field::setBeside(QWidget* beside) { m_middle->addWidget(beside); }

void Field::mark(const QString& state) {
  if (auto* line = qobject_cast<LineEdit*>(m_control)) {
    line->setState(state);
    return;
  }
  m_control->setProperty("state", state);
  m_control->update();
}

void Field::refresh() {
  std::vector<Part> label{{m_name, false, false, {}}};
  if (m_required) label.push_back({QStringLiteral(" *"), false, false, Ink::Bad});
  m_label->setParts(std::move(label));
  m_label->setVisible(!m_name.isEmpty());

  const bool bad = !m_error.isEmpty(), good = !bad && !m_confirmation.isEmpty();
  const QString below = bad ? m_error : good ? m_confirmation : m_help;
  m_below->setText(below);
  m_below->setInk(bad ? Ink::Bad : good ? Ink::Ok : Ink::Text2);
  m_icon->setVisible(bad || good);
  static_cast<IconLabel*>(m_icon)->set(bad ? Icon::Warning : Icon::Check, bad ? Ink::Bad : Ink::Ok);
  m_belowRow->setVisible(!below.isEmpty());
  mark(bad ? QStringLiteral("bad") : good ? QStringLiteral("ok") : QString());

  m_control->setAccessibleName(m_name);
  QStringList description;
  if (m_required) description << tr("required");
  if (!below.isEmpty()) description << below;
  m_control->setAccessibleDescription(description.join(QStringLiteral(". ")));
}

} // namespace certdesk::ui
