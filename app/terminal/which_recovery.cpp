#include "app/terminal/which_recovery.h"

#include "app/terminal/which_certificate.h"
#include "app/workflow/certificate_standing.h"
#include "app/workflow/checklist.h"
#include "app/workflow/effects.h"

#include <algorithm>
#include <vector>

namespace certdesk::terminal {

namespace {

using portal::Application;
using portal::CertificateRecord;
using portal::Stage;
using Applications = std::vector<Application>;

bool recoverable(const CertificateRecord& record) { return workflow::isPossible(record, "recover"); }

bool isOnUkey(const CertificateRecord& record, const std::string& serial) {
  return !serial.empty() && record.ukeySerial == serial;
}

bool isFinished(const Application& one) { return one.stage == Stage::Completed; }

template <class Nouns, class Fits>
std::vector<typename Nouns::value_type> those(const Nouns& nouns, Fits fits) {
  std::vector<typename Nouns::value_type> found;
  std::copy_if(nouns.begin(), nouns.end(), std::back_inserter(found), fits);
  return found;
}

// Of several that were finished, the last.
const Application* lastOf(const Applications& all) {
  const auto last =
      std::max_element(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.since < b.since; });
  return last == all.end() ? nullptr : &*last;
}

Result<Application> begin(portal::Portal& portal, const CertificateRecord& record, const std::string& ukeySerial) {
  if (isOnUkey(record, ukeySerial)) return failed(workflow::refuseUnfit(workflow::Fitness::IsTheLostOne));
  return portal.start("recovery", record.id, Call{});
}

Result<Application> named(portal::Portal& portal, const std::string& certificateId, const std::string& ukeySerial,
                          const Applications& recoveries, const std::vector<CertificateRecord>& records) {
  const auto finished = those(recoveries, [&](const Application& one) {
    return isFinished(one) && one.certificateId == certificateId &&
           (ukeySerial.empty() || one.ukeySerial == ukeySerial);
  });
  const auto record = std::find_if(records.begin(), records.end(),
                                   [&](const CertificateRecord& one) { return one.id == certificateId; });
  // One that is not listed is for the portal to refuse.
  auto application =
      record == records.end() ? portal.start("recovery", certificateId, Call{}) : begin(portal, *record, ukeySerial);
  if (application || application.error().code != ErrorCode::NotAllowedNow || finished.empty()) return application;
  return *lastOf(finished);
}

Result<Application> unnamed(portal::Portal& portal, const std::string& ukeySerial, const Applications& recoveries,
                            const std::vector<CertificateRecord>& records) {
  const auto isOnto = [&](const Application& one, const std::string& serial) {
    return !serial.empty() && one.ukeySerial == serial;
  };
  const auto open = those(recoveries, workflow::isOpen);
  const auto openOnto = those(open, [&](const Application& one) { return isOnto(one, ukeySerial); });
  if (openOnto.size() == 1) return openOnto.front();
  const auto finishedOnto =
      those(recoveries, [&](const Application& one) { return isFinished(one) && isOnto(one, ukeySerial); });
  if (const auto* last = lastOf(finishedOnto)) return *last;
  if (open.size() == 1) {
    if (ukeySerial.empty() || open.front().oldUkeySerial != ukeySerial) return open.front();
    return failed(workflow::refuseUnfit(workflow::Fitness::IsTheLostOne));
  }
  if (open.size() > 1)
    return certificateUnclear(std::to_string(open.size()) + " recoveries are open", certificatesOf(open, records));

  const auto candidates = those(records, recoverable);
  if (candidates.size() != 1)
    return certificateUnclear(std::to_string(candidates.size()) + " certificates can be recovered", candidates);
  const auto& only = candidates.front();
  const bool recovered = std::any_of(recoveries.begin(), recoveries.end(), [&](const Application& one) {
    return isFinished(one) && isOnto(one, only.ukeySerial);
  });
  if (recovered) return certificateUnclear("the only certificate came from a recovery", candidates);
  if (isOnUkey(only, ukeySerial)) return certificateUnclear("the only certificate is on the UKEY that was named");
  return begin(portal, only, ukeySerial);
}

} // namespace

Result<Application> whichRecovery(portal::Portal& portal, const std::string& certificateId,
                                  const std::string& ukeySerial) {
  auto applications = portal.applications(Call{});
  if (!applications) return failed(applications);
  auto records = portal.certificates(Call{});
  if (!records) return failed(records);
  const auto recoveries = those(*applications, [](const Application& one) { return one.service == "recovery"; });
  if (certificateId.empty()) return unnamed(portal, ukeySerial, recoveries, *records);
  return named(portal, certificateId, ukeySerial, recoveries, *records);
}

} // namespace certdesk::terminal
