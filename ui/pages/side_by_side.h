#pragma once
#include <QWidget>

class QBoxLayout;

namespace certdesk::ui {

// Words at the left and a picture at the right; under each other where the words would get too little room.
class SideBySide : public QWidget {
  Q_OBJECT
public:
  // Shares are those of the room; words below `least` (px at 100 % text) go above the picture.
  SideBySide(QWidget* words, int wordsShare, QWidget* picture, int pictureShare, int gap, int least);

  // Words that say what the picture does, shown in its place where it has no room beside: what must not be missed is
  // never below the fold. Somewhere in `words`.
  void setInstead(QWidget* words);
  void setEqualHeights();           // of two that are like each other
  void setPictureShown(bool shown); // it, or what is said instead

  QSize minimumSizeHint() const override;

protected:
  void resizeEvent(QResizeEvent* event) override;

private:
  void arrange();
  QWidget *m_words, *m_picture, *m_instead = nullptr;
  QBoxLayout* m_layout;
  int m_gap, m_least;
  bool m_shown = true;
};

} // namespace certdesk::ui
