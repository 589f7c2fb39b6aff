#pragma once
#include "ui/theme/theme.h"

#include <QLabel>

class QTimer;

namespace certdesk::ui {

// A short word over the lower middle of the window, for 4 seconds or until Esc. Nothing lives only in it.
class Toast : public QLabel {
  Q_OBJECT
public:
  // Ok: it is done, with its tick. Warn: it is not, or not wholly.
  static void show(QWidget* inWindow, const QString& text, Tone tone = Tone::Ok);
  [[nodiscard]] Tone tone() const { return m_tone; }

  bool eventFilter(QObject* watched, QEvent* event) override;

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  explicit Toast(QWidget* window);
  void say(const QString& text, Tone tone);
  void place();
  QTimer* m_timer;
  Tone m_tone = Tone::Ok;
};

} // namespace certdesk::ui
