#pragma once
#include <QTabBar>

namespace certdesk::ui {

// Tabs with the number of things behind each. It hangs 8 px outside the text's edge on both sides (Page::addHanging), so
// that the focus ring has its room.
class Tabs : public QTabBar {
  Q_OBJECT
public:
  explicit Tabs(QWidget* parent = nullptr);
  int add(const QString& text = {});
  void setText(int index, const QString& text);
  void setCount(int index, int count);

protected:
  QSize tabSizeHint(int index) const override;
  QSize minimumTabSizeHint(int index) const override { return tabSizeHint(index); }
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

private:
  void name(int index);
  void paintTab(QPainter& painter, int index);
};

} // namespace certdesk::ui
