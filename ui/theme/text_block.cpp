#include "ui/theme/text_block.h"

#include <QFontMetrics>
#include <QPainter>
#include <QTextLayout>
#include <cmath>

namespace certdesk::ui {

std::vector<Part> parts(const QString& sentence, const std::vector<Part>& values) {
  std::vector<Part> made;
  QString plain;
  for (qsizetype i = 0; i < sentence.size(); ++i) {
    const bool marker = sentence[i] == QLatin1Char('%') && i + 1 < sentence.size() && sentence[i + 1].isDigit();
    const auto number = marker ? static_cast<std::size_t>(sentence[i + 1].digitValue()) : 0;
    if (number == 0 || number > values.size()) {
      plain += sentence[i];
      continue;
    }
    if (!plain.isEmpty()) made.push_back({plain, false, false, {}});
    plain.clear();
    made.push_back(values[number - 1]);
    ++i;
  }
  if (!plain.isEmpty()) made.push_back({plain, false, false, {}});
  return made;
}

// The laid-out lines for one width.
class TextBlock::Lines {
public:
  Lines(const TextBlock& block, qreal width) : m_pitch(theme().pitch(block.m_type)) {
    QString text;
    QList<QTextLayout::FormatRange> formats;
    for (const auto& part : block.m_parts) {
      QTextLayout::FormatRange range;
      range.start = static_cast<int>(text.size());
      text += part.text;
      range.length = static_cast<int>(text.size()) - range.start;
      const bool bold = part.bold || block.m_bold;
      range.format.setFont(part.mono ? theme().mono(block.m_type, bold) : theme().font(block.m_type, bold));
      if (part.ink) range.format.setForeground(theme().ink(*part.ink));
      formats.append(range);
    }
    text.replace(QLatin1Char('\n'), QChar(QChar::LineSeparator));
    m_layout.setText(text);
    m_layout.setFont(theme().font(block.m_type, block.m_bold));
    m_layout.setFormats(formats);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setUseDesignMetrics(false);
    m_layout.setTextOption(option);
    place(width, block.m_alignment);
  }

  [[nodiscard]] int height() const { return std::max(1, m_layout.lineCount()) * m_pitch; }
  [[nodiscard]] qreal widest() const { return m_widest; }
  [[nodiscard]] const QTextLayout& layout() const { return m_layout; }

private:
  void place(qreal width, Qt::Alignment alignment) {
    m_layout.beginLayout();
    for (int row = 0;; ++row) {
      QTextLine line = m_layout.createLine();
      if (!line.isValid()) break;
      line.setLineWidth(width);
      const qreal used = line.naturalTextWidth();
      m_widest = std::max(m_widest, used);
      qreal x = 0;
      if (alignment & Qt::AlignHCenter) x = (width - used) / 2;
      if (alignment & Qt::AlignRight) x = width - used;
      line.setPosition(QPointF(x, row * m_pitch + (m_pitch - line.height()) / 2));
    }
    m_layout.endLayout();
  }

  QTextLayout m_layout;
  int m_pitch;
  qreal m_widest = 0;
};

TextBlock::TextBlock(std::vector<Part> parts, Type type, bool bold, Qt::Alignment alignment)
    : m_parts(std::move(parts)), m_type(type), m_bold(bold), m_alignment(alignment) {}

int TextBlock::naturalWidth() const { return static_cast<int>(std::ceil(Lines(*this, 100000).widest())); }

int TextBlock::heightAt(int width) const { return Lines(*this, std::max(1, width)).height(); }

int TextBlock::widestWord() const {
  int widest = 0;
  const QFontMetrics metrics(theme().font(m_type, m_bold));
  for (const auto& part : m_parts)
    for (const auto& word : part.text.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
      // Chinese breaks between any two characters, so only a run of others counts as a word.
      const bool breaks = word.size() > 0 && word.back().unicode() > 0x2E80;
      widest = std::max(widest, breaks ? theme().pixels(m_type) * 4 : metrics.horizontalAdvance(word));
    }
  // A very long one, such as an address, is broken before it pushes everything else aside.
  return std::min({widest, naturalWidth(), theme().pixels(m_type) * 6});
}

void TextBlock::paint(QPainter& painter, const QRectF& rect, const QColor& colour) const {
  // Kept alive by the object: layout() gives a reference into it.
  const Lines lines(*this, std::max<qreal>(1, rect.width()));
  painter.save();
  painter.setPen(colour);
  lines.layout().draw(&painter, rect.topLeft());
  painter.restore();
}

} // namespace certdesk::ui
