#include "ui/pages/page_view.h"

#include "ui/format.h"
#include "ui/pages/material_text.h"
#include "ui/pages/page_tile.h"
#include "ui/theme/paint.h"
#include "ui/widgets/text.h"

#include <QPainter>
#include <QTransform>
#include <QVBoxLayout>

namespace certdesk::ui {

namespace {
constexpr int boxHeight = 340, inset = 8; // px, of the frame
}

PageView::PageView() : m_text(new Text(Type::Note, Ink::Text2)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  column->addSpacing(boxHeight);
  column->addWidget(m_text);
}

void PageView::show(int number, const portal::MaterialPage& page) {
  if (page.sha256 != m_page.sha256) {
    m_picture = {};
    m_answered = false;
  }
  m_number = number;
  m_page = page;
  say();
}

void PageView::setPicture(const std::string& sha256, const QImage& picture) {
  if (sha256 != m_page.sha256) return; // another one is looked at by now
  m_picture = picture;
  m_answered = true;
  say();
}

void PageView::say() {
  QStringList said{pageText(m_number, m_page)};
  if (m_page.type == portal::MaterialType::Pdf)
    said << tr("A PDF is not shown here; look at your own file.");
  else if (m_answered && m_picture.isNull())
    said << tr("It could not be fetched to be shown.");
  m_text->setText(said.join(QStringLiteral("  ·  ")));
  setAccessibleName(m_text->text());
  update();
}

void PageView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const auto& look = theme();
  const QRect box(0, 0, width(), boxHeight);
  paintSurface(painter, box, controlRadius, look.colour.window, {look.colour.line});
  const auto inside = box.adjusted(inset, inset, -inset, -inset);
  if (!m_picture.isNull())
    return paintInside(painter, inside,
                       m_page.rotation == 0 ? m_picture : m_picture.transformed(QTransform().rotate(m_page.rotation)));
  const int side = look.icon(40);
  paintIcon(painter, Icon::File, QRectF(inside.center() - QPoint(side / 2, side / 2), QSizeF(side, side)),
            look.colour.text2);
}

} // namespace certdesk::ui
