#pragma once
#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace certdesk::ui {

class Button;
class Text;

// The foot of a page, 72 high: back at the left; the reason why it does not go on, or what comes next, and the primary
// button at the right. While a UKEY is written a lock and its sentence stand in place of back. Higher where the words
// or the buttons need rows of their own.
class ActionBar : public QWidget {
  Q_OBJECT
public:
  explicit ActionBar(QWidget* parent = nullptr);
  [[nodiscard]] Button* back() const { return m_back; }
  [[nodiscard]] Button* extra() const { return m_extra; } // quiet, hidden until it has a text shown by the page
  [[nodiscard]] Button* primary() const { return m_primary; }
  void addLeft(QWidget* widget);       // more buttons of a page, after back
  void setNote(const QString& note);   // "Next: R-05 Certificate content", or why not
  void setLock(const QString& reason); // empty: none

protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  bool event(QEvent* event) override;

private:
  void arrange();
  void stack(bool wordsAbove, bool leftAbove);
  QVBoxLayout* m_column;
  QHBoxLayout *m_row, *m_words, *m_left;
  QWidget* m_lockIcon;
  Button *m_back, *m_extra, *m_primary;
  Text *m_lock, *m_note;
  bool m_wordsAbove = false, m_leftAbove = false;
};

} // namespace certdesk::ui
