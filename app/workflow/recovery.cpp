#include "app/workflow/lines.h"

// Key recovery (M6-M8, M17-M21): the UKEY was lost or damaged. A new signing pair is made on a new UKEY, the encryption
// pair comes back from the KMC with its old certificate, and the expiry stays.
namespace certdesk::workflow {

namespace {
bool reasonGiven(const Facts& f) { return f.application->lossReason.has_value(); }
} // namespace

const Checklist& recovery() {
  using namespace lines;
  // Code 14 belongs to the medium on its way.
  // clang-format off
  static const Checklist checklist{"recovery", 'R', {
    // step                    code  phase           weight  s  done                       next
    {Step::Reason,                1, Phase::Apply,    0,  0, reasonGiven,               ask<Page::LossReason>},
    {Step::Agreement,             2, Phase::Apply,    0,  0, agreementAccepted,         ask<Page::AcceptAgreement>},
    {Step::Quote,                 3, Phase::Apply,    0,  0, quoteConfirmed,            ask<Page::ConfirmQuote>},
    {Step::SecurityQuestion,      4, Phase::Apply,    0,  0, answerVerified,            ask<Page::AnswerQuestion>},
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
  }};
  // clang-format on
  return checklist;
}

} // namespace certdesk::workflow
