#pragma once
#include "app/portal/papers.h"

#include <QImage>
#include <QWidget>

namespace certdesk::ui {

class Text;

// One page large enough to be read, upright as it is wanted, with what it is.
class PageView : public QWidget {
  Q_OBJECT
public:
  PageView();
  // Of the page with its number: another page than before is without a picture until it comes.
  void show(int number, const portal::MaterialPage& page);
  void setPicture(const std::string& sha256, const QImage& picture); // null: there is none to be had
  [[nodiscard]] const std::string& sha256() const { return m_page.sha256; }

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  void say();
  int m_number = 0;
  portal::MaterialPage m_page;
  bool m_answered = false;
  QImage m_picture; // as stored
  Text* m_text;
};

} // namespace certdesk::ui
