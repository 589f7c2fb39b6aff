#pragma once
#include "ui/papers/material_queue.h"
#include "ui/papers/page_thumbnails.h"
#include "ui/papers/page_wishes.h"
#include "ui/widgets/panel.h"

class QMimeData;

namespace certdesk::ui {

class Chip;
class DropZone;
class MaterialRow;
class Notice;
class PageStrip;
class Text;

// One kind of paper: what it is, the pages that are there, the files that are on their way, and where more come in.
class MaterialBlock : public Panel {
  Q_OBJECT
public:
  MaterialBlock(MaterialQueue& queue, PageThumbnails& thumbnails, std::string kind);

  void see(const portal::Material& material, bool open); // open: to change
  [[nodiscard]] const std::string& kind() const { return m_kind; }
  // What the person wants of the pages, for the page to carry to the portal.
  [[nodiscard]] PageWishes& wishes() { return m_wishes; }
  // Why it cannot be gone on with for the sake of this kind; empty where it can.
  [[nodiscard]] QString missing() const;
  [[nodiscard]] QWidget* firstField() const;

Q_SIGNALS:
  void wished();
  void opened(QWidget* what); // it may be out of sight

protected:
  void keyPressEvent(QKeyEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dragLeaveEvent(QDragLeaveEvent* event) override;
  void dropEvent(QDropEvent* event) override;

private:
  void build();
  void connectStrip();
  void take(const QMimeData* offered);
  void choose(const std::string& replaces);
  void note(const QString& text);
  void showHead(const portal::Material& wanted);
  void showRows();
  MaterialRow* rowFor(int id);

  MaterialQueue& m_queue;
  PageThumbnails& m_thumbnails;
  std::string m_kind;
  portal::Material m_material; // as the portal has it
  PageWishes m_wishes;
  bool m_open = true;
  Text *m_title, *m_help;
  Chip* m_state;
  Notice *m_remark, *m_note;
  PageStrip* m_strip;
  QVBoxLayout* m_rows;
  std::map<int, MaterialRow*> m_rowsById;
  DropZone* m_zone;
};

} // namespace certdesk::ui
