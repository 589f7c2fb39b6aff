#include "ui/widgets/choice.h"

#include "ui/theme/paint.h"

#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionButton>
#include <type_traits>

namespace certdesk::ui {

namespace {
constexpr int around = 4; // px above and below
constexpr std::size_t mostWidths = 16;
int boxSize() { return theme().icon(20); }
int textAt() { return boxSize() + 12; }
} // namespace

template <class Base>
Choice<Base>::Choice(const QString& text, QWidget* parent) : Base(text, parent) {
  QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
  policy.setHeightForWidth(true);
  this->setSizePolicy(policy);
  this->setAttribute(Qt::WA_Hover);
}

template <class Base>
void Choice<Base>::setNote(const QString& note) {
  if (note == m_note) return;
  m_note = note;
  m_heights.clear();
  this->setAccessibleDescription(note);
  this->updateGeometry();
  this->update();
}

template <class Base>
TextBlock Choice<Base>::textBlock() const {
  return {{{this->text(), false, false, {}}}, Type::Body, false};
}
template <class Base>
TextBlock Choice<Base>::noteBlock() const {
  return {{{m_note, false, false, {}}}, Type::Note, false};
}

template <class Base>
QSize Choice<Base>::sizeHint() const {
  const int widest = std::max(textBlock().naturalWidth(), m_note.isEmpty() ? 0 : noteBlock().naturalWidth());
  const int width = std::min(widest, 560) + textAt() + 4;
  return {width, heightForWidth(width)};
}

template <class Base>
QSize Choice<Base>::minimumSizeHint() const {
  return {textBlock().widestWord() + textAt() + 4, theme().pitch(Type::Body) + 2 * around};
}

template <class Base>
int Choice<Base>::heightForWidth(int width) const {
  if (this->text() != m_measuredText || m_heights.size() >= mostWidths) m_heights.clear();
  m_measuredText = this->text();
  if (const auto known = m_heights.find(width); known != m_heights.end()) return known->second;
  const int room = std::max(1, width - textAt() - 4);
  const int words = textBlock().heightAt(room) + (m_note.isEmpty() ? 0 : noteBlock().heightAt(room));
  return m_heights[width] = words + 2 * around;
}

template <class Base>
void Choice<Base>::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  QStyleOptionButton option;
  this->initStyleOption(&option);
  const int pitch = theme().pitch(Type::Body);
  option.rect = QRect(0, around + (pitch - boxSize()) / 2, boxSize(), boxSize());
  constexpr bool isCheckBox = std::is_same_v<Base, QCheckBox>;
  this->style()->drawPrimitive(isCheckBox ? QStyle::PE_IndicatorCheckBox : QStyle::PE_IndicatorRadioButton, &option,
                               &painter, this);
  const QRectF room(textAt(), around, this->width() - textAt() - 4, this->height() - 2 * around);
  const auto& colour = theme().colour;
  textBlock().paint(painter, room, this->isEnabled() ? colour.text : colour.text3);
  if (!m_note.isEmpty()) {
    const int below = textBlock().heightAt(static_cast<int>(room.width()));
    noteBlock().paint(painter, room.adjusted(0, below, 0, 0), this->isEnabled() ? colour.text2 : colour.text3);
  }
  if (showsFocus(this))
    paintSurface(painter, QRectF(textAt() - 6, 0, this->width() - textAt() + 6, this->height()), 5, {},
                 {colour.focus, 2, false});
}

template <class Base>
void Choice<Base>::changeEvent(QEvent* event) {
  Base::changeEvent(event);
  if (event->type() != QEvent::StyleChange && event->type() != QEvent::FontChange) return;
  m_heights.clear();
  this->updateGeometry();
}

// The second click of a double one never means a radio button: the first has checked it, or was for something else that
// stood there.
template <class Base>
void Choice<Base>::mouseDoubleClickEvent(QMouseEvent* event) {
  if constexpr (!std::is_same_v<Base, QRadioButton>) Base::mouseDoubleClickEvent(event);
}

template class Choice<QCheckBox>;
template class Choice<QRadioButton>;

} // namespace certdesk::ui
