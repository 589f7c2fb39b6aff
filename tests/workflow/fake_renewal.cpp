#include "tests/workflow/fake_calls.h"

#include <algorithm>

// The fake portal's and the fake UKEY's part of a renewal.
namespace certdesk::test {

namespace {

const std::string oldKeyName = "person-e";

token::KeyEntry keyEntry(const Bytes& spki, bool signing) {
  token::KeyEntry entry;
  entry.label = "of before";
  entry.publicKey = spki;
  entry.signs = signing;
  entry.decrypts = !signing;
  return entry;
}

} // namespace

FakeState renewalState(bool kept) {
  auto state = freshState();
  auto& a = state.application;
  listLines(a, workflow::renewal());
  a.lostUkeySerials.clear();
  a.archived.clear();
  a.oldUkeySerial = newUkey;
  a.oldSigningCertificate = signingCertificateOf(oldKeyName);
  a.encryptionKept = kept;
  auto& ukey = state.ukeys[newUkey];
  ukey.keyNames.insert(ukey.keyNames.begin(), oldKeyName);
  // Of a key that is kept, the certificate of before is not looked at by anybody: one of another key stands for it.
  ukey.keys = {keyEntry(spkiOf(oldKeyName), true), keyEntry(keyOf(encryptionCertificate(kept ? 0 : 1)), false)};
  ukey.certificates = {{"", {}, a.oldSigningCertificate}, {"", {}, encryptionCertificate(1)}};
  state.changed();
  return state;
}

Result<portal::Application> FakeWorld::acknowledgeOpenFiles(const portal::Application& seen, const Call&) {
  return write("acknowledgeOpenFiles", seen, [](portal::Application& a) -> Outcome {
    a.openFilesAcknowledged = true;
    return {};
  });
}

Result<token::RenewalRequest> FakeWorld::renewalRequest(const std::string& serial, const std::string& id, const Bytes& key,
                                                        const Bytes& old, const std::string& origin, const Call&) {
  return onUkey<token::RenewalRequest>("renewalRequest", serial, [&](FakeUkey& ukey) -> Result<token::RenewalRequest> {
    demand(id == applicationId && origin == portalOrigin && old == state.application.oldSigningCertificate);
    if (!hasKey(ukey, key)) return refuse(ErrorCode::UkeyKeyGone);
    if (!hasKey(ukey, keyOf(old))) return refuse(ErrorCode::UkeyLacksCertificate);
    return token::RenewalRequest{requestOf(serial, key), {old, requestOf(serial, key)}};
  });
}

Result<Bytes> FakeWorld::reenrol(const std::string&, const Secret& code, const Bytes& request, const Bytes& statement,
                                 const Bytes& signature, const Call&) {
  return doing<Bytes>(CallKind::Est, "reenrol", [&]() -> Result<Bytes> {
    auto& a = state.application;
    demand(a.service == workflow::renewal().service);
    demand(statement == a.oldSigningCertificate && signature == request); // the old key's word for this request
    if (state.frozen) return refuse(ErrorCode::NotAllowedNow);
    const bool first = workflow::issuedSigning(a) == nullptr;
    auto certificate = issueFor(code, request);
    if (certificate && first && a.encryptionKept) {
      a.issued.push_back({portal::Purpose::Encryption, encryptionCertificate(), 0});
      state.changed();
    }
    if (certificate && lies.enrolled) lies.enrolled(*certificate);
    return certificate;
  });
}

// The certificate, and then the key; whoever is interrupted has done the first.
Outcome FakeWorld::removeOldSigning(const token::Installation& installation, const Bytes& old, const Call&) {
  const auto certificates = [&](FakeUkey& ukey) -> Outcome {
    auto whole = installation.encryptionCertificates;
    whole.push_back(installation.signingCertificate);
    for (const auto& one : whole)
      demand(holds(ukey, one) && hasKey(ukey, keyOf(one)) && one != old);
    demand(state.application.confirmed);
    std::erase_if(ukey.certificates, [&](const auto& entry) { return entry.certificate == old; });
    return {};
  };
  if (auto gone = onUkey<void>("removeOldCertificate", installation.ukeySerial, certificates); !gone) return gone;
  return onUkey<void>("removeOldKey", installation.ukeySerial, [&](FakeUkey& ukey) -> Outcome {
    std::erase_if(ukey.keys, [&](const auto& key) { return key.publicKey == keyOf(old); });
    return {};
  });
}

} // namespace certdesk::test
