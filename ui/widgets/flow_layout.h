#pragma once
#include <QLayout>

namespace certdesk::ui {

// Things of their own size after each other, in as many rows as it takes.
class FlowLayout : public QLayout {
  Q_OBJECT
public:
  explicit FlowLayout(int gap, QWidget* parent = nullptr);
  ~FlowLayout() override;

  void insertWidget(int index, QWidget* widget);
  void addItem(QLayoutItem* item) override;
  [[nodiscard]] int count() const override { return static_cast<int>(m_items.size()); }
  [[nodiscard]] QLayoutItem* itemAt(int index) const override;
  QLayoutItem* takeAt(int index) override;
  [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
  [[nodiscard]] bool hasHeightForWidth() const override { return true; }
  [[nodiscard]] int heightForWidth(int width) const override;
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSize() const override;
  void setGeometry(const QRect& rect) override;

private:
  int arrange(const QRect& rect, bool move) const;
  QList<QLayoutItem*> m_items;
  int m_gap;
};

} // namespace certdesk::ui
