#pragma once
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <optional>

namespace certdesk::ui {

// A state in a word, with its icon, on a soft ground. 24 high.
class Chip : public QLabel {
  Q_OBJECT
public:
  explicit Chip(Tone tone = Tone::Neutral, std::optional<Icon> icon = {}, const QString& text = {});
  void set(Tone tone, std::optional<Icon> icon, const QString& text);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  Tone m_tone;
  std::optional<Icon> m_icon;
};

} // namespace certdesk::ui
