#include "ui/pages/choose_ukey_page.h"

#include "ui/format.h"
#include "ui/pages/ukey_picker.h"

#include <QVBoxLayout>

namespace certdesk::ui {

ChooseUkeyPage::ChooseUkeyPage(WizardModel& model) : WizardPage(model), m_picker(new UkeyPicker) {
  addFormColumn()->addWidget(m_picker);
  addStretch();
  connect(m_picker, &UkeyPicker::changed, this, &WizardPage::offerChanged);
}

QString ChooseUkeyPage::title() const { return tr("Which UKEY shall hold the certificate?"); }
QString ChooseUkeyPage::lead() const {
  if (workflow::staysOnItsUkey(application()))
    return tr("It has to be the one that holds the certificate. Put it in; it shows up here by itself.");
  return tr("It has to be a new, blank one. Put it in; it shows up here by itself.");
}

void ChooseUkeyPage::see() {
  m_picker->set(facts().inserted.known() ? *facts().inserted : std::vector<token::TokenInfo>{}, application(),
                m_model.portal().practice);
  m_picker->setBusy(busy());
  Q_EMIT offerChanged();
}

Offer ChooseUkeyPage::offer() const {
  const auto* ukey = m_picker->selectedUkey();
  if (ukey == nullptr) return {tr("Use this UKEY"), false, tr("Put a UKEY in and choose it"), {}};
  return {tr("Use the one ending in %1").arg(serialTail(ukey->serial)), true, {}, {}};
}

void ChooseUkeyPage::goOn() {
  if (m_picker->selectedUkey() != nullptr) m_model.answer(workflow::ChooseUkey{m_picker->selected()});
}

QWidget* ChooseUkeyPage::firstField() const { return m_picker->firstField(); }

} // namespace certdesk::ui
