#include "app/papers/printed_document.h"

#include "app/papers/acceptance_form_text.h"
#include "app/papers/qr_code.h"
#include "app/papers/save_file.h"

#include <QAbstractTextDocumentLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <vector>

namespace certdesk::papers {

namespace {

constexpr double unitsPerInch = 96, unitsPerMm = unitsPerInch / 25.4;
constexpr double margin = 16 * unitsPerMm, band = 8 * unitsPerMm; // band: head and foot line, inside the margins' edges

QSizeF a4() { return QSizeF(210, 297) * unitsPerMm; }
QRectF body() { return QRectF(QPointF(), a4()).adjusted(margin, margin + band, -margin, -margin - band); }

QFont fontOf(int pixels) {
  QFont font;
  font.setFamilies({QStringLiteral("Noto Sans CJK SC"), QStringLiteral("Microsoft YaHei"),
                    QStringLiteral("WenQuanYi Zen Hei"), QStringLiteral("sans-serif")});
  font.setPixelSize(pixels); // points would follow the screen's resolution
  font.setHintingPreference(QFont::PreferNoHinting);
  font.setStyleStrategy(QFont::PreferNoShaping); // ligatures and variants of digits cannot be searched or copied
  return font;
}

// Knows one picture. Whatever else a text may name, nothing is fetched and no file is opened.
class SheetText final : public QTextDocument {
public:
  explicit SheetText(QImage code) : m_code(std::move(code)) {}

private:
  QVariant loadResource(int type, const QUrl& name) override {
    if (type == ImageResource && name == QUrl(QStringLiteral("qr"))) return m_code;
    return QImage();
  }
  QImage m_code;
};

int sheetOf(const QTextDocument& document, double y) { return static_cast<int>(y / document.pageSize().height()); }

// A heading goes to the next sheet with the first row of its table, which Qt moves alone; the last one, of stamp and
// signature, with all that follows.
void keepTogether(QTextDocument& document) {
  const auto* layout = document.documentLayout();
  std::vector<QTextBlock> headings;
  for (auto block = document.begin(); block.isValid(); block = block.next())
    if (block.blockFormat().headingLevel() == 2) headings.push_back(block);
  for (const auto& heading : headings) {
    const bool last = heading == headings.back();
    const auto first = layout->blockBoundingRect(heading.next()), end = layout->blockBoundingRect(document.lastBlock());
    const double until = last ? end.bottom() - 1 : first.top();
    if (sheetOf(document, layout->blockBoundingRect(heading).top()) == sheetOf(document, until)) continue;
    QTextBlockFormat onNext;
    onNext.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
    QTextCursor(heading).mergeBlockFormat(onNext);
  }
}

std::unique_ptr<QTextDocument> made(const QString& text, const QString& code) {
  const auto qr = QrCode::of(code);
  auto document = std::make_unique<SheetText>(qr ? qr->image(8) : QImage());
  document->setUndoRedoEnabled(false);
  document->setUseDesignMetrics(true); // line breaks that no screen or printer moves
  document->setDocumentMargin(0);
  document->setDefaultFont(fontOf(14));
  document->setDefaultStyleSheet(QStringLiteral("h1 { font-size: 28px; } h2 { font-size: 16px; margin-top: 14px; }"
                                                "table { border-collapse: collapse; border-color: #606060; }"
                                                ".label { background-color: #f0f0f0; } .small { font-size: 12px; }"));
  document->setHtml(text);
  document->setPageSize(body().size());
  keepTogether(*document);
  return document;
}

} // namespace

PrintedDocument::PrintedDocument(const QString& text, QString title, QString number, bool practice)
    : m_document(made(text, number)), m_number(std::move(number)), m_title(std::move(title)), m_practice(practice) {}
PrintedDocument::~PrintedDocument() = default;
PrintedDocument::PrintedDocument(PrintedDocument&&) noexcept = default;

int PrintedDocument::pages() const { return m_document->pageCount(); }

QSizeF PrintedDocument::sheet() { return a4(); }

void PrintedDocument::paintPage(QPainter& painter, int page) const {
  const auto area = body();
  painter.save();
  painter.setFont(fontOf(12));
  const QRectF head(area.left(), area.top() - band, area.width(), band),
      foot(area.left(), area.bottom(), area.width(), band);
  if (m_practice) {
    painter.setPen(QColor(0xB4, 0x23, 0x18));
    painter.drawText(head, Qt::AlignLeft | Qt::AlignTop, FormWords::practice());
  }
  painter.setPen(Qt::black);
  if (pages() > 1) {
    painter.drawText(foot, Qt::AlignLeft | Qt::AlignBottom, m_title + QLatin1Char(' ') + m_number);
    painter.drawText(foot, Qt::AlignRight | Qt::AlignBottom, FormWords::pageOf(page + 1, pages()));
  }
  painter.translate(area.topLeft() - QPointF(0, page * area.height()));
  QAbstractTextDocumentLayout::PaintContext context;
  context.clip = QRectF(0, page * area.height(), area.width(), area.height());
  context.palette.setColor(QPalette::Text, Qt::black); // whatever theme the window has
  painter.setClipRect(context.clip);
  m_document->documentLayout()->draw(&painter, context);
  painter.restore();
}

bool PrintedDocument::paint(QPagedPaintDevice& device) const {
  device.setPageSize(QPageSize(QPageSize::A4));
  device.setPageOrientation(QPageLayout::Portrait);
  QPainter painter;
  if (!painter.begin(&device)) return false;
  const double x = device.logicalDpiX() / unitsPerInch, y = device.logicalDpiY() / unitsPerInch;
  // A printer's origin lies inside its margins; ours is the corner of the sheet.
  const auto origin = device.pageLayout().paintRectPoints().topLeft();
  painter.scale(x, y);
  painter.translate(-QPointF(origin) * (unitsPerInch / 72));
  for (int page = 0; page < pages(); ++page) {
    if (page > 0 && !device.newPage()) return false;
    paintPage(painter, page);
  }
  return painter.end();
}

Outcome PrintedDocument::writePdf(const std::filesystem::path& path) const {
  return saveFile(path, Readers::AsUsual, [this](QIODevice& file) {
    QPdfWriter writer(&file);
    writer.setResolution(600);
    writer.setTitle(m_title + QLatin1Char(' ') + m_number);
    writer.setCreator(QStringLiteral("CertDesk"));
    return paint(writer);
  });
}

} // namespace certdesk::papers
