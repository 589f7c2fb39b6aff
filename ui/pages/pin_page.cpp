#include "ui/pages/pin_page.h"

#include "ui/format.h"
#include "ui/pages/change_ukey.h"
#include "ui/pages/pin_entry.h"
#include "ui/pages/ukey_picker.h"
#include "ui/widgets/button.h"
#include "ui/widgets/last_try.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/pin_field.h"

#include <QVBoxLayout>
#include <algorithm>

namespace certdesk::ui {

PinPage::PinPage(WizardModel& model)
    : WizardPage(model), m_locked(new Notice(Tone::Bad)), m_unlock(new Button(Kind::Secondary)), m_entry(new PinEntry),
      m_lastTry(new LastTry), m_change(new ChangeUkey(model)) {
  auto* form = addFormColumn();
  m_unlock->setSmall();
  m_locked->addButton(m_unlock);
  connect(m_unlock, &QPushButton::clicked, this, [this] { Q_EMIT serviceWanted("unlock"); });
  form->addWidget(m_locked);
  form->addWidget(m_entry);
  m_form = form->parentWidget();
  add(m_lastTry);
  add(m_change);
  m_change->setVisible(false);
  addStretch();
  connect(m_entry, &PinEntry::changed, this, &WizardPage::offerChanged);
  connect(m_entry, &PinEntry::lookHere, this, &Page::reveal);
  connect(m_lastTry, &LastTry::safeWayChosen, this, [this] {
    if (stays()) return Q_EMIT leaveWanted();
    showChange();
  });
  connect(m_lastTry, &LastTry::tried, this, [this] {
    m_model.answer(workflow::GivePin{m_lastTry->field()->edit()->take(), {}, true});
  });
}

// While the UKEYs are looked at afresh the last picture of this one stays.
const token::TokenInfo* PinPage::ukey() const { return workflow::boundUkey(facts()); }
token::PinState PinPage::state() const { return ukey() == nullptr ? token::PinState::Ok : ukey()->pin; }

bool PinPage::stays() const { return workflow::staysOnItsUkey(application()); }

bool PinPage::says(ErrorCode code) const { return PinEntry::isSaid(code, state()); }

QString PinPage::title() const {
  switch (state()) {
  case token::PinState::Ok:
  case token::PinState::SomeWrong:
    return tr("Enter the PIN of the UKEY");
  case token::PinState::MustChange:
    return tr("Choose a PIN of your own");
  case token::PinState::LastTry:
    return m_model.view().failure ? tr("That PIN was wrong; one try is left") : tr("One PIN try is left");
  case token::PinState::Locked:
    return tr("The PIN of this UKEY is locked");
  }
  return {};
}

QString PinPage::lead() const {
  return state() == token::PinState::LastTry ? QString() : ukeyText(); // two cards and a note want the room
}

QString PinPage::ukeyText() const {
  if (ukey() == nullptr) return {};
  return tr("%1, ending in %2").arg(nameOf(*ukey()), serialTail(ukey()->serial));
}

void PinPage::see() {
  const auto pin = state();
  QStringList locked{stays()
                         ? tr("It takes no PIN any more. Its certificates and keys are not damaged. Unlock it; this "
                              "application goes on afterwards, from here.")
                         : tr("It takes no PIN any more. Its certificates and keys are not damaged. Use another UKEY, "
                              "or call the help desk to have it unlocked.")};
  if (ownFailure() == ErrorCode::PinLocked) locked << codeNote(ErrorCode::PinLocked);
  m_locked->setText(joined(locked));
  m_unlock->setText(tr("Unlock it"));
  m_unlock->setVisible(stays());
  m_locked->setVisible(pin == token::PinState::Locked);
  const bool last = pin == token::PinState::LastTry;
  m_entry->setVisible(!last && pin != token::PinState::Locked);
  m_form->setVisible(!last);
  m_lastTry->setVisible(last);
  if (stays())
    m_lastTry->setSafeWay(tr("Not sure: leave it for now"),
                          {tr("The last try stays."), tr("A forgotten PIN can be set anew: unlock it first."),
                           tr("Nothing that was done is lost."), tr("Or call the help desk first.")},
                          tr("Back to my applications"));
  else
    m_lastTry->setSafeWay(tr("Not sure: use another UKEY"),
                          {tr("The last try stays."), tr("You go on from this step."),
                           tr("Nothing that was done is lost."), tr("Or call the help desk first.")},
                          tr("Use another UKEY"));
  if (const auto* bound = ukey()) {
    m_entry->set(*bound, ownFailure(), busy());
    m_lastTry->field()->setUkey(*bound);
  }
  m_lastTry->setOpen(mayAnswer(), !busy());
  if (pin == token::PinState::Locked) m_change->setVisible(!stays());
  m_change->see(pin == token::PinState::Locked);
  Q_EMIT offerChanged();
}

Offer PinPage::offer() const {
  const bool plain = state() != token::PinState::LastTry && state() != token::PinState::Locked;
  Offer offer;
  if (!plain && ukey() != nullptr) offer.reason = tr("UKEY in use: %1").arg(ukeyText());
  if (plain) {
    offer.primary = m_entry->changesOnReader()               ? tr("Change it on the reader")
                    : state() == token::PinState::MustChange ? tr("Set the PIN and go on")
                                                             : tr("Go on");
    offer.reason = m_entry->missing();
    offer.possible = offer.reason.isEmpty();
    if (!m_change->isVisible() && !stays()) offer.extra = tr("Use another UKEY");
  }
  return offer;
}

void PinPage::goOn() {
  if (!m_entry->check()) return;
  auto pins = m_entry->take();
  m_model.answer(workflow::GivePin{std::move(pins.pin), std::move(pins.newPin), false});
}

void PinPage::extra() { showChange(); }

void PinPage::showChange() {
  m_change->setVisible(true);
  m_change->see();
  reveal(m_change);
  Q_EMIT offerChanged();
}

QWidget* PinPage::firstField() const { return state() == token::PinState::LastTry ? nullptr : m_entry->firstField(); }

} // namespace certdesk::ui
