#pragma once
#include <QWidget>

namespace certdesk::ui {

class Button;
class Text;

// Over everything in the practice environment: hatched, one sentence, and the way to what one practises with.
class PracticeBanner : public QWidget {
  Q_OBJECT
public:
  explicit PracticeBanner(QWidget* parent = nullptr);
  [[nodiscard]] Button* tools() const { return m_tools; }

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  Text *m_word, *m_sentence;
  Button* m_tools;
};

} // namespace certdesk::ui
