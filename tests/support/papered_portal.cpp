#include "tests/support/papered_portal.h"

#include "app/core/text.h"
#include "app/crypto/digest.h"

#include <algorithm>

namespace certdesk::test {

namespace {

using portal::Material;
using portal::MaterialRole;
using portal::MaterialType;

Material kind(const char* name, const char* title, const char* help, MaterialRole role, bool required, int mostPages) {
  Material material;
  material.kind = name;
  material.title = title;
  material.help = help;
  material.role = role;
  material.required = required;
  material.types = {MaterialType::Jpeg, MaterialType::Png, MaterialType::Pdf};
  material.largest = 300'000;
  material.mostPages = mostPages;
  return material;
}

Material* in(portal::Application& application, const std::string& name) {
  auto& all = application.materials;
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.kind == name; });
  return found == all.end() ? nullptr : &*found;
}

} // namespace

void PaperedPortal::owePapers() {
  change([](portal::Application& a) {
    a.stage = portal::Stage::Papers;
    a.lines.insert(a.lines.end(), {"materials", "voucher"});
    a.materials = {kind("form", "盖章的业务受理表", "打印出来，盖公章，签字，再扫描或拍照。",
                        MaterialRole::AcceptanceForm, true, 3),
                   kind("id", "经办人身份证", "正反两面，各一张。", MaterialRole::Paper, true, 2),
                   kind("licence", "营业执照", "副本也可以，要看得清统一社会信用代码。", MaterialRole::Paper, true, 5),
                   kind("other", "其他材料", "", MaterialRole::Paper, false, 10),
                   kind("voucher", "缴费凭证", "银行回单。", MaterialRole::Voucher, true, 1)};
    in(a, "id")->types = {MaterialType::Jpeg, MaterialType::Png};
  });
}

void PaperedPortal::addPage(const std::string& name, const Bytes& octets, MaterialType type,
                            const std::string& remark) {
  const auto hash = hex(crypto::sha256(octets));
  const auto id = "page-" + hash.substr(0, 8);
  const auto size = static_cast<std::int64_t>(octets.size());
  {
    const std::lock_guard lock(m_uploadsMutex);
    m_uploads[id] = {{name, type, size, hash}, {id, name, size, size, true}, octets};
  }
  change([&](portal::Application& a) { in(a, name)->pages.push_back({id, type, size, hash, 0, remark}); });
}

Material PaperedPortal::material(const std::string& name) const {
  auto application = now();
  return *in(application, name);
}

std::size_t PaperedPortal::uploads() const {
  const std::lock_guard lock(m_uploadsMutex);
  return m_uploads.size();
}

Result<std::optional<portal::Application>> PaperedPortal::application(const std::string& id, const std::string& etag,
                                                                      const Call& call) {
  std::unique_lock line(m_line, std::defer_lock);
  if (oneAtATime) line.lock();
  return ScriptedPortal::application(id, etag, call);
}

Result<portal::Upload> PaperedPortal::startUpload(const std::string&, const portal::UploadRequest& request,
                                                  const Call& call) {
  std::unique_lock<std::mutex> script;
  if (auto entered = enter("startUpload", script, call.stop); !entered) return failed(entered);
  const std::lock_guard lock(m_uploadsMutex);
  for (const auto& [id, kept] : m_uploads)
    if (kept.request.kind == request.kind && kept.request.sha256 == request.sha256) return kept.upload;
  const auto id = "upload-" + std::to_string(m_uploads.size() + 1);
  m_uploads[id] = {request, {id, request.kind, request.octets, 0, false}, {}};
  return m_uploads[id].upload;
}

Result<portal::Upload> PaperedPortal::upload(const std::string& id, const Call& call) {
  std::unique_lock<std::mutex> script;
  if (auto entered = enter("upload", script, call.stop); !entered) return failed(entered);
  const std::lock_guard lock(m_uploadsMutex);
  return m_uploads.at(id).upload;
}

Result<portal::Upload> PaperedPortal::appendUpload(const portal::Upload& of, const portal::UploadPart& part,
                                                   const Call& call) {
  const std::lock_guard line(m_line);
  {
    std::unique_lock<std::mutex> script;
    if (auto entered = enter("appendUpload", script, call.stop); !entered) return failed(entered);
  }
  Kept whole;
  {
    const std::lock_guard lock(m_uploadsMutex);
    auto& kept = m_uploads.at(of.id);
    if (part.offset != kept.upload.received) return certdesk::fail(ErrorCode::UploadElsewhere, "scripted");
    kept.octets.insert(kept.octets.end(), part.octets.begin(), part.octets.end());
    kept.upload.received = static_cast<std::int64_t>(kept.octets.size());
    if (kept.upload.received < kept.upload.octets) return kept.upload;
    kept.upload.complete = true;
    whole = kept;
  }
  if (hex(crypto::sha256(whole.octets)) != whole.request.sha256)
    return certdesk::fail(ErrorCode::UploadDamaged, "scripted");
  makePage(whole);
  return whole.upload;
}

void PaperedPortal::makePage(const Kept& kept) {
  change([&](portal::Application& a) {
    auto* material = in(a, kept.request.kind);
    material->remark.clear();
    material->pages.push_back({kept.upload.id, kept.request.type, kept.request.octets, kept.request.sha256, 0, {}});
  });
}

Result<Bytes> PaperedPortal::uploadOctets(const portal::MaterialPage& page, const Call& call) {
  std::unique_lock<std::mutex> script;
  if (auto entered = enter("uploadOctets", script, call.stop); !entered) return failed(entered);
  const std::lock_guard lock(m_uploadsMutex);
  return m_uploads.at(page.id).octets;
}

Result<portal::Application> PaperedPortal::arrangeMaterial(const portal::Application& seen, const std::string& name,
                                                           const std::vector<portal::PageOrder>& pages, const Call&) {
  {
    std::unique_lock<std::mutex> script;
    if (auto entered = enter("arrangeMaterial", script); !entered) return failed(entered);
  }
  if (seen.etag != now().etag) return certdesk::fail(ErrorCode::ChangedElsewhere, "another snapshot");
  change([&](portal::Application& a) {
    auto* material = in(a, name);
    std::vector<portal::MaterialPage> kept;
    for (const auto& wanted : pages)
      for (auto page : material->pages)
        if (page.id == wanted.id) {
          if (page.rotation != wanted.rotation) page.remark.clear();
          page.rotation = wanted.rotation;
          kept.push_back(page);
        }
    material->pages = kept;
    material->remark.clear();
  });
  return now();
}

Result<portal::Application> PaperedPortal::completeMaterials(const portal::Application&, MaterialRole role,
                                                             const Call&) {
  {
    std::unique_lock<std::mutex> script;
    if (auto entered = enter("completeMaterials", script); !entered) return failed(entered);
  }
  change([&](portal::Application& a) {
    (role == MaterialRole::Voucher ? a.voucherComplete : a.materialsComplete) = true;
    if (a.materialsComplete && a.voucherComplete) a.stage = portal::Stage::UnderReview;
  });
  return now();
}

} // namespace certdesk::test
