#include "ui/pages/pin_entry.h"

#include "ui/pages/wizard_page.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/pin_field.h"

#include <QHideEvent>
#include <QVBoxLayout>

namespace certdesk::ui {

namespace {
constexpr std::size_t tellingMaximum = 32; // characters; nobody needs to be told of a larger limit
}

PinEntry::PinEntry(QWidget* parent)
    : QWidget(parent), m_notice(new Notice(Tone::Accent)), m_pin(new PinField), m_fresh(new PinField),
      m_again(new PinField) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(16);
  layout->addWidget(m_notice);
  for (auto* field : {m_pin, m_fresh, m_again}) {
    layout->addWidget(field);
    connect(field->edit(), &QLineEdit::textChanged, this, &PinEntry::changed);
  }
}

bool PinEntry::says(ErrorCode code) {
  return code == ErrorCode::PinWrong || code == ErrorCode::PinLength || code == ErrorCode::PinMustChange;
}

// Some UKEYs show no flag and answer the first login with "change me".
bool PinEntry::choosesNew() const {
  return !m_ukey.pinPad && (m_ukey.pin == token::PinState::MustChange || m_failure == ErrorCode::PinMustChange);
}

void PinEntry::set(const token::TokenInfo& ukey, std::optional<ErrorCode> failure, bool busy) {
  // Another UKEY, another PIN: nothing typed for the first one may go to the second.
  if (ukey.serial != m_ukey.serial) forget();
  // While it is tried the failure told is that of the try before.
  const bool newFailure = !busy && (m_sent || failure != m_failure);
  m_ukey = ukey;
  if (!busy) {
    m_failure = failure;
    m_sent = false;
  }
  for (auto* field : {m_pin, m_fresh, m_again})
    field->setUkey(ukey);
  speak();
  const bool locked = ukey.pin == token::PinState::Locked;
  m_pin->setVisible(!ukey.pinPad);
  m_fresh->setVisible(choosesNew() && !locked);
  m_again->setVisible(choosesNew() && !locked);
  for (auto* field : {m_pin, m_fresh, m_again})
    field->edit()->setEnabled(!busy && !locked);
  if (newFailure) showErrors();
}

QString PinEntry::rule() const {
  if (m_ukey.maximumPin > tellingMaximum) return tr("This UKEY takes at least %1 characters.").arg(m_ukey.minimumPin);
  return tr("This UKEY takes %1 to %2 characters.").arg(m_ukey.minimumPin).arg(m_ukey.maximumPin);
}

void PinEntry::speak() {
  const bool fresh = choosesNew();
  m_pin->setLabel(fresh ? tr("Factory PIN") : tr("PIN"));
  m_pin->setNote(fresh ? tr("It is on the letter that came with the UKEY.") : QString());
  m_fresh->setLabel(tr("New PIN"));
  m_fresh->setNote(m_ukey.maximumPin > tellingMaximum
                       ? tr("Of your own choice, at least %1 characters").arg(m_ukey.minimumPin)
                       : tr("Of your own choice, %1 to %2 characters").arg(m_ukey.minimumPin).arg(m_ukey.maximumPin));
  m_again->setLabel(tr("New PIN once more"));
  m_again->setNote(tr("So that no slip of the finger locks you out."));
  m_notice->setVisible(fresh || m_ukey.pinPad);
  m_notice->set(Tone::Accent,
                m_ukey.pinPad ? tr("This UKEY takes its PIN on its own keys. Press the button, then type it there.")
                              : tr("This UKEY still has its factory PIN. Choose one of your own before it is used."));
}

void PinEntry::showErrors() {
  clearErrors();
  PinField* wrong = nullptr;
  if (m_failure == ErrorCode::PinWrong) (wrong = m_pin)->setError(mendingText(*m_failure));
  if (m_failure == ErrorCode::PinLength) (wrong = choosesNew() ? m_fresh : m_pin)->setError(rule());
  if (wrong != nullptr) Q_EMIT lookHere(wrong);
}

void PinEntry::clearErrors() {
  for (auto* field : {m_pin, m_fresh, m_again})
    field->setError({});
}

QString PinEntry::missing() const {
  if (m_ukey.pin == token::PinState::Locked) return tr("The PIN is locked");
  if (m_ukey.pinPad) return {};
  if (m_pin->edit()->text().isEmpty())
    return choosesNew() ? tr("Enter the factory PIN first") : tr("Enter the PIN first");
  if (choosesNew() && m_fresh->edit()->text().isEmpty()) return tr("Choose a new PIN");
  if (choosesNew() && m_again->edit()->text().isEmpty()) return tr("Enter the new PIN once more");
  return {};
}

bool PinEntry::check() {
  if (!missing().isEmpty()) return false;
  clearErrors(); // those of the try before
  if (!choosesNew()) return true;
  PinField* wrong = nullptr;
  const auto fresh = m_fresh->edit()->secret();
  if (!m_fresh->fits())
    (wrong = m_fresh)->setError(rule());
  else if (fresh.equals(m_pin->edit()->secret()))
    (wrong = m_fresh)->setError(tr("The new PIN has to differ from the factory PIN."));
  else if (!fresh.equals(m_again->edit()->secret()))
    (wrong = m_again)->setError(tr("The two are not the same. Enter it once more."));
  if (wrong == nullptr) return true;
  wrong->edit()->setFocus();
  Q_EMIT lookHere(wrong);
  return false;
}

PinEntry::Pins PinEntry::take() {
  Pins pins;
  pins.pin = m_pin->edit()->take();
  if (choosesNew()) pins.newPin = m_fresh->edit()->take();
  m_again->edit()->forget();
  m_sent = true; // the same failure again is a new one
  return pins;
}

void PinEntry::forget() {
  for (auto* field : {m_pin, m_fresh, m_again})
    field->edit()->forget();
}

// A PIN that was typed and not sent does not lie about in a page nobody sees.
void PinEntry::hideEvent(QHideEvent* event) {
  if (!event->spontaneous()) forget();
  QWidget::hideEvent(event);
}

QWidget* PinEntry::firstField() const {
  return m_ukey.pinPad || m_ukey.pin == token::PinState::Locked ? nullptr : m_pin->edit();
}

} // namespace certdesk::ui
