#pragma once
#include "ui/theme/theme.h"

#include <QPointer>
#include <QWidget>

class QHBoxLayout;
class QLayout;
class QScrollArea;
class QVBoxLayout;

namespace certdesk::ui {

class Text;

// What every page is made on: the step code and where it stands, a title, a sentence, and a body that scrolls and says
// so where there is more below. In a low window the gaps are one step less. Strip, banner and action bar are not in it
// and never scroll.
class Page : public QWidget {
  Q_OBJECT
public:
  explicit Page(QWidget* parent = nullptr);

  void setStep(const QString& code, const QString& position); // "R-04", "Step 4 of 20"; empty: no such line
  void setStepInk(Ink ink);                                   // accent; green on a page that is the end
  void setTitle(const QString& title);
  void setSubtitle(const QString& subtitle);
  void setAside(QWidget* aside); // at the right of the title

  // Blocks, 24 px apart. A form is at most 600 wide, at the left.
  void add(QWidget* block);
  void addForm(QWidget* block);
  // Eight pixels outside the text's edge on both sides, for what has selected rows.
  void addHanging(QLayout* block);
  void addStretch();
  [[nodiscard]] QVBoxLayout* body() const { return m_body; }
  [[nodiscard]] int leastWidth() const; // narrower it cuts something off
  void showAtTop();
  // Brings a widget, such as the first field with an error, into sight, also one that has only now been shown.
  void reveal(QWidget* widget);

  bool eventFilter(QObject* watched, QEvent* event) override;

protected:
  // The room between the gutters has changed; a scroll bar takes some.
  virtual void bodyResized(int) {}
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

private:
  void space();
  void scrollToWanted();
  QScrollArea* m_scroll;
  QWidget* m_content;
  QVBoxLayout *m_column, *m_body;
  QHBoxLayout* m_head;
  QWidget* m_stepRow;
  Text *m_code, *m_position, *m_title, *m_subtitle;
  QPointer<QWidget> m_wanted; // is to be scrolled to
  bool m_compact = false;
};

} // namespace certdesk::ui
