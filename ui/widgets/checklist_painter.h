#pragma once
#include "ui/theme/paint.h"

#include <QStyledItemDelegate>

class QTreeWidget;

namespace certdesk::ui {

// Paints a line of the checklist, and one of its phases, wholly. A name that is too long for its line takes another.
class ChecklistPainter : public QStyledItemDelegate {
public:
  enum Role { CodeRole = Qt::UserRole, MarkRole, ViewedRole, FirstRole, LastRole };
  explicit ChecklistPainter(QTreeWidget* tree);
  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
  [[nodiscard]] QFont fontFor(const QModelIndex& index) const;
  [[nodiscard]] QRectF placeFor(const QModelIndex& index) const;
  [[nodiscard]] int wrapped(const QModelIndex& index) const;
  [[nodiscard]] bool hasRangeBeside(const QModelIndex& index) const;
  void paintPhase(QPainter& painter, const QRectF& row, const QStyleOptionViewItem& option,
                  const QModelIndex& index) const;
  void paintItem(QPainter& painter, const QRectF& row, const QStyleOptionViewItem& option,
                 const QModelIndex& index) const;
  QTreeWidget* m_tree;
};

} // namespace certdesk::ui
