#include "ui/pages/check_ukey_page.h"

#include "ui/format.h"
#include "ui/pages/pin_entry.h"
#include "ui/pages/ukey_picker.h"
#include "ui/widgets/button.h"
#include "ui/widgets/last_try.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/pin_field.h"

#include <QButtonGroup>
#include <QVBoxLayout>

namespace certdesk::ui {

CheckUkeyPage::CheckUkeyPage(WizardModel& model)
    : WizardPage(model), m_now(new RadioButton), m_later(new RadioButton), m_trial(new QWidget),
      m_picker(new UkeyPicker), m_pin(new PinEntry), m_lastTry(new LastTry), m_result(new Notice(Tone::Ok)),
      m_room(new Button(Kind::Secondary)), m_again(new Button(Kind::Quiet)) {
  auto* form = addFormColumn();
  auto* choices = new QVBoxLayout;
  choices->setSpacing(12);
  form->addLayout(choices);
  auto* group = new QButtonGroup(this);
  for (auto* choice : {m_now, m_later}) {
    group->addButton(choice);
    choices->addWidget(choice);
    connect(choice, &QRadioButton::toggled, this, &CheckUkeyPage::arrange);
  }
  m_result->addButton(m_room);
  m_result->addButton(m_again);
  form->addWidget(m_result);
  auto* trial = new QVBoxLayout(m_trial);
  trial->setContentsMargins(0, 0, 0, 0);
  trial->setSpacing(24);
  trial->addWidget(m_picker);
  trial->addWidget(m_pin);
  form->addWidget(m_trial);
  add(m_lastTry); // two cards want the whole width
  addStretch();

  connect(m_picker, &UkeyPicker::changed, this, &CheckUkeyPage::arrange);
  connect(m_pin, &PinEntry::changed, this, &WizardPage::offerChanged);
  connect(m_pin, &PinEntry::lookHere, this, &Page::reveal);
  connect(m_lastTry, &LastTry::safeWayChosen, this, [this] { m_model.answer(workflow::UkeyLater{}); });
  connect(m_lastTry, &LastTry::tried, this, [this] { send(m_lastTry->field()->edit()->take(), {}, true); });
  m_room->setSmall();
  connect(m_room, &QPushButton::clicked, this, [this] { Q_EMIT ukeyWanted(facts().tried->serial); });
  connect(m_again, &QPushButton::clicked, this, [this] {
    m_tryAgain = true;
    m_now->setChecked(true);
    arrange();
  });
}

bool CheckUkeyPage::stays() const { return workflow::staysOnItsUkey(application()); }

QString CheckUkeyPage::title() const { return stays() ? tr("Is the UKEY at hand?") : tr("Is the new UKEY at hand?"); }
QString CheckUkeyPage::lead() const {
  if (stays())
    return tr(
        "If the UKEY with the certificate is, try it now, and you know before you pay whether all will fit on it. "
        "Nothing is written to it.");
  return tr("If it is, try it now, and you know before you submit whether it can be used. Nothing is written to it but "
            "the new PIN in place of a factory PIN.");
}
bool CheckUkeyPage::says(ErrorCode code) const { return PinEntry::says(code); }
bool CheckUkeyPage::tried() const { return facts().tried.known() && !m_tryAgain; }

void CheckUkeyPage::see() {
  m_now->setText(tr("Yes, try it now"));
  m_now->setNote(tr("Put it in and enter its PIN. It takes a few seconds."));
  m_later->setText(tr("Not yet, later"));
  m_later->setNote(stays() ? tr("You can submit without it. Whether all fits on it is then seen only when the "
                                "certificate is written.")
                           : tr("You can submit without it. It is tried when the certificate is written."));
  m_again->setText(tr("Try again"));
  m_room->setText(tr("See under My UKEY what may go"));
  m_lastTry->setSafeWay(
      tr("Not sure: leave it for now"),
      {tr("The last try stays."), tr("You can submit all the same."),
       stays() ? tr("A forgotten PIN can be set anew: unlock it first.") : tr("Another UKEY can be used later.")},
      tr("Later"));
  if (m_model.view().failure) m_tryAgain = m_tryAgain || facts().tried.known();
  m_picker->set(facts().inserted.known() ? *facts().inserted : std::vector<token::TokenInfo>{}, application(),
                m_model.portal().practice);
  m_picker->setBusy(busy());
  m_now->setEnabled(!readOnly() && !busy());
  m_later->setEnabled(!readOnly() && !busy());
  arrange();
}

void CheckUkeyPage::arrange() {
  if (tried()) m_now->setChecked(true);
  sayTried();
  const bool trying = m_now->isChecked() && !tried() && !readOnly();
  const auto* ukey = m_picker->selectedUkey();
  const bool last = ukey != nullptr && ukey->pin == token::PinState::LastTry;
  m_trial->setVisible(trying);
  m_pin->setVisible(ukey != nullptr && !last);
  m_lastTry->setVisible(trying && last);
  m_lastTry->setOpen(mayAnswer(), mayAnswer());
  if (ukey != nullptr && last) m_lastTry->field()->setUkey(*ukey);
  if (ukey != nullptr && !last) m_pin->set(*ukey, ownFailure(), busy());
  Q_EMIT offerChanged();
}

void CheckUkeyPage::sayTried() {
  m_result->setVisible(tried());
  m_again->setVisible(!readOnly() && !busy());
  if (!tried()) return;
  const auto& result = *facts().tried;
  m_room->setVisible(stays() && !result.trial.roomEnough && !readOnly() && !busy());
  const auto words =
      result.trial.roomEnough
          ? stays() ? tr("The UKEY ending in %1 is the right one: the old key is on it, it makes keys, and has room.")
                    : tr("The UKEY ending in %1 can be used: it makes keys, takes in the encryption key, and has room.")
      : stays() ? tr("The UKEY ending in %1 works, but it has little room left. See under My UKEY what may be "
                     "removed from it.")
                : tr("The UKEY ending in %1 works, but it has little room left. A blank one is safer.");
  const auto kept = tr("The result is not kept: if you leave before you submit, it can be tried again.");
  m_result->set(result.trial.roomEnough ? Tone::Ok : Tone::Warn,
                joined({words.arg(serialTail(result.serial)), readOnly() ? QString() : kept}));
}

Offer CheckUkeyPage::offer() const {
  if (tried() || readOnly()) return next();
  if (m_later->isChecked()) return next();
  if (!m_now->isChecked()) return next(false, tr("Choose one first"));
  const auto* ukey = m_picker->selectedUkey();
  if (ukey != nullptr && ukey->pin == token::PinState::LastTry) return {};
  const auto missing = ukey == nullptr
                           ? stays() ? tr("Put the UKEY in and choose it") : tr("Put the new UKEY in and choose it")
                           : m_pin->missing();
  const bool onReader = ukey != nullptr && m_pin->changesOnReader();
  return {onReader ? tr("Change it on the reader") : tr("Try the UKEY"), missing.isEmpty(), missing, {}};
}

void CheckUkeyPage::goOn() {
  if (tried() || readOnly()) return m_model.goOn();
  if (m_later->isChecked()) {
    if (m_model.mode() == Mode::Changing && facts().ukeyLater) return m_model.goOn();
    return m_model.answer(workflow::UkeyLater{});
  }
  if (m_picker->selectedUkey() == nullptr || !m_pin->check()) return;
  auto pins = m_pin->take();
  send(std::move(pins.pin), std::move(pins.newPin), false);
}

void CheckUkeyPage::send(Secret pin, Secret newPin, bool lastTry) {
  m_tryAgain = false;
  m_model.answer(workflow::CheckUkey{m_picker->selected(), std::move(pin), std::move(newPin), lastTry});
}

QWidget* CheckUkeyPage::firstField() const {
  if (tried() || readOnly()) return nullptr;
  if (m_now->isChecked() && m_picker->selectedUkey() != nullptr) return m_pin->firstField();
  return m_later->isChecked() ? m_later : m_now;
}

} // namespace certdesk::ui
