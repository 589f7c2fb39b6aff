#include "app/token/host/acts.h"

#include "app/token/host/installed.h"
#include "app/token/pending.h"

#include <algorithm>
#include <set>

namespace certdesk::token {

namespace {

// Sets what differs, where the UKEY lets it: one attribute a call, since some take the label and refuse the CKA_ID.
class Renamer {
public:
  explicit Renamer(Operation& operation) : m_operation(operation) {}

  // The CKA_ID that the object has afterwards.
  Result<Bytes> moveTo(const pkcs11::Object& object, const Bytes& before, const Bytes& id) {
    if (before == id) return before;
    const auto is = [&] { return m_operation.saidOr(object.bytes(CKA_ID), before); };
    if (auto done = set(object, pkcs11::Template().bytes(CKA_ID, id), [&] { return is() == id; }); !done)
      return failed(done);
    return is();
  }
  Outcome rename(const pkcs11::Object& object, const std::string& before, const std::string& label) {
    if (before == label) return {};
    return set(object, pkcs11::Template().text(CKA_LABEL, label),
               [&] { return m_operation.saidOr(object.text(CKA_LABEL), before) == label; });
  }

private:
  // What fails, or was taken and forgotten, is tried once more: what the UKEY never lets one change is refused or
  // forgotten again, and what failed in passing is done. Only the end of the operation counts as a failure.
  Outcome set(const pkcs11::Object& object, const pkcs11::Template& value, const auto& isThere) {
    for (int tries = 0; tries < 2; ++tries) {
      if (const auto done = object.set(value); !done) {
        auto failure = m_operation.failure(done.error());
        if (m_operation.over()) return failure;
      } else if (isThere()) {
        return {};
      }
    }
    return {};
  }
  Operation& m_operation;
};

// The key and its certificates under one CKA_ID. The key goes first and they follow it, wherever it really is: a crash
// in between is mended by the next promotion, which comes before the portal is told. False where one does not follow.
Result<bool> gather(Renamer& renamer, HeldPrivateKey& key, std::vector<HeldCertificate>& certificates,
                    const Bytes& wanted) {
  auto id = renamer.moveTo(key.object, key.id, wanted);
  if (!id) return failed(id);
  key.id = std::move(*id);
  bool together = true;
  for (auto& held : certificates) {
    auto now = renamer.moveTo(held.object, held.id, key.id);
    if (!now) return failed(now);
    held.id = std::move(*now);
    together = together && held.id == key.id;
  }
  return together;
}

std::string labelled(const std::string& name, const std::string& note) {
  return note.empty() ? name : name + " (" + note + ")";
}

// A key that was kept has an earlier certificate beside the one that is installed now: it says until when it is good,
// or a list of certificates shows one name twice.
std::string labelOf(const HeldCertificate& held, const crypto::Certificate& installed, const std::string& name,
                    const std::string& note) {
  if (held.value == installed.der()) return labelled(name, note);
  const auto earlier = crypto::Certificate::fromDer(held.value);
  if (!earlier) return labelled(name, note);
  return labelled(name, (note.empty() ? "until " : note + ", until ") + rfc3339(earlier->notAfter()).substr(0, 10));
}

// Under which CKA_ID a key and its certificates belong: what its public key tells. One that was there before, beside a
// certificate of its own, stays where it is: it may be the only one that opens old files, and others find it so at every
// moment. A key that did not stay where it was moved to is left there, and its certificates come to it.
enum class Aim { Final, WhereItIs };
Bytes placeOf(const HeldPrivateKey& key, const std::vector<HeldCertificate>& certificates,
              const crypto::Certificate& installed, Aim aim) {
  const bool hasItsOwn = std::any_of(certificates.begin(), certificates.end(), [&](const auto& held) {
    return held.value != installed.der() && !held.id.empty() && held.id == key.id;
  });
  return hasItsOwn || aim == Aim::WhereItIs ? key.id : installed.publicKey().identifier();
}

Outcome promoteKey(Operation& operation, const Holdings& holdings, const crypto::Certificate& installed,
                   const std::string& name, const std::string& note, Aim aim) {
  Renamer renamer(operation);
  const auto& publicKey = installed.publicKey();
  const auto label = labelled(name, note);
  const auto* found = keyOf(holdings, publicKey);
  if (found == nullptr) return keyGone("the key of a certificate");
  HeldPrivateKey key = *found;
  std::vector<HeldCertificate> certificates;
  for (const auto& held : holdings.certificates)
    if (held.publicKey == publicKey) certificates.push_back(held);
  auto together = gather(renamer, key, certificates, placeOf(key, certificates, installed, aim));
  // A certificate that cannot follow calls its key back.
  if (together && !*together) together = gather(renamer, key, certificates, found->id);
  if (!together) return failed(together);
  if (!*together) return writeMismatch("a certificate is not beside its key");
  for (const auto& held : certificates)
    if (auto named = renamer.rename(held.object, held.label, labelOf(held, installed, name, note)); !named)
      return named;
  for (const auto& object : holdings.publicKeys) {
    if (object.publicKey != publicKey) continue;
    if (auto moved = renamer.moveTo(object.object, object.id, key.id); !moved) return failed(moved);
    if (auto named = renamer.rename(object.object, object.label, label); !named) return named;
  }
  return renamer.rename(key.object, key.label, label);
}

Outcome promoteAll(Operation& operation, const Holdings& holdings,
                   const std::vector<InstalledCertificate>& certificates, const std::string& name, Aim aim) {
  int encryption = 0;
  std::set<Bytes> promoted; // by public key: of two certificates for one key the current one comes first
  for (const auto& one : certificates) {
    if (!promoted.insert(one.certificate.publicKey().spki()).second) continue;
    std::string note;
    if (one.usage == crypto::Usage::Encryption) note = ++encryption == 1 ? "enc" : "enc " + std::to_string(encryption);
    if (auto done = promoteKey(operation, holdings, one.certificate, name, note, aim); !done) return done;
  }
  return {};
}

bool areTogether(const Holdings& holdings, const std::vector<InstalledCertificate>& certificates) {
  return std::all_of(certificates.begin(), certificates.end(), [&](const auto& one) {
    const auto* held = holdings.certificate(one.certificate.der());
    const auto* key = keyOf(holdings, one.certificate.publicKey());
    return held != nullptr && key != nullptr && held->id == key->id;
  });
}

// Whether one of them still looks as if its application were not finished, or lies elsewhere than its key.
bool isLeftBehind(const Holdings& holdings, const crypto::PublicKey& publicKey) {
  const auto* key = keyOf(holdings, publicKey);
  const auto isBehind = [&](const auto& one) {
    return one.publicKey == publicKey && (key == nullptr || one.id != key->id || one.label.starts_with(pendingPrefix));
  };
  return key == nullptr || key->label.starts_with(pendingPrefix) ||
         std::any_of(holdings.certificates.begin(), holdings.certificates.end(), isBehind) ||
         std::any_of(holdings.publicKeys.begin(), holdings.publicKeys.end(), isBehind);
}

template <class Objects>
Outcome removeMarked(Operation& operation, const Objects& objects, const std::string& label) {
  for (const auto& one : objects) {
    if (one.label != label) continue;
    if (auto gone = operation.said(one.object.destroy()); !gone) return gone;
  }
  return {};
}

} // namespace

Result<Nothing> perform(Operation& operation, const Promote& request) {
  const auto certificates = certificatesOf(request.installation);
  if (!certificates) return failed(certificates);
  for (const auto aim : {Aim::Final, Aim::WhereItIs}) {
    const auto holdings = look(operation);
    if (!holdings) return failed(holdings);
    if (auto done = promoteAll(operation, *holdings, *certificates, request.name, aim); !done) return failed(done);
    // What a driver forgets with its session is seen only behind it.
    if (auto again = operation.reopen(); !again) return failed(again);
    const auto kept = look(operation);
    if (!kept) return failed(kept);
    if (!areTogether(*kept, *certificates)) continue;
    if (aim == Aim::WhereItIs || std::none_of(certificates->begin(), certificates->end(), [&](const auto& one) {
          return isLeftBehind(*kept, one.certificate.publicKey());
        }))
      return Nothing{};
  }
  return writeMismatch("a certificate does not stay beside its key");
}

// Certificates first: without them a key that is left is still seen to be pending. An encryption key stays, whatever
// became of its application: it may be the only one that opens old files.
Result<Nothing> perform(Operation& operation, const RemovePending& request) {
  const auto holdings = look(operation);
  if (!holdings) return failed(holdings);
  const auto label = pendingLabel(request.application, PendingPurpose::Signing);
  for (const auto& key : holdings->privateKeys)
    if (key.label == label && key.decrypts) return keyGone("what is marked is no signing key: it stays");
  if (auto removed = removeMarked(operation, holdings->certificates, label); !removed) return failed(removed);
  if (auto removed = removeMarked(operation, holdings->publicKeys, label); !removed) return failed(removed);
  if (auto removed = removeMarked(operation, holdings->privateKeys, label); !removed) return failed(removed);
  return Nothing{};
}

} // namespace certdesk::token
