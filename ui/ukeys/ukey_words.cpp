#include "ui/ukeys/ukey_words.h"

#include "ui/format.h"
#include "ui/pages/ukey_picker.h"
#include "ui/widgets/chip.h"

#include <QCoreApplication>

namespace certdesk::ui {

namespace {

using portal::Purpose;
using token::PinState;
using workflow::UkeyItem;
using workflow::UkeyVerdict;

class Words {
  Q_DECLARE_TR_FUNCTIONS(UkeysPage)
};

// What the verdict means for the person.
QString meaningOf(const UkeyItem& item) {
  const bool signs = item.purpose == Purpose::Signing;
  switch (item.verdict) {
  case UkeyVerdict::InUse:
    return signs ? Words::tr("for signing and sealing") : Words::tr("opens files that are sent to you");
  case UkeyVerdict::Frozen:
    return Words::tr("paused; unfreeze it in My certificates");
  case UkeyVerdict::Expired:
    if (!signs) return Words::tr("still opens files that were sent to you");
    return item.renewable.empty() ? Words::tr("cannot be renewed any more") : Words::tr("can still be renewed");
  case UkeyVerdict::Revoked:
    return Words::tr("good for nothing any more");
  case UkeyVerdict::OldSigning:
    return Words::tr("an old signing set that was replaced");
  case UkeyVerdict::EarlierEncryption:
    return Words::tr("an earlier encryption key: it stays, so that old files open");
  case UkeyVerdict::Unfinished:
    return Words::tr("of application %1, which is not finished").arg(grouped(item.application));
  case UkeyVerdict::Abandoned:
    return Words::tr("left by application %1, which has ended").arg(grouped(item.application));
  case UkeyVerdict::OthersUnfinished:
    return Words::tr("of application %1, which is not in this account").arg(grouped(item.application));
  case UkeyVerdict::NotInAccount:
    return Words::tr("from this CA, and not in this account");
  case UkeyVerdict::NotOurs:
    return item.issuer.empty() ? Words::tr("made by another program; it is left alone")
                               : Words::tr("from %1; it is left alone").arg(utf8(item.issuer));
  case UkeyVerdict::Undecided:
    return Words::tr("log in to see whether it is in use");
  }
  return {};
}

} // namespace

QString ownersName(const token::TokenInfo& ukey, const UkeyNames& names, const std::vector<UkeyItem>& items) {
  if (auto given = names.of(ukey.serial); !given.isEmpty()) return given;
  if (ukey.practice && !ukey.label.empty()) return practiceUkeyName(utf8(ukey.label));
  for (const auto& item : items)
    if (!item.certificate.empty() && item.verdict != UkeyVerdict::NotOurs && !item.name.empty()) return utf8(item.name);
  return ukey.certificates.empty() ? Words::tr("Blank UKEY") : nameOf(ukey);
}

void showPin(Chip& chip, const token::TokenInfo& ukey) {
  if (!ukey.initialised) return chip.set(Tone::Warn, Icon::Warning, Words::tr("Not set up yet"));
  switch (ukey.pin) {
  case PinState::Ok:
    return chip.set(Tone::Ok, Icon::Check, Words::tr("PIN normal"));
  case PinState::SomeWrong:
    return chip.set(Tone::Warn, Icon::Warning, Words::tr("PIN was wrong lately"));
  case PinState::LastTry:
    return chip.set(Tone::Bad, Icon::Warning, Words::tr("One PIN try left"));
  case PinState::Locked:
    return chip.set(Tone::Bad, Icon::Lock, Words::tr("PIN locked"));
  case PinState::MustChange:
    return chip.set(Tone::Warn, Icon::Warning, Words::tr("Change the factory PIN first"));
  }
}

QString pinText(const token::TokenInfo& ukey) {
  switch (ukey.pin) {
  case PinState::Ok:
    return Words::tr("No warning. The UKEY does not tell how many tries are left.");
  case PinState::SomeWrong:
    return Words::tr("A wrong PIN was given lately. The UKEY does not tell how many tries are left.");
  case PinState::LastTry:
    return Words::tr("The UKEY says: one more wrong PIN locks it.");
  case PinState::Locked:
    return Words::tr("Locked. Its certificates and keys are not damaged.");
  case PinState::MustChange:
    return Words::tr("Still the factory PIN. Change it before the UKEY is used.");
  }
  return {};
}

QString titleOf(const UkeyItem& item) {
  const bool old = item.verdict == UkeyVerdict::EarlierEncryption;
  if (item.certificate.empty()) {
    if (item.purpose == Purpose::Encryption) return Words::tr("Encryption key without a certificate");
    return item.purpose ? Words::tr("Signing key without a certificate") : Words::tr("Key without a certificate");
  }
  QString name = Words::tr("Certificate");
  if (item.purpose == Purpose::Signing) name = Words::tr("Signing certificate");
  if (item.purpose == Purpose::Encryption)
    name = old ? Words::tr("Earlier encryption certificate") : Words::tr("Encryption certificate");
  return item.name.empty() ? name : Words::tr("%1: %2").arg(name, utf8(item.name));
}

QString noteOf(const UkeyItem& item) {
  if (!item.notAfter) return meaningOf(item);
  const auto end = *item.notAfter < now() ? Words::tr("expired %1, %2") : Words::tr("until %1, %2");
  return end.arg(date(*item.notAfter), meaningOf(item));
}

void showVerdict(Chip& chip, const UkeyItem& item) {
  switch (item.verdict) {
  case UkeyVerdict::InUse:
    return chip.set(Tone::Ok, Icon::Check, Words::tr("In use"));
  case UkeyVerdict::Frozen:
    return chip.set(Tone::Neutral, Icon::Asterisk, Words::tr("Frozen"));
  case UkeyVerdict::Expired:
    return chip.set(Tone::Warn, Icon::Clock, Words::tr("Expired"));
  case UkeyVerdict::Revoked:
    return chip.set(Tone::Bad, Icon::Cross, Words::tr("Revoked"));
  case UkeyVerdict::OldSigning:
    return chip.set(Tone::Neutral, Icon::Refresh, Words::tr("Replaced"));
  case UkeyVerdict::EarlierEncryption:
    return chip.set(Tone::Neutral, Icon::Lock, Words::tr("Stays"));
  case UkeyVerdict::Unfinished:
    return chip.set(Tone::Accent, Icon::Clock, Words::tr("Not finished"));
  case UkeyVerdict::Abandoned:
    return chip.set(Tone::Neutral, Icon::Ban, Words::tr("Left behind"));
  case UkeyVerdict::OthersUnfinished:
  case UkeyVerdict::NotInAccount:
    return chip.set(Tone::Neutral, Icon::User, Words::tr("Not in your account"));
  case UkeyVerdict::NotOurs:
    return chip.set(Tone::Neutral, Icon::Info, Words::tr("Not ours"));
  case UkeyVerdict::Undecided:
    return chip.set(Tone::Neutral, Icon::Info, Words::tr("Log in to see"));
  }
}

QString removalOf(const UkeyItem& item) {
  if (std::holds_alternative<workflow::RemoveLeftover>(item.action))
    return Words::tr("Remove what application %1 left? Certificates in use and encryption keys are not touched.")
        .arg(grouped(item.application));
  if (std::holds_alternative<workflow::RemoveReplaced>(item.action))
    return Words::tr("Remove the old signing certificate and its key? The new one is confirmed and checked again "
                     "first. Encryption keys stay.");
  return {};
}

} // namespace certdesk::ui
