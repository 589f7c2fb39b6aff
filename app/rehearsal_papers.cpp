#include "app/rehearsal_papers.h"

#include "app/papers/source.h"
#include "app/scans.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <algorithm>

namespace certdesk {

namespace {

using portal::FieldKind;
using portal::FormField;
using portal::MaterialType;

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }
QString text(const std::filesystem::path& path) { return QString::fromStdU16String(path.u16string()); }

// The first that the pattern takes; whatever a practice portal asks for, it is one of these.
QString sampleFor(const FormField& field) {
  const QRegularExpression pattern(QRegularExpression::anchoredPattern(text(field.pattern)));
  for (const char* sample : {"演练填写", "A132000123", "D132000123", "13800000000", "100000", "12", "32000123",
                             "AB-123", "91320000MA1EXAMPL0", "practice@example.org", "example"}) {
    const auto value = QString::fromUtf8(sample);
    if (value.size() > field.longest) continue;
    if (field.pattern.empty() || pattern.match(value).hasMatch()) return value;
  }
  return {};
}

QString valueFor(const FormField& field) {
  if (!field.value.empty()) return text(field.value);
  switch (field.kind) {
  case FieldKind::Text:
    return sampleFor(field);
  case FieldKind::Number:
    return QString::number(field.least.value_or(std::min<std::int64_t>(1, field.most.value_or(1))));
  case FieldKind::Date:
    return QStringLiteral("2026-03-15");
  case FieldKind::Choice:
    return field.choices.empty() ? QString() : text(field.choices.front().value);
  case FieldKind::YesNo:
    return QStringLiteral("yes");
  }
  return {};
}

// As it is printed; yes and no are words of the language and left out.
QString printed(const FormField& field) {
  if (field.kind == FieldKind::YesNo) return {};
  for (const auto& choice : field.choices)
    if (choice.value == field.value) return text(choice.label);
  return text(field.value);
}

std::string hashOf(const std::filesystem::path& path) {
  const auto file = papers::openFile(path);
  if (!file) return {};
  return papers::hashOf(**file, Call{}).value_or(std::string());
}

bool takes(const portal::Material& material, MaterialType type) {
  return std::find(material.types.begin(), material.types.end(), type) != material.types.end();
}

} // namespace

RehearsedPapers::RehearsedPapers(portal::Application application, portal::Service service, std::filesystem::path folder)
    : m_application(std::move(application)), m_service(std::move(service)), m_folder(std::move(folder)) {}

// One file a kind, and a second one of another type where there is room for it; of the form one, a PDF where it may be.
std::vector<RehearsedPapers::Paper> RehearsedPapers::papersOf(const portal::Material& material) const {
  const bool isForm = material.role == portal::MaterialRole::AcceptanceForm;
  std::vector<Paper> papers;
  for (const auto type : {MaterialType::Jpeg, MaterialType::Png, MaterialType::Pdf})
    if (takes(material, type)) papers.push_back({m_folder / (material.kind + "-scan" + endingOf(type)), type});
  if (isForm && papers.size() > 1) papers.erase(papers.begin(), papers.end() - 1);
  papers.resize(std::min(papers.size(), std::min<std::size_t>(2, static_cast<std::size_t>(material.mostPages))));
  return papers;
}

// The form is first brought as it was saved, and then, or where no PDF is taken, from a scanner.
Outcome RehearsedPapers::scanOne(const portal::Application& now, const portal::Material& material, const Paper& paper,
                                 int number) const {
  if (material.role != portal::MaterialRole::AcceptanceForm)
    return drawOnto(paper.path, paper.type, sheet(text(material.title), number));
  const papers::AcceptanceForm form(now, m_service);
  if (number == 1 && paper.type == MaterialType::Pdf) return form.writePdf(paper.path);
  return drawOnto(paper.path, paper.type, sheet(form));
}

Outcome RehearsedPapers::scan(const portal::Application& now) {
  std::error_code failure;
  for (const auto& material : now.materials) {
    auto& mended = m_mended[material.kind];
    const bool all = !material.remark.empty() && material.remark != mended;
    if (all) mended = material.remark;
    for (const auto& paper : papersOf(material)) {
      const bool there = std::filesystem::exists(paper.path, failure);
      const auto hash = there ? hashOf(paper.path) : std::string();
      const auto& pages = material.pages;
      const bool refused = std::any_of(pages.begin(), pages.end(), [&](const auto& page) {
        return page.sha256 == hash && (all || !page.remark.empty());
      });
      if (there && !refused) continue;
      if (auto scanned = scanOne(now, material, paper, refused ? 2 : 1); !scanned) return scanned;
    }
  }
  return {};
}

void RehearsedPapers::answer(QJsonObject& answers) const {
  QJsonObject forms, materials;
  for (const auto& form : m_application.forms) {
    QJsonObject values;
    for (const auto& section : form.sections)
      for (const auto& field : section.fields)
        if (!field.readOnly) values.insert(text(field.id), valueFor(field));
    forms.insert(text(form.id), values);
  }
  for (const auto& material : m_application.materials) {
    QJsonArray paths;
    for (const auto& paper : papersOf(material))
      paths.append(text(paper.path));
    materials.insert(text(material.kind), paths);
  }
  answers.insert(QStringLiteral("forms"), forms);
  answers.insert(QStringLiteral("materials"), materials);
  answers.insert(QStringLiteral("shrink"), true);
  answers.insert(QStringLiteral("form_pdf"), text(formPdf()));
  answers.insert(QStringLiteral("payment"), QStringLiteral("online"));
}

QJsonObject RehearsedPapers::result(const portal::Application& finished) const {
  QJsonArray values;
  for (const auto& form : finished.forms)
    for (const auto& section : form.sections)
      for (const auto& field : section.fields)
        if (const auto value = printed(field); !value.isEmpty()) values.append(value);
  QJsonObject told{{QStringLiteral("application"), text(finished.id)},
                   {QStringLiteral("subject"), text(finished.subject)},
                   {QStringLiteral("form_values"), values},
                   {QStringLiteral("form_pdf"), text(formPdf())}};
  if (!finished.payment) return told;
  const auto& payment = *finished.payment;
  if (payment.order) told.insert(QStringLiteral("payment_order"), text(payment.order->id));
  if (payment.result) told.insert(QStringLiteral("trade_number"), text(payment.result->tradeNumber));
  return told;
}

Result<workflow::Answer> PlayedPerson::answer(workflow::Page page, const workflow::View& view) {
  if (page == workflow::Page::UploadMaterials)
    if (auto scanned = m_papers.scan(*view.facts.application); !scanned) return failed(scanned);
  return m_answers.answer(page, view);
}

} // namespace certdesk
