#include "ui/pages/material_block.h"

#include "ui/format.h"
#include "ui/pages/choose_files.h"
#include "ui/pages/material_row.h"
#include "ui/pages/material_text.h"
#include "ui/pages/page_strip.h"
#include "ui/papers/dropped.h"
#include "ui/widgets/button.h"
#include "ui/widgets/drop_zone.h"
#include "ui/widgets/notice.h"

#include <QClipboard>
#include <QDropEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMimeData>
#include <algorithm>

namespace certdesk::ui {

MaterialBlock::MaterialBlock(MaterialQueue& queue, PageThumbnails& thumbnails, std::string kind)
    : m_queue(queue), m_thumbnails(thumbnails), m_kind(std::move(kind)), m_title(new Text(Type::Section)),
      m_help(new Text(Type::Body, Ink::Text2)), m_state(new Chip), m_remark(new Notice(Tone::Bad)),
      m_note(new Notice(Tone::Warn)), m_strip(new PageStrip), m_rows(new QVBoxLayout), m_zone(new DropZone) {
  build();
  connectStrip();
  setAcceptDrops(true);
  connect(m_zone->choose(), &QPushButton::clicked, this, [this] { choose({}); });
  connect(m_zone->paste(), &QPushButton::clicked, this, [this] { take(QGuiApplication::clipboard()->mimeData()); });
  connect(&m_queue, &MaterialQueue::leftOut, this, [this](const std::string& of, int files, int folders) {
    if (of != m_kind) return;
    QStringList said;
    if (files > 0)
      said << tr("Files not added: %1. At most %2 are taken here; take one out first.")
                  .arg(files)
                  .arg(m_material.mostPages);
    if (folders > 0) said << tr("A folder cannot be added. Choose the files in it.");
    note(joined(said));
  });
  connect(&m_queue, &MaterialQueue::alreadyThere, this, [this](const std::string& of, const QString& name) {
    if (of == m_kind) note(tr("%1 is there already.").arg(name));
  });
  connect(&m_queue, &MaterialQueue::codeless, this, [this](const std::string& of, const QString& name) {
    if (of == m_kind)
      note(
          tr("On %1 the code of this form was not found: see that the whole sheet is in the picture, and sharp. It can "
             "be sent all the same; the reviewer looks at it.")
              .arg(name));
  });
  connect(&m_queue, &MaterialQueue::replaced, this,
          [this](const std::string& of, const std::string& page, const std::string& by) {
            if (of != m_kind) return;
            m_wishes.replace(m_queue.pages(m_kind), page, by);
            Q_EMIT wished();
          });
}

void MaterialBlock::build() {
  body()->setContentsMargins(24, 20, 24, 20);
  body()->setSpacing(12);
  auto* head = new QHBoxLayout;
  head->setSpacing(12);
  head->addWidget(m_title, 1);
  head->addWidget(m_state, 0, Qt::AlignTop);
  body()->addLayout(head);
  body()->addWidget(m_help);
  body()->addWidget(m_remark);
  body()->addWidget(m_strip);
  m_rows->setSpacing(8);
  body()->addLayout(m_rows);
  body()->addWidget(m_note);
  body()->addWidget(m_zone);
  m_note->setVisible(false);
}

void MaterialBlock::connectStrip() {
  connect(m_strip, &PageStrip::ordered, this, [this](const std::vector<std::string>& ids) {
    m_wishes.place(ids);
    Q_EMIT wished();
  });
  connect(m_strip, &PageStrip::turned, this, [this](const std::string& id, int rotation) {
    m_wishes.turn(id, rotation);
    Q_EMIT wished();
  });
  connect(m_strip, &PageStrip::takenOut, this, [this](const std::string& id) {
    m_wishes.takeOut(id);
    note({});
    Q_EMIT wished();
  });
  connect(m_strip, &PageStrip::replaceWanted, this, &MaterialBlock::choose);
  connect(m_strip, &PageStrip::enlargeWanted, &m_thumbnails, &PageThumbnails::enlarge);
  connect(&m_thumbnails, &PageThumbnails::enlarged, m_strip, &PageStrip::setEnlarged);
  connect(m_strip, &PageStrip::opened, this, &MaterialBlock::opened);
}

void MaterialBlock::choose(const std::string& replaces) {
  chooseFiles(this, m_material, replaces.empty() && m_material.mostPages > 1 ? HowMany::Several : HowMany::One,
              [this, replaces](std::vector<std::filesystem::path> files) {
                note({});
                m_queue.add(m_kind, std::move(files), replaces);
              });
}

void MaterialBlock::take(const QMimeData* offered) {
  auto dropped = offered == nullptr ? Dropped() : droppedIn(*offered);
  note(dropped.isEmpty() ? tr("There is no file and no picture to paste.") : QString());
  if (!dropped.files.empty())
    m_queue.add(m_kind, std::move(dropped.files));
  else
    m_queue.paste(m_kind, dropped.picture, tr("Pasted picture"));
}

void MaterialBlock::note(const QString& text) {
  m_note->setText(text);
  m_note->setVisible(!text.isEmpty());
}

void MaterialBlock::see(const portal::Material& material, bool open) {
  m_material = material;
  m_open = open;
  auto wanted = material;
  wanted.pages = m_wishes.applied(material.pages);
  showHead(wanted);
  m_strip->see(
      wanted.pages, [this](const portal::MaterialPage& page) { return m_thumbnails.of(page); }, open);
  showRows();
  const bool full = m_queue.places(m_kind) == 0;
  m_zone->setVisible(open);
  m_zone->choose()->setVisible(!full);
  m_zone->paste()->setVisible(!full);
  m_zone->setTexts(full ? tr("No more files are taken here.") : tr("Drag files here"), limitsText(material));
  m_zone->choose()->setText(tr("Choose files"));
  m_zone->choose()->setAccessibleName(tr("Choose files: %1").arg(utf8(material.title)));
  m_zone->paste()->setText(tr("Paste"));
  m_zone->paste()->setAccessibleName(tr("Paste: %1").arg(utf8(material.title)));
}

void MaterialBlock::showHead(const portal::Material& wanted) {
  const auto title = utf8(wanted.title);
  std::vector<Part> words{{title, true, false, {}}};
  if (wanted.required) words.push_back({QStringLiteral(" *"), true, false, Ink::Bad});
  m_title->setParts(std::move(words));
  m_title->setAccessibleName(wanted.required ? tr("%1 (required)").arg(title) : title);
  setAccessibleName(title);
  m_help->setText(utf8(wanted.help));
  m_help->setVisible(!wanted.help.empty());
  const auto state = kindState(wanted, m_queue.isUnderWay(m_kind));
  m_state->set(state.tone, state.icon, state.word);
  m_remark->setText(tr("Sent back: %1").arg(utf8(wanted.remark)));
  m_remark->setVisible(!wanted.remark.empty());
}

void MaterialBlock::showRows() {
  const auto items = m_queue.items(m_kind);
  for (auto row = m_rowsById.begin(); row != m_rowsById.end();) {
    const bool there =
        std::any_of(items.begin(), items.end(), [&](const auto* item) { return item->id == row->first; });
    if (there) {
      ++row;
      continue;
    }
    row->second->hide();
    row->second->deleteLater();
    row = m_rowsById.erase(row);
  }
  for (const auto* item : items)
    rowFor(item->id)->see(*item, m_material);
}

MaterialRow* MaterialBlock::rowFor(int id) {
  auto& row = m_rowsById[id];
  if (row != nullptr) return row;
  row = new MaterialRow;
  m_rows->addWidget(row);
  connect(row, &MaterialRow::removed, this, [this, id] { m_queue.remove(id); });
  connect(row, &MaterialRow::retried, this, [this, id] { m_queue.retry(id); });
  connect(row, &MaterialRow::smallerWanted, this, [this, id] { m_queue.makeSmaller(id); });
  connect(row, &MaterialRow::againWanted, this, [this, id] {
    chooseFiles(this, m_material, HowMany::One, [this, id](const std::vector<std::filesystem::path>& files) {
      m_queue.chooseAgain(id, files.front());
    });
  });
  return row;
}

QString MaterialBlock::missing() const {
  auto wanted = m_material;
  wanted.pages = m_wishes.applied(m_material.pages);
  return missingText(wanted, m_queue.items(m_kind));
}

QWidget* MaterialBlock::firstField() const { return m_zone->choose()->isVisibleTo(this) ? m_zone->choose() : nullptr; }

void MaterialBlock::keyPressEvent(QKeyEvent* event) {
  if (m_open && event->matches(QKeySequence::Paste)) return take(QGuiApplication::clipboard()->mimeData());
  Panel::keyPressEvent(event);
}

void MaterialBlock::dragEnterEvent(QDragEnterEvent* event) {
  if (!m_open || !canBeDropped(*event->mimeData())) return event->ignore();
  event->setDropAction(Qt::CopyAction); // never the move that a file manager may propose
  event->accept();
  m_zone->setHovered(true);
}

void MaterialBlock::dragLeaveEvent(QDragLeaveEvent*) { m_zone->setHovered(false); }

void MaterialBlock::dropEvent(QDropEvent* event) {
  m_zone->setHovered(false);
  event->setDropAction(Qt::CopyAction);
  event->accept();
  take(event->mimeData());
}

} // namespace certdesk::ui
