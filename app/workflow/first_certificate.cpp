#include "app/workflow/lines.h"

// A first certificate (制作): applied for on the portal's web site. What is done here is the second half of a recovery,
// onto a blank UKEY, with an encryption pair that is new.
namespace certdesk::workflow {

const Checklist& firstCertificate() {
  using namespace lines;
  // The codes are those of the same lines elsewhere.
  // clang-format off
  static const Checklist checklist{"issue", 'Z', {
    // step                    code  phase           weight  s  done                       next
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
