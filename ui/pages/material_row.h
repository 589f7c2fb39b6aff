#pragma once
#include "app/portal/papers.h"
#include "ui/papers/material_item.h"

#include <QWidget>

namespace certdesk::ui {

class Bar;
class Button;
class Text;

// A file on its way: its picture, its name, what is happening to it, and what can be done.
class MaterialRow : public QWidget {
  Q_OBJECT
public:
  MaterialRow();
  void see(const MaterialItem& item, const portal::Material& material);

Q_SIGNALS:
  void removed(); // or cancelled
  void retried();
  void smallerWanted();
  void againWanted(); // the file is to be chosen again

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  void showButtons(const MaterialItem& item);
  QImage m_picture;
  Text *m_name, *m_state;
  Bar* m_bar;
  Button *m_act, *m_remove;
  MaterialItem::State m_at = MaterialItem::State::Looking;
};

} // namespace certdesk::ui
