#include "ui/pages/form_entry.h"

#include "ui/format.h"
#include "ui/pages/form_control.h"
#include "ui/widgets/field.h"
#include "ui/widgets/notice.h"

#include <QVBoxLayout>

namespace certdesk::ui {

using papers::FieldFault;
using portal::FieldKind;

namespace {

// In a draft: what was typed, and what the portal had there then.
std::string typedKey(const std::string& id) { return "=" + id; }
std::string baseKey(const std::string& id) { return "<" + id; }

} // namespace

FormEntry::FormEntry(portal::FormField field)
    : m_field(std::move(field)), m_control(new FormControl(m_field)), m_frame(new Field(m_control)),
      m_remark(new Notice(Tone::Warn)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  column->addWidget(m_frame);
  column->addWidget(m_remark);
  m_control->setValue(m_field.value);
  connect(m_control, &FormControl::edited, this, [this] {
    m_touched = true;
    showFault();
    Q_EMIT changed();
  });
  connect(m_control, &FormControl::left, this, [this] {
    if (m_touched) judge(); // who only came by with Tab is not told off
  });
}

std::string FormEntry::value() const { return papers::tidied(m_field, m_control->value()); }

bool FormEntry::edited() const { return !m_field.readOnly && value() != papers::tidied(m_field, m_field.value); }

void FormEntry::setValue(const std::string& value) {
  m_control->setValue(value);
  showFault();
}

void FormEntry::takeOver(const portal::FormField& field) {
  const bool keep = edited();
  m_field = field;
  if (!keep) m_control->setValue(field.value);
  see();
}

void FormEntry::putInto(papers::Draft& draft) const {
  if (!edited()) return;
  draft[typedKey(m_field.id)] = value();
  draft[baseKey(m_field.id)] = m_field.value;
}

bool FormEntry::bringBack(const papers::Draft& draft) {
  const auto typed = draft.find(typedKey(m_field.id)), base = draft.find(baseKey(m_field.id));
  if (typed == draft.end() || base == draft.end() || m_field.readOnly) return false;
  if (base->second != m_field.value || edited()) return false;
  setValue(typed->second);
  return edited();
}

void FormEntry::setRequired(bool required) {
  if (std::exchange(m_required, required) == required) return;
  m_frame->setRequired(required);
  showFault();
}

void FormEntry::setOpen(bool open) { m_control->setOpen(open); }

void FormEntry::judge() {
  m_judged = true;
  showFault();
}

bool FormEntry::wanting() const {
  return !m_field.readOnly && (!m_field.remark.empty() || (m_required && value().empty()));
}

QWidget* FormEntry::stop() const { return m_control->stop(); }

void FormEntry::see() {
  m_frame->setLabel(utf8(m_field.label));
  m_frame->setRequired(m_required);
  m_frame->setHelp(help());
  m_control->speak(utf8(m_field.label));
  //: What the CA's reviewer said of one field of a form that was sent back.
  m_remark->setText(tr("The reviewer: %1").arg(utf8(m_field.remark)));
  m_remark->setVisible(!m_field.remark.empty());
  showFault();
}

void FormEntry::showFault() {
  const auto text = m_judged ? faultText() : QString();
  m_frame->setError(text);
  m_control->setWrong(!text.isEmpty());
  QStringList spoken;
  if (m_required) spoken << tr("required");
  if (const auto below = text.isEmpty() ? help() : text; !below.isEmpty()) spoken << below;
  if (!m_field.remark.empty()) spoken << tr("The reviewer: %1").arg(utf8(m_field.remark));
  m_control->setHint(spoken.join(QStringLiteral(". ")));
}

QString FormEntry::help() const {
  QStringList said;
  if (!m_field.help.empty()) said << utf8(m_field.help);
  if (m_field.readOnly && said.isEmpty()) said << tr("Filled in by the portal; it cannot be changed.");
  if (!m_field.readOnly && !m_field.patternHint.empty()) said << utf8(m_field.patternHint);
  if (!m_field.readOnly && m_field.kind == FieldKind::Date && said.isEmpty())
    said << tr("Year, month and day, such as 2026-03-15");
  return joined(said);
}

QString FormEntry::faultText() const {
  const auto sent = value();
  const auto fault = papers::faultOf(m_field, sent, m_required);
  if (!fault) return {};
  switch (*fault) {
  case FieldFault::Missing:
    return m_field.kind == FieldKind::Choice || m_field.kind == FieldKind::YesNo ? tr("Please choose one.")
                                                                                 : tr("Please fill this in.");
  case FieldFault::TooLong:
    return tr("At most %1 characters; these are %2.").arg(m_field.longest).arg(utf8(sent).toUcs4().size());
  case FieldFault::Unlike:
    return m_field.patternHint.empty() ? tr("This is not as the portal wants it.") : utf8(m_field.patternHint);
  case FieldFault::NoNumber:
    return tr("Please give a whole number.");
  case FieldFault::TooSmall:
  case FieldFault::TooLarge:
    if (m_field.least && m_field.most)
      return tr("Please give a number from %1 to %2.").arg(*m_field.least).arg(*m_field.most);
    return *fault == FieldFault::TooSmall ? tr("At least %1, please.").arg(*m_field.least)
                                          : tr("At most %1, please.").arg(*m_field.most);
  case FieldFault::NoDate:
    return tr("Please give a day with year, month and day, such as 2026-03-15.");
  case FieldFault::NoChoice:
    return tr("Please choose one.");
  }
  return {};
}

} // namespace certdesk::ui
