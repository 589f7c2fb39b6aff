#include "app/practice/renewal_proof.h"
#include "app/practice/site/desk.h"
#include "app/practice/site/site_texts.h"

namespace certdesk::practice {

Html renewalPart(const DeskView& view, const ApplicationRow& ofRow) {
  const auto proof = proofDossier(view.visit, ofRow);
  if (!proof) return {};
  const auto verdict =
      proof->holds ? chip(Tone::Good, view.words(text::proofHolds)) : chip(Tone::Bad, view.words(text::proofBroken));
  return element("section", element("h2", view.words(text::renewalProof)) +
                                element("dl", row(view.words(text::signedByOld), verdict) +
                                                  row(view.words(text::proofAt), shown(proof->at)) +
                                                  row(view.words(text::oldCertificate), proof->certificateSerial) +
                                                  row(view.words(text::onUkey), proof->ukeySerial)));
}

} // namespace certdesk::practice
