#pragma once
#include "app/portal/papers.h"

#include <QAbstractButton>
#include <QImage>

namespace certdesk::ui {

// A page that the portal has: small, upright, with its number, and whether it was sent back. 98×114 and two lines.
class PageTile : public QAbstractButton {
  Q_OBJECT
public:
  explicit PageTile(QWidget* parent = nullptr);
  // picture: null for a pictogram of the type.
  void show(int number, const portal::MaterialPage& page, const QImage& picture);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  void paintPicture(QPainter& painter, const QRect& box) const;
  int m_number = 0;
  portal::MaterialPage m_page;
  QImage m_picture; // turned already
};

// A picture in a box, in the middle and not larger than it is; used by the rows of files, too.
void paintInside(QPainter& painter, const QRect& box, const QImage& picture);

} // namespace certdesk::ui
