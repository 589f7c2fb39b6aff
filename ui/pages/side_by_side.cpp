#include "ui/pages/side_by_side.h"

#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <algorithm>

namespace certdesk::ui {

SideBySide::SideBySide(QWidget* words, int wordsShare, QWidget* picture, int pictureShare, int gap, int least)
    : m_words(words), m_picture(picture), m_layout(new QBoxLayout(QBoxLayout::LeftToRight, this)), m_gap(gap),
      m_least(least) {
  m_layout->setContentsMargins(0, 0, 0, 0);
  m_layout->setSpacing(gap);
  m_layout->addWidget(words, wordsShare);
  m_layout->addWidget(picture, pictureShare, Qt::AlignTop);
}

void SideBySide::setInstead(QWidget* words) {
  m_instead = words;
  arrange();
}

void SideBySide::setEqualHeights() { m_layout->setAlignment(m_picture, {}); }

void SideBySide::setPictureShown(bool shown) {
  m_shown = shown;
  arrange();
}

// Either way it can be had with the wider of the two. A picture that is not shown takes no room.
QSize SideBySide::minimumSizeHint() const {
  const auto words = m_words->minimumSizeHint();
  if (m_picture->isHidden()) return words;
  const auto picture = m_picture->minimumSizeHint();
  return {std::max(words.width(), picture.width()), std::max(words.height(), picture.height())};
}

void SideBySide::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  arrange();
}

void SideBySide::arrange() {
  const int words = std::max(m_words->minimumSizeHint().width(), theme().grown(m_least));
  const int picture = std::max(m_picture->minimumWidth(), m_picture->minimumSizeHint().width());
  const bool beside = width() >= words + m_gap + picture;
  m_layout->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
  m_picture->setVisible(m_shown && (beside || m_instead == nullptr));
  if (m_instead != nullptr) m_instead->setVisible(m_shown && !beside);
}

} // namespace certdesk::ui
