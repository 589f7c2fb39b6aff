#include "app/rehearsal_papers.h"

#include "app/core/file.h"
#include "app/papers/source.h"

#include <QImage>
#include <QJsonArray>
#include <QPainter>
#include <QPdfWriter>
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

const char* endingOf(MaterialType type) {
  switch (type) {
  case MaterialType::Jpeg:
    return ".jpg";
  case MaterialType::Png:
    return ".png";
  case MaterialType::Pdf:
    return ".pdf";
  }
  return "";
}

// A sheet as a scanner would bring it; another number, another sheet.
QImage sheet(const QString& title, int number) {
  QImage picture(827, 1169, QImage::Format_RGB32); // A4 at 100 dpi
  picture.fill(Qt::white);
  QPainter painter(&picture);
  auto font = painter.font();
  font.setPixelSize(32);
  painter.setFont(font);
  painter.drawText(picture.rect().adjusted(60, 60, -60, -60), Qt::AlignCenter | Qt::TextWordWrap,
                   QStringLiteral("%1\n\n%2").arg(title).arg(number));
  painter.setPen(QPen(Qt::red, 6));
  painter.drawEllipse(QPoint(600, 900), 110, 110);
  return picture;
}

Outcome drawOnto(const std::filesystem::path& path, MaterialType type, const QImage& picture) {
  if (type != MaterialType::Pdf) {
    if (picture.save(text(path), type == MaterialType::Png ? "PNG" : "JPG", 90)) return {};
    return fileUnreadable("a picture of the rehearsal");
  }
  QPdfWriter writer(text(path));
  QPainter painter;
  if (!painter.begin(&writer)) return fileUnreadable("a PDF of the rehearsal");
  painter.drawImage(QRect(0, 0, writer.width(), writer.height()), picture);
  painter.end();
  return {};
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

RehearsedPapers::RehearsedPapers(portal::Application application, std::filesystem::path folder)
    : m_application(std::move(application)), m_folder(std::move(folder)) {}

// One file a kind, and a second one of another type where there is room for it. The acceptance form is brought as the
// PDF it was saved as.
std::vector<RehearsedPapers::Paper> RehearsedPapers::papersOf(const portal::Material& material) const {
  const bool isForm = material.role == portal::MaterialRole::AcceptanceForm;
  if (isForm && takes(material, MaterialType::Pdf)) return {{formPdf(), MaterialType::Pdf}};
  std::vector<Paper> papers;
  for (const auto type : {MaterialType::Jpeg, MaterialType::Png, MaterialType::Pdf}) {
    if (!takes(material, type) || papers.size() >= 2 || static_cast<int>(papers.size()) >= material.mostPages) continue;
    papers.push_back({m_folder / (material.kind + endingOf(type)), type});
  }
  return papers;
}

Outcome RehearsedPapers::draw() const {
  std::error_code failure;
  std::filesystem::create_directories(m_folder, failure);
  for (const auto& material : m_application.materials)
    for (const auto& paper : papersOf(material)) {
      if (paper.path == formPdf() || std::filesystem::exists(paper.path, failure)) continue;
      if (auto drawn = drawOnto(paper.path, paper.type, sheet(text(material.title), 1)); !drawn) return drawn;
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

Outcome RehearsedPapers::mend(const portal::Application& now) {
  for (const auto& material : now.materials) {
    auto& mended = m_mended[material.kind];
    const bool all = !material.remark.empty() && material.remark != mended;
    if (all) mended = material.remark;
    for (const auto& paper : papersOf(material)) {
      const auto hash = hashOf(paper.path);
      const auto& pages = material.pages;
      const bool refused = std::any_of(pages.begin(), pages.end(), [&](const auto& page) {
        return page.sha256 == hash && (all || !page.remark.empty());
      });
      if (!refused) continue;
      if (auto drawn = drawOnto(paper.path, paper.type, sheet(text(material.title), 2)); !drawn) return drawn;
    }
  }
  return {};
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
    if (auto mended = m_papers.mend(*view.facts.application); !mended) return failed(mended);
  return m_answers.answer(page, view);
}

} // namespace certdesk
