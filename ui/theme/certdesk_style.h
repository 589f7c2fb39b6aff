#pragma once
#include "ui/theme/theme.h"

#include <QProxyStyle>

namespace certdesk::ui {

// Fusion, with buttons, choices, combo boxes and the focus ring drawn from the theme it carries.
class CertDeskStyle : public QProxyStyle {
  Q_OBJECT
public:
  explicit CertDeskStyle(Theme theme);

  // The one under the application's style sheet; none in a program that made no Look.
  [[nodiscard]] static CertDeskStyle* ofApplication();
  [[nodiscard]] const Theme& theme() const { return m_theme; }
  void setTheme(Theme theme) { m_theme = std::move(theme); }

  void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
  void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                   const QWidget* widget) const override;
  void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                          const QWidget* widget) const override;
  QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
                         const QWidget* widget) const override;
  QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl sub,
                       const QWidget* widget) const override;
  int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
  int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                QStyleHintReturn* data) const override;

private:
  void drawCheckBox(const QStyleOption& option, QPainter& painter) const;
  void drawRadioButton(const QStyleOption& option, QPainter& painter) const;
  void drawComboBox(const QStyleOptionComplex& option, QPainter& painter, const QWidget* widget) const;

  Theme m_theme;
};

} // namespace certdesk::ui
