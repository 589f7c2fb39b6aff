#include "ui/pages/page_tile.h"

#include "ui/format.h"
#include "ui/pages/material_text.h"
#include "ui/theme/paint.h"
#include "ui/widgets/text.h"

#include <QPainter>
#include <QTransform>

namespace certdesk::ui {

namespace {

constexpr int inset = 8; // px between frame and picture
QSize boxSize() { return {theme().grown(98), theme().grown(114)}; }
int lineHeight() { return theme().pitch(Type::Note); }

} // namespace

void paintInside(QPainter& painter, const QRect& box, const QImage& picture) {
  const auto ratio = painter.device()->devicePixelRatioF();
  const auto most = box.size() * ratio;
  const auto scaled = picture.size().scaled(most, Qt::KeepAspectRatio).boundedTo(picture.size());
  auto fitting = picture.scaled(scaled.expandedTo(QSize(1, 1)), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
  fitting.setDevicePixelRatio(ratio);
  const auto size = fitting.deviceIndependentSize().toSize();
  painter.drawImage(box.center() - QPoint(size.width() / 2, size.height() / 2), fitting);
}

PageTile::PageTile(QWidget* parent) : QAbstractButton(parent) {
  setCheckable(true);
  setFocusPolicy(Qt::StrongFocus);
  setAttribute(Qt::WA_Hover);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void PageTile::show(int number, const portal::MaterialPage& page, const QImage& picture) {
  m_number = number;
  m_page = page;
  m_picture = page.rotation == 0 ? picture : picture.transformed(QTransform().rotate(page.rotation));
  setText(pageText(number, page));
  setAccessibleName(page.remark.empty() ? text() : joined({text(), sentBackWord(), utf8(page.remark)}));
  setPlainToolTip(*this, accessibleName());
  updateGeometry();
  update();
}

QSize PageTile::sizeHint() const { return boxSize() + QSize(0, 4 + 2 * lineHeight()); }

void PageTile::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const auto& look = theme();
  const bool refused = !m_page.remark.empty();
  const QRect box(QPoint(0, 0), boxSize());
  const QColor edge = refused ? look.colour.bad : isChecked() ? look.colour.accent : look.colour.line;
  const QColor ground = underMouse() ? look.colour.hover : isChecked() ? look.colour.accentSoft : look.colour.window;
  paintSurface(painter, box, controlRadius, ground, {edge, refused || isChecked() ? 2.0 : 1.0, false});
  paintPicture(painter, box.adjusted(inset, inset, -inset, -inset));
  if (showsFocus(this)) paintRing(painter, box, look.colour.focus);
  painter.setFont(look.font(Type::Note));
  painter.setPen(look.colour.text);
  const QRect first(0, box.bottom() + 4, width(), lineHeight());
  painter.drawText(first, Qt::AlignLeft | Qt::AlignVCenter,
                   QStringLiteral("%1  %2").arg(m_number).arg(typeName(m_page.type)));
  const auto state = refused ? sentBackWord() : fileSize(m_page.octets);
  const QRect second = first.translated(0, lineHeight());
  painter.setPen(refused ? look.colour.bad : look.colour.text2);
  const int icon = look.icon(16);
  const auto mark = refused ? Icon::Warning : Icon::Check;
  paintIcon(painter, mark, QRectF(0, second.y() + (second.height() - icon) / 2.0, icon, icon),
            refused ? look.colour.bad : look.colour.ok);
  painter.drawText(second.adjusted(icon + 4, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, state);
}

void PageTile::paintPicture(QPainter& painter, const QRect& box) const {
  if (!m_picture.isNull()) return paintInside(painter, box, m_picture);
  const int side = theme().icon(40);
  painter.save();
  painter.translate(QRectF(box).center());
  painter.rotate(m_page.rotation);
  paintIcon(painter, Icon::File, QRectF(-side / 2.0, -side / 2.0, side, side), theme().colour.text2);
  painter.restore();
}

} // namespace certdesk::ui
