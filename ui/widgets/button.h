#pragma once
#include "ui/theme/button_paint.h"

#include <QPushButton>

namespace certdesk::ui {

// A push button of one kind, drawn by CertDeskStyle. One primary button a page.
class Button : public QPushButton {
  Q_OBJECT
public:
  explicit Button(Kind kind, QWidget* parent = nullptr);
  Button(Kind kind, const QString& text);
  // Only an icon: the name is for screen readers and the tool tip.
  Button(Icon icon, const QString& name);

  [[nodiscard]] static Button* small(Kind kind); // for a row or a strip

  void setKind(Kind kind);
  void setSmall(bool small = true);
  void setLeading(Icon icon);
  void setTrailing(Icon icon);
  void setLeftAligned(bool left = true);
  // For a button that shows only an icon.
  void setName(const QString& name);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }
};

} // namespace certdesk::ui
