#include "ui/widgets/text.h"

#include <QEvent>
#include <QFontMetrics>
#include <QPainter>
#include <QTextDocument>

namespace certdesk::ui {

namespace {
constexpr int comfortable = 640; // px; a longer line is wrapped where nothing asks for more
constexpr std::size_t mostWidths = 16;
} // namespace

Text::Text(Type type, Ink ink, QWidget* parent) : QLabel(parent), m_type(type), m_ink(ink), m_bold(isBold(type)) {
  setTextFormat(Qt::PlainText);
  setWordWrap(true);
  QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred, QSizePolicy::Label);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
}

Text::Text(Type type, Ink ink, const QString& text) : Text(type, ink) { setText(text); }

void Text::setText(const QString& text) { setParts({{text, false, false, {}}}); }

void Text::setParts(std::vector<Part> parts) {
  if (parts == m_parts) return; // pages say everything again whenever anything has changed
  m_parts = std::move(parts);
  QString whole;
  for (const auto& part : m_parts)
    whole += part.text;
  QLabel::setText(whole); // what a screen reader finds
  changed();
}

void Text::setInk(Ink ink) {
  m_ink = ink;
  update();
}

void Text::setBold(bool bold) {
  m_bold = bold;
  changed();
}

void Text::setElided(bool elided) {
  m_elided = elided;
  QSizePolicy policy = sizePolicy();
  policy.setHeightForWidth(!elided);
  setSizePolicy(policy);
  changed();
}

void Text::changed() {
  m_heights.clear();
  updateGeometry();
  update();
}

TextBlock Text::block() const { return {m_parts, m_type, m_bold, alignment()}; }

QSize Text::sizeHint() const {
  const int natural = block().naturalWidth();
  const int width = m_elided ? natural : std::min(natural, comfortable);
  return {width, m_elided ? theme().pitch(m_type) : heightForWidth(width)};
}

QSize Text::minimumSizeHint() const {
  if (m_elided) return {std::min(block().naturalWidth(), theme().pixels(m_type) * 4), theme().pitch(m_type)};
  return {wordWrap() ? block().widestWord() : block().naturalWidth(), theme().pitch(m_type)};
}

int Text::heightForWidth(int width) const {
  if (const auto known = m_heights.find(width); known != m_heights.end()) return known->second;
  if (m_heights.size() >= mostWidths) m_heights.clear();
  return m_heights[width] = block().heightAt(width);
}

void Text::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const QColor colour = isEnabled() ? theme().ink(m_ink) : theme().colour.text3;
  const bool narrow = m_elided && block().naturalWidth() > width();
  if (narrow) {
    const QFont font = theme().font(m_type, m_bold);
    const QString shown = QFontMetrics(font).elidedText(text(), Qt::ElideRight, width());
    TextBlock({{shown, false, false, {}}}, m_type, m_bold, alignment()).paint(painter, rect(), colour);
    return;
  }
  const int spare = height() - heightForWidth(width());
  const int top = (alignment() & Qt::AlignVCenter) ? std::max(0, spare / 2) : 0;
  block().paint(painter, rect().adjusted(0, top, 0, 0), colour);
}

void Text::resizeEvent(QResizeEvent* event) {
  QLabel::resizeEvent(event);
  if (m_elided) setPlainToolTip(*this, block().naturalWidth() > width() ? text() : QString());
}

void Text::changeEvent(QEvent* event) {
  QLabel::changeEvent(event);
  if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange) changed();
}

void setPlainToolTip(QWidget& widget, const QString& text) {
  // Plain ones stay plain: a screen reader reads them as they are written.
  widget.setToolTip(Qt::mightBeRichText(text) ? Qt::convertFromPlainText(text) : text);
}

} // namespace certdesk::ui
