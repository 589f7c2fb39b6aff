#pragma once
#include "ui/theme/theme.h"

#include <QString>
#include <optional>
#include <vector>

class QPainter;
class QRectF;

namespace certdesk::ui {

// A run of plain text in one manner. Whatever is in it is shown as it is, never read as markup.
struct Part {
  QString text;
  bool bold = false;
  bool mono = false;
  std::optional<Ink> ink; // in place of the block's own
  friend bool operator==(const Part&, const Part&) = default;
};
// Puts parts into a translated sentence in place of %1, %2 …: parts(tr("serial ending in %1"), {{serial, true, true}}).
[[nodiscard]] std::vector<Part> parts(const QString& sentence, const std::vector<Part>& values);

// Lines of text at the exact pitch of the design, wrapped at a width. A value: made, measured, painted.
class TextBlock {
public:
  TextBlock(std::vector<Part> parts, Type type, bool bold, Qt::Alignment alignment = Qt::AlignLeft);

  [[nodiscard]] int naturalWidth() const;      // without wrapping
  [[nodiscard]] int heightAt(int width) const; // px
  [[nodiscard]] int widestWord() const;        // below this, words break
  void paint(QPainter& painter, const QRectF& rect, const QColor& colour) const;

private:
  class Lines;
  std::vector<Part> m_parts;
  Type m_type;
  bool m_bold;
  Qt::Alignment m_alignment;
};

} // namespace certdesk::ui
