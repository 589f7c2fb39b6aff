#include "ui/pages/form_control.h"

#include "ui/format.h"
#include "ui/widgets/combo_box.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/radio_group.h"

#include <QFocusEvent>
#include <QHBoxLayout>
#include <QScopedValueRollback>
#include <algorithm>

namespace certdesk::ui {

namespace {

using portal::FieldKind;

constexpr std::size_t fewChoices = 4;
constexpr int shortLine = 240, longestLine = 4000; // px; UTF-16 units, so that the check can say what is too long

bool isChoice(const portal::FormField& field) {
  return field.kind == FieldKind::Choice || field.kind == FieldKind::YesNo;
}

QString yesOrNo(const std::string& value) { return value == "yes" ? FormControl::tr("Yes") : FormControl::tr("No"); }

} // namespace

FormControl::FormControl(const portal::FormField& field)
    : m_choices(field.kind == FieldKind::YesNo ? std::vector<portal::FieldChoice>{{"yes", {}}, {"no", {}}}
                                               : field.choices),
      m_locked(field.readOnly), m_mayBeNone(!field.required) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  if (m_locked || !isChoice(field))
    makeLine(field);
  else if (m_mayBeNone || m_choices.size() > fewChoices) // an answer once given could not be taken back otherwise
    makeList(field);
  else
    makeAnswers(field);
}

void FormControl::makeLine(const portal::FormField& field) {
  m_line = new LineEdit;
  m_line->setMaxLength(longestLine);
  const bool digits = field.kind == FieldKind::Number || field.kind == FieldKind::Date;
  if (digits) m_line->setMaximumWidth(shortLine);
  if (digits) m_line->setInputMethodHints(Qt::ImhPreferNumbers);
  layout()->addWidget(m_line);
  if (digits) static_cast<QHBoxLayout*>(layout())->addStretch(1);
  m_line->setLocked(m_locked);
  connect(m_line, &QLineEdit::textChanged, this, &FormControl::changed);
  watch(m_line);
}

void FormControl::makeList(const portal::FormField&) {
  m_list = new ComboBox;
  if (m_mayBeNone) m_list->addItem(QString());
  for (const auto& choice : m_choices)
    m_list->addItem(utf8(choice.label));
  m_list->setCurrentIndex(-1);
  layout()->addWidget(m_list);
  connect(m_list, &QComboBox::currentIndexChanged, this, &FormControl::changed);
  watch(m_list);
}

void FormControl::makeAnswers(const portal::FormField&) {
  QStringList texts;
  for (const auto& choice : m_choices)
    texts << utf8(choice.label);
  m_answers = new RadioGroup(texts);
  layout()->addWidget(m_answers);
  connect(m_answers, &RadioGroup::picked, this, &FormControl::edited);
  for (auto* radio : m_answers->findChildren<QRadioButton*>())
    watch(radio);
}

void FormControl::watch(QWidget* widget) { widget->installEventFilter(this); }

bool FormControl::eventFilter(QObject* watched, QEvent* event) {
  // A list that drops down, or another window in front, is not the end of it.
  if (event->type() == QEvent::FocusOut) {
    const auto reason = static_cast<QFocusEvent*>(event)->reason();
    if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason) Q_EMIT left();
  }
  return QWidget::eventFilter(watched, event);
}

void FormControl::speak(const QString& question) {
  for (std::size_t i = 0; i < m_choices.size(); ++i) {
    const int at = static_cast<int>(i) + (m_mayBeNone ? 1 : 0);
    if (!m_choices[i].label.empty()) continue;
    if (m_list != nullptr) m_list->setItemText(at, shown(m_choices[i].value));
    if (m_answers != nullptr) m_answers->setAnswer(static_cast<int>(i), shown(m_choices[i].value));
  }
  if (m_list != nullptr) m_list->setPlaceholderText(tr("Choose"));
  if (m_list != nullptr && m_mayBeNone) m_list->setItemText(0, tr("No answer"));
  if (m_answers != nullptr) m_answers->setQuestion(question);
  if (m_line != nullptr) m_line->setAccessibleName(question);
  if (m_list != nullptr) m_list->setAccessibleName(question);
  if (m_locked) setValue(m_fixed);
}

void FormControl::setHint(const QString& spoken) {
  if (m_line != nullptr) m_line->setAccessibleDescription(spoken);
  if (m_list != nullptr) m_list->setAccessibleDescription(spoken);
  if (m_answers == nullptr) return;
  for (auto* radio : m_answers->findChildren<QRadioButton*>())
    radio->setAccessibleDescription(spoken);
}

int FormControl::indexOf(const std::string& value) const {
  const auto is = [&](const auto& choice) { return choice.value == value; };
  const auto found = std::find_if(m_choices.begin(), m_choices.end(), is);
  return found == m_choices.end() ? -1 : static_cast<int>(found - m_choices.begin());
}

QString FormControl::shown(const std::string& value) const {
  const int at = indexOf(value);
  if (at < 0) return utf8(value);
  const auto& label = m_choices[static_cast<std::size_t>(at)].label;
  return label.empty() ? yesOrNo(value) : utf8(label);
}

QString FormControl::textOf(const portal::FormField& field) {
  if (field.kind == FieldKind::YesNo && !field.value.empty()) return yesOrNo(field.value);
  for (const auto& choice : field.choices)
    if (choice.value == field.value) return utf8(choice.label);
  return utf8(field.value);
}

std::string FormControl::value() const {
  if (m_locked) return m_fixed;
  if (m_line != nullptr) return m_line->text().toStdString();
  const int at = m_list != nullptr ? m_list->currentIndex() - (m_mayBeNone ? 1 : 0) : m_answers->chosen();
  return at < 0 ? std::string() : m_choices[static_cast<std::size_t>(at)].value;
}

// By the keyboard or not: a screen reader and voice put whole texts in.
void FormControl::changed() {
  if (!m_setting) Q_EMIT edited();
}

void FormControl::setValue(const std::string& value) {
  const QScopedValueRollback setting(m_setting, true);
  if (m_locked) m_fixed = value;
  if (m_line != nullptr) {
    if (const auto text = shown(value); m_line->text() != text) {
      m_line->setText(text);
      m_line->setCursorPosition(0);
    }
  } else if (const int at = indexOf(value); m_list != nullptr) {
    m_list->setCurrentIndex(at < 0 ? -1 : at + (m_mayBeNone ? 1 : 0));
  } else {
    m_answers->choose(at);
  }
}

void FormControl::setOpen(bool open) {
  if (m_locked) return;
  for (QWidget* widget :
       {static_cast<QWidget*>(m_line), static_cast<QWidget*>(m_list), static_cast<QWidget*>(m_answers)})
    if (widget != nullptr) widget->setEnabled(open);
}

void FormControl::setWrong(bool wrong) {
  const auto state = wrong ? QStringLiteral("bad") : QString();
  if (m_line != nullptr) m_line->setState(state);
  if (m_list != nullptr) m_list->setProperty("state", state);
  if (m_list != nullptr) m_list->update();
}

QWidget* FormControl::stop() const {
  if (m_locked) return nullptr;
  if (m_line != nullptr) return m_line;
  return m_list != nullptr ? m_list : m_answers->stop();
}

} // namespace certdesk::ui
