#include "app/workflow/receipt.h"

#include "app/core/text.h"
#include "app/crypto/certificate.h"
#include "app/crypto/digest.h"
#include "app/workflow/checklist.h"

#include <algorithm>

namespace certdesk::workflow {

namespace {

using crypto::Receipt;

tl::unexpected<Error> mismatch(std::string why) { return fail(ErrorCode::ReceiptMismatch, std::move(why)); }

std::string hashOf(const Bytes& certificate) { return hex(crypto::sha256(certificate)); }

const Receipt::Entry* entryOf(const Receipt& said, const std::string& sha256) {
  const auto found = std::find_if(said.entries.begin(), said.entries.end(),
                                  [&](const Receipt::Entry& each) { return each.sha256 == sha256; });
  return found == said.entries.end() ? nullptr : &*found;
}

// What is said of a certificate that we have, octet for octet, is what stands in it.
bool describes(const Receipt::Entry& entry, const crypto::Certificate& certificate) {
  return entry.serialNumber == certificate.serialHex() && entry.notBefore == certificate.notBefore() &&
         entry.notAfter == certificate.notAfter();
}

Outcome checkEntry(const Receipt& said, const Bytes& der, Receipt::Fate fate) {
  const auto* entry = entryOf(said, hashOf(der));
  if (entry == nullptr || entry->fate != fate) return mismatch("a certificate it does not name as it should");
  const auto certificate = crypto::Certificate::fromDer(der);
  if (!certificate) return failed(certificate);
  if (!describes(*entry, *certificate)) return mismatch("other dates or another serial number than the certificate's");
  return {};
}

Outcome checkWritten(const Receipt& said, const portal::Application& application) {
  std::size_t written = 0;
  for (const auto& entry : said.entries)
    written += entry.fate == Receipt::Fate::Written ? 1U : 0U;
  if (written != application.issued.size()) return mismatch("another number of certificates");
  for (const auto& issued : application.issued)
    if (auto good = checkEntry(said, issued.certificate, Receipt::Fate::Written); !good) return good;
  return {};
}

bool laterOnSameUkey(const portal::Application& other, const portal::Application& than) {
  return other.id != than.id && other.ukeySerial == than.ukeySerial && other.confirmed &&
         other.service != unlock().service && other.since >= than.since;
}

Outcome compareWithUkey(HeldReceipt& held, const portal::Application& application, portal::Portal& portal,
                        token::Tokens& tokens, const Call& call) {
  const auto& said = held.said;
  const auto inventory = tokens.inventory(call);
  if (!inventory) return {}; // a driver that cannot be asked is no reason to doubt a receipt
  const auto ukey = std::find_if(inventory->tokens.begin(), inventory->tokens.end(),
                                 [&](const token::TokenInfo& each) { return each.serial == said.ukeySerial; });
  if (ukey == inventory->tokens.end() || ukey->certificates.empty()) return {};
  auto missing = missingFrom(said, ukey->certificates);
  if (missing.empty()) held.ukey = HeldReceipt::Ukey::Same;
  if (missing.empty() || !ukey->certificatesWhole || inventory->seenBefore.contains(ukey->serial)) return {};
  const auto all = portal.applications(call);
  if (!all) return failed(all);
  if (std::any_of(all->begin(), all->end(), [&](const auto& each) { return laterOnSameUkey(each, application); })) {
    held.ukey = HeldReceipt::Ukey::ChangedSince;
  } else {
    held.ukey = HeldReceipt::Ukey::Missing;
    held.missing = std::move(missing);
  }
  return {};
}

} // namespace

Outcome checkReceipt(const Receipt& said, const portal::Application& application) {
  if (said.application != application.id) return mismatch("another application");
  if (said.service != application.service) return mismatch("another service");
  if (said.ukeySerial != application.ukeySerial) return mismatch("another UKEY");
  const bool unlocked = application.service == unlock().service;
  if (said.pinSet != unlocked) return mismatch("another act on the PIN");
  if (!unlocked)
    if (auto written = checkWritten(said, application); !written) return written;
  if (application.oldSigningCertificate.empty() || application.service == firstCertificate().service) return {};
  return checkEntry(said, application.oldSigningCertificate,
                    unlocked ? Receipt::Fate::Untouched : Receipt::Fate::Superseded);
}

std::vector<Receipt::Entry> missingFrom(const Receipt& said, const std::vector<Bytes>& held) {
  std::vector<std::string> hashes;
  std::vector<Receipt::Entry> missing;
  for (const auto& certificate : held)
    hashes.push_back(hashOf(certificate));
  for (const auto& entry : said.entries) {
    const bool mayBeGone = entry.fate == Receipt::Fate::Superseded;
    if (!mayBeGone && std::find(hashes.begin(), hashes.end(), entry.sha256) == hashes.end()) missing.push_back(entry);
  }
  return missing;
}

Result<HeldReceipt> fetchReceipt(const std::string& applicationId, portal::Portal& portal, token::Tokens& tokens,
                                 const std::vector<Bytes>& anchors, const Call& call) {
  const auto application = portal.application(applicationId, {}, call);
  if (!application) return failed(application);
  HeldReceipt held;
  auto file = portal.receipt(applicationId, call);
  if (!file) return failed(file);
  auto said = crypto::openReceipt(*file, anchors);
  if (!said) return failed(said);
  if (auto fits = checkReceipt(*said, **application); !fits) return failed(fits);
  held.file = std::move(*file);
  held.said = std::move(*said);
  if (auto compared = compareWithUkey(held, **application, portal, tokens, call); !compared) return failed(compared);
  return held;
}

} // namespace certdesk::workflow
