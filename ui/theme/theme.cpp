#include "ui/theme/theme.h"

#include "ui/theme/certdesk_style.h"

#include <QApplication>
#include <QWidget>

namespace certdesk::ui {

namespace {

struct Measure {
  int pixels, pitch;
};

Measure measureOf(Type type) {
  switch (type) {
  case Type::Note:
    return {13, 20};
  case Type::Body:
    return {15, 24};
  case Type::Section:
    return {17, 26};
  case Type::State:
    return {20, 30};
  case Type::Title:
    return {26, 36};
  case Type::Percent:
    return {44, 52};
  }
  return {15, 24};
}

int scaled(int px, int percent) { return (px * percent + 50) / 100; }

QStringList families(Language language) {
  const QStringList chinese{QStringLiteral("Microsoft YaHei UI"), QStringLiteral("Noto Sans CJK SC"),
                            QStringLiteral("Source Han Sans SC"), QStringLiteral("WenQuanYi Micro Hei")};
  if (language == Language::Chinese) return chinese;
  return QStringList{QStringLiteral("Segoe UI"), QStringLiteral("Noto Sans"), QStringLiteral("Ubuntu")} + chinese;
}

} // namespace

bool isBold(Type type) { return type != Type::Note && type != Type::Body; }

QFont Theme::font(Type type) const { return font(type, isBold(type)); }

QFont Theme::font(Type type, bool bold) const {
  QFont font;
  font.setFamilies(families(language));
  font.setPixelSize(pixels(type));
  font.setWeight(bold ? QFont::Bold : QFont::Normal);
  return font;
}

QFont Theme::mono(Type type, bool bold) const {
  QFont font = this->font(type, bold);
  font.setFamilies(
      QStringList{QStringLiteral("Cascadia Mono"), QStringLiteral("Consolas"), QStringLiteral("DejaVu Sans Mono")} +
      families(language));
  font.setStyleHint(QFont::Monospace);
  return font;
}

int Theme::pixels(Type type) const { return scaled(measureOf(type).pixels, percent); }
int Theme::pitch(Type type) const { return scaled(measureOf(type).pitch, percent); }
int Theme::icon(int px) const { return scaled(px, percent); }
int Theme::grown(int px) const { return px + pitch(Type::Body) - measureOf(Type::Body).pitch; }

QColor Theme::ink(Ink ink) const {
  switch (ink) {
  case Ink::Text:
    return colour.text;
  case Ink::Text2:
    return colour.text2;
  case Ink::Text3:
    return colour.text3;
  case Ink::Accent:
    return colour.accent;
  case Ink::Ok:
    return colour.ok;
  case Ink::Warn:
    return colour.warn;
  case Ink::Bad:
    return colour.bad;
  case Ink::OnAccent:
    return colour.onAccent;
  case Ink::Window:
    return colour.window;
  }
  return colour.text;
}

QColor Theme::toneInk(Tone tone) const {
  switch (tone) {
  case Tone::Neutral:
    return colour.text2;
  case Tone::Accent:
    return colour.accent;
  case Tone::Ok:
    return colour.ok;
  case Tone::Warn:
    return colour.warn;
  case Tone::Bad:
    return colour.bad;
  }
  return colour.text2;
}

QColor Theme::soft(Tone tone) const {
  switch (tone) {
  case Tone::Neutral:
    return colour.sunken;
  case Tone::Accent:
    return colour.accentSoft;
  case Tone::Ok:
    return colour.okSoft;
  case Tone::Warn:
    return colour.warnSoft;
  case Tone::Bad:
    return colour.badSoft;
  }
  return colour.sunken;
}

const Theme& theme() {
  static const Theme plain;
  const auto* style = CertDeskStyle::ofApplication();
  return style != nullptr ? style->theme() : plain;
}

bool showsFocus(const QWidget* widget) {
  return widget->hasFocus() && widget->window()->testAttribute(Qt::WA_KeyboardFocusChange);
}

} // namespace certdesk::ui
