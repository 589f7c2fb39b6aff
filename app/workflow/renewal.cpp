#include "app/workflow/lines.h"

// Renewal (延期续费): before it expires, or not long after. A new signing pair beside the old one on the same UKEY, its
// request proved by the old key; the encryption pair is kept or comes anew, and the old one stays for what it opens;
// years are added to the old end; the PIN stays. Only after the confirmation the old signing key goes.
namespace certdesk::workflow {

namespace {
bool openFilesAcknowledged(const Facts& f) { return f.application->openFilesAcknowledged; }
// Only in the operation that wrote the new set: later it is offered in My UKEY.
bool oldSetRemoved(const Facts& f) { return !f.pinGiven || (f.holdings.known() && !f.holdings->oldSigning); }
} // namespace

const Checklist& renewal() {
  using namespace lines;
  // clang-format off
  static const Checklist checklist{"renewal", 'X', {
    // step                    code  phase           weight  s  done                       next
    {Step::OpenFiles,             1, Phase::Apply,    0,  0, openFilesAcknowledged,     ask<Page::AskOpenFiles>},
    {Step::Agreement,             2, Phase::Apply,    0,  0, agreementAccepted,         ask<Page::AcceptAgreement>},
    {Step::Quote,                 3, Phase::Apply,    0,  0, quoteConfirmed,            ask<Page::ConfirmQuote>},
    {Step::ExtensionItems,        5, Phase::Apply,    0,  0, itemsFilled,               ask<Page::FillForm>},
    {Step::ExtensionInfo,         6, Phase::Apply,    0,  0, informationFilled,         ask<Page::FillForm>},
    {Step::UkeyCheck,             7, Phase::Apply,    0,  0, ukeyCheckedOrLater,        checkUkey},
    {Step::Submit,                8, Phase::Apply,    0,  0, never,                     ask<Page::SubmitApplication>},
    {Step::AcceptanceForm,        9, Phase::Papers,   0,  0, formPrinted,               ask<Page::PrintForm>},
    {Step::Materials,            10, Phase::Papers,   0,  0, materialsComplete,         ask<Page::UploadMaterials>},
    {Step::Payment,              11, Phase::Papers,   0,  0, paid,                      ask<Page::Pay>},
    {Step::Voucher,              12, Phase::Papers,   0,  0, voucherComplete,           ask<Page::UploadMaterials>},
    {Step::Review,               13, Phase::Papers,   0,  0, never,                     await<Wait::Review>},
    {Step::DownloadCheck,        15, Phase::Prepare,  0,  0, codeGivenOrNotNeeded,      ask<Page::GiveCode>},
    {Step::ChooseUkey,           16, Phase::Prepare,  0,  0, ukeyChosenAndThere,        chooseUkey},
    {Step::Pin,                  17, Phase::Prepare,  0,  0, pinGiven,                  ask<Page::GivePin>},
    {Step::UkeyTry,              18, Phase::Prepare,  0,  5, ukeyTried,                 afterReading<Effect::TryUkey>},
    {Step::SigningKey,           20, Phase::Write,   30, 20, hasSigningKey,             afterReading<Effect::GenerateSigningKey>},
    {Step::SigningCertificate,   21, Phase::Write,   15,  4, signingCertificateIssued,  afterReading<Effect::Enrol>},
    {Step::EncryptionKey,        22, Phase::Write,   20, 10, hasEncryptionKeys,         afterReading<Effect::InstallEncryptionKey>},
    {Step::Certificates,         23, Phase::Write,   15,  8, written,                   afterReading<Effect::WriteCertificates>},
    {Step::Proof,                24, Phase::Write,   15, 10, proved,                    perform<Effect::Prove>},
    {Step::Confirmed,            25, Phase::Write,    5,  2, never,                     perform<Effect::Confirm>},
    {Step::OldSetRemoved,        26, Phase::Write,    0,  3, oldSetRemoved,             afterReading<Effect::RemoveOldSet>},
  }};
  // clang-format on
  return checklist;
}

} // namespace certdesk::workflow
