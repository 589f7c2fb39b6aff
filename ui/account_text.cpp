#include "ui/account_text.h"

#include "ui/format.h"

#include <QCoreApplication>

namespace certdesk::ui {

namespace {
class Words {
  Q_DECLARE_TR_FUNCTIONS(AccountText)
};
} // namespace

QString accountText(const portal::Account& account) {
  QStringList lines{Words::tr("User name: %1").arg(utf8(account.userName)),
                    Words::tr("Name: %1").arg(utf8(account.displayName)),
                    Words::tr("E-mail: %1").arg(utf8(account.email))};
  if (!account.phone.empty()) lines << Words::tr("Phone: %1").arg(utf8(account.phone));
  lines << (account.answerResetAt
                ? Words::tr("The security answer was last reset on %1.").arg(dateTime(*account.answerResetAt))
                : Words::tr("The security answer was never reset."));
  return lines.join(QLatin1Char('\n'));
}

QString registeredAddressText(const QString& userName) {
  return Words::tr("the e-mail address that is registered for %1").arg(userName);
}

QString codeSentText(const QString& address, Time expires) {
  return Words::tr("A code is on its way to %1. It is good until %2.").arg(address, timeOfDay(expires));
}

QString passwordChangedText() { return Words::tr("The password is changed. Logins on other PCs have ended."); }

QString passwordResetText(const QString& userName) {
  return Words::tr("The password of %1 is changed, and every login of the account has ended. Log in with the new one.")
      .arg(userName);
}

QString answerResetText() {
  return Words::tr("The security answer is changed. A person looks at every application of this account from now on.");
}

QString registeredText(const QString& userName) {
  return Words::tr("The account %1 is ready. Log in with its password.").arg(userName);
}

QString statusText(const portal::CertificateRecord& certificate) {
  switch (certificate.state) {
  case portal::CertificateState::Frozen:
    return Words::tr("Frozen. Nobody can use this certificate until it is unfrozen:");
  case portal::CertificateState::Revoked:
    return Words::tr("Revoked for good:");
  case portal::CertificateState::Valid:
    return Words::tr("In use:");
  case portal::CertificateState::Expired:
  case portal::CertificateState::Superseded:
    break;
  }
  return {};
}

QString confirmRevocationText(const QString& certificateId, const QString& word) {
  return Words::tr("Revoking is final; to pause, freeze instead. Type %1 to end certificate %2: ")
      .arg(word, certificateId);
}

} // namespace certdesk::ui
