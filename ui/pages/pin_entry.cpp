#include "ui/pages/pin_entry.h"

#include "app/token/pin_rules.h"
#include "ui/pages/wizard_page.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/pin_field.h"

#include <QHideEvent>
#include <QVBoxLayout>
#include <algorithm>

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
    connect(field->edit(), &QLineEdit::textChanged, this, &PinEntry::hint);
  }
}

void PinEntry::setChanging(bool changing) { m_changing = changing; }
void PinEntry::setChoosing(bool choosing) { m_choosing = choosing; }

bool PinEntry::says(ErrorCode code) {
  return code == ErrorCode::PinWrong || code == ErrorCode::PinLength || code == ErrorCode::PinMustChange ||
         code == ErrorCode::PinWeak || code == ErrorCode::PinUnchanged;
}

bool PinEntry::isSaid(ErrorCode code, token::PinState state) {
  return says(code) || (code == ErrorCode::PinLocked && state == token::PinState::Locked);
}

// Some UKEYs show no flag and answer the first login with "change me".
bool PinEntry::mustChange() const {
  return m_ukey.pin == token::PinState::MustChange || m_failure == ErrorCode::PinMustChange;
}
bool PinEntry::choosesNew() const { return m_choosing || (!m_ukey.pinPad && (m_changing || mustChange())); }
bool PinEntry::changesOnReader() const { return m_ukey.pinPad && m_ukey.pin == token::PinState::MustChange; }

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
  const bool locked = ukey.pin == token::PinState::Locked && !m_choosing;
  m_pin->setVisible(!ukey.pinPad && !m_choosing);
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

QString PinEntry::freshNote() const {
  if (m_ukey.maximumPin > tellingMaximum)
    return tr("Of your own choice, at least %1 characters").arg(m_ukey.minimumPin);
  return tr("Of your own choice, %1 to %2 characters").arg(m_ukey.minimumPin).arg(m_ukey.maximumPin);
}

void PinEntry::speak() {
  const bool fresh = choosesNew();
  const bool factory = fresh && mustChange() && !m_choosing;
  m_pin->setLabel(factory ? tr("Factory PIN") : fresh ? tr("Present PIN") : tr("PIN"));
  m_pin->setNote(factory ? tr("It is on the letter that came with the UKEY.") : QString());
  m_fresh->setLabel(tr("New PIN"));
  m_fresh->setNote(freshNote());
  m_again->setLabel(tr("New PIN once more"));
  m_again->setNote(tr("So that no slip of the finger locks you out."));
  m_notice->setVisible(!m_choosing && (factory || m_ukey.pinPad));
  m_notice->set(Tone::Accent,
                m_ukey.pinPad && mustChange()
                    ? tr("This UKEY still has its factory PIN, and takes PINs on its own keys. Press the button; then "
                         "type there the factory PIN, a new one twice, and the new one once more to log in.")
                : m_ukey.pinPad ? tr("This UKEY takes its PIN on its own keys. Press the button, then type it there.")
                                : tr("This UKEY still has its factory PIN. Choose one of your own before it is used."));
}

void PinEntry::showErrors() {
  clearErrors();
  PinField* wrong = nullptr;
  if (m_failure == ErrorCode::PinWrong) (wrong = m_pin)->setError(mendingText(*m_failure));
  if (m_failure == ErrorCode::PinLength) (wrong = choosesNew() ? m_fresh : m_pin)->setError(rule());
  if (m_failure == ErrorCode::PinWeak || m_failure == ErrorCode::PinUnchanged)
    (wrong = m_fresh)->setError(mendingText(*m_failure));
  if (wrong != nullptr) Q_EMIT lookHere(wrong);
}

void PinEntry::clearErrors() {
  for (auto* field : {m_pin, m_fresh, m_again})
    field->setError({});
}

QString PinEntry::missing() const {
  if (!m_choosing && m_ukey.pin == token::PinState::Locked) return tr("The PIN is locked");
  if (!m_choosing && m_ukey.pinPad) return {};
  if (!m_choosing && m_pin->edit()->text().isEmpty())
    return !choosesNew()  ? tr("Enter the PIN first")
           : mustChange() ? tr("Enter the factory PIN first")
                          : tr("Enter the present PIN first");
  if (choosesNew() && m_fresh->edit()->text().isEmpty()) return tr("Choose a new PIN");
  if (choosesNew() && m_again->edit()->text().isEmpty()) return tr("Enter the new PIN once more");
  return {};
}

bool PinEntry::check() {
  if (!missing().isEmpty()) return false;
  clearErrors(); // those of the try before
  if (!choosesNew()) return true;
  PinField* wrong = nullptr;
  const auto against = reasonAgainst();
  if (!against.isEmpty())
    (wrong = m_fresh)->setError(against);
  else if (!m_fresh->edit()->secret().equals(m_again->edit()->secret()))
    (wrong = m_again)->setError(tr("The two are not the same. Enter it once more."));
  if (wrong == nullptr) return true;
  wrong->edit()->setFocus();
  Q_EMIT lookHere(wrong);
  return false;
}

QString PinEntry::reasonAgainst() const {
  const auto old = m_pin->edit()->secret();
  switch (token::judgeNewPin(m_fresh->edit()->secret(), m_ukey.minimumPin, m_ukey.maximumPin, old)) {
  case token::NewPin::Good:
    return {};
  case token::NewPin::TooShort:
  case token::NewPin::TooLong:
    return rule();
  case token::NewPin::Weak:
    return tr("Anybody would try this one first. Choose one that is no row and no repeated digit.");
  case token::NewPin::Unchanged:
    return m_changing ? tr("It is the same as the old one. Choose another.")
                      : tr("The new PIN has to differ from the factory PIN.");
  }
  return {};
}

// While it is typed: what is still missing in grey, what is good in green; red only when the button was pressed, or
// where the second entry cannot become the first any more.
void PinEntry::hint() {
  const QString fresh = m_fresh->edit()->text(), again = m_again->edit()->text();
  const auto against = fresh.isEmpty() ? QString() : reasonAgainst();
  m_fresh->setNote(against.isEmpty() ? freshNote() : against);
  const bool good = !fresh.isEmpty() && against.isEmpty();
  const bool longer = good && fresh.size() >= std::max<qsizetype>(8, static_cast<qsizetype>(m_ukey.minimumPin) + 2);
  m_fresh->setConfirmation(!good ? QString() : longer ? tr("A good PIN.") : tr("It will do; a longer one is better."));
  const bool same = good && fresh == again;
  m_again->setConfirmation(same ? tr("Both are the same.") : QString());
  const bool apart = !fresh.isEmpty() && !again.isEmpty() && !fresh.startsWith(again);
  m_again->setError(apart ? tr("The two are not the same.") : QString()); // the first may be the one that is mended
}

PinEntry::Pins PinEntry::take() {
  Pins pins;
  pins.pin = m_pin->edit()->take();
  if (choosesNew()) pins.newPin = m_fresh->edit()->take();
  m_again->edit()->forget();
  for (auto* field : {m_fresh, m_again})
    field->setConfirmation({});
  m_sent = true; // the same failure again is a new one
  return pins;
}

void PinEntry::forget() {
  for (auto* field : {m_pin, m_fresh, m_again}) {
    field->edit()->forget();
    field->setConfirmation({});
  }
}

// A PIN that was typed and not sent does not lie about in a page nobody sees.
void PinEntry::hideEvent(QHideEvent* event) {
  if (!event->spontaneous()) forget();
  QWidget::hideEvent(event);
}

QWidget* PinEntry::firstField() const {
  if (m_choosing) return m_fresh->edit();
  return m_ukey.pinPad || m_ukey.pin == token::PinState::Locked ? nullptr : m_pin->edit();
}

} // namespace certdesk::ui
