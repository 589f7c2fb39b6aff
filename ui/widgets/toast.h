#pragma once
#include <QLabel>

class QTimer;

namespace certdesk::ui {

// A short confirmation over the lower middle of the window, for 4 seconds or until Esc. Nothing lives only in it.
class Toast : public QLabel {
  Q_OBJECT
public:
  static void show(QWidget* inWindow, const QString& text);

  bool eventFilter(QObject* watched, QEvent* event) override;

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  explicit Toast(QWidget* window);
  void say(const QString& text);
  void place();
  QTimer* m_timer;
};

} // namespace certdesk::ui
