#include "app/workflow/lines.h"

// Unlock (解锁): the PIN was forgotten. The CA releases what opens the UKEY for a new PIN that the person chooses; keys
// and certificates are not touched. Either the security officer's PIN goes to the UKEY's host, sealed, and is another one
// afterwards; or the UKEY shows a code and takes the one that answers it, from the portal or read out by staff on the
// telephone.
namespace certdesk::workflow {

namespace {
bool newPinChosen(const Facts& f) { return f.newPinChosen || f.unlockProof.known(); }
bool codeGiven(const Facts& f) { return f.codeGiven; }
// With the proof the UKEY has done its part.
bool ukeyThereWithAWay(const Facts& f) { return f.unlockProof.known() || unlockMethodOf(f).has_value(); }
Next ukeyWithAWay(const Facts& f) {
  if (boundUkey(f) != nullptr) return Perform{Effect::AskUnlockChallenge}; // which says that there is no way
  return lines::chooseUkey(f);
}
bool unlockCodeGivenOrNotNeeded(const Facts& f) {
  return f.unlockCodeGiven || f.unlockProof.known() || !mayUnlockByTelephone(f);
}
Next askUnlockCode(const Facts& f) {
  if (!f.unlockChallenge.known()) return Perform{Effect::AskUnlockChallenge};
  return Ask{Page::GiveUnlockCode};
}
Next unlockAndTell(const Facts& f) {
  if (f.unlockProof.known()) return Perform{Effect::CompleteUnlock};
  const bool asks = unlockMethodOf(f) == portal::UnlockMethod::Challenge && !f.unlockChallenge.known();
  return Perform{asks ? Effect::AskUnlockChallenge : Effect::Unlock};
}
} // namespace

const Checklist& unlock() {
  using namespace lines;
  // clang-format off
  static const Checklist checklist{"unlock", 'J', {
    // step                    code  phase           weight  s  done                       next
    {Step::SecurityQuestion,      4, Phase::Apply,    0,  0, answerVerified,            ask<Page::AnswerQuestion>},
    {Step::ExtensionItems,        5, Phase::Apply,    0,  0, itemsFilled,               ask<Page::FillForm>},
    {Step::Submit,                8, Phase::Apply,    0,  0, never,                     ask<Page::SubmitApplication>},
    {Step::AcceptanceForm,        9, Phase::Papers,   0,  0, formPrinted,               ask<Page::PrintForm>},
    {Step::Materials,            10, Phase::Papers,   0,  0, materialsComplete,         ask<Page::UploadMaterials>},
    {Step::Payment,              11, Phase::Papers,   0,  0, paid,                      ask<Page::Pay>},
    {Step::Voucher,              12, Phase::Papers,   0,  0, voucherComplete,           ask<Page::UploadMaterials>},
    {Step::Review,               13, Phase::Papers,   0,  0, never,                     await<Wait::Review>},
    {Step::DownloadCheck,        15, Phase::Prepare,  0,  0, codeGiven,                 ask<Page::GiveCode>},
    {Step::ChooseUkey,           16, Phase::Prepare,  0,  0, ukeyThereWithAWay,         ukeyWithAWay},
    {Step::UnlockCode,           18, Phase::Prepare,  0,  0, unlockCodeGivenOrNotNeeded, askUnlockCode},
    {Step::NewPin,               19, Phase::Prepare,  0,  0, newPinChosen,              ask<Page::ChooseNewPin>},
    {Step::Unlocked,             20, Phase::Write,  100,  5, never,                     unlockAndTell},
  }};
  // clang-format on
  return checklist;
}

} // namespace certdesk::workflow
