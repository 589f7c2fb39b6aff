#include "ui/step_text.h"

#include <QCoreApplication>

namespace certdesk::ui {

namespace {
QString tr(const char* text) { return QCoreApplication::translate("StepText", text); }
} // namespace

QString stepTitle(workflow::Step step) {
  using workflow::Step;
  switch (step) {
  case Step::Reason: return tr(QT_TRANSLATE_NOOP("StepText", "What happened to the UKEY"));
  case Step::Agreement: return tr(QT_TRANSLATE_NOOP("StepText", "Service agreement"));
  case Step::Quote: return tr(QT_TRANSLATE_NOOP("StepText", "Price and expiry"));
  case Step::SecurityQuestion: return tr(QT_TRANSLATE_NOOP("StepText", "Security question"));
  case Step::UkeyCheck: return tr(QT_TRANSLATE_NOOP("StepText", "Try the new UKEY"));
  case Step::Submit: return tr(QT_TRANSLATE_NOOP("StepText", "Check and submit"));
  case Step::Review: return tr(QT_TRANSLATE_NOOP("StepText", "Review by the CA"));
  case Step::DownloadCheck: return tr(QT_TRANSLATE_NOOP("StepText", "Download check"));
  case Step::ChooseUkey: return tr(QT_TRANSLATE_NOOP("StepText", "Choose the UKEY"));
  case Step::Pin: return tr(QT_TRANSLATE_NOOP("StepText", "Enter the PIN"));
  case Step::UkeyTry: return tr(QT_TRANSLATE_NOOP("StepText", "Check the UKEY"));
  case Step::SigningKey: return tr(QT_TRANSLATE_NOOP("StepText", "Make the signing key"));
  case Step::SigningCertificate: return tr(QT_TRANSLATE_NOOP("StepText", "Issue the signing certificate"));
  case Step::EncryptionKey: return tr(QT_TRANSLATE_NOOP("StepText", "Recover the encryption key"));
  case Step::Certificates: return tr(QT_TRANSLATE_NOOP("StepText", "Write both certificates"));
  case Step::Proof: return tr(QT_TRANSLATE_NOOP("StepText", "Read back and verify"));
  case Step::Confirmed: return tr(QT_TRANSLATE_NOOP("StepText", "Confirm with the portal"));
  }
  return {};
}

QString phaseTitle(workflow::Phase phase) {
  using workflow::Phase;
  switch (phase) {
  case Phase::Apply: return tr(QT_TRANSLATE_NOOP("StepText", "Apply"));
  case Phase::Papers: return tr(QT_TRANSLATE_NOOP("StepText", "Papers and review"));
  case Phase::Prepare: return tr(QT_TRANSLATE_NOOP("StepText", "Prepare the UKEY"));
  case Phase::Write: return tr(QT_TRANSLATE_NOOP("StepText", "Write the UKEY"));
  }
  return {};
}

QString waitText(workflow::Wait wait) {
  switch (wait) {
  case workflow::Wait::Review: return tr(QT_TRANSLATE_NOOP("StepText", "The CA is reviewing the application."));
  case workflow::Wait::Ukey: return tr(QT_TRANSLATE_NOOP("StepText", "Waiting for the UKEY to be put in."));
  }
  return {};
}

} // namespace certdesk::ui
