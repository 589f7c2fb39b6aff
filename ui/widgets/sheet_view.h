#pragma once
#include <QScrollArea>
#include <functional>

namespace certdesk::ui {

// Sheets of paper below each other, as wide as the room or as it is asked for. As high as all of them: the page
// scrolls, and with the keyboard on the sheets its keys do.
class SheetView : public QScrollArea {
  Q_OBJECT
public:
  explicit SheetView(QWidget* parent = nullptr);
  // Draws one sheet from its upper left corner, in units of `sheet`, its size at 100 %.
  using Draw = std::function<void(QPainter& painter, int sheet)>;
  void setSheets(int sheets, const QSizeF& sheet, Draw draw);
  void setName(const QString& name);
  void setRoom(int width); // px
  void zoom(int steps);    // larger, or smaller where below 0
  [[nodiscard]] bool canZoom(int steps) const;
  [[nodiscard]] double scale() const;

Q_SIGNALS:
  void zoomed();

protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

private:
  void arrange();
  void paintSheets(const QRect& part);
  bool scrollBy(int key);
  QWidget* m_canvas;
  Draw m_draw;
  QSizeF m_sheet;
  int m_sheets = 0, m_room = 600, m_step;
};

} // namespace certdesk::ui
