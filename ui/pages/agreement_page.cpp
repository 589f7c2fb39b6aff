#include "ui/pages/agreement_page.h"

#include "ui/format.h"

#include <QPlainTextEdit>
#include <QScrollBar>
#include <QVBoxLayout>

namespace certdesk::ui {

AgreementPage::AgreementPage(WizardModel& model)
    : WizardPage(model), m_text(new QPlainTextEdit), m_accept(new CheckBox) {
  m_text->setReadOnly(true);
  m_text->setMinimumHeight(240);
  m_text->setTabChangesFocus(true);
  m_text->setTextInteractionFlags(Qt::TextSelectableByMouse); // the keyboard scrolls; there is no cursor to type with
  body()->addWidget(m_text, 1);
  add(m_accept);
  connect(m_text->verticalScrollBar(), &QScrollBar::valueChanged, this, &AgreementPage::follow);
  connect(m_text->verticalScrollBar(), &QScrollBar::rangeChanged, this, &AgreementPage::follow);
  connect(m_accept, &QCheckBox::toggled, this, &WizardPage::offerChanged);
}

QString AgreementPage::title() const {
  const auto& agreement = application().agreement;
  return agreement ? utf8(agreement->title) : tr("Service agreement");
}

QString AgreementPage::lead() const {
  const auto& agreement = application().agreement;
  return agreement ? tr("Version %1. Please read it to the end.").arg(utf8(agreement->version)) : QString();
}

void AgreementPage::see() {
  const auto text = application().agreement ? utf8(application().agreement->text) : QString();
  if (m_text->toPlainText() != text) {
    // Another text is another agreement: it has to be read and accepted again.
    m_text->setPlainText(text);
    m_readToTheEnd = false;
    m_accept->setChecked(false);
  }
  m_text->setAccessibleName(title());
  m_accept->setText(tr("I have read and accept the agreement"));
  if (accepted()) m_accept->setChecked(true);
  follow();
}

bool AgreementPage::accepted() const { return application().agreementAccepted; }

void AgreementPage::follow() {
  const auto* bar = m_text->verticalScrollBar();
  const bool laidOut = isVisible() && !m_text->toPlainText().isEmpty();
  if (laidOut && bar->value() >= bar->maximum()) m_readToTheEnd = true;
  const bool may = m_readToTheEnd || accepted();
  m_accept->setEnabled(may && !readOnly() && !busy());
  m_accept->setNote(may ? QString() : tr("You can tick this once you have scrolled to the end."));
  Q_EMIT offerChanged();
}

void AgreementPage::resizeEvent(QResizeEvent* event) {
  WizardPage::resizeEvent(event);
  follow();
}

void AgreementPage::showEvent(QShowEvent* event) {
  Page::showEvent(event);
  QMetaObject::invokeMethod(this, &AgreementPage::follow, Qt::QueuedConnection); // once it is laid out
}

Offer AgreementPage::offer() const {
  return next(m_accept->isChecked(), m_readToTheEnd ? tr("Tick that you accept it") : tr("Read to the end first"));
}

void AgreementPage::goOn() {
  if (!m_accept->isChecked()) return;
  if (m_model.mode() != Mode::Current && accepted()) return m_model.goOn();
  m_model.answer(workflow::AcceptAgreement{});
}

QWidget* AgreementPage::firstField() const { return m_text; }

} // namespace certdesk::ui
