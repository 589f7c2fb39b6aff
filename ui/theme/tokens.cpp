#include "ui/theme/tokens.h"

#include <QPalette>
#include <algorithm>
#include <cmath>

namespace certdesk::ui {

namespace {

QColor rgb(QRgb value) { return QColor::fromRgb(value); }

Tokens light() {
  return {.window = rgb(0xFFFFFF),
          .sunken = rgb(0xF4F6F8),
          .hover = rgb(0xE8ECF1),
          .line = rgb(0xDBE1E8),
          .edge = rgb(0x7F8A97),
          .text = rgb(0x18212B),
          .text2 = rgb(0x475362),
          .text3 = rgb(0x5C6875),
          .accent = rgb(0x0E5E8F),
          .accentHover = rgb(0x0B4D76),
          .accentDown = rgb(0x083D5E),
          .accentSoft = rgb(0xE3EFF7),
          .onAccent = rgb(0xFFFFFF),
          .ok = rgb(0x17693D),
          .okSoft = rgb(0xE5F3EA),
          .warn = rgb(0x855000),
          .warnSoft = rgb(0xFCF0DA),
          .bad = rgb(0xAC241C),
          .badSoft = rgb(0xFBEAE8),
          .focus = rgb(0x0E5E8F)};
}

Tokens dark() {
  return {.window = rgb(0x191E24),
          .sunken = rgb(0x12161B),
          .hover = rgb(0x262E37),
          .line = rgb(0x323C47),
          .edge = rgb(0x7B8896),
          .text = rgb(0xE9EDF2),
          .text2 = rgb(0xB6C0CC),
          .text3 = rgb(0x9BA7B4),
          .accent = rgb(0x70BBE8),
          .accentHover = rgb(0x8ECBEF),
          .accentDown = rgb(0xA9D8F4),
          .accentSoft = rgb(0x173040),
          .onAccent = rgb(0x05202F),
          .ok = rgb(0x70CB98),
          .okSoft = rgb(0x16301F),
          .warn = rgb(0xEBB95F),
          .warnSoft = rgb(0x33280F),
          .bad = rgb(0xF7A097),
          .badSoft = rgb(0x3D1C19),
          .focus = rgb(0xA9D8F4)};
}

Tokens contrastTheme() {
  const QColor black = rgb(0x000000), white = rgb(0xFFFFFF);
  return {.window = black,
          .sunken = black,
          .hover = rgb(0x262626),
          .line = white,
          .edge = white,
          .text = white,
          .text2 = white,
          .text3 = rgb(0xC9C9C9),
          .accent = rgb(0x7FD4FF),
          .accentHover = rgb(0xB5E6FF),
          .accentDown = white,
          .accentSoft = black,
          .onAccent = black,
          .ok = rgb(0x7DF5AE),
          .okSoft = black,
          .warn = rgb(0xFFE14D),
          .warnSoft = black,
          .bad = rgb(0xFFA79E),
          .badSoft = black,
          .focus = rgb(0xFFE14D)};
}

double channel(double value) { return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4); }

double luminance(const QColor& colour) {
  return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF()) + 0.0722 * channel(colour.blueF());
}

} // namespace

const Tokens& tokensOf(Scheme scheme) {
  static const Tokens ofLight = light(), ofDark = dark(), ofContrast = contrastTheme();
  switch (scheme) {
  case Scheme::Light:
    return ofLight;
  case Scheme::Dark:
    return ofDark;
  case Scheme::Contrast:
    return ofContrast;
  }
  return ofLight;
}

Tokens tokensFrom(const QPalette& system) {
  const QColor window = system.color(QPalette::Window), text = system.color(QPalette::WindowText);
  const QColor accent = system.color(QPalette::Highlight), onAccent = system.color(QPalette::HighlightedText);
  // A contrast theme promises contrast for its own pairs only, so meaning is left to icon and word.
  return {.window = window,
          .sunken = window,
          .hover = window,
          .line = text,
          .edge = text,
          .text = text,
          .text2 = text,
          .text3 = system.color(QPalette::Disabled, QPalette::WindowText),
          .accent = accent,
          .accentHover = accent,
          .accentDown = accent,
          .accentSoft = window,
          .onAccent = onAccent,
          .ok = text,
          .okSoft = window,
          .warn = text,
          .warnSoft = window,
          .bad = text,
          .badSoft = window,
          .focus = text};
}

double contrast(const QColor& a, const QColor& b) {
  const double first = luminance(a), second = luminance(b);
  return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

} // namespace certdesk::ui
