#pragma once
#include "ui/theme/tokens.h"
#include "ui/translation.h"

#include <QFont>

class QWidget;

namespace certdesk::ui {

// The scale of type: pixels / line pitch at 100 %: 13/20, 15/24, 17/26, 20/30, 26/36, 44/52.
enum class Type { Note, Body, Section, State, Title, Percent };
enum class Ink { Text, Text2, Text3, Accent, Ok, Warn, Bad, OnAccent, Window };
// What a surface, chip or notice means; never told by its colour alone.
enum class Tone { Neutral, Accent, Ok, Warn, Bad };

// How everything looks at the moment: a plain value, carried by the application's style.
struct Theme {
  Tokens colour = tokensOf(Scheme::Light);
  Scheme scheme = Scheme::Light;
  Language language = Language::English;
  int percent = 100; // of the text: 100, 115 or 130

  // Titles, sections, states and the percent figure are bold by themselves.
  [[nodiscard]] QFont font(Type type) const;
  [[nodiscard]] QFont font(Type type, bool bold) const;
  // Where O and 0, l and 1 must be told apart: serials and codes.
  [[nodiscard]] QFont mono(Type type, bool bold = false) const;
  [[nodiscard]] int pixels(Type type) const;
  [[nodiscard]] int pitch(Type type) const; // from one line to the next
  // The height of something that holds one line of body text and is `px` high at 100 %.
  [[nodiscard]] int grown(int px) const;
  [[nodiscard]] int icon(int px) const; // an icon beside text grows with it

  [[nodiscard]] QColor ink(Ink ink) const;
  [[nodiscard]] QColor toneInk(Tone tone) const;                             // of icon and word
  [[nodiscard]] QColor soft(Tone tone) const;                                // of the surface under them
  [[nodiscard]] bool outlined() const { return scheme == Scheme::Contrast; } // soft surfaces get a 2 px border
};

[[nodiscard]] bool isBold(Type type);
// The theme that the application's style carries.
[[nodiscard]] const Theme& theme();
// Whether the ring is to be drawn: focus, and by keyboard.
[[nodiscard]] bool showsFocus(const QWidget* widget);

} // namespace certdesk::ui
