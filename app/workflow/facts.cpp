#include "app/workflow/facts.h"

#include "app/crypto/certificate.h"
#include "app/token/pending.h"
#include "app/workflow/checklist.h"

#include <algorithm>

namespace certdesk::workflow {

namespace {

Bytes publicKeyOf(const Bytes& certificate) {
  const auto parsed = crypto::Certificate::fromDer(certificate);
  return parsed ? parsed->publicKey().spki() : Bytes();
}

// Under which CKA_ID its key is put on a UKEY.
Bytes identifierOf(const Bytes& certificate) {
  const auto parsed = crypto::Certificate::fromDer(certificate);
  return parsed ? parsed->publicKey().identifier() : Bytes();
}

bool holdsCertificate(const token::Contents& contents, const Bytes& certificate) {
  return std::any_of(contents.certificates.begin(), contents.certificates.end(),
                     [&](const auto& entry) { return entry.certificate == certificate; });
}

const token::KeyEntry* keyFor(const token::Contents& contents, const Bytes& publicKey) {
  const auto found = std::find_if(contents.keys.begin(), contents.keys.end(),
                                  [&](const auto& key) { return !publicKey.empty() && key.publicKey == publicKey; });
  return found == contents.keys.end() ? nullptr : &*found;
}

// Whose unfinished key it is: ~pending:<application>:<purpose>; empty where it is none.
std::string applicationOf(const std::string& label) {
  const std::string prefix = "~pending:";
  const auto end = label.rfind(':');
  if (label.rfind(prefix, 0) != 0 || end < prefix.size()) return {};
  return label.substr(prefix.size(), end - prefix.size());
}

// Before a certificate is issued a key is this application's by its label, or by its CKA_ID on a UKEY that drops labels
// or cuts them short; afterwards by its public key.
bool isPending(const token::KeyEntry& key, const std::string& application) {
  return key.label == token::pendingLabel(application, token::PendingPurpose::Signing) ||
         key.id == token::pendingKeyId(application);
}

const token::KeyEntry* signingKeyOf(const token::Contents& contents, const portal::Application& application) {
  if (const auto* issued = issuedSigning(application)) {
    const auto* key = keyFor(contents, publicKeyOf(issued->certificate));
    // The key that a renewal replaces is never what replaces it, whatever the portal lists.
    const auto& old = application.oldSigningCertificate;
    if (key != nullptr && (old.empty() || key->publicKey != publicKeyOf(old))) return key;
  }
  const auto found = std::find_if(contents.keys.begin(), contents.keys.end(), [&](const auto& key) {
    return isPending(key, application.id) && !key.publicKey.empty();
  });
  return found == contents.keys.end() ? nullptr : &*found;
}

} // namespace

bool staysOnItsUkey(const portal::Application& application) {
  return application.service == renewal().service || application.service == unlock().service;
}

std::string boundSerial(const Facts& facts) {
  if (facts.application.known()) {
    const auto& application = *facts.application;
    if (!application.ukeySerial.empty()) return application.ukeySerial;
    if (staysOnItsUkey(application) && !application.oldUkeySerial.empty()) return application.oldUkeySerial;
  }
  return facts.chosenSerial;
}

const token::TokenInfo* boundUkey(const Facts& facts) {
  if (!facts.inserted.known()) return nullptr;
  const auto serial = boundSerial(facts);
  const auto found = std::find_if(facts.inserted->begin(), facts.inserted->end(),
                                  [&](const auto& ukey) { return !serial.empty() && ukey.serial == serial; });
  return found == facts.inserted->end() ? nullptr : &*found;
}

Holdings holdingsOf(const token::Contents& contents, const portal::Application& application) {
  Holdings holdings;
  std::vector<Bytes> ours, ourIds; // an unwrapped key may lack the object that tells its public half
  if (const auto* key = signingKeyOf(contents, application)) {
    holdings.signingKey = key->publicKey;
    ours.push_back(key->publicKey);
    if (const auto* issued = issuedSigning(application))
      holdings.signingIssued = publicKeyOf(issued->certificate) == key->publicKey;
  }
  bool signing = false;
  bool encryption = false;
  for (const auto& issued : application.issued) {
    const bool written = holdsCertificate(contents, issued.certificate);
    if (issued.purpose == portal::Purpose::Signing) {
      signing = holdings.signingIssued && written;
      continue;
    }
    const auto publicKey = publicKeyOf(issued.certificate);
    ours.push_back(publicKey);
    ourIds.push_back(identifierOf(issued.certificate));
    const bool there = keyFor(contents, publicKey) != nullptr;
    if (issued.generation == 0) {
      encryption = written;
      holdings.encryptionKey = there;
      continue;
    }
    if (there) holdings.archivedKeys.insert(issued.generation);
    if (written) holdings.archivedCertificates.insert(issued.generation);
  }
  holdings.certificates = signing && encryption;
  if (const auto& old = application.oldSigningCertificate; !old.empty()) {
    const auto* key = keyFor(contents, publicKeyOf(old));
    holdings.oldKey = key != nullptr && key->signs;
    holdings.oldSigning = key != nullptr || holdsCertificate(contents, old);
  }
  const auto isIn = [](const std::vector<Bytes>& many, const Bytes& one) {
    return !one.empty() && std::find(many.begin(), many.end(), one) != many.end();
  };
  for (const auto& key : contents.keys) {
    const bool told = key.publicKey.empty() ? isIn(ourIds, key.id) : isIn(ours, key.publicKey);
    if (told || isPending(key, application.id)) continue;
    const auto pending = applicationOf(key.label);
    if (pending.empty())
      holdings.foreignKeys = true;
    else if (pending != application.id)
      holdings.leftBehind.push_back(pending);
  }
  return holdings;
}

token::Installation installationOf(const portal::Application& application, const std::string& serial) {
  token::Installation installation{application.id, serial, {}, {}};
  std::vector<const portal::IssuedCertificate*> encryption;
  for (const auto& issued : application.issued) {
    if (issued.purpose == portal::Purpose::Signing)
      installation.signingCertificate = issued.certificate;
    else
      encryption.push_back(&issued);
  }
  std::stable_sort(encryption.begin(), encryption.end(),
                   [](const auto* a, const auto* b) { return a->generation < b->generation; });
  for (const auto* issued : encryption)
    installation.encryptionCertificates.push_back(issued->certificate);
  return installation;
}

token::Installation installationOf(const Facts& facts) {
  auto application = *facts.application;
  const auto isThere = [&](int generation) {
    return generation == 0 || (facts.holdings.known() && facts.holdings->archivedKeys.count(generation) != 0 &&
                               facts.leftOut.count(generation) == 0);
  };
  auto& issued = application.issued;
  issued.erase(std::remove_if(issued.begin(), issued.end(), [&](const auto& one) { return !isThere(one.generation); }),
               issued.end());
  return installationOf(application, boundSerial(facts));
}

std::optional<int> pairToFetch(const Facts& facts) {
  if (!facts.holdings->encryptionKey) return 0;
  const auto archived = static_cast<int>(facts.application->archived.size());
  for (int generation = 1; generation <= archived; ++generation)
    if (facts.holdings->archivedKeys.count(generation) == 0 && facts.leftOut.count(generation) == 0) return generation;
  return std::nullopt;
}

bool certificatesWritten(const Facts& facts) {
  const auto& holdings = *facts.holdings;
  return holdings.certificates &&
         std::all_of(holdings.archivedKeys.begin(), holdings.archivedKeys.end(), [&](int generation) {
           return holdings.archivedCertificates.count(generation) != 0 || facts.leftOut.count(generation) != 0;
         });
}

ArchivedPairs archivedPairs(const Facts& facts) {
  if (!facts.application.known()) return {};
  const auto& application = *facts.application;
  // After the confirmation the portal lists what is on the UKEY, whoever asks.
  const auto there = application.confirmed ? installationOf(application, {}) : installationOf(facts);
  const auto all = static_cast<int>(application.archived.size());
  const auto written = std::min(all, std::max(0, static_cast<int>(there.encryptionCertificates.size()) - 1));
  return {written, all - written};
}

const portal::Form* formNamed(const portal::Application& application, std::string_view id) {
  const auto found =
      std::find_if(application.forms.begin(), application.forms.end(), [&](const auto& form) { return form.id == id; });
  return found == application.forms.end() ? nullptr : &*found;
}

const portal::IssuedCertificate* issuedSigning(const portal::Application& application) {
  const auto found = std::find_if(application.issued.begin(), application.issued.end(),
                                  [](const auto& issued) { return issued.purpose == portal::Purpose::Signing; });
  return found == application.issued.end() ? nullptr : &*found;
}

Fitness fitnessOf(const token::TokenInfo& ukey, const portal::Application& application, bool practicePortal) {
  const auto& lost = application.lostUkeySerials;
  if (std::find(lost.begin(), lost.end(), ukey.serial) != lost.end()) return Fitness::IsTheLostOne;
  if (!application.ukeySerial.empty() && application.ukeySerial != ukey.serial) return Fitness::BoundToAnother;
  if (ukey.practice && !practicePortal) return Fitness::PracticeAtRealPortal;
  if (!ukey.initialised) return Fitness::NotInitialised;
  const auto& old = application.oldSigningCertificate;
  if (staysOnItsUkey(application) &&
      std::find(ukey.certificates.begin(), ukey.certificates.end(), old) == ukey.certificates.end())
    return Fitness::LacksCertificate;
  if (ukey.pin == token::PinState::Locked) return Fitness::PinLocked;
  return Fitness::Fits;
}

std::optional<portal::UnlockMethod> unlockMethodOf(const Facts& facts) {
  const auto* ukey = boundUkey(facts);
  if (ukey == nullptr || !facts.application.known()) return std::nullopt;
  const auto& methods = facts.application->unlockMethods;
  const auto found = std::find_if(methods.begin(), methods.end(), [&](portal::UnlockMethod method) {
    return method == portal::UnlockMethod::Escrow || ukey->unlocksByCode;
  });
  return found == methods.end() ? std::nullopt : std::optional(*found);
}

bool mayUnlockByTelephone(const Facts& facts) {
  if (!facts.application.known()) return true;
  const auto& methods = facts.application->unlockMethods;
  if (std::find(methods.begin(), methods.end(), portal::UnlockMethod::Telephone) == methods.end()) return false;
  return boundUkey(facts) == nullptr || unlockMethodOf(facts) == portal::UnlockMethod::Telephone;
}

void forgetUkey(Facts& facts) {
  facts.inserted.forget();
  facts.holdings.forget();
  facts.proved.forget();
  facts.pinGiven = false;
}

void forgetPulled(Facts& facts) {
  facts.holdings.forget();
  facts.proved.forget();
  facts.pinGiven = false;
  facts.unlockChallenge.forget();
  facts.unlockCodeGiven = false;
}

} // namespace certdesk::workflow
