#include "app/workflow/lines.h"

#include "app/workflow/owed.h"

#include <algorithm>

namespace certdesk::workflow::lines {

namespace {

bool formFilled(const Facts& f, std::string_view id) {
  const auto* form = formNamed(*f.application, id);
  return form == nullptr || isFilled(*form);
}

// What EST was asked for is on the UKEY: from here on no authorisation code is needed.
bool hasAllKeys(const Facts& f) { return f.holdings->signingIssued && !pairToFetch(f); }
bool allIssued(const Facts& f) {
  const auto installation = installationOf(*f.application, {});
  return !installation.signingCertificate.empty() &&
         installation.encryptionCertificates.size() + f.leftOut.size() > f.application->archived.size();
}

} // namespace

bool materialsComplete(const Facts& f) { return isComplete(*f.application, portal::MaterialRole::Paper); }
bool agreementAccepted(const Facts& f) { return f.application->agreementAccepted; }
bool quoteConfirmed(const Facts& f) { return f.application->quoteConfirmed; }
bool answerVerified(const Facts& f) { return f.application->answerVerified; }
bool ukeyCheckedOrLater(const Facts& f) { return f.tried.known() || f.ukeyLater; }
Next checkUkey(const Facts& f) {
  if (!f.inserted.known()) return Perform{Effect::ListUkeys};
  return Ask{Page::CheckUkey};
}
bool itemsFilled(const Facts& f) { return formFilled(f, "extension_items"); }
bool informationFilled(const Facts& f) { return formFilled(f, "extension_information"); }
bool formPrinted(const Facts& f) {
  const auto& materials = f.application->materials;
  return f.formPrinted || materialsComplete(f) || std::any_of(materials.begin(), materials.end(), [](const auto& each) {
           return each.role == portal::MaterialRole::AcceptanceForm && !each.pages.empty();
         });
}
bool paid(const Facts& f) {
  const auto& payment = f.application->payment;
  return !payment || payment->state == portal::PaymentState::Paid || payment->method == portal::PaymentMethod::Transfer;
}
bool voucherComplete(const Facts& f) { return isComplete(*f.application, portal::MaterialRole::Voucher); }
bool never(const Facts&) { return false; }

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
bool hasEncryptionKeys(const Facts& f) { return f.holdings.known() && !pairToFetch(f); }
bool written(const Facts& f) { return f.holdings.known() && certificatesWritten(f); }
bool proved(const Facts& f) { return f.proved.is(installationOf(f)); }

} // namespace certdesk::workflow::lines
