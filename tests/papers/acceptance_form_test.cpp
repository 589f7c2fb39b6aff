#include "app/papers/acceptance_form.h"
#include "tests/papers/fixture.h"
#include "ui/translation.h"

#include <QPainter>
#include <QProcess>
#include <QTextDocument>
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>

using namespace certdesk;
using namespace certdesk::test;

namespace {

portal::FormField field(const char* label, portal::FieldKind kind, const char* value) {
  portal::FormField result;
  result.label = label;
  result.kind = kind;
  result.value = value;
  return result;
}

// With hostile texts in every place that others fill.
portal::Application sample() {
  using portal::FieldKind;
  portal::Application of;
  of.id = number;
  of.service = "recovery";
  of.subject = "示例建筑设计有限公司 <b>&amp; \"partners\"</b>";
  of.templateName = "ZJT单位证书";
  of.handler = "王小明<script>alert(1)</script>";
  of.createdAt = *fromRfc3339("2026-03-15T08:15:28Z");
  of.quote.emplace();
  of.quote->totalFen = 5000;
  auto grade = field("资质等级", FieldKind::Choice, "a");
  grade.choices = {{"a", "甲级"}, {"b", "乙级"}};
  portal::Form form;
  form.title = "扩展信息";
  form.sections = {{"勘察设计单位信息",
                    {grade, field("是否省直机构", FieldKind::YesNo, "yes"),
                     field("备注", FieldKind::Text, "<img src='file:///etc/passwd'>")}}};
  form.filled = true;
  portal::Form open;
  open.title = "未填写";
  open.sections = {{"未填写", {field("空白项", FieldKind::Text, "")}}};
  of.forms = {form, open};
  return of;
}

portal::Service service(bool practice) {
  portal::Service of;
  of.name = "示例省数字证书服务平台";
  of.practice = practice;
  return of;
}

QString run(const char* program, const QStringList& arguments) {
  QProcess process;
  process.start(QString::fromLatin1(program), arguments);
  REQUIRE(process.waitForFinished(60'000));
  REQUIRE(process.exitCode() == 0);
  return QString::fromUtf8(process.readAllStandardOutput());
}

// Noto's glyphs come back as Kangxi radicals without it.
QString textOf(const std::filesystem::path& file) {
  const auto text =
      run(CERTDESK_PDFTOTEXT, {QStringLiteral("-layout"), QString::fromStdString(file.string()), QStringLiteral("-")});
  return text.normalized(QString::NormalizationForm_KC).remove(QLatin1Char(' '));
}

std::filesystem::path written(const Folder& folder, const portal::Application& of, bool practice = true) {
  const papers::AcceptanceForm form(of, service(practice));
  const auto file = folder.path("form.pdf");
  REQUIRE(form.writePdf(file));
  if (const char* keep = std::getenv("CERTDESK_PICTURES")) {
    std::filesystem::copy_file(file, std::string(keep) + "/form.pdf",
                               std::filesystem::copy_options::overwrite_existing);
    QImage image(794, 1123, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    form.paintPage(painter, 0);
    static int count = 0;
    image.save(QString::fromLocal8Bit(keep) + QStringLiteral("/form%1.png").arg(count++));
  }
  return file;
}

struct Speaking {
  explicit Speaking(ui::Language language) {
    application();
    translation.use(language);
  }
  ~Speaking() { translation.use(ui::Language::English); }
  ui::Translation translation;
};

} // namespace

TEST_CASE("the acceptance form in Chinese says what was applied for, and its code is read by another reader") {
  const Folder folder;
  const Speaking chinese(ui::Language::Chinese);
  const auto file = written(folder, sample());
  const auto text = textOf(file);
  for (const auto* word :
       {"业务受理表", "20170315000541121943", "密钥恢复", "示例建筑设计有限公司", "ZJT单位证书", "王小明", "2026-03-15",
        "50.00", "资质等级", "甲级", "是否省直机构", "演练", "示例省数字证书服务平台"}) {
    INFO(word);
    CHECK(text.contains(QString::fromUtf8(word)));
  }
  CHECK_FALSE(text.contains(QStringLiteral("空白项")));              // not filled in yet
  CHECK(text.contains(QStringLiteral("<script>alert(1)</script>"))); // shown, not obeyed
  CHECK(text.contains(QStringLiteral("<imgsrc='file:///etc/passwd'>")));
  const auto picture = QString::fromStdString(folder.path("form").string());
  run(CERTDESK_PDFTOPPM, {QStringLiteral("-r"), QStringLiteral("150"), QStringLiteral("-png"),
                          QStringLiteral("-singlefile"), QString::fromStdString(file.string()), picture});
  CHECK(run(CERTDESK_ZBARIMG, {QStringLiteral("-q"), QStringLiteral("--raw"), picture + QStringLiteral(".png")})
            .trimmed() == QString::fromStdString(number));
#ifdef CERTDESK_ZBAR
  const auto scan = papers::checkMaterial((picture + QStringLiteral(".png")).toStdString(),
                                          purpose(portal::MaterialRole::AcceptanceForm), {});
  REQUIRE(scan);
  CHECK(scan->qr == papers::QrFinding::Right); // and by our own, when it comes back
#endif
}

TEST_CASE("the acceptance form has its fonts in it, on A4") {
  const Folder folder;
  const auto file = written(folder, sample());
  const auto fonts =
      run(CERTDESK_PDFFONTS, {QString::fromStdString(file.string())}).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
  REQUIRE(fonts.size() > 2);
  for (const auto& line : fonts.mid(2))
    CHECK(line.simplified().split(QLatin1Char(' ')).contains(QStringLiteral("yes"))); // embedded
  const auto checked = papers::checkMaterial(file, purpose(), {});
  REQUIRE(checked);
  CHECK(checked->sheets == 1);
}

TEST_CASE("the acceptance form in English, and without the mark of practice at a real portal") {
  const Folder folder;
  const Speaking english(ui::Language::English);
  const auto text = textOf(written(folder, sample(), false));
  CHECK(text.contains(QStringLiteral("Acceptanceform")));
  CHECK(text.contains(QStringLiteral("Keyrecovery")));
  CHECK_FALSE(text.contains(QStringLiteral("Practice")));
  CHECK(textOf(written(folder, sample(), true)).contains(QStringLiteral("Practice")));
}

TEST_CASE("a long acceptance form has numbered pages, each with the number of its application") {
  const Folder folder;
  const Speaking english(ui::Language::English);
  auto of = sample();
  auto& fields = of.forms[0].sections[0].fields;
  for (int i = 0; i < 60; ++i)
    fields.push_back(
        field(("字段" + std::to_string(i)).c_str(), portal::FieldKind::Text, ("值" + std::to_string(i)).c_str()));
  const papers::AcceptanceForm form(of, service(false));
  CHECK(form.pages() > 1);
  CHECK(papers::AcceptanceForm(sample(), service(false)).pages() == 1);
  const auto file = written(folder, of, false);
  const auto text = textOf(file);
  for (int page = 1; page <= form.pages(); ++page)
    CHECK(text.contains(QStringLiteral("Page%1of%2").arg(page).arg(form.pages())));
  CHECK(text.count(QString::fromStdString(number)) >= form.pages());
  CHECK(text.contains(QStringLiteral("值59")));
  CHECK(papers::checkMaterial(file, purpose(), {})->sheets == form.pages());
}

// Wherever the sheet happens to end: the heading with what it heads, and the place for stamp and signature in one
// piece.
TEST_CASE("no heading of the acceptance form stands alone at the foot of a sheet") {
  const Folder folder;
  const Speaking english(ui::Language::English);
  auto of = sample();
  auto second = of.forms[0];
  second.sections[0].title = "Second";
  second.sections[0].fields = {field("Beginning", portal::FieldKind::Text, "x")};
  of.forms.push_back(second);
  bool together = false, apart = false;
  for (int rows = 0; rows < 24; ++rows) {
    of.forms[0].sections[0].fields.push_back(field("Row", portal::FieldKind::Text, "x"));
    INFO(rows << " rows");
    const auto sheets = textOf(written(folder, of, false)).split(QLatin1Char('\f'), Qt::SkipEmptyParts);
    const auto sheetOf = [&](const char* words) {
      const auto has = [&](const QString& sheet) { return sheet.contains(QLatin1String(words)); };
      return std::find_if(sheets.begin(), sheets.end(), has) - sheets.begin();
    };
    const auto stamp = sheetOf("Stampandsignature");
    CHECK(stamp < sheets.size());
    CHECK(stamp == sheetOf("Stampoftheapplicant"));
    CHECK(stamp == sheetOf("Print,signandstamp"));
    CHECK(sheetOf("Second") == sheetOf("Beginning"));
    together = together || sheets.size() == 1;
    apart = apart || stamp == 1;
  }
  CHECK(together); // or it was not the end of a sheet that was tried
  CHECK(apart);
}

TEST_CASE("an acceptance form that cannot be saved says so, and leaves what was there") {
  const Folder folder;
  const papers::AcceptanceForm form(sample(), service(true));
  CHECK(form.writePdf(folder.path("no/folder/form.pdf")).error().code == ErrorCode::FileUnreadable);
}
