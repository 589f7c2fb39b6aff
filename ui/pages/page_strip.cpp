#include "ui/pages/page_strip.h"

#include "ui/format.h"
#include "ui/pages/material_text.h"
#include "ui/pages/page_tile.h"
#include "ui/pages/page_view.h"
#include "ui/widgets/button.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/notice.h"

#include <QHBoxLayout>
#include <algorithm>

namespace certdesk::ui {

namespace {

Button* tool(Icon icon) {
  auto* button = Button::small(Kind::Quiet);
  button->setLeading(icon);
  return button;
}

} // namespace

PageStrip::PageStrip()
    : m_flow(new FlowLayout(16)), m_tools(new QWidget(this)), m_view(new PageView), m_remarkColumn(new QVBoxLayout),
      m_earlier(tool(Icon::ArrowLeft)), m_later(tool(Icon::ArrowRight)), m_rotate(tool(Icon::Rotate)),
      m_takeOut(tool(Icon::Trash)), m_yes(Button::small(Kind::Danger)), m_no(Button::small(Kind::Secondary)),
      m_question(new Notice(Tone::Warn)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(12);
  column->addLayout(m_flow);
  addTools(column);
  m_question->setParent(this);
  m_question->addButton(m_yes);
  m_question->addButton(m_no);
  m_question->setVisible(false);
  column->addWidget(m_question);
  m_remarkColumn->setSpacing(8);
  column->addLayout(m_remarkColumn);
  m_view->setVisible(false);
  column->addWidget(m_view);
  connect(m_earlier, &QPushButton::clicked, this, [this] { move(-1); });
  connect(m_later, &QPushButton::clicked, this, [this] { move(1); });
  connect(m_rotate, &QPushButton::clicked, this, [this] {
    if (const int at = indexOf(m_chosen); at >= 0)
      Q_EMIT turned(m_chosen, (m_pages[static_cast<std::size_t>(at)].rotation + 90) % 360);
  });
  connect(m_takeOut, &QPushButton::clicked, this, &PageStrip::askToTakeOut);
  connect(m_no, &QPushButton::clicked, this, [this] {
    m_asking = false;
    showTools();
    m_takeOut->setFocus(Qt::TabFocusReason);
  });
  connect(m_yes, &QPushButton::clicked, this, [this] {
    m_asking = false;
    Q_EMIT takenOut(m_chosen);
  });
}

void PageStrip::addTools(QVBoxLayout* column) {
  auto* row = new QHBoxLayout(m_tools);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(4);
  for (auto* button : {m_earlier, m_later, m_rotate, m_takeOut})
    row->addWidget(button);
  row->addStretch(1);
  column->addWidget(m_tools);
}

void PageStrip::see(const std::vector<portal::MaterialPage>& pages, const Pictures& pictures, bool open) {
  m_pages = pages;
  m_open = open;
  if (indexOf(m_chosen) < 0) {
    m_chosen.clear();
    m_asking = false;
  }
  showTiles(pictures);
  showTools();
  showRemarks();
  setVisible(!m_pages.empty());
}

void PageStrip::showTiles(const Pictures& pictures) {
  for (auto tile = m_tiles.begin(); tile != m_tiles.end();) {
    if (indexOf(tile->first) < 0) {
      m_flow->removeWidget(tile->second);
      tile->second->deleteLater();
      tile->second->hide();
      tile = m_tiles.erase(tile);
    } else {
      ++tile;
    }
  }
  int number = 0;
  for (const auto& page : m_pages) {
    auto& tile = m_tiles[page.id];
    if (tile == nullptr) {
      tile = new PageTile(this);
      connect(tile, &QAbstractButton::clicked, this, [this, id = page.id] { choose(id); });
    }
    if (m_flow->indexOf(tile) != number) {
      if (m_flow->indexOf(tile) >= 0) m_flow->removeWidget(tile);
      m_flow->insertWidget(number, tile);
    }
    tile->setVisible(true);
    tile->show(++number, page, pictures(page));
    tile->setChecked(page.id == m_chosen);
  }
}

void PageStrip::choose(const std::string& id) {
  m_chosen = m_chosen == id ? std::string() : id;
  m_asking = false;
  for (const auto& [page, tile] : m_tiles)
    tile->setChecked(page == m_chosen);
  showTools();
  if (m_chosen.empty()) return;
  Q_EMIT enlargeWanted(m_pages[static_cast<std::size_t>(indexOf(m_chosen))]);
  Q_EMIT opened(m_open ? m_tools : m_view);
}

void PageStrip::setEnlarged(const std::string& sha256, const QImage& picture) { m_view->setPicture(sha256, picture); }

void PageStrip::showTools() {
  const int at = indexOf(m_chosen);
  const auto number = QString::number(at + 1);
  m_tools->setVisible(m_open && at >= 0 && !m_asking);
  m_question->setVisible(m_open && at >= 0 && m_asking);
  m_view->setVisible(at >= 0);
  if (at >= 0) m_view->show(at + 1, m_pages[static_cast<std::size_t>(at)]);
  m_earlier->setVisible(at > 0);
  m_later->setVisible(at + 1 < static_cast<int>(m_pages.size()));
  m_earlier->setText(tr("Earlier"));
  m_later->setText(tr("Later"));
  m_rotate->setText(tr("Rotate"));
  m_takeOut->setText(tr("Take out"));
  m_earlier->setAccessibleName(tr("Page %1: earlier").arg(number));
  m_later->setAccessibleName(tr("Page %1: later").arg(number));
  m_rotate->setAccessibleName(tr("Page %1: rotate").arg(number));
  m_takeOut->setAccessibleName(tr("Page %1: take out").arg(number));
  m_question->setText(tr("Take out page %1? The portal forgets it; your own file stays.").arg(number));
  m_yes->setText(tr("Take it out"));
  m_no->setText(tr("Keep it"));
}

void PageStrip::askToTakeOut() {
  m_asking = true;
  showTools();
  m_no->setFocus(Qt::TabFocusReason);
}

void PageStrip::move(int by) {
  const int from = indexOf(m_chosen), to = from + by;
  if (from < 0 || to < 0 || to >= static_cast<int>(m_pages.size())) return;
  std::vector<std::string> ids;
  for (const auto& page : m_pages)
    ids.push_back(page.id);
  std::swap(ids[static_cast<std::size_t>(from)], ids[static_cast<std::size_t>(to)]);
  Q_EMIT ordered(ids);
}

void PageStrip::showRemarks() {
  for (auto remark = m_remarks.begin(); remark != m_remarks.end();) {
    const int at = indexOf(remark->first);
    if (at < 0 || m_pages[static_cast<std::size_t>(at)].remark.empty()) {
      remark->second.note->hide();
      remark->second.note->deleteLater();
      remark = m_remarks.erase(remark);
    } else {
      ++remark;
    }
  }
  int number = 0;
  for (const auto& page : m_pages) {
    ++number;
    if (page.remark.empty()) continue;
    auto& remark = m_remarks[page.id];
    if (remark.note == nullptr) {
      remark = {new Notice(Tone::Bad), Button::small(Kind::Secondary)};
      remark.note->addButton(remark.replace);
      m_remarkColumn->addWidget(remark.note);
      connect(remark.replace, &QPushButton::clicked, this, [this, id = page.id] { Q_EMIT replaceWanted(id); });
    }
    remark.note->setText(tr("Page %1 was sent back: %2").arg(QString::number(number), utf8(page.remark)));
    remark.replace->setVisible(m_open);
    remark.replace->setText(tr("Replace it"));
    remark.replace->setAccessibleName(tr("Replace page %1").arg(number));
  }
}

int PageStrip::indexOf(const std::string& id) const {
  const auto found = std::find_if(m_pages.begin(), m_pages.end(), [&](const auto& page) { return page.id == id; });
  return found == m_pages.end() ? -1 : static_cast<int>(found - m_pages.begin());
}

} // namespace certdesk::ui
