#pragma once
#include "ui/theme/theme.h"

#include <QWidget>

class QVBoxLayout;

namespace certdesk::ui {

// A rounded surface with a column of things in it, 24 px from its edge.
class Panel : public QWidget {
  Q_OBJECT
public:
  enum class Ground { Outlined, Sunken, Soft, Emphasis };
  explicit Panel(Ground ground = Ground::Outlined, Tone tone = Tone::Neutral, QWidget* parent = nullptr);
  void setGround(Ground ground, Tone tone = Tone::Neutral);
  [[nodiscard]] QVBoxLayout* body() const { return m_body; }

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  Ground m_ground;
  Tone m_tone;
  QVBoxLayout* m_body;
};

// A hairline between two things; vertical in a row.
class Line : public QWidget {
  Q_OBJECT
public:
  explicit Line(Qt::Orientation orientation = Qt::Horizontal, QWidget* parent = nullptr);

protected:
  void paintEvent(QPaintEvent* event) override;
};

} // namespace certdesk::ui
