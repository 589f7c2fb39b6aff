#include "app/workflow/effects.h"

#include "app/crypto/certificate.h"

#include <algorithm>
#include <utility>

// The encryption pairs: the current one, and the archived ones as far as the UKEY has room. What must be there goes
// first, so that an archived pair never takes its room, and that one does not fit is told and stops nothing.
namespace certdesk::workflow {

namespace {

// From a pair that did not fit on none is tried: they are as large.
void leaveOutFrom(int generation, const portal::Application& application, Learned& learned) {
  for (; generation <= static_cast<int>(application.archived.size()); ++generation)
    learned.leftOut.insert(generation);
}

bool isFull(const Outcome& outcome) { return !outcome && outcome.error().code == ErrorCode::UkeyFull; }

const portal::IssuedCertificate* issuedEncryption(const portal::Application& application, int generation) {
  const auto found = std::find_if(application.issued.begin(), application.issued.end(), [&](const auto& one) {
    return one.purpose == portal::Purpose::Encryption && one.generation == generation;
  });
  return found == application.issued.end() ? nullptr : &*found;
}

// What is written is what the application lists, and not what came with the key: C-02 where that is for another key.
Outcome checkListed(const portal::IssuedCertificate& listed, const Bytes& delivered) {
  const auto ours = crypto::Certificate::fromDer(delivered);
  if (!ours) return failed(ours);
  const auto certificate = crypto::Certificate::fromDer(listed.certificate);
  if (!certificate) return failed(certificate);
  return crypto::checkPublicKey(*certificate, ours->publicKey());
}

Result<Learned> fetchPair(int generation, const Facts& facts, const Held& held, World& world, const Call& call) {
  const auto& id = facts.application->id;
  const auto serial = boundSerial(facts);
  const auto& signingKey = facts.holdings->signingKey;
  auto request = world.tokens.transportRequest(serial, id, signingKey, facts.tried->trial.oaep, call);
  if (!request) return failed(request);
  auto key = world.portal.serverKey(id, held.code, *request, generation, portalCall(call));
  if (!key) return failed(key);
  auto installed =
      world.tokens.installEncryptionKey(serial, id, signingKey, key->keyPackage, key->certificate, world.anchors, call);
  const bool noRoom = generation > 0 && isFull(installed);
  if (!installed && !noRoom) return failed(installed);
  auto now = fetch(id, world, portalCall(call));
  if (!now) return failed(now);
  const auto* listed = issuedEncryption(*now, generation);
  if (listed == nullptr) return takenBack();
  if (auto same = checkListed(*listed, key->certificate); !same) return failed(same);
  Learned learned;
  learned.holdings = *facts.holdings;
  if (noRoom)
    leaveOutFrom(generation, *now, learned);
  else if (generation > 0)
    learned.holdings->archivedKeys.insert(generation);
  else
    learned.holdings->encryptionKey = true;
  learned.application = std::move(*now);
  return learned;
}

} // namespace

Result<Learned> installEncryptionPair(const Facts& facts, const Held& held, World& world, const Call& call) {
  const int generation = pairToFetch(facts).value_or(0);
  if (generation > 0 && !certificatesWritten(facts)) return writeCertificates(facts, world, call);
  return fetchPair(generation, facts, held, world, call);
}

Result<Learned> writeCertificates(const Facts& facts, World& world, const Call& call) {
  const auto whole = installationOf(facts);
  Learned learned;
  learned.holdings = *facts.holdings;
  auto& holdings = *learned.holdings;
  auto part = whole;
  part.encryptionCertificates.resize(std::min<std::size_t>(part.encryptionCertificates.size(), 1));
  if (auto written = world.tokens.writeCertificates(part, world.anchors, call); !written) return failed(written);
  holdings.certificates = true;
  for (const int generation : facts.holdings->archivedKeys) {
    if (facts.leftOut.count(generation) != 0) continue;
    part.encryptionCertificates.push_back(whole.encryptionCertificates.at(part.encryptionCertificates.size()));
    if (holdings.archivedCertificates.count(generation) != 0) continue;
    const auto written = world.tokens.writeCertificates(part, world.anchors, call);
    if (isFull(written)) {
      leaveOutFrom(generation, *facts.application, learned);
      return learned;
    }
    if (!written) return failed(written);
    holdings.archivedCertificates.insert(generation);
  }
  return learned;
}

} // namespace certdesk::workflow
