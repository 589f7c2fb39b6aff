#include "ui/widgets/nav_sidebar.h"

#include "ui/theme/paint.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/logo.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/says.h"
#include "ui/widgets/text.h"

#include <QAbstractButton>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QPainter>

namespace certdesk::ui {

namespace {
constexpr int left = 16, right = 17; // px around the places
// Larger text has more room, at the cost of the page beside it.
int wideNow() { return NavSidebar::wide * (100 + (theme().percent - 100) / 3) / 100; }
} // namespace

// One place: its icon, its name and how much waits there. Not checkable: a screen reader would offer to check it, which
// is no click, and go nowhere.
class NavSidebar::Item : public QAbstractButton {
public:
  explicit Item(Icon icon) : m_icon(icon) {
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  }
  void setCount(int count) {
    m_count = count;
    name();
    update();
  }
  void setHere(bool here) {
    m_here = here;
    name();
    update();
  }
  [[nodiscard]] bool here() const { return m_here; }
  void setRail(bool rail) {
    m_rail = rail;
    name();
    update();
  }
  void name() {
    setAccessibleName(m_count > 0 ? NavSidebar::tr("%1, %2 waiting for you").arg(text()).arg(m_count) : text());
    setAccessibleDescription(m_here ? NavSidebar::tr("You are here") : QString());
    setPlainToolTip(*this, m_rail ? text() : QString());
    updateGeometry();
  }
  [[nodiscard]] QSize sizeHint() const override {
    // In the rail the count stands under the icon, not on it.
    if (m_rail) return {40, theme().grown(44) + (m_count > 0 ? countHeight() : 0)};
    const int wideItem = wideNow() - left - right;
    // A name that does not fit beside its count takes another line.
    const int words = QFontMetrics(theme().font(Type::Body, true))
                          .boundingRect(place({0, 0, wideItem, 0}), Qt::TextWordWrap, text())
                          .height();
    return {wideItem, std::max(theme().grown(44), words + 20)};
  }

protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    const auto& look = theme();
    const bool here = m_here;
    if (here)
      paintSurface(painter, rect(), controlRadius, look.colour.accentSoft,
                   look.outlined() ? Border{look.colour.accent, 2, false} : Border{});
    else if (underMouse())
      paintSurface(painter, rect(), controlRadius, look.colour.hover);
    const QColor ink = here ? look.colour.accent : look.colour.text2;
    const qreal size = look.icon(20), high = m_rail ? look.grown(44) : height();
    paintIcon(painter, m_icon, {m_rail ? (width() - size) / 2 : 12, (high - size) / 2, size, size}, ink);
    if (m_count > 0) paintCount(painter);
    if (!m_rail) {
      painter.setFont(look.font(Type::Body, here));
      painter.setPen(ink);
      painter.drawText(risen(place(rect())), Qt::AlignVCenter | Qt::TextWordWrap, text());
    }
    if (showsFocus(this)) paintRing(painter, rect(), look.colour.focus);
  }

private:
  [[nodiscard]] QRect place(const QRect& all) const {
    return all.adjusted(24 + theme().icon(20), 0, m_count > 0 ? -44 : -8, 0);
  }
  [[nodiscard]] int countHeight() const { return theme().pitch(Type::Note) + (m_rail ? 0 : 4); }
  void paintCount(QPainter& painter) const {
    const auto& look = theme();
    const QString number = QString::number(m_count);
    const QFont font = look.font(Type::Note, true);
    const qreal high = countHeight();
    const qreal wide = std::max<qreal>(high, QFontMetrics(font).horizontalAdvance(number) + 12);
    const QRectF place(m_rail ? (width() - wide) / 2 : width() - wide - 12,
                       m_rail ? height() - high - 6 : (height() - high) / 2, wide, high);
    paintSurface(painter, place, high / 2, look.colour.accent);
    painter.setFont(font);
    painter.setPen(look.colour.onAccent);
    painter.drawText(risen(place), Qt::AlignCenter, number);
  }
  Icon m_icon;
  int m_count = 0;
  bool m_rail = false, m_here = false;
};

NavSidebar::NavSidebar(QWidget* parent)
    : QWidget(parent), m_items(new QVBoxLayout), m_product(new Text(Type::Body)),
      m_portal(new Text(Type::Note, Ink::Text2)), m_account(new Text(Type::Body, Ink::Text2)), m_words(new QWidget),
      m_accountIcon(new IconLabel(Icon::User)), m_settings(new Button(Icon::Gear, {})) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(left, 22, right, 21);
  column->setSpacing(0);

  auto* head = new QHBoxLayout;
  head->setContentsMargins(8, 0, 0, 0);
  head->setSpacing(12);
  head->addWidget(new Logo(36));
  auto* words = new QVBoxLayout(m_words);
  words->setContentsMargins(0, 0, 0, 0);
  words->setSpacing(0);
  m_product->setBold(true);
  words->addWidget(m_product);
  words->addWidget(m_portal);
  head->addWidget(m_words, 1);
  column->addLayout(head);
  column->addSpacing(22);
  m_items->setSpacing(4);
  column->addLayout(m_items);
  column->addStretch(1);
  column->addWidget(new Line);
  column->addSpacing(12);

  auto* foot = new QHBoxLayout;
  foot->setContentsMargins(12, 0, 6, 0);
  foot->setSpacing(12);
  m_account->setElided(true);
  foot->addWidget(m_accountIcon);
  foot->addWidget(m_account, 1);
  foot->addWidget(m_settings);
  column->addLayout(foot);
  says(this, [this] { m_settings->setName(tr("Account and settings")); });
  wears(this, [this] { setRail(m_rail); });
}

int NavSidebar::add(Icon icon) {
  auto* item = new Item(icon);
  const int place = static_cast<int>(m_places.size());
  m_places.push_back(item);
  m_items->addWidget(item);
  connect(item, &QAbstractButton::clicked, this, [this, place] {
    setCurrent(place); // a second click does not unchoose it
    Q_EMIT chosen(place);
  });
  return place;
}

void NavSidebar::setName(int place, const QString& name) {
  auto* item = m_places.at(static_cast<std::size_t>(place));
  item->setText(name);
  item->name();
}

void NavSidebar::setCount(int place, int count) { m_places.at(static_cast<std::size_t>(place))->setCount(count); }
void NavSidebar::setCurrent(int place) {
  for (int i = 0; i < static_cast<int>(m_places.size()); ++i)
    m_places[static_cast<std::size_t>(i)]->setHere(i == place);
}

void NavSidebar::focusCurrent() {
  for (auto* item : m_places)
    if (item->here()) item->setFocus(Qt::OtherFocusReason);
}

void NavSidebar::setRail(bool rail) {
  m_rail = rail;
  setFixedWidth(rail ? narrow : wideNow());
  m_words->setVisible(!rail);
  m_account->setVisible(!rail);
  m_accountIcon->setVisible(!rail);
  // Centred over the icons when it is narrow.
  auto* column = static_cast<QVBoxLayout*>(layout());
  column->itemAt(0)->layout()->setContentsMargins(rail ? 2 : 8, 0, 0, 0);
  column->itemAt(column->count() - 1)->layout()->setContentsMargins(rail ? 3 : 12, 0, rail ? 3 : 6, 0);
  for (auto* item : m_places)
    item->setRail(rail);
}

void NavSidebar::setProduct(const QString& product, const QString& portal) {
  m_product->setText(product);
  m_portal->setText(portal);
}

void NavSidebar::setAccount(const QString& userName) { m_account->setText(userName); }

void NavSidebar::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), theme().colour.sunken);
  painter.fillRect(width() - 1, 0, 1, height(), theme().colour.line);
}

} // namespace certdesk::ui
