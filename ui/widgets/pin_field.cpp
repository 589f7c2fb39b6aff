#include "ui/widgets/pin_field.h"

#include "ui/widgets/says.h"

namespace certdesk::ui {

PinField::PinField(QWidget* parent) : Field(new SecretEdit, parent), m_edit(static_cast<SecretEdit*>(control())) {
  setLabel(QStringLiteral("PIN"));
  connect(m_edit, &QLineEdit::textChanged, this, [this] { setError({}); });
  says(this, [this] { speak(); });
}

void PinField::setUkey(const token::TokenInfo& ukey) {
  m_state = ukey.pin;
  m_minimum = ukey.minimumPin;
  m_maximum = std::max<std::size_t>(ukey.maximumPin, 1);
  if (m_note.isEmpty()) m_edit->setEnabled(m_state != token::PinState::Locked);
  m_edit->setMaxLength(static_cast<int>(std::min<std::size_t>(m_maximum, 255)));
  speak();
}

void PinField::setNote(const QString& note) {
  m_note = note;
  speak();
}

bool PinField::fits() const {
  const auto octets = static_cast<std::size_t>(m_edit->text().toUtf8().size());
  return octets >= m_minimum && octets <= m_maximum;
}

void PinField::speak() {
  QString note = m_note;
  if (note.isEmpty()) {
    switch (m_state) {
    case token::PinState::Ok:
      note = tr("One click tries it once; the program never tries again by itself.");
      break;
    case token::PinState::SomeWrong:
      note = tr("A wrong PIN was given before. Think again: several in a row lock the UKEY.");
      break;
    case token::PinState::LastTry:
      note = tr("The UKEY says: one more wrong PIN locks it.");
      break;
    case token::PinState::Locked:
      note = tr("This UKEY is locked. It takes no PIN until it is unlocked.");
      break;
    case token::PinState::MustChange:
      note = tr("It still has its factory PIN, which has to be changed first.");
      break;
    }
  }
  setHelp(note);
}

} // namespace certdesk::ui
