#pragma once
#include <QProgressBar>
#include <optional>

class QTimer;
class QVariantAnimation;

namespace certdesk::ui {

class Text;

// A bar 8 px high (4 in rows), painted: a style sheet's chunk turns square when it is short.
class Bar : public QProgressBar {
  Q_OBJECT
public:
  explicit Bar(int height = 8, QWidget* parent = nullptr);
  // Moves there in 150 ms, or at once where the system wants no motion.
  void moveTo(int percent);

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  QVariantAnimation* m_motion;
  double m_shown = 0;
};

// The large figure, what is left, and the bar. Where there is nothing to count on the way, only the time left.
class ProgressHead : public QWidget {
  Q_OBJECT
public:
  explicit ProgressHead(QWidget* parent = nullptr);
  void setPercent(std::optional<int> percent);
  void setRemaining(const QString& text); // "about 26 s to go"; empty: nothing

private:
  Text *m_figure, *m_sign, *m_remaining;
  Bar* m_bar;
};

// Turns while something is waited for; the words beside it say what.
class Spinner : public QWidget {
  Q_OBJECT
public:
  explicit Spinner(int size = 20, QWidget* parent = nullptr);

protected:
  void paintEvent(QPaintEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

private:
  QTimer* m_timer;
  int m_angle = 0;
};

} // namespace certdesk::ui
