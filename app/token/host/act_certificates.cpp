#include "app/token/host/acts.h"

#include "app/token/host/driver_failure.h"

#include "app/crypto/certificate.h"
#include "app/token/host/installed.h"
#include "app/token/host/proof.h"
#include "app/token/host/public_object.h"
#include "app/token/pending.h"
#include "pkcs11/certificate_object.h"

#include <algorithm>

namespace certdesk::token {

namespace {

Outcome checkAll(const std::vector<InstalledCertificate>& certificates, const std::vector<Bytes>& anchors) {
  for (const auto& one : certificates) {
    if (auto right = crypto::checkChain(one.certificate, anchors); !right) return right;
    if (auto right = crypto::checkUsage(one.certificate, one.usage); !right) return right;
  }
  return {};
}

// Writing that was interrupted may leave an object of ours without a value.
Outcome removeHalves(Operation& operation, const Holdings& holdings, const std::string& application) {
  for (const auto& held : holdings.certificates) {
    if (held.publicKey || held.label.rfind(std::string(pendingPrefix) + application + ":", 0) != 0) continue;
    if (auto gone = operation.said(held.object.destroy()); !gone) return gone;
  }
  return {};
}

bool hasNoRoom(const Outcome& outcome) { return !outcome && outcome.error().code == ErrorCode::UkeyFull; }

// The current encryption certificate comes before the archived ones (Installation).
bool isArchived(const InstalledCertificate& one, const std::vector<InstalledCertificate>& all) {
  const auto current =
      std::find_if(all.begin(), all.end(), [](const auto& each) { return each.usage == crypto::Usage::Encryption; });
  return one.usage == crypto::Usage::Encryption && &one != &*current;
}

// The key of an archived certificate that there is no room for: nobody could use it, and the KMC has it still. Only as
// it was put there for this application, with nothing beside it.
Outcome removeUncertified(Operation& operation, const Holdings& holdings, const crypto::PublicKey& publicKey,
                          const std::string& label) {
  if (std::any_of(holdings.certificates.begin(), holdings.certificates.end(),
                  [&](const auto& held) { return held.publicKey == publicKey; }))
    return {};
  const auto remove = [&](const auto& objects) -> Outcome {
    for (const auto& one : objects)
      if (one.publicKey == publicKey && one.label == label)
        if (auto gone = operation.said(one.object.destroy()); !gone) return gone;
    return {};
  };
  if (auto gone = remove(holdings.publicKeys); !gone) return gone;
  return remove(holdings.privateKeys);
}

PendingPurpose purposeOf(const InstalledCertificate& one) {
  return one.usage == crypto::Usage::Signing ? PendingPurpose::Signing : PendingPurpose::Encryption;
}

Outcome write(Operation& operation, const Holdings& holdings, const InstalledCertificate& one,
              const std::string& application) {
  const auto* key = keyOf(holdings, one.certificate.publicKey());
  if (key == nullptr) return keyGone("the key of a certificate");
  if (holdings.certificate(one.certificate.der()) != nullptr) return {};
  const auto made = pkcs11::createCertificate(
      operation.session(), {pendingLabel(application, purposeOf(one)), key->id, one.certificate.der(),
                            one.certificate.subjectDer(), one.certificate.issuerDer(), one.certificate.serialDer()});
  return made ? Outcome() : operation.failure(made.error());
}

// An interruption between an unwrapped key and its public object left it without, or a driver forgot it when it was
// closed. What there is no room for now is worth less than the certificates.
Outcome completeKeys(Operation& operation, const Holdings& holdings,
                     const std::vector<InstalledCertificate>& certificates, const std::string& application) {
  for (const auto& one : certificates) {
    const auto& publicKey = one.certificate.publicKey();
    const auto* key = keyOf(holdings, publicKey);
    if (key == nullptr) return keyGone("the key of a certificate");
    const auto label = pendingLabel(application, purposeOf(one));
    const auto written = writePublicObject(operation, holdings, publicKey, one.usage, label, key->id);
    if (!written && operation.over()) return written;
  }
  return {};
}

Outcome prove(Operation& operation, const Holdings& holdings, const InstalledCertificate& one) {
  const auto& publicKey = one.certificate.publicKey();
  const auto* held = holdings.certificate(one.certificate.der());
  if (held == nullptr) return writeMismatch("a certificate is not on the UKEY as it was issued");
  const auto* key = keyOf(holdings, publicKey);
  if (key == nullptr) return keyGone("the key of a certificate");
  return one.usage == crypto::Usage::Signing ? proveSigning(operation, key->object, publicKey)
                                             : proveDecryption(operation, key->object, publicKey);
}

} // namespace

Result<Nothing> perform(Operation& operation, const WriteCertificates& request) {
  const auto certificates = certificatesOf(request.installation);
  if (!certificates) return failed(certificates);
  if (auto right = checkAll(*certificates, request.anchors); !right) return failed(right);
  const auto holdings = look(operation);
  if (!holdings) return failed(holdings);
  const auto& application = request.installation.application;
  if (auto removed = removeHalves(operation, *holdings, application); !removed) return failed(removed);
  for (const auto& one : *certificates) {
    const auto written = write(operation, *holdings, one, application);
    if (hasNoRoom(written) && isArchived(one, *certificates))
      if (auto gone = removeUncertified(operation, *holdings, one.certificate.publicKey(),
                                        pendingLabel(application, PendingPurpose::Encryption));
          !gone)
        return failed(gone);
    if (!written) return failed(written);
  }
  if (auto whole = completeKeys(operation, *holdings, *certificates, application); !whole) return failed(whole);
  return Nothing{};
}

Result<Nothing> perform(Operation& operation, const Prove& request) {
  const auto certificates = certificatesOf(request.installation);
  if (!certificates) return failed(certificates);
  if (auto again = operation.reopen(); !again) return failed(again);
  const auto holdings = look(operation);
  if (!holdings) return failed(holdings);
  for (const auto& one : *certificates)
    if (auto proved = prove(operation, *holdings, one); !proved) return failed(proved);
  const auto whole = completeKeys(operation, *holdings, *certificates, request.installation.application);
  if (!whole) return failed(whole);
  return Nothing{};
}

} // namespace certdesk::token
