#include "ui/pages/new_pin_page.h"

#include "ui/format.h"
#include "ui/pages/pin_entry.h"
#include "ui/pages/ukey_picker.h"

#include <QVBoxLayout>

namespace certdesk::ui {

NewPinPage::NewPinPage(WizardModel& model) : WizardPage(model), m_entry(new PinEntry) {
  m_entry->setChoosing(true);
  addFormColumn()->addWidget(m_entry);
  addStretch();
  connect(m_entry, &PinEntry::changed, this, &WizardPage::offerChanged);
  connect(m_entry, &PinEntry::lookHere, this, &Page::reveal);
}

bool NewPinPage::says(ErrorCode code) const { return PinEntry::says(code); }
QString NewPinPage::title() const { return tr("Choose a new PIN for the UKEY"); }

QString NewPinPage::lead() const {
  const auto* ukey = workflow::boundUkey(facts());
  if (ukey == nullptr) return {};
  return tr("%1, ending in %2. Its keys and certificates stay as they are.")
      .arg(nameOf(*ukey), serialTail(ukey->serial));
}

void NewPinPage::see() {
  if (const auto* ukey = workflow::boundUkey(facts())) m_entry->set(*ukey, ownFailure(), busy());
  Q_EMIT offerChanged();
}

Offer NewPinPage::offer() const {
  Offer offer;
  offer.primary = tr("Unlock the UKEY with it");
  offer.reason = m_entry->missing();
  offer.possible = offer.reason.isEmpty();
  return offer;
}

void NewPinPage::goOn() {
  if (m_entry->check()) m_model.answer(workflow::ChooseNewPin{m_entry->take().newPin});
}

QWidget* NewPinPage::firstField() const { return m_entry->firstField(); }

} // namespace certdesk::ui
