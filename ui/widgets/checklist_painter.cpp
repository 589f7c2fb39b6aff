#include "ui/widgets/checklist_painter.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QTreeWidget>

namespace certdesk::ui {

namespace {

constexpr int around = 14; // px above and below a name, together

bool isPhase(const QModelIndex& index) { return !index.parent().isValid(); }
Mark markIn(const QModelIndex& index) { return static_cast<Mark>(index.data(ChecklistPainter::MarkRole).toInt()); }
QString codeIn(const QModelIndex& index) { return index.data(ChecklistPainter::CodeRole).toString(); }

int markAt() { return 8 + theme().icon(20) / 2; }
int nameAt() { return 18 + theme().icon(20); }

int codeWidth(const QModelIndex& index) {
  const QFontMetrics metrics(theme().font(Type::Note, markIn(index) == Mark::Now));
  return std::max(50, metrics.horizontalAdvance(codeIn(index)) + 14);
}

void paintThread(QPainter& painter, const QRectF& row, const QModelIndex& index) {
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(theme().colour.line, 1.5));
  const qreal x = row.x() + markAt(), middle = row.center().y(), radius = theme().icon(20) / 2.0;
  if (!index.data(ChecklistPainter::FirstRole).toBool())
    painter.drawLine(QPointF(x, row.top()), QPointF(x, middle - radius));
  if (!index.data(ChecklistPainter::LastRole).toBool())
    painter.drawLine(QPointF(x, middle + radius), QPointF(x, row.bottom()));
}

} // namespace

ChecklistPainter::ChecklistPainter(QTreeWidget* tree) : QStyledItemDelegate(tree), m_tree(tree) {}

QSize ChecklistPainter::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
  const int range = isPhase(index) && !hasRangeBeside(index) ? theme().pitch(Type::Note) : 0;
  return {200, std::max(theme().grown(isPhase(index) ? 44 : 40), wrapped(index) + range + around)};
}

void ChecklistPainter::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  painter->save();
  // The whole row, whatever the tree takes for its branches.
  const QRectF row(0, option.rect.y(), m_tree->viewport()->width(), option.rect.height());
  if (isPhase(index))
    paintPhase(*painter, row, option, index);
  else
    paintItem(*painter, row, option, index);
  if ((option.state & QStyle::State_HasFocus) && showsFocus(m_tree)) paintRing(*painter, row, theme().colour.focus);
  painter->restore();
}

QFont ChecklistPainter::fontFor(const QModelIndex& index) const {
  const Mark mark = markIn(index);
  const bool strong = isPhase(index) ? mark != Mark::Todo || m_tree->isExpanded(index) : mark == Mark::Now;
  return theme().font(Type::Body, strong);
}

// Where the name stands, in a row that begins at nought.
QRectF ChecklistPainter::placeFor(const QModelIndex& index) const {
  const int x = nameAt() + (isPhase(index) ? 0 : codeWidth(index));
  return QRectF(x, 0, std::max(40, m_tree->viewport()->width() - x - (isPhase(index) ? 8 : 4)), 0);
}

// How high the whole name is; it is never cut off.
int ChecklistPainter::wrapped(const QModelIndex& index) const {
  const QRect room(0, 0, static_cast<int>(placeFor(index).width()), 1000);
  return QFontMetrics(fontFor(index)).boundingRect(room, Qt::TextWordWrap, index.data().toString()).height();
}

bool ChecklistPainter::hasRangeBeside(const QModelIndex& index) const {
  const int range = QFontMetrics(theme().font(Type::Note)).horizontalAdvance(codeIn(index));
  const int name = QFontMetrics(fontFor(index)).horizontalAdvance(index.data().toString());
  return name + 12 + range <= placeFor(index).width();
}

void ChecklistPainter::paintPhase(QPainter& painter, const QRectF& row, const QStyleOptionViewItem& option,
                                  const QModelIndex& index) const {
  const auto& look = theme();
  if (option.state & QStyle::State_MouseOver) paintSurface(painter, row, controlRadius, look.colour.hover);
  const Mark mark = markIn(index);
  const QPointF centre(row.x() + markAt(), row.center().y());
  const qreal size = look.icon(20);
  if (m_tree->isExpanded(index))
    paintIcon(painter, Icon::ChevronDown, {centre.x() - size / 2, centre.y() - size / 2, size, size},
              look.colour.accent);
  else
    paintMark(painter, centre, mark, mark == Mark::Now ? look.colour.accentSoft : look.colour.sunken);
  const QRectF place = placeFor(index);
  QRectF name(place.x(), row.y(), place.width(), row.height()), range = name;
  const bool beside = hasRangeBeside(index);
  if (!beside) { // the range below the name
    const int high = wrapped(index), pitch = look.pitch(Type::Note);
    name = QRectF(place.x(), row.center().y() - (high + pitch) / 2.0, place.width(), high);
    range = QRectF(place.x(), name.bottom(), place.width(), pitch);
  }
  painter.setFont(look.font(Type::Note));
  painter.setPen(look.colour.text2);
  painter.drawText(risen(range), Qt::AlignVCenter | (beside ? Qt::AlignRight : Qt::AlignLeft), codeIn(index));
  const QFont font = fontFor(index);
  painter.setFont(font);
  painter.setPen(font.bold() ? look.colour.text : look.colour.text2);
  painter.drawText(risen(name), Qt::AlignVCenter | Qt::TextWordWrap, index.data().toString());
}

void ChecklistPainter::paintItem(QPainter& painter, const QRectF& row, const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const {
  const auto& look = theme();
  const Mark mark = markIn(index);
  const bool now = mark == Mark::Now, viewed = index.data(ViewedRole).toBool();
  QColor ground = look.colour.sunken;
  if (now)
    ground = look.colour.accentSoft;
  else if (viewed || ((option.state & QStyle::State_MouseOver) && (index.flags() & Qt::ItemIsSelectable)))
    ground = look.colour.hover;
  if (now)
    paintSurface(painter, row, controlRadius, ground,
                 look.outlined() ? Border{look.colour.accent, 2, false} : Border{});
  else {
    if (ground != look.colour.sunken)
      paintSurface(painter, row, controlRadius, ground, viewed ? Border{look.colour.edge} : Border{});
    paintThread(painter, row, index);
  }
  paintMark(painter, {row.x() + markAt(), row.center().y()}, mark, ground);
  const QRectF place = QRectF(placeFor(index)), name(place.x(), row.y(), place.width(), row.height());
  painter.setFont(look.font(Type::Note, now));
  painter.setPen(now ? look.colour.accent : look.colour.text2);
  painter.drawText(risen(row.adjusted(nameAt(), 0, 0, 0)), Qt::AlignVCenter, codeIn(index));
  painter.setFont(fontFor(index));
  painter.setPen(now ? look.colour.accent : mark == Mark::Failed ? look.colour.bad : look.colour.text2);
  painter.drawText(risen(name), Qt::AlignVCenter | Qt::TextWordWrap, index.data().toString());
}

} // namespace certdesk::ui
