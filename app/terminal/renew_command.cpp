#include "app/terminal/renew_command.h"

#include "app/terminal/which_certificate.h"
#include "app/workflow/certificate_standing.h"
#include "app/workflow/checklist.h"

#include <algorithm>
#include <vector>

namespace certdesk::terminal {

namespace {

using portal::Application;
using portal::CertificateRecord;
using portal::Stage;
using workflow::isOpen;

QString utf8(const std::string& text) { return QString::fromStdString(text); }

// In the portal's words: from which day on it is offered, or until which it was.
std::string whyNot(const std::vector<CertificateRecord>& records, const std::string& certificateId) {
  for (const auto& one : records)
    if (const auto* action = workflow::actionOn(one, "renew"); one.id == certificateId && action != nullptr) return action->reason;
  return {};
}

// Of a list that comes newest first.
const Application* firstOf(const std::vector<Application>& all, const auto& fits) {
  const auto found = std::find_if(all.begin(), all.end(), fits);
  return found == all.end() ? nullptr : &*found;
}

Result<Application> named(portal::Portal& portal, const std::string& certificateId,
                          const std::vector<Application>& renewals, const std::vector<CertificateRecord>& records) {
  auto application = portal.start("renewal", certificateId, Call{});
  if (application || application.error().code != ErrorCode::NotAllowedNow) return application;
  const auto* finished = firstOf(renewals, [&](const Application& one) {
    return one.stage == Stage::Completed && one.certificateId == certificateId;
  });
  if (finished != nullptr) return *finished;
  application.error().names = whyNot(records, certificateId);
  return application;
}

Result<Application> unnamed(portal::Portal& portal, const std::string& ukeySerial,
                            const std::vector<Application>& renewals, const std::vector<CertificateRecord>& records) {
  const auto isMeant = [&](const std::string& serial) { return ukeySerial.empty() || serial == ukeySerial; };
  std::vector<Application> open;
  for (const auto& one : renewals)
    if (isOpen(one) && isMeant(one.oldUkeySerial)) open.push_back(one);
  if (open.size() == 1) return open.front();
  if (open.size() > 1)
    return certificateUnclear(std::to_string(open.size()) + " renewals are open", certificatesOf(open, records));

  std::vector<CertificateRecord> candidates;
  for (const auto& one : records)
    if (workflow::isPossible(one, "renew") && isMeant(one.ukeySerial)) candidates.push_back(one);
  const auto* finished = firstOf(renewals, [&](const Application& one) {
    return one.stage == Stage::Completed && !one.ukeySerial.empty() && isMeant(one.ukeySerial);
  });
  if (finished != nullptr && candidates.empty()) return *finished;
  if (finished != nullptr || candidates.size() != 1)
    return certificateUnclear(std::to_string(candidates.size()) + " certificates can be renewed", candidates);
  return portal.start("renewal", candidates.front().id, Call{});
}

QJsonObject toldOf(const workflow::Renewed::Signing& signing) {
  return {{QStringLiteral("serial"), utf8(signing.serial)},
          {QStringLiteral("not_after"), utf8(rfc3339(signing.notAfter))}};
}

} // namespace

Result<Application> whichRenewal(portal::Portal& portal, const std::string& certificateId,
                                 const std::string& ukeySerial) {
  auto applications = portal.applications(Call{});
  if (!applications) return failed(applications);
  std::erase_if(*applications, [](const Application& one) { return one.service != "renewal"; });
  std::stable_sort(applications->begin(), applications->end(),
                   [](const auto& a, const auto& b) { return a.since > b.since; });
  auto records = portal.certificates(Call{});
  if (!records) return failed(records);
  if (auto there = onNamedUkey(*records, certificateId, ukeySerial); !there) return failed(there);
  if (!certificateId.empty()) return named(portal, certificateId, *applications, *records);
  return unnamed(portal, ukeySerial, *applications, *records);
}

Result<workflow::View> renew(workflow::World world, const RecoverRequest& request, Person& person, Output& output) {
  const auto application = whichRenewal(world.portal, request.certificateId, request.ukeySerial);
  if (!application) return failed(application);
  output.object({{QStringLiteral("application"), utf8(application->id)}});
  output.text(utf8(application->id + "  " + application->subject));
  return drive(std::move(world), application->id, workflow::renewal(), person, output, request.drive);
}

QJsonObject toldOf(const workflow::Renewed& renewed) {
  QJsonObject told{
      {QStringLiteral("subject"), utf8(renewed.subject)},
      {QStringLiteral("ukey"), utf8(renewed.ukeySerial)},
      {QStringLiteral("before"), toldOf(renewed.before)},
      {QStringLiteral("after"), toldOf(renewed.after)},
      {QStringLiteral("encryption"), renewed.encryptionKept ? QStringLiteral("kept") : QStringLiteral("new")}};
  if (renewed.oldRemoved) told.insert(QStringLiteral("old_signing_removed"), *renewed.oldRemoved);
  return told;
}

} // namespace certdesk::terminal
