#include "app/workflow/checklist.h"

#include <algorithm>

// Key recovery (M6-M8, M17-M21): the UKEY was lost or damaged. A new signing pair is made on a new UKEY, the encryption
// pair comes back from the KMC with its old certificate, and the expiry stays.
namespace certdesk::workflow {

namespace {

// Before login on the UKEY its private objects are invisible: unknown, not absent. Then a line looks; it never acts.
template <Effect effect>
Next afterReading(const Facts& facts) {
  if (!facts.holdings.known()) return Perform{Effect::ReadUkey};
  return Perform{effect};
}

bool materialsComplete(const Facts& f) { return f.application->materialsComplete; }
bool reasonGiven(const Facts& f) { return f.application->lossReason.has_value(); }
bool agreementAccepted(const Facts& f) { return f.application->agreementAccepted; }
bool quoteConfirmed(const Facts& f) { return f.application->quoteConfirmed; }
bool answerVerified(const Facts& f) { return f.application->answerVerified; }
bool ukeyCheckedOrLater(const Facts& f) { return f.tried.known() || f.ukeyLater; }
Next checkUkey(const Facts& f) {
  if (!f.inserted.known()) return Perform{Effect::ListUkeys};
  return Ask{Page::CheckUkey};
}
// Contents and papers are judged by the portal's word alone; what it does not ask for is done.
template <const char* id>
bool formFilled(const Facts& f) {
  const auto* form = formNamed(*f.application, id);
  return form == nullptr || form->filled;
}
constexpr char extensionItems[] = "extension_items";
constexpr char extensionInformation[] = "extension_information";
bool formPrinted(const Facts& f) {
  const auto& materials = f.application->materials;
  return f.formPrinted || materialsComplete(f) || std::any_of(materials.begin(), materials.end(), [](const auto& each) {
           return each.role == portal::MaterialRole::AcceptanceForm && !each.pages.empty();
         });
}
// By transfer the money is on its way with the person's word; the reviewer looks for it.
bool paid(const Facts& f) {
  const auto& payment = f.application->payment;
  return !payment || payment->state == portal::PaymentState::Paid || payment->method == portal::PaymentMethod::Transfer;
}
bool voucherComplete(const Facts& f) { return f.application->voucherComplete; }
bool never(const Facts&) { return false; } // a milestone: only the portal closes it

// What EST was asked for is on the UKEY: from here on no authorisation code is needed.
bool hasAllKeys(const Facts& f) { return f.holdings->signingIssued && !pairToFetch(f); }
bool allIssued(const Facts& f) {
  const auto installation = installationOf(*f.application, {});
  return !installation.signingCertificate.empty() &&
         installation.encryptionCertificates.size() + f.leftOut.size() > f.application->archived.size();
}

// All certificates issued means that the keys are on the bound UKEY already, but for a crash just before the last of
// them: so the UKEY is read first, and the code, which may be hard to come by again, is asked for only if it must be.
bool codeGivenOrNotNeeded(const Facts& f) {
  if (f.codeGiven) return true;
  return f.holdings.known() ? hasAllKeys(f) : allIssued(f);
}

bool ukeyChosenAndThere(const Facts& f) { return boundUkey(f) != nullptr; }
Next chooseUkey(const Facts& f) {
  if (!f.inserted.known()) return Perform{Effect::ListUkeys};
  if (boundSerial(f).empty()) return Ask{Page::ChooseUkey};
  return Await{Wait::Ukey};
}

bool pinGiven(const Facts& f) { return f.pinGiven; }

bool ukeyTried(const Facts& f) {
  if (f.holdings.known() && hasAllKeys(f)) return true;
  return f.tried.known() && f.tried->serial == boundSerial(f);
}

bool hasSigningKey(const Facts& f) { return f.holdings.known() && !f.holdings->signingKey.empty(); }
bool signingCertificateIssued(const Facts& f) { return f.holdings.known() && f.holdings->signingIssued; }
// The current one and every archived one, or as many as the UKEY has room for.
bool hasEncryptionKeys(const Facts& f) { return f.holdings.known() && !pairToFetch(f); }
bool written(const Facts& f) { return f.holdings.known() && certificatesWritten(f); }
// Of exactly what is issued now; what another PC had replaced meanwhile is proved anew.
bool proved(const Facts& f) { return f.proved.is(installationOf(f)); }

} // namespace

const Checklist& recovery() {
  // Code 14 belongs to the medium on its way.
  // clang-format off
  static const Checklist checklist{"recovery", 'R', {
    // step                    code  phase           weight  s  done                       next
    {Step::Reason,                1, Phase::Apply,    0,  0, reasonGiven,               ask<Page::LossReason>},
    {Step::Agreement,             2, Phase::Apply,    0,  0, agreementAccepted,         ask<Page::AcceptAgreement>},
    {Step::Quote,                 3, Phase::Apply,    0,  0, quoteConfirmed,            ask<Page::ConfirmQuote>},
    {Step::SecurityQuestion,      4, Phase::Apply,    0,  0, answerVerified,            ask<Page::AnswerQuestion>},
    {Step::ExtensionItems,        5, Phase::Apply,    0,  0, formFilled<extensionItems>, ask<Page::FillForm>},
    {Step::ExtensionInfo,         6, Phase::Apply,    0,  0, formFilled<extensionInformation>, ask<Page::FillForm>},
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
