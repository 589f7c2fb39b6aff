#include "app/workflow/ukey_view.h"

#include "app/crypto/certificate.h"
#include "app/token/pending.h"
#include "app/workflow/certificate_standing.h"

#include <algorithm>

namespace certdesk::workflow {

namespace {

using portal::CertificateState;
using portal::Purpose;
using portal::Stage;

constexpr auto renewalAfter = std::chrono::hours(24 * 365);

bool ended(Stage stage) { return stage == Stage::Refused || stage == Stage::Cancelled || stage == Stage::Expired; }

// The application in ~pending:<application>:<purpose>; empty where the label is none of ours.
std::string applicationIn(const std::string& label) {
  const auto prefix = token::pendingPrefix.size();
  const auto end = label.rfind(':');
  if (!label.starts_with(token::pendingPrefix) || end == std::string::npos || end < prefix) return {};
  return label.substr(prefix, end - prefix);
}

// A certificate as it was read, or nothing where it cannot be.
struct Read {
  Bytes der;
  std::optional<crypto::Certificate> certificate;
  explicit Read(const Bytes& octets) : der(octets) {
    if (auto parsed = crypto::Certificate::fromDer(octets)) certificate = std::move(*parsed);
  }
};

// By its public half, or by our CKA_ID where the UKEY does not tell that.
bool isKeyOf(const token::KeyEntry& key, const crypto::Certificate& certificate) {
  const auto& publicKey = certificate.publicKey();
  return key.publicKey.empty() ? key.id == publicKey.identifier() : key.publicKey == publicKey.spki();
}

std::optional<Purpose> purposeOf(const crypto::Certificate& certificate) {
  if (crypto::checkUsage(certificate, crypto::Usage::Signing)) return Purpose::Signing;
  if (crypto::checkUsage(certificate, crypto::Usage::Encryption)) return Purpose::Encryption;
  return std::nullopt;
}

// Everything the judging needs to look at.
struct Sight {
  const std::string& serial;
  const token::Contents& contents;
  const std::optional<PortalWord>& word;
  const std::vector<Bytes>& anchors;
  Time now;

  [[nodiscard]] bool holds(const Bytes& certificate) const {
    const Read wanted(certificate);
    if (!wanted.certificate) return false;
    const bool there = std::any_of(contents.certificates.begin(), contents.certificates.end(),
                                   [&](const auto& entry) { return entry.certificate == certificate; });
    return there && std::any_of(contents.keys.begin(), contents.keys.end(),
                                [&](const auto& key) { return isKeyOf(key, *wanted.certificate); });
  }
  [[nodiscard]] const portal::Application* application(const std::string& id) const {
    if (!word) return nullptr;
    const auto& all = word->applications;
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.id == id; });
    return found == all.end() ? nullptr : &*found;
  }
};

// The confirmed renewal that has replaced this signing certificate, if all of what it brought is here.
UkeyAction replacedBy(const Sight& sight, const Bytes& old) {
  for (const auto& one : sight.word->applications) {
    if (!one.confirmed || one.service != "renewal" || one.oldSigningCertificate != old) continue;
    if (one.ukeySerial != sight.serial) continue;
    token::Installation installation{one.id, one.ukeySerial, {}, {}};
    bool whole = true;
    for (const auto& issued : one.issued) {
      whole = whole && sight.holds(issued.certificate) && issued.certificate != old;
      if (issued.purpose == Purpose::Signing)
        installation.signingCertificate = issued.certificate;
      else
        installation.encryptionCertificates.push_back(issued.certificate);
    }
    if (whole && !installation.signingCertificate.empty() && !installation.encryptionCertificates.empty())
      return RemoveReplaced{std::move(installation), old};
  }
  return {};
}

UkeyVerdict signingVerdict(CertificateState state) {
  switch (state) {
  case CertificateState::Valid:
    return UkeyVerdict::InUse;
  case CertificateState::Frozen:
    return UkeyVerdict::Frozen;
  case CertificateState::Revoked:
    return UkeyVerdict::Revoked;
  case CertificateState::Expired:
    return UkeyVerdict::Expired;
  case CertificateState::Superseded:
    return UkeyVerdict::OldSigning;
  }
  return UkeyVerdict::NotInAccount;
}

// One that is in use says more than one that has ended with the same certificate: a recovered pair stands in both.
UkeyVerdict encryptionVerdict(const Sight& sight, const Bytes& certificate) {
  auto verdict = UkeyVerdict::EarlierEncryption;
  for (const auto& record : sight.word->certificates) {
    if (record.encryptionCertificate != certificate) continue;
    const auto state = stateOf(record, sight.now);
    if (state == CertificateState::Valid) return UkeyVerdict::InUse;
    if (state == CertificateState::Frozen) verdict = UkeyVerdict::Frozen;
    if (state == CertificateState::Expired && verdict != UkeyVerdict::Frozen) verdict = UkeyVerdict::Expired;
  }
  return verdict;
}

bool listed(const PortalWord& word, const Bytes& certificate) {
  return std::any_of(word.certificates.begin(), word.certificates.end(),
                     [&](const auto& record) { return record.encryptionCertificate == certificate; });
}

// Handed out by an application of this account, finished or not.
const portal::Application* issuer(const PortalWord& word, const Bytes& certificate) {
  for (const auto& one : word.applications) {
    for (const auto& issued : one.issued)
      if (issued.certificate == certificate) return &one;
    for (const auto& archived : one.archived)
      if (archived == certificate) return &one;
  }
  return nullptr;
}

void judgeByPortal(const Sight& sight, UkeyItem& item) {
  const auto& word = *sight.word;
  for (const auto& record : word.certificates) {
    if (record.signingCertificate != item.certificate) continue;
    item.verdict = signingVerdict(stateOf(record, sight.now));
    if (isPossible(record, "renew")) item.renewable = record.id;
    if (item.verdict == UkeyVerdict::OldSigning) item.action = replacedBy(sight, item.certificate);
    return;
  }
  const bool encrypts = item.purpose == Purpose::Encryption;
  if (encrypts && listed(word, item.certificate)) {
    item.verdict = encryptionVerdict(sight, item.certificate);
    return;
  }
  const auto* from = issuer(word, item.certificate);
  if (from == nullptr) {
    item.verdict = UkeyVerdict::NotInAccount;
  } else if (encrypts && (from->confirmed || ended(from->stage))) {
    item.verdict = UkeyVerdict::EarlierEncryption;
  } else if (from->confirmed) {
    item.verdict = UkeyVerdict::OldSigning;
  } else {
    item.verdict = ended(from->stage) ? UkeyVerdict::Abandoned : UkeyVerdict::Unfinished;
    item.application = from->id;
  }
}

UkeyItem itemOf(const Sight& sight, const crypto::Certificate& certificate) {
  UkeyItem item;
  item.name = certificate.commonName();
  item.issuer = certificate.issuerName();
  item.certificate = certificate.der();
  item.notAfter = certificate.notAfter();
  item.purpose = purposeOf(certificate);
  if (!crypto::checkChain(certificate, sight.anchors))
    item.verdict = UkeyVerdict::NotOurs;
  else if (!sight.word)
    item.verdict = UkeyVerdict::Undecided;
  else
    judgeByPortal(sight, item);
  return item;
}

// Of a replaced set the certificate goes first: an interruption leaves its key.
UkeyAction replacedKey(const Sight& sight, const token::KeyEntry& key) {
  if (!key.signs || key.decrypts || !sight.word) return {};
  for (const auto& one : sight.word->applications)
    if (const Read old(one.oldSigningCertificate); old.certificate && isKeyOf(key, *old.certificate))
      return replacedBy(sight, one.oldSigningCertificate);
  return {};
}

// A key that no certificate on the UKEY is for.
UkeyItem itemOf(const Sight& sight, const token::KeyEntry& key) {
  UkeyItem item;
  item.key = true;
  item.name = key.label;
  if (key.decrypts)
    item.purpose = Purpose::Encryption;
  else if (key.signs)
    item.purpose = Purpose::Signing;
  item.application = applicationIn(key.label);
  const bool labelled = !item.application.empty();
  if (!labelled && sight.word)
    for (const auto& one : sight.word->applications)
      if (key.id == token::pendingKeyId(one.id)) item.application = one.id; // a UKEY that drops labels
  if (item.application.empty()) {
    item.action = replacedKey(sight, key);
    if (!std::holds_alternative<std::monostate>(item.action)) item.verdict = UkeyVerdict::OldSigning;
    return item;
  }
  const auto* application = sight.application(item.application);
  if (!sight.word) {
    item.verdict = UkeyVerdict::Undecided;
  } else if (application == nullptr) {
    item.verdict = UkeyVerdict::OthersUnfinished;
  } else if (application->stage == Stage::Completed || key.decrypts) {
    item.verdict = key.decrypts ? UkeyVerdict::EarlierEncryption : UkeyVerdict::Unfinished;
    if (key.decrypts && !ended(application->stage) && application->stage != Stage::Completed)
      item.verdict = UkeyVerdict::Unfinished;
  } else {
    item.verdict = ended(application->stage) ? UkeyVerdict::Abandoned : UkeyVerdict::Unfinished;
    if (item.verdict == UkeyVerdict::Abandoned && labelled) item.action = RemoveLeftover{application->id};
  }
  return item;
}

// What is written for an application that then ended goes with its key, found by the label.
void offerLeftover(const Sight& sight, UkeyItem& item, const token::CertificateEntry& entry) {
  const bool labelled =
      entry.label == token::pendingLabel(item.application, token::PendingPurpose::Signing) && sight.word.has_value();
  if (item.verdict == UkeyVerdict::Abandoned && item.purpose == Purpose::Signing && labelled)
    item.action = RemoveLeftover{item.application};
}

} // namespace

std::vector<UkeyItem> itemsOn(const std::string& ukeySerial, const token::Contents& contents,
                              const std::optional<PortalWord>& word, const std::vector<Bytes>& anchors, Time now) {
  const Sight sight{ukeySerial, contents, word, anchors, now};
  std::vector<UkeyItem> items;
  std::vector<bool> taken(contents.keys.size());
  for (const auto& entry : contents.certificates) {
    const Read read(entry.certificate);
    if (!read.certificate) {
      items.push_back({UkeyVerdict::NotOurs, {}, false, entry.label, {}, entry.certificate, {}, {}, {}, {}});
      continue;
    }
    auto item = itemOf(sight, *read.certificate);
    for (std::size_t i = 0; i < contents.keys.size(); ++i) {
      if (!isKeyOf(contents.keys[i], *read.certificate)) continue;
      item.key = taken[i] = true;
    }
    offerLeftover(sight, item, entry);
    items.push_back(std::move(item));
  }
  for (std::size_t i = 0; i < contents.keys.size(); ++i)
    if (!taken[i]) items.push_back(itemOf(sight, contents.keys[i]));
  // What is in use first; what has an end, the later one first.
  std::stable_sort(items.begin(), items.end(), [](const UkeyItem& a, const UkeyItem& b) {
    if (a.verdict != b.verdict) return a.verdict < b.verdict;
    return a.notAfter.value_or(Time()) > b.notAfter.value_or(Time());
  });
  return items;
}

std::vector<UkeyItem> certificatesOn(const token::TokenInfo& ukey, const std::optional<PortalWord>& word,
                                     const std::vector<Bytes>& anchors, Time now) {
  token::Contents seen;
  for (const auto& certificate : ukey.certificates)
    seen.certificates.push_back({{}, {}, certificate});
  return itemsOn(ukey.serial, seen, word, anchors, now);
}

std::vector<UkeyItem> loginCertificates(const token::TokenInfo& ukey, const std::vector<Bytes>& anchors, Time now) {
  auto items = certificatesOn(ukey, {}, anchors, now);
  std::erase_if(items, [&](const UkeyItem& item) {
    return item.verdict != UkeyVerdict::Undecided || item.purpose != Purpose::Signing ||
           *item.notAfter + renewalAfter < now;
  });
  return items;
}

} // namespace certdesk::workflow
