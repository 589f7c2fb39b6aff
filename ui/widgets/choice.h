#pragma once
#include "ui/theme/text_block.h"

#include <QCheckBox>
#include <QRadioButton>
#include <map>

namespace certdesk::ui {

// What CheckBox and RadioButton share: a text that wraps, and a smaller note under it.
template <class Base>
class Choice : public Base {
public:
  explicit Choice(const QString& text = {}, QWidget* parent = nullptr);
  // Said below the text, and to screen readers as the description.
  void setNote(const QString& note);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;

protected:
  void paintEvent(QPaintEvent* event) override;
  bool hitButton(const QPoint& position) const override { return this->rect().contains(position); }
  void changeEvent(QEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
  [[nodiscard]] TextBlock textBlock() const;
  [[nodiscard]] TextBlock noteBlock() const;
  QString m_note;
  mutable std::map<int, int> m_heights; // by width, of this text: layouts ask again and again, for a few
  mutable QString m_measuredText;
};

extern template class Choice<QCheckBox>;
extern template class Choice<QRadioButton>;
using CheckBox = Choice<QCheckBox>;
using RadioButton = Choice<QRadioButton>;

} // namespace certdesk::ui
