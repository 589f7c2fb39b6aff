#include "app/practice/unlock_staff.h"

#include "app/practice/escrow.h"
#include "app/practice/unlock.h"

#include <algorithm>

namespace certdesk::practice {

std::optional<UnlockDossier> unlockDossier(Visit& visit, const ApplicationRow& row) {
  if (row.service != unlockService || row.stage != portal::Stage::Approved) return std::nullopt;
  const auto order = visit.database.one("SELECT allowed FROM unlock_order WHERE application_id = ?", {row.id});
  if (!order) return std::nullopt;
  UnlockDossier dossier;
  dossier.allowed = order->count("allowed");
  dossier.most = mostReleases;
  dossier.released = releasesOf(visit, row.id);
  dossier.waiting = lastActOn(visit, row) == actToStaff;
  const auto certificate = visit.database.one("SELECT ukey_serial FROM certificate WHERE id = ?", {row.certificateId});
  dossier.byTelephone = visit.office.settings.unlockByTelephone && certificate &&
                        opensByCode(visit.database, certificate->text("ukey_serial"));
  return dossier;
}

std::vector<std::string> telephoneUnlocks(Visit& visit) {
  std::vector<std::string> applications;
  for (const auto& order : visit.database.select("SELECT application_id FROM unlock_order ORDER BY application_id")) {
    const auto row = applicationWith(visit.database, order.text("application_id"));
    const auto dossier = row ? unlockDossier(visit, *row) : std::nullopt;
    if (dossier && dossier->byTelephone) applications.push_back(row->id);
  }
  return applications;
}

Reply<void> releaseOnceMore(Visit& visit, const std::string& applicationId) {
  const auto row = applicationWith(visit.database, applicationId);
  if (!row) return refuse(ErrorCode::NotFound);
  const auto dossier = unlockDossier(visit, *row);
  if (dossier && lastActOn(visit, *row) == actOnceMore) return {}; // pressed twice: one more is allowed already
  if (!dossier || !dossier->mayReleaseMore()) return refuse(ErrorCode::NotAllowedNow);
  const int allowed = std::max(dossier->allowed, static_cast<int>(dossier->released.size()) + 1);
  visit.database.change("UPDATE unlock_order SET allowed = ?, ends_at = NULL WHERE application_id = ?",
                        {allowed, applicationId});
  recordUnlock(visit, actOnceMore, *row, {});
  return {};
}

} // namespace certdesk::practice
