#include "ui/step_text.h"

#include "ui/format.h"

#include <QCoreApplication>

namespace certdesk::ui {

namespace {
class Words {
  Q_DECLARE_TR_FUNCTIONS(StepText)
};
} // namespace

QString stepTitle(workflow::Step step) {
  using workflow::Step;
  switch (step) {
  case Step::Reason:
    return Words::tr("Reason");
  case Step::Agreement:
    return Words::tr("Agreement");
  case Step::Quote:
    return Words::tr("Price and expiry");
  case Step::SecurityQuestion:
    return Words::tr("Security question");
  case Step::UkeyCheck:
    return Words::tr("Try the UKEY");
  case Step::Submit:
    return Words::tr("Check and submit");
  case Step::ExtensionItems:
    return Words::tr("Certificate contents");
  case Step::ExtensionInfo:
    return Words::tr("Further information");
  case Step::AcceptanceForm:
    return Words::tr("Acceptance form");
  case Step::Materials:
    return Words::tr("Upload materials");
  case Step::Payment:
    return Words::tr("Payment");
  case Step::Voucher:
    return Words::tr("Payment voucher");
  case Step::Review:
    return Words::tr("Review by the CA");
  case Step::DownloadCheck:
    return Words::tr("Authorisation code");
  case Step::ChooseUkey:
    return Words::tr("Choose the UKEY");
  case Step::Pin:
    return Words::tr("Enter the PIN");
  case Step::UkeyTry:
    return Words::tr("Check the UKEY");
  case Step::SigningKey:
    return Words::tr("Make the signing key");
  case Step::SigningCertificate:
    return Words::tr("Issue the signing certificate");
  case Step::EncryptionKey:
    return Words::tr("Put the encryption key in place");
  case Step::Certificates:
    return Words::tr("Write both certificates");
  case Step::Proof:
    return Words::tr("Read back and verify");
  case Step::Confirmed:
    return Words::tr("Confirm with the portal");
  case Step::OpenFiles:
    return Words::tr("Open tenders and files");
  case Step::UnlockCode:
    return Words::tr("Unlock code by telephone");
  case Step::NewPin:
    return Words::tr("Choose a new PIN");
  case Step::Unlocked:
    return Words::tr("Unlock the UKEY");
  case Step::OldSetRemoved:
    return Words::tr("Remove the old signing key");
  }
  return {};
}

QString phaseTitle(workflow::Phase phase) {
  using workflow::Phase;
  switch (phase) {
  case Phase::Apply:
    return Words::tr("Apply");
  case Phase::Papers:
    return Words::tr("Papers and review");
  case Phase::Prepare:
    return Words::tr("Prepare UKEY");
  case Phase::Write:
    return Words::tr("Write UKEY");
  }
  return {};
}

QString serviceTitle(std::string_view service) {
  if (service == "recovery") return Words::tr("Key recovery");
  if (service == "renewal") return Words::tr("Renewal");
  if (service == "unlock") return Words::tr("Unlock");
  if (service == "issue") return Words::tr("First certificate");
  return QString::fromUtf8(service.data(), static_cast<qsizetype>(service.size()));
}

QString serviceShortTitle(std::string_view service) {
  if (service == "recovery") return Words::tr("Recovery");
  return serviceTitle(service);
}

QString waitText(workflow::Wait wait) {
  switch (wait) {
  case workflow::Wait::Review:
    return Words::tr("The CA is reviewing the application.");
  case workflow::Wait::Ukey:
    return Words::tr("Waiting for the UKEY to be put in.");
  }
  return {};
}

QString finishedText(const QString& ukeySerial) {
  return Words::tr("Recovered: UKEY %1 holds the new signing certificate and the recovered encryption certificate.\n"
                   "Signing and decrypting were tried on it, and the portal has confirmed. It may be taken out.")
      .arg(ukeySerial);
}

QString downloadedText(const QString& ukeySerial) {
  return Words::tr("Written: UKEY %1 holds the new certificates.\n"
                   "Signing and decrypting were tried on it, and the portal has confirmed. It may be taken out.")
      .arg(ukeySerial);
}

QString unlockedText(const QString& ukeySerial) {
  return Words::tr("Unlocked: UKEY %1 opens with the PIN that was chosen. Its keys and certificates are untouched.")
      .arg(ukeySerial);
}

QString unlockedElsewhereText(const QString& ukeySerial) {
  return Words::tr("UKEY %1 was unlocked before, and opens with the PIN that was chosen then. Nothing was done now.")
      .arg(ukeySerial);
}

QString requestCodeText(const std::string& application, const std::string& challenge) {
  return Words::tr("Call the help desk. Read out the reference number and the request code; they tell you the unlock "
                   "code.\n  Reference number: %1\n  Request code: %2")
      .arg(grouped(application), grouped(challenge));
}

QString renewedText(const workflow::Renewed& renewed) {
  const auto line = [](const QString& name, const workflow::Renewed::Signing& signing) {
    return Words::tr("  %1: serial number %2, valid until %3")
        .arg(name, QString::fromStdString(signing.serial), date(signing.notAfter));
  };
  QStringList lines{Words::tr("Renewed: the certificate of %1 on UKEY %2.")
                        .arg(QString::fromStdString(renewed.subject), QString::fromStdString(renewed.ukeySerial)),
                    line(Words::tr("before"), renewed.before), line(Words::tr("now"), renewed.after),
                    Words::tr("The PIN is the same. The encryption key of before is still on the UKEY, and opens what "
                              "was encrypted to it.")};
  if (renewed.oldRemoved == true) lines.append(Words::tr("The old signing key was removed."));
  if (renewed.oldRemoved == false)
    lines.append(Words::tr("The old signing key is still there; My UKEY offers to remove it."));
  lines.append(Words::tr("Close the browser, the tender program and the e-mail program, and open them again: they read "
                         "certificates only when they start."));
  return lines.join(QLatin1Char('\n'));
}

QString practisedText(const QString& folder) {
  if (folder.isEmpty())
    return Words::tr("That was practice, in a folder that is gone now. To keep it: --practice-dir FOLDER.");
  return Words::tr("That was practice. Its UKEYs, portal and mail box are kept in %1.\n"
                   "See them in the window: certdesk --practice --practice-dir %1")
      .arg(folder);
}

QString noUkeyText() { return Words::tr("No UKEY is inserted, or its driver does not see it."); }

QString pinChangedText(const QString& ukeySerial) {
  return Words::tr("The PIN of the UKEY ending in %1 is changed. From now on only the new one opens it.")
      .arg(ukeySerial.right(4));
}

QString confirmTidyText(const QStringList& names) {
  return Words::tr("These may safely go from the UKEY; encryption keys and certificates in use stay:") +
         QStringLiteral("\n  - ") + names.join(QStringLiteral("\n  - ")) + QLatin1Char('\n') +
         Words::tr("Remove them? Type yes: ");
}

QString confirmWithdrawalText(const portal::Application& application) {
  QStringList text{Words::tr("%1, application %2, %3.")
                       .arg(serviceTitle(application.service), utf8(application.id), utf8(application.subject)),
                   Words::tr("Withdrawn, it ends here, and a new one can be started at any time.")};
  if (application.freezeRequested) text << Words::tr("A certificate that was frozen for it stays frozen.");
  if (application.payment && application.payment->result && application.payment->state != portal::PaymentState::Refunded)
    text << Words::tr("It is paid already: ask the help desk first how the money comes back.");
  return joined(text) + QLatin1Char('\n') + Words::tr("Withdraw it? Type yes: ");
}

QString withdrawnText(const QString& application) { return Words::tr("Application %1 is withdrawn.").arg(application); }

// In either language, whatever the program speaks: nobody has to guess.
bool meansYes(const QString& typed) {
  const auto word = typed.trimmed().toLower();
  return word == QLatin1String("yes") || word == QStringLiteral("是");
}

QString tidiedText(const QString& ukeySerial, const QStringList& names) {
  if (names.isEmpty()) return Words::tr("Nothing on the UKEY ending in %1 may go.").arg(ukeySerial.right(4));
  return Words::tr("Removed from the UKEY ending in %1: %2").arg(ukeySerial.right(4), names.join(Words::tr("; ")));
}

QString loggedInText(const QString& userName, bool renewalOnly) {
  const auto in = Words::tr("Logged in as %1.").arg(userName);
  if (!renewalOnly) return in;
  return in + QLatin1Char(' ') +
         Words::tr("The certificate has expired: this login is for its renewal, and for nothing else.");
}

QString mailSentText(const QString& address) {
  return Words::tr("Sent to %1. Only the code in the newest e-mail is good, and it needs no picture.").arg(address);
}

} // namespace certdesk::ui
