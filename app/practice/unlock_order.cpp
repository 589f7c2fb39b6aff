#include "app/practice/unlock_order.h"

#include "app/portal/names.h"
#include "app/practice/random.h"
#include "app/practice/unlock.h"

namespace certdesk::practice {

namespace {

using portal::UnlockMethod;

constexpr auto grantLife = std::chrono::minutes(15);
// A withdrawn unlock that is applied for anew has its own releases; the UKEY's are bounded all the same.
constexpr auto day = std::chrono::hours(24);
constexpr int mostInADay = 6;

const char* actOf(UnlockMethod method) {
  switch (method) {
  case UnlockMethod::Escrow:
    return actReleased;
  case UnlockMethod::Challenge:
    return actAnswered;
  case UnlockMethod::Telephone:
    return actTold;
  }
  return actReleased;
}

// Of this UKEY, by whichever unlock, as long as none of them was completed.
int releasesInADay(Visit& visit, const std::string& ukeySerial) {
  const auto counted =
      visit.database.one("SELECT COUNT(*) AS many FROM unlock_release"
                         " JOIN application ON application.id = unlock_release.application_id"
                         " JOIN certificate ON certificate.id = application.certificate_id"
                         " WHERE certificate.ukey_serial = ? AND application.stage <> ? AND unlock_release.at > ?",
                         {ukeySerial, std::string(portal::wireName(portal::Stage::Completed)), visit.now - day});
  return counted ? counted->count("many") : mostInADay;
}

} // namespace

Reply<Row> openOrder(Visit& visit, const ApplicationRow& row) {
  if (row.service != unlockService) return refuse(ErrorCode::NotAllowedNow);
  if (row.stage == portal::Stage::Completed) return refuse(ErrorCode::UnlockDone);
  if (row.stage != portal::Stage::Approved) return refuse(ErrorCode::NotAllowedNow);
  auto order = visit.database.one("SELECT * FROM unlock_order WHERE application_id = ?", {row.id});
  if (!order) return refuse(ErrorCode::NotAllowedNow, "no code was mailed");
  const auto ends = order->maybeMoment("ends_at");
  if (ends && *ends <= visit.now) return refuse(ErrorCode::UnlockGrantExpired);
  return std::move(*order);
}

Reply<OpenUnlock> openUnlock(Visit& visit, const Account& account, const ApplicationRow& row) {
  auto order = openOrder(visit, row);
  if (!order) return refused(order);
  if (!row.windowEndsAt || *row.windowEndsAt <= visit.now) return refuse(ErrorCode::DownloadWindowClosed);
  auto certificate = certificateOf(visit, account, row.certificateId);
  if (!certificate) return refused(certificate);
  if (!whyNotUnlockable(visit, *certificate).empty()) return refuse(ErrorCode::NotAllowedNow, "not unlockable");
  return OpenUnlock{std::move(*order), std::move(*certificate)};
}

std::vector<Released> releasesOf(Visit& visit, const std::string& applicationId) {
  std::vector<Released> releases;
  for (const auto& each : visit.database.select(
           "SELECT at, method, nonce, host_key_sha256 FROM unlock_release WHERE application_id = ? ORDER BY number",
           {applicationId}))
    releases.push_back({each.moment("at"),
                        portal::fromWireName<UnlockMethod>(each.text("method")).value_or(UnlockMethod::Escrow),
                        each.octets("nonce"), each.text("host_key_sha256")});
  return releases;
}

Reply<void> mayRelease(Visit& visit, const ApplicationRow& row, const OpenUnlock& open) {
  const auto& ukeySerial = open.certificate.ukeySerial;
  const auto used = static_cast<int>(releasesOf(visit, row.id).size());
  if (used >= mostReleases) return refuse(ErrorCode::UnlockNoMore);
  const bool tooManyToday = releasesInADay(visit, ukeySerial) >= mostInADay && lastActOn(visit, row) != actOnceMore;
  if (used < open.order.count("allowed") && !tooManyToday) return {};
  recordUnlock(visit, actToStaff, row, ukeySerial);
  return refuse(ErrorCode::UnlockToStaff);
}

void countRelease(Visit& visit, const ApplicationRow& row, const OpenUnlock& open, const Released& release) {
  visit.database.change("INSERT INTO unlock_release (id, number, application_id, at, nonce, host_key_sha256, method)"
                        " VALUES (?, ?, ?, ?, ?, ?, ?)",
                        {newId(), visit.database.next("unlock-release"), row.id, release.at, release.nonce,
                         release.hostKeySha256, std::string(portal::wireName(release.method))});
  recordUnlock(visit, actOf(release.method), row, open.certificate.ukeySerial);
}

Moment beginMinutes(Visit& visit, const ApplicationRow& row) {
  const auto order = visit.database.one("SELECT ends_at FROM unlock_order WHERE application_id = ?", {row.id});
  const auto begun = order ? order->maybeMoment("ends_at") : std::nullopt;
  const auto ends = begun.value_or(visit.now + grantLife);
  visit.database.change("UPDATE unlock_order SET ends_at = ? WHERE application_id = ?", {ends, row.id});
  return ends;
}

void dropOrder(Visit& visit, const ApplicationRow& row) {
  visit.database.change("DELETE FROM unlock_order WHERE application_id = ?", {row.id});
}

std::string lastActOn(Visit& visit, const ApplicationRow& row) {
  const auto last = visit.database.one(
      "SELECT act FROM unlock_audit WHERE application_id = ? ORDER BY number DESC LIMIT 1", {row.id});
  return last ? last->text("act") : std::string();
}

void recordUnlock(Visit& visit, const char* act, const ApplicationRow& row, const std::string& ukeySerial) {
  visit.database.change(
      "INSERT INTO unlock_audit (id, number, at, act, application_id, ukey_serial) VALUES (?, ?, ?, ?, ?, ?)",
      {newId(), visit.database.next("unlock-audit"), visit.now, act, row.id, ukeySerial});
}

} // namespace certdesk::practice
