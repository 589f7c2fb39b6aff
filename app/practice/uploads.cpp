#include "app/practice/uploads.h"

#include "app/portal/names.h"
#include "app/practice/hashing.h"
#include "app/practice/materials.h"
#include "app/practice/papers.h"
#include "app/practice/random.h"
#include "app/practice/upload_file.h"

#include <algorithm>
#include <set>

namespace certdesk::practice {

namespace {

constexpr std::int64_t mostUploads = 100;                     // of one application, begun and whole
constexpr std::int64_t mostOctets = std::int64_t(1000) << 20; // the same, as they were announced

struct UploadRow {
  portal::Upload noun;
  std::string applicationId, sha256;
  portal::MaterialType type = portal::MaterialType::Jpeg;
};

UploadRow rowFrom(const Row& row) {
  UploadRow upload;
  upload.noun = {row.text("id"), row.text("kind"), row.number("octets"), row.number("received"), row.flag("complete")};
  upload.applicationId = row.text("application_id");
  upload.sha256 = row.text("sha256");
  upload.type = portal::fromWireName<portal::MaterialType>(row.text("type")).value_or(portal::MaterialType::Jpeg);
  return upload;
}

Reply<UploadRow> rowWith(Visit& visit, const Account& account, const std::string& id) {
  const auto row = visit.database.one("SELECT u.* FROM upload u JOIN application a ON a.id = u.application_id"
                                      " WHERE u.id = ? AND a.account_id = ?",
                                      {id, account.id});
  if (!row) return refuse(ErrorCode::NotFound);
  return rowFrom(*row);
}

void setReceived(Visit& visit, UploadRow& upload, std::int64_t received) {
  upload.noun.received = received;
  visit.database.change("UPDATE upload SET received = ? WHERE id = ?", {received, upload.noun.id});
}

void drop(Visit& visit, const std::string& id) {
  visit.database.change("DELETE FROM upload WHERE id = ?", {id});
  visit.uploadsGone.push_back(id);
}

bool withinBounds(Visit& visit, const ApplicationRow& row, std::int64_t more) {
  const auto now = visit.database.one(
      "SELECT COUNT(*) AS files, COALESCE(SUM(octets), 0) AS octets FROM upload WHERE application_id = ?", {row.id});
  return now && now->number("files") < mostUploads && now->number("octets") + more <= mostOctets;
}

// What was announced and never finished gives way.
bool makeRoom(Visit& visit, const ApplicationRow& row, std::int64_t octets) {
  if (withinBounds(visit, row, octets)) return true;
  for (const auto& each :
       visit.database.select("SELECT id FROM upload WHERE application_id = ? AND complete = 0", {row.id}))
    drop(visit, each.text("id"));
  return withinBounds(visit, row, octets);
}

Reply<std::vector<portal::Material>> openMaterials(Visit& visit, const Account& account, const ApplicationRow& row) {
  if (!papersOpen(row)) return refuse(ErrorCode::NotAllowedNow);
  const auto certificate = certificateOf(visit, account, row.certificateId);
  if (!certificate) return refused(certificate);
  return materialsOf(visit, row, *certificate);
}

void makePage(Visit& visit, UploadRow& upload) {
  const auto last = visit.database.one(
      "SELECT COALESCE(MAX(place), 0) AS place FROM upload WHERE application_id = ? AND kind = ? AND complete = 1",
      {upload.applicationId, upload.noun.kind});
  upload.noun.complete = true;
  visit.database.change("UPDATE upload SET complete = 1, place = ? WHERE id = ?",
                        {(last ? last->number("place") : 0) + 1, upload.noun.id});
}

Reply<portal::Upload> finish(Visit& visit, const Account& account, ApplicationRow application, UploadRow upload) {
  const auto& folder = visit.office.uploads;
  const auto hash = sha256OfUpload(folder, upload.noun.id);
  if (!hash) return broken(hash.error());
  if (*hash != upload.sha256) {
    setReceived(visit, upload, 0);
    return refuse(ErrorCode::UploadDamaged, "the whole file");
  }
  const auto materials = openMaterials(visit, account, application);
  if (!materials) return refused(materials);
  auto fits = checkFile(*materials, {upload.noun.kind, upload.type, upload.noun.octets, upload.sha256});
  if (fits && !looksLike(folder, upload.noun.id, upload.type))
    fits = refuse(ErrorCode::MaterialRefused, "not what it was said to be");
  if (!fits) {
    drop(visit, upload.noun.id);
    return refused(fits);
  }
  makePage(visit, upload);
  pagesChanged(visit, application, upload.noun.kind);
  save(visit.database, application);
  return upload.noun;
}

} // namespace

Reply<StartedUpload> startUpload(Visit& visit, const Account& account, const ApplicationRow& row,
                                 const portal::UploadRequest& request) {
  const auto materials = openMaterials(visit, account, row);
  if (!materials) return refused(materials);
  const auto known = visit.database.one("SELECT * FROM upload WHERE application_id = ? AND kind = ? AND sha256 = ?",
                                        {row.id, request.kind, request.sha256});
  if (known) {
    const auto upload = rowFrom(*known);
    if (upload.noun.octets == request.octets && upload.type == request.type) return StartedUpload{upload.noun, false};
    if (upload.noun.complete) return refuse(ErrorCode::MaterialRefused, "the same file, said to be another");
    drop(visit, upload.noun.id); // it was announced wrongly
  }
  if (const auto fits = checkFile(*materials, request); !fits) return refused(fits);
  if (!makeRoom(visit, row, request.octets)) return refuse(ErrorCode::MaterialRefused, "too many files");
  const portal::Upload upload{newId(), request.kind, request.octets, 0, false};
  visit.database.change(
      "INSERT INTO upload (id, number, application_id, kind, type, octets, sha256, received, complete, place, rotation,"
      " remark) VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, '')",
      {upload.id, visit.database.next("upload"), row.id, upload.kind, std::string(portal::wireName(request.type)),
       upload.octets, request.sha256});
  return StartedUpload{upload, true};
}

Reply<portal::Upload> uploadWith(Visit& visit, const Account& account, const std::string& id) {
  const auto upload = rowWith(visit, account, id);
  if (!upload) return refused(upload);
  return upload->noun;
}

Reply<portal::Upload> appendUpload(Visit& visit, const Account& account, const std::string& id, const Part& part) {
  auto upload = rowWith(visit, account, id);
  if (!upload) return refused(upload);
  const auto application = applicationWith(visit.database, upload->applicationId);
  if (!application || !papersOpen(*application)) return refuse(ErrorCode::NotAllowedNow);
  if (upload->noun.complete || part.offset != upload->noun.received) return refuse(ErrorCode::UploadElsewhere);
  const ByteView octets(reinterpret_cast<const std::uint8_t*>(part.octets.data()), part.octets.size());
  if (octets.empty()) return refuse(400, "bad_request", "an empty part");
  if (part.digest != "sha-256=:" + base64(sha256(octets)) + ":") return refuse(ErrorCode::UploadDamaged, "the part");
  const auto received = upload->noun.received + static_cast<std::int64_t>(octets.size());
  if (received > upload->noun.octets) return refuse(ErrorCode::UploadDamaged, "more than was announced");
  if (const auto kept = appendPart(visit.office.uploads, id, upload->noun.received, octets); !kept)
    return broken(kept.error());
  setReceived(visit, *upload, received);
  if (received < upload->noun.octets) return upload->noun;
  return finish(visit, account, *application, std::move(*upload));
}

Reply<Bytes> octetsOf(Visit& visit, const Account& account, const std::string& id) {
  const auto upload = rowWith(visit, account, id);
  if (!upload) return refused(upload);
  auto file = fileOf(visit, id);
  if (!file) return refused(file);
  return std::move(file->content);
}

Reply<StoredFile> fileOf(Visit& visit, const std::string& id) {
  const auto row = visit.database.one("SELECT * FROM upload WHERE id = ? AND complete = 1", {id});
  if (!row) return refuse(ErrorCode::NotFound);
  const auto upload = rowFrom(*row);
  auto content = uploadContent(visit.office.uploads, id, upload.noun.octets);
  if (!content) return broken(content.error());
  return StoredFile{upload.type, std::move(*content)};
}

bool tidyUploads(Visit& visit) {
  std::set<std::string> known;
  for (const auto& row : visit.database.select("SELECT * FROM upload")) {
    auto upload = rowFrom(row);
    known.insert(upload.noun.id);
    const auto there = standing(visit.office.uploads, upload.noun.id, upload.noun.received);
    if (!upload.noun.complete && there != upload.noun.received) setReceived(visit, upload, there);
    std::error_code ignored; // no file yet, or one that is cut again before the next part
    std::filesystem::resize_file(visit.office.uploads / upload.noun.id, static_cast<std::uintmax_t>(there), ignored);
  }
  std::error_code failure;
  for (const auto& entry : std::filesystem::directory_iterator(visit.office.uploads, failure))
    if (auto name = entry.path().filename().string(); !known.contains(name)) visit.uploadsGone.push_back(name);
  return true;
}

} // namespace certdesk::practice
