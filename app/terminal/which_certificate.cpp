#include "app/terminal/which_certificate.h"

#include "app/token/failures.h"
#include "app/workflow/certificate_standing.h"

#include <algorithm>
#include <vector>

namespace certdesk::terminal {

namespace {

using portal::CertificateRecord;
using portal::CertificateState;
using Records = std::vector<CertificateRecord>;

QString utf8(const std::string& text) { return QString::fromStdString(text); }

const char* word(CertificateState state) {
  switch (state) {
  case CertificateState::Valid:
    return "valid";
  case CertificateState::Frozen:
    return "frozen";
  case CertificateState::Revoked:
    return "revoked";
  case CertificateState::Expired:
    return "expired";
  case CertificateState::Superseded:
    return "superseded";
  }
  return "";
}

bool recoverable(const CertificateRecord& record) { return workflow::isPossible(record, "recover"); }

bool isLive(const CertificateRecord& record) {
  return record.state == CertificateState::Valid || record.state == CertificateState::Frozen;
}

template <class Fits>
Records those(const Records& records, Fits fits) {
  Records found;
  std::copy_if(records.begin(), records.end(), std::back_inserter(found), fits);
  return found;
}

// The whole subject goes before a part of it.
Records called(const Records& all, const std::string& name) {
  const auto wanted = utf8(name);
  auto whole = those(all, [&](const CertificateRecord& record) {
    return utf8(record.subject).compare(wanted, Qt::CaseInsensitive) == 0;
  });
  if (!whole.empty()) return whole;
  return those(
      all, [&](const CertificateRecord& record) { return utf8(record.subject).contains(wanted, Qt::CaseInsensitive); });
}

} // namespace

tl::unexpected<Error> certificateUnclear(const std::string& detail, const std::vector<CertificateRecord>& candidates) {
  auto unclear = fail(ErrorCode::CertificateUnclear, detail);
  for (const auto& one : candidates)
    unclear.value().names += one.id + "  " + one.subject + "\n";
  return unclear;
}

std::vector<CertificateRecord> certificatesOf(const std::vector<portal::Application>& applications,
                                              const std::vector<CertificateRecord>& all) {
  return those(all, [&](const CertificateRecord& record) {
    return std::any_of(applications.begin(), applications.end(),
                       [&](const portal::Application& one) { return one.certificateId == record.id; });
  });
}

void showCertificate(const CertificateRecord& record, Output& output) {
  const auto end = utf8(rfc3339(record.notAfter));
  output.object({{QStringLiteral("certificate"), utf8(record.id)},
                 {QStringLiteral("subject"), utf8(record.subject)},
                 {QStringLiteral("template"), utf8(record.templateName)},
                 {QStringLiteral("business"), utf8(record.business)},
                 {QStringLiteral("state"), QLatin1String(word(record.state))},
                 {QStringLiteral("not_after"), end},
                 {QStringLiteral("ukey"), utf8(record.ukeySerial)},
                 {QStringLiteral("recoverable"), recoverable(record)}});
  output.text(QStringLiteral("%1  %2  %3  %4  %5")
                  .arg(utf8(record.id), QLatin1String(word(record.state)), end.left(10), utf8(record.templateName),
                       utf8(record.subject)));
}

Result<std::string> whichCertificate(portal::Portal& portal, const std::string& named, Among among, Output& output) {
  if (named.empty()) return named;
  const auto records = portal.certificates(Call{});
  if (!records) return failed(records);
  for (const auto& record : *records)
    if (record.id == named) return named;
  auto found = called(*records, named);
  if (found.empty()) return named;
  if (among == Among::Live && found.size() > 1)
    if (auto live = those(found, isLive); !live.empty()) found = std::move(live);
  if (found.size() == 1) return found.front().id;
  for (const auto& record : found)
    showCertificate(record, output);
  return certificateUnclear(std::to_string(found.size()) + " certificates are called so");
}

Outcome onNamedUkey(const std::vector<portal::CertificateRecord>& records, const std::string& certificateId,
                    const std::string& ukeySerial) {
  const bool elsewhere = std::any_of(records.begin(), records.end(), [&](const auto& one) {
    return one.id == certificateId && !ukeySerial.empty() && one.ukeySerial != ukeySerial;
  });
  return elsewhere ? Outcome(token::lacksCertificate("it is on another UKEY than the one that was named")) : Outcome();
}

} // namespace certdesk::terminal
