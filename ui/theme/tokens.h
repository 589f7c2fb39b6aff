#pragma once
#include <QColor>

class QPalette;

namespace certdesk::ui {

enum class Scheme { Light, Dark, Contrast };

// Every colour of the program, by its role. Nothing else names a colour.
struct Tokens {
  QColor window, sunken, hover, line, edge;
  QColor text, text2, text3;
  QColor accent, accentHover, accentDown, accentSoft, onAccent;
  QColor ok, okSoft, warn, warnSoft, bad, badSoft, focus;
};

[[nodiscard]] const Tokens& tokensOf(Scheme scheme);
// Under a contrast theme of the system its own colours are used in place of ours.
[[nodiscard]] Tokens tokensFrom(const QPalette& system);

// The contrast ratio of two opaque colours, 1 to 21 (WCAG 2.1, 1.4.3).
[[nodiscard]] double contrast(const QColor& a, const QColor& b);

} // namespace certdesk::ui
