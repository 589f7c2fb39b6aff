#include "ui/theme/certdesk_style.h"

#include "ui/theme/button_paint.h"
#include "ui/theme/icons.h"
#include "ui/theme/paint.h"

#include <QApplication>
#include <QComboBox>
#include <QPainter>
#include <QStyleOption>

namespace certdesk::ui {

CertDeskStyle::CertDeskStyle(Theme theme) : QProxyStyle(QStringLiteral("Fusion")), m_theme(std::move(theme)) {}

CertDeskStyle* CertDeskStyle::ofApplication() {
  if (qApp == nullptr) return nullptr;
  auto* style = QApplication::style();
  if (auto* plain = qobject_cast<CertDeskStyle*>(style)) return plain;
  return style->findChild<CertDeskStyle*>(); // a style sheet puts its own style around, as the parent
}

void CertDeskStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                  const QWidget* widget) const {
  if (element == PE_FrameFocusRect) {
    if (!(option->state & State_KeyboardFocusChange)) return;
    paintSurface(*painter, QRectF(option->rect).adjusted(-4, 0, 4, 0), 5, {}, {m_theme.colour.focus, 2, false});
  } else if (element == PE_IndicatorCheckBox) {
    drawCheckBox(*option, *painter);
  } else if (element == PE_IndicatorRadioButton) {
    drawRadioButton(*option, *painter);
  } else {
    QProxyStyle::drawPrimitive(element, option, painter, widget);
  }
}

void CertDeskStyle::drawCheckBox(const QStyleOption& option, QPainter& painter) const {
  const auto& colour = m_theme.colour;
  const bool on = option.state & State_On, enabled = option.state & State_Enabled;
  const bool hovered = enabled && (option.state & State_MouseOver);
  const QRectF box = QRectF(option.rect);
  const QColor fill = !enabled ? colour.sunken : on ? colour.accent : hovered ? colour.hover : colour.window;
  const QColor edge = !enabled ? colour.line : on ? colour.accent : colour.edge;
  paintSurface(painter, box, 4, fill, {edge, 1.5, !enabled && m_theme.outlined()});
  if (on) paintTick(painter, box.center(), box.height(), enabled ? colour.onAccent : colour.text3, 1.8);
}

void CertDeskStyle::drawRadioButton(const QStyleOption& option, QPainter& painter) const {
  const auto& colour = m_theme.colour;
  const bool on = option.state & State_On, enabled = option.state & State_Enabled;
  const bool hovered = enabled && (option.state & State_MouseOver);
  const QRectF box = QRectF(option.rect);
  const QColor fill = !enabled ? colour.sunken : hovered ? colour.hover : colour.window;
  const QColor edge = !enabled ? colour.line : on ? colour.accent : colour.edge;
  paintSurface(painter, box, box.height() / 2, fill, {edge, on ? 2.0 : 1.5, !enabled && m_theme.outlined()});
  if (!on) return;
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(enabled ? colour.accent : colour.text3);
  painter.drawEllipse(box.center(), box.width() / 5, box.width() / 5);
  painter.restore();
}

void CertDeskStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                                const QWidget* widget) const {
  if (element == CE_PushButton) {
    if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) {
      paintButton(*painter, *button, m_theme, widget);
      return;
    }
  }
  if (element == CE_ComboBoxLabel) {
    if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option); combo && !combo->editable) {
      const QRect edit = subControlRect(CC_ComboBox, combo, SC_ComboBoxEditField, widget);
      const auto* box = qobject_cast<const QComboBox*>(widget);
      const bool hint = box != nullptr && box->currentIndex() < 0;
      const bool enabled = combo->state & State_Enabled;
      painter->setPen(hint || !enabled ? m_theme.colour.text3 : m_theme.colour.text);
      painter->drawText(risen(edit), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                        option->fontMetrics.elidedText(combo->currentText, Qt::ElideRight, edit.width()));
      return;
    }
  }
  QProxyStyle::drawControl(element, option, painter, widget);
}

void CertDeskStyle::drawComboBox(const QStyleOptionComplex& option, QPainter& painter, const QWidget* widget) const {
  const auto& colour = m_theme.colour;
  const bool enabled = option.state & State_Enabled, focus = option.state & State_HasFocus;
  const bool bad = widget != nullptr && widget->property("state").toString() == QLatin1String("bad");
  const QColor edge = !enabled ? colour.line : bad ? colour.bad : focus ? colour.focus : colour.edge;
  paintSurface(painter, option.rect, controlRadius, enabled ? colour.window : colour.sunken,
               {edge, bad || (focus && enabled) ? 2.0 : 1.0, !enabled && m_theme.outlined()});
  const QRect arrow = subControlRect(CC_ComboBox, &option, SC_ComboBoxArrow, widget);
  paintIcon(painter, Icon::ChevronDown, arrow, enabled ? colour.text : colour.text3);
}

void CertDeskStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                       const QWidget* widget) const {
  if (control == CC_ComboBox)
    drawComboBox(*option, *painter, widget);
  else
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect CertDeskStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl sub,
                                    const QWidget* widget) const {
  if (control == CC_ComboBox) {
    if (sub == SC_ComboBoxEditField) return option->rect.adjusted(12, 2, -40, -2);
    if (sub == SC_ComboBoxArrow) return {option->rect.right() - 31, option->rect.center().y() - 9, 20, 20};
  }
  return QProxyStyle::subControlRect(control, option, sub, widget);
}

QSize CertDeskStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
                                      const QWidget* widget) const {
  if (type == CT_PushButton)
    if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option))
      return buttonSize(*button, m_theme, widget);
  if (type == CT_ComboBox) return {contents.width() + 56, m_theme.grown(44)};
  return QProxyStyle::sizeFromContents(type, option, contents, widget);
}

int CertDeskStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
  switch (static_cast<int>(metric)) { // a few of many hundred
  case PM_IndicatorWidth:
  case PM_IndicatorHeight:
  case PM_ExclusiveIndicatorWidth:
  case PM_ExclusiveIndicatorHeight:
    return m_theme.icon(20);
  case PM_CheckBoxLabelSpacing:
  case PM_RadioButtonLabelSpacing:
    return 12;
  case PM_SmallIconSize:
  case PM_ButtonIconSize:
    return 20;
  case PM_ButtonShiftHorizontal:
  case PM_ButtonShiftVertical:
    return 0; // no change of place when pressed
  case PM_ToolTipLabelFrameWidth:
    return 8;
  }
  return QProxyStyle::pixelMetric(metric, option, widget);
}

int CertDeskStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                             QStyleHintReturn* data) const {
  if (hint == SH_LineEdit_PasswordCharacter) return 0x25CF;
  if (hint == SH_ComboBox_Popup) return 0; // a list under the field
  if (hint == SH_EtchDisabledText) return 0;
  return QProxyStyle::styleHint(hint, option, widget, data);
}

} // namespace certdesk::ui
