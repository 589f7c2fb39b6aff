#pragma once
#include "app/workflow/checklist.h"

// What the lines of several services judge by, and what they do next: pure, by facts alone.
namespace certdesk::workflow::lines {

// Before login on the UKEY its private objects are invisible: unknown, not absent. Then a line looks; it never acts.
template <Effect effect>
Next afterReading(const Facts& facts) {
  if (!facts.holdings.known()) return Perform{Effect::ReadUkey};
  return Perform{effect};
}

// What was said and lives on the portal.
[[nodiscard]] bool agreementAccepted(const Facts& f);
[[nodiscard]] bool quoteConfirmed(const Facts& f);
[[nodiscard]] bool answerVerified(const Facts& f);
// Contents and papers (owed.h); what the portal does not ask for is done.
[[nodiscard]] bool itemsFilled(const Facts& f);
[[nodiscard]] bool informationFilled(const Facts& f);
[[nodiscard]] bool formPrinted(const Facts& f);
[[nodiscard]] bool materialsComplete(const Facts& f);
// By transfer the money is on its way with the person's word; the reviewer looks for it.
[[nodiscard]] bool paid(const Facts& f);
[[nodiscard]] bool voucherComplete(const Facts& f);
[[nodiscard]] bool never(const Facts& f); // a milestone: only the portal closes it

// Tried before anything costs.
[[nodiscard]] bool ukeyCheckedOrLater(const Facts& f);
[[nodiscard]] Next checkUkey(const Facts& f);

// From the download check on.
[[nodiscard]] bool codeGivenOrNotNeeded(const Facts& f);
[[nodiscard]] bool ukeyChosenAndThere(const Facts& f);
[[nodiscard]] Next chooseUkey(const Facts& f);
[[nodiscard]] bool pinGiven(const Facts& f);
[[nodiscard]] bool ukeyTried(const Facts& f);
[[nodiscard]] bool hasSigningKey(const Facts& f);
[[nodiscard]] bool signingCertificateIssued(const Facts& f);
// The current one and every archived one, or as many as the UKEY has room for.
[[nodiscard]] bool hasEncryptionKeys(const Facts& f);
[[nodiscard]] bool written(const Facts& f);
// Of exactly what is issued now; what another PC had replaced meanwhile is proved anew.
[[nodiscard]] bool proved(const Facts& f);

} // namespace certdesk::workflow::lines
