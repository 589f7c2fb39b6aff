#include "tests/workflow/identity.h"

#include "app/core/text.h"

#include <algorithm>

namespace certdesk::test {

using namespace workflow;

namespace {

std::string bits(std::initializer_list<bool> flags) {
  std::string text;
  for (const bool flag : flags)
    text.push_back(flag ? '1' : '0');
  return text;
}

std::string numbers(std::initializer_list<int> all) {
  std::string text;
  for (const int one : all)
    text += std::to_string(one) + ",";
  return text;
}

std::string nameOf(const Bytes& octets) { // short, and different for different ones
  return octets.empty() ? "-" : hex(ByteView(octets).last(std::min<std::size_t>(2, octets.size())));
}

std::string papersOf(const portal::Application& a) {
  std::string text;
  for (const auto& form : a.forms)
    text += form.filled ? 'F' : 'f';
  for (const auto& material : a.materials) {
    text += '/';
    for (const auto& page : material.pages)
      text += page.sha256 + (page.remark.empty() ? "" : "!");
  }
  if (!a.payment) return text;
  const auto& payment = *a.payment;
  return text + bits({a.materialsComplete, a.voucherComplete, payment.order.has_value()}) +
         numbers({static_cast<int>(payment.state), payment.method ? static_cast<int>(*payment.method) : 9});
}

std::string identity(const portal::Application& a) {
  std::string text = std::to_string(static_cast<int>(a.stage)) + a.ukeySerial;
  for (const auto& issued : a.issued)
    text += nameOf(issued.certificate);
  return text +
         bits({a.lossReason.has_value(), a.agreementAccepted, a.quoteConfirmed, a.answerVerified,
               a.openFilesAcknowledged, a.confirmed}) +
         papersOf(a);
}

std::string identity(const FakeUkey& ukey) {
  auto text = bits({ukey.inserted, ukey.gone, ukey.open, ukey.proved.has_value()}) +
              numbers({ukey.pc, static_cast<int>(ukey.pin), static_cast<int>(ukey.room)});
  for (const auto& key : ukey.keys)
    text += nameOf(key.publicKey) + bits({key.label.rfind("~pending:", 0) == 0});
  for (const auto& entry : ukey.certificates)
    text += nameOf(entry.certificate);
  return text;
}

std::string identity(const Officer& o) {
  return numbers({o.onUkey, o.current, o.next.value_or(9), o.released, o.allowed, o.wrongGuesses, o.wrongCodes,
                  o.kept.empty() ? 9 : o.kept[2], o.kept.empty() ? 0 : o.kept[3]}) +
         bits({o.exposed, o.opens, o.asked, o.answered, o.counted, o.late});
}

std::string identity(const Holdings& h) {
  return nameOf(h.signingKey) + bits({h.signingIssued, h.encryptionKey, h.certificates, h.foreignKeys,
                                      h.archivedKeys.empty(), h.archivedCertificates.empty(), h.oldKey, h.oldSigning});
}

} // namespace

std::string identity(const FakeState& w) {
  std::string text = identity(w.application) +
                     bits({w.loggedIn[0], w.loggedIn[1], w.windowOpen, w.codeExpired, w.frozen, w.superseded,
                           w.revoked, w.transferred}) +
                     numbers({w.released, w.wrongCodes, w.wrongAnswers, w.sendsBack, w.timesPaid, w.ordersMade});
  for (const auto& [serial, ukey] : w.ukeys)
    text += "/" + identity(ukey);
  return text + (w.application.service == unlock().service ? identity(w.officer) : "");
}

std::string identity(const Client& client, const FakeState& world) {
  const auto& f = client.facts;
  std::string text = "|";
  text +=
      f.application.known() ? identity(*f.application) + bits({f.application->etag == world.application.etag}) : "?";
  text += "|" + bits({f.inserted.is(insertedAt(world, client.pc)), client.blind});
  if (f.inserted.known())
    for (const auto& ukey : *f.inserted)
      text += ukey.serial + numbers({static_cast<int>(ukey.pin)}) + bits({ukey.certificates.empty()});
  else
    text += "?";
  text += "|" + (f.holdings.known() ? identity(*f.holdings) : "?") + "|" + f.chosenSerial +
          bits({f.ukeyLater, f.formPrinted, f.codeGiven, f.pinGiven, f.newPinChosen, f.unlockChallenge.known(),
                f.unlockCodeGiven, f.unlockProof.known(), f.proved.known(), f.leftOut.empty(), client.needsLogin,
                client.held.code == codeMailed(world), client.held.unlockCode == rightUnlockCode,
                client.failure == ErrorCode::UnlockToStaff, client.failure == ErrorCode::NotAllowedNow,
                client.failure.has_value()}) +
          numbers({static_cast<int>(client.hold), f.unlockProof.known() ? f.unlockProof->statement[0] : 0}) +
          (f.tried.known() ? f.tried->serial : "") + "|";
  for (const auto& serial : client.refused)
    text += serial;
  return text;
}

} // namespace certdesk::test
