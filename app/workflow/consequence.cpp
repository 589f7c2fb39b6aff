#include "app/workflow/effects.h"

// What a failure makes unknown again. Nothing here decides what happens next: the checklist does, from the facts.
namespace certdesk::workflow {

namespace {

enum class Forget { Nothing, Application, Code, Pin, Choice, Match, Ukey, UnlockCode, UnlockChallenge };

// clang-format off
Forget forgotten(ErrorCode code) {
  switch (code) {
  // Mendable where it was asked.
  case ErrorCode::LoginRefused: case ErrorCode::LoginLocked: case ErrorCode::LoginExpired:
  case ErrorCode::LoginNeeded:
  case ErrorCode::OtherAccount: case ErrorCode::UkeyLoginRefused: case ErrorCode::UkeyLoginUnusable:
  case ErrorCode::RenewalOnly: case ErrorCode::ResetCodeWrong: case ErrorCode::ResetCodeExpired:
  case ErrorCode::PasswordWeak: case ErrorCode::UserNameTaken: case ErrorCode::PasswordAgainWrong:
  case ErrorCode::AnswerMissing: case ErrorCode::MailCoolDown:
  case ErrorCode::ClientTooOld: case ErrorCode::KeychainUnavailable: case ErrorCode::FileUnreadable:
  case ErrorCode::FileMalformed: case ErrorCode::DiskFull: case ErrorCode::PatienceOver:
  case ErrorCode::FormInvalid: case ErrorCode::MaterialTypeWrong: case ErrorCode::MaterialEmpty:
  case ErrorCode::MaterialTooLarge: case ErrorCode::MaterialUnreadable: case ErrorCode::MaterialTooManyPixels:
  case ErrorCode::MaterialLocked: case ErrorCode::MaterialOtherForm: case ErrorCode::MaterialTooManyPages:
  case ErrorCode::MaterialChanged: case ErrorCode::MaterialRefused:
  case ErrorCode::CertificateUnclear: case ErrorCode::PracticeInUse: case ErrorCode::ClockWrong:
  case ErrorCode::ReceiptUnverified: case ErrorCode::ReceiptMismatch: case ErrorCode::FileExists: return Forget::Nothing;
  // The portal may have done it all the same, or somebody else did.
  case ErrorCode::PortalUnreachable: case ErrorCode::PortalTimeout: case ErrorCode::TlsUntrusted:
  case ErrorCode::TlsFailed: case ErrorCode::RedirectRefused: case ErrorCode::AnswerTooLarge:
  case ErrorCode::AnswerMalformed: case ErrorCode::ConnectionCut: case ErrorCode::ProxyFailed:
  case ErrorCode::PortalBusy: case ErrorCode::PortalFailed: case ErrorCode::PortalRefused:
  case ErrorCode::NotFound: case ErrorCode::ChangedElsewhere: case ErrorCode::NotAllowedNow:
  case ErrorCode::UploadElsewhere: case ErrorCode::UploadDamaged: case ErrorCode::MaterialsMissing:
  case ErrorCode::UnlockDone: case ErrorCode::UnlockToStaff: case ErrorCode::UnlockNoMore:
  case ErrorCode::UnlockSealBroken:
  case ErrorCode::IdempotencyMismatch: case ErrorCode::ApplicationBoundElsewhere:
  case ErrorCode::AnswerWrong: case ErrorCode::AnswerLocked: case ErrorCode::SupersededElsewhere:
  case ErrorCode::CertificateMalformed: case ErrorCode::CertificateOtherKey: case ErrorCode::CertificateChain:
  case ErrorCode::CertificatePurpose: case ErrorCode::PackageMalformed: case ErrorCode::PackageSignature:
  case ErrorCode::PackageOtherUkey: case ErrorCode::PackageOtherKey: case ErrorCode::RequestUnverified:
  case ErrorCode::CryptoFailed: case ErrorCode::Internal: return Forget::Application;
  case ErrorCode::AuthorisationCodeWrong: case ErrorCode::AuthorisationCodeLocked:
  case ErrorCode::AuthorisationCodeExpired: case ErrorCode::CaptchaWrong:
  case ErrorCode::DownloadWindowClosed: case ErrorCode::UnlockGrantExpired: return Forget::Code;
  // What was typed is not the answer; then what was asked is void.
  case ErrorCode::UnlockCodeWrong: case ErrorCode::UnlockCodeMistyped: return Forget::UnlockCode;
  case ErrorCode::UnlockCodeLocked: case ErrorCode::UnlockCodeVoid: return Forget::UnlockChallenge;
  // The flags moved: they are read before the PIN is asked again.
  case ErrorCode::PinWrong: case ErrorCode::PinWrongLastTry: case ErrorCode::PinLocked: case ErrorCode::PinLength:
  case ErrorCode::PinMustChange: case ErrorCode::PinNeeded: case ErrorCode::PinLastTryUnconfirmed:
  case ErrorCode::PinWeak: case ErrorCode::PinUnchanged: return Forget::Pin;
  // This UKEY will not do; another may.
  case ErrorCode::UkeyIsTheLostOne: case ErrorCode::UkeyFull: case ErrorCode::UkeyPractice:
  case ErrorCode::UkeyCannotUnwrap: case ErrorCode::UkeyCannotMakeKey:
  case ErrorCode::UkeyNotInitialised: return Forget::Choice;
  // It does not go with what the portal said; another PC may have finished on it since.
  case ErrorCode::UkeyNotBlank: case ErrorCode::UkeyBoundToAnother:
  case ErrorCode::UkeyLacksCertificate: return Forget::Match;
  // Cancelled: whoever gives up waiting for a driver has its host ended.
  case ErrorCode::Cancelled: case ErrorCode::UkeyRemoved: case ErrorCode::UkeyNotFound: case ErrorCode::UkeyWriteMismatch:
  case ErrorCode::UkeyProofFailed: case ErrorCode::UkeyBusy: case ErrorCode::UkeyFault: case ErrorCode::UkeyKeyGone:
  case ErrorCode::UnlockRefusedByUkey: case ErrorCode::UnlockNotHere:
  case ErrorCode::DriverNotFound: case ErrorCode::DriverNotLoading: case ErrorCode::DriverCrashed:
  case ErrorCode::DriverHung: case ErrorCode::DriverInUse: case ErrorCode::HostProtocol:
  case ErrorCode::HostMissing: return Forget::Ukey;
  }
  return Forget::Application;
}
// clang-format on

} // namespace

void forgetAfter(ErrorCode code, Facts& facts) {
  // The portal takes no such proof: another is made. One that comes late is taken after another download check.
  if (code == ErrorCode::NotAllowedNow) facts.unlockProof.forget();
  switch (forgotten(code)) {
  case Forget::Nothing:
    return;
  case Forget::Application:
    facts.application.forget();
    facts.holdings.forget();
    return;
  case Forget::Code:
    facts.application.forget();
    facts.codeGiven = false;
    return;
  case Forget::Pin:
    facts.newPinChosen = false;
    forgetUkey(facts);
    return;
  case Forget::UnlockCode:
    facts.unlockCodeGiven = false;
    return;
  case Forget::UnlockChallenge:
    facts.unlockChallenge.forget();
    facts.unlockCodeGiven = false;
    return;
  case Forget::Ukey:
    facts.inserted.forget();
    forgetPulled(facts);
    return;
  case Forget::Match:
    facts.application.forget();
    [[fallthrough]];
  case Forget::Choice:
    facts.inserted.forget();
    forgetPulled(facts);
    facts.tried.forget();
    facts.chosenSerial.clear();
    return;
  }
}

} // namespace certdesk::workflow
