#include "app/practice/materials.h"

#include "app/portal/names.h"
#include "app/practice/forms.h"
#include "app/practice/papers.h"
#include "app/practice/papers_texts.h"

#include <algorithm>
#include <set>

namespace certdesk::practice {

namespace {

using portal::Material;
using portal::MaterialRole;
using portal::MaterialType;

constexpr std::int64_t mebi = std::int64_t(1) << 20;
const std::vector<MaterialType> pictures = {MaterialType::Jpeg, MaterialType::Png};
const std::vector<MaterialType> anything = {MaterialType::Jpeg, MaterialType::Png, MaterialType::Pdf};

Material kind(const char* name, const std::string& title, const std::string& help, MaterialRole role, bool required,
              const std::vector<MaterialType>& types, std::int64_t largest, int mostPages) {
  return {name, title, help, role, required, types, largest, mostPages, {}, {}};
}

std::vector<Material> kindsFor(Language language, const ApplicationRow& row, const CertificateRow& certificate) {
  const auto words = [&](const Phrase& phrase) { return say(language, phrase); };
  std::vector<Material> kinds;
  kinds.push_back(kind("acceptance_form", words(text::acceptanceForm), words(text::acceptanceFormHelp),
                       MaterialRole::AcceptanceForm, true, anything, 10 * mebi, 3));
  kinds.push_back(kind("handler_id", words(text::handlerId), words(text::handlerIdHelp), MaterialRole::Paper, true,
                       pictures, 5 * mebi, 2));
  if (isOrganisation(certificate))
    kinds.push_back(kind("business_licence", words(text::licence), words(text::licenceHelp), MaterialRole::Paper, true,
                         anything, 60 * mebi, 5));
  kinds.push_back(kind("other", words(text::otherPaper), words(text::otherPaperHelp), MaterialRole::Paper, false,
                       anything, 20 * mebi, 10));
  kinds.push_back(kind("voucher", words(text::voucher), words(text::voucherHelp), MaterialRole::Voucher,
                       row.paymentMethod == portal::PaymentMethod::Transfer, anything, 10 * mebi, 3));
  return kinds;
}

std::vector<portal::MaterialPage> pagesOf(Visit& visit, const ApplicationRow& row, const std::string& kind) {
  std::vector<portal::MaterialPage> pages;
  for (const auto& each : visit.database.select("SELECT * FROM upload WHERE application_id = ? AND kind = ?"
                                                " AND complete = 1 ORDER BY place, number",
                                                {row.id, kind}))
    pages.push_back({each.text("id"), portal::fromWireName<MaterialType>(each.text("type")).value_or(MaterialType::Pdf),
                     each.number("octets"), each.text("sha256"), each.count("rotation"), each.text("remark")});
  return pages;
}

const Material* named(const std::vector<Material>& materials, const std::string& kind) {
  const auto found =
      std::find_if(materials.begin(), materials.end(), [&](const auto& each) { return each.kind == kind; });
  return found == materials.end() ? nullptr : &*found;
}

// Pages are named once each, and none that is not there.
bool arrangeable(const Material& material, const std::vector<portal::PageOrder>& order) {
  std::set<std::string> ids;
  for (const auto& page : order) {
    const bool there =
        std::any_of(material.pages.begin(), material.pages.end(), [&](const auto& each) { return each.id == page.id; });
    if (!there || !ids.insert(page.id).second) return false;
  }
  return true;
}

// What the reviewer refused is no answer to what is asked for; it has to go first.
bool goodFor(const Material& material, bool required) {
  const auto refused = [](const auto& page) { return !page.remark.empty(); };
  if (std::any_of(material.pages.begin(), material.pages.end(), refused) || !material.remark.empty()) return false;
  if (material.pages.size() > static_cast<std::size_t>(material.mostPages)) return false;
  return !required || !material.pages.empty();
}

} // namespace

std::vector<Material> materialsOf(Visit& visit, const ApplicationRow& row, const CertificateRow& certificate) {
  auto materials = kindsFor(visit.language, row, certificate);
  for (auto& material : materials) {
    material.pages = pagesOf(visit, row, material.kind);
    const auto remark = visit.database.one("SELECT remark FROM material_remark WHERE application_id = ? AND kind = ?",
                                           {row.id, material.kind});
    if (remark) material.remark = remark->text("remark");
  }
  return materials;
}

Reply<void> checkFile(const std::vector<Material>& materials, const portal::UploadRequest& request) {
  const auto* material = named(materials, request.kind);
  if (material == nullptr) return refuse(ErrorCode::MaterialRefused, "no such kind");
  if (std::find(material->types.begin(), material->types.end(), request.type) == material->types.end())
    return refuse(ErrorCode::MaterialRefused, "not of this type");
  if (request.octets > material->largest) return refuse(ErrorCode::MaterialRefused, "too large");
  // A refused page gives its place to another one.
  const auto good = std::count_if(material->pages.begin(), material->pages.end(),
                                  [](const auto& page) { return page.remark.empty(); });
  if (good >= material->mostPages) return refuse(ErrorCode::MaterialRefused, "too many files of this kind");
  return {};
}

void pagesChanged(Visit& visit, ApplicationRow& row, const std::string& kind) {
  (kind == "voucher" ? row.voucherComplete : row.materialsComplete) = false;
  visit.database.change("DELETE FROM material_remark WHERE application_id = ? AND kind = ?", {row.id, kind});
}

Written arrange(Visit& visit, const Account& account, ApplicationRow row, const portal::ArrangeRequest& request) {
  const auto certificate = certificateOf(visit, account, row.certificateId);
  if (!certificate) return refused(certificate);
  if (!papersOpen(row)) return refuse(ErrorCode::NotAllowedNow);
  const auto materials = materialsOf(visit, row, *certificate);
  const auto* material = named(materials, request.kind);
  if (material == nullptr || !arrangeable(*material, request.pages)) return refuse(ErrorCode::NotFound);
  for (const auto& page : material->pages) {
    const auto kept =
        std::find_if(request.pages.begin(), request.pages.end(), [&](const auto& each) { return each.id == page.id; });
    if (kept == request.pages.end()) {
      visit.database.change("DELETE FROM upload WHERE id = ?", {page.id});
      visit.uploadsGone.push_back(page.id);
      continue;
    }
    // Turned round, it is another page than the reviewer saw.
    visit.database.change("UPDATE upload SET place = ?, rotation = ?, remark = ? WHERE id = ?",
                          {static_cast<std::int64_t>(kept - request.pages.begin()), kept->rotation,
                           kept->rotation == page.rotation ? page.remark : std::string(), page.id});
  }
  pagesChanged(visit, row, request.kind);
  save(visit.database, row);
  return row;
}

Written complete(Visit& visit, const Account& account, ApplicationRow row, const portal::CompletionRequest& request) {
  const auto certificate = certificateOf(visit, account, row.certificateId);
  if (!certificate) return refused(certificate);
  if (request.role == MaterialRole::AcceptanceForm) return refuse(400, "bad_request", "role");
  const bool voucher = request.role == MaterialRole::Voucher;
  if (!papersOpen(row) || (voucher && row.paymentMethod != portal::PaymentMethod::Transfer))
    return refuse(ErrorCode::NotAllowedNow);
  for (const auto& material : materialsOf(visit, row, *certificate))
    if ((material.role == MaterialRole::Voucher) == voucher && !goodFor(material, material.required))
      return refuse(ErrorCode::MaterialsMissing, material.kind);
  (voucher ? row.voucherComplete : row.materialsComplete) = true;
  return goOn(visit, account, std::move(row));
}

Reply<void> remarkOnMaterial(Visit& visit, ApplicationRow& row, const std::string& kind, const std::string& page,
                             const std::string& text) {
  auto& database = visit.database;
  int marked = 0;
  if (!page.empty()) {
    marked = database.change("UPDATE upload SET remark = ? WHERE id = ? AND application_id = ? AND kind = ?"
                             " AND complete = 1",
                             {text, page, row.id, kind});
  } else {
    database.change("DELETE FROM material_remark WHERE application_id = ? AND kind = ?", {row.id, kind});
    marked = database.change("INSERT INTO material_remark (application_id, kind, remark) VALUES (?, ?, ?)",
                             {row.id, kind, text});
  }
  if (marked != 1) return refuse(ErrorCode::NotFound, "no such page");
  (kind == "voucher" ? row.voucherComplete : row.materialsComplete) = false;
  return {};
}

} // namespace certdesk::practice
