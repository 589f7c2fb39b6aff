#pragma once
#include "ui/theme/icons.h"

#include <QWidget>
#include <vector>

class QVBoxLayout;

namespace certdesk::ui {

class Button;
class Text;

// The places of the program, 240 wide, or more with larger text; in a narrow window a rail of icons, 72 wide, with the
// names as tool tips.
class NavSidebar : public QWidget {
  Q_OBJECT
public:
  static constexpr int wide = 240, narrow = 72;
  explicit NavSidebar(QWidget* parent = nullptr);

  int add(Icon icon);
  void setName(int place, const QString& name);
  void setCount(int place, int count); // waiting for the person; 0: none shown
  void setCurrent(int place);
  void focusCurrent(); // for the keyboard, where a place was opened otherwise
  void setRail(bool rail);
  void setProduct(const QString& product, const QString& portal);
  void setAccount(const QString& userName);
  [[nodiscard]] Button* settings() const { return m_settings; }

Q_SIGNALS:
  void chosen(int place);

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  class Item;
  class Badge;
  QVBoxLayout* m_items;
  std::vector<Item*> m_places;
  Text *m_product, *m_portal, *m_account;
  QWidget *m_words, *m_accountIcon;
  Button* m_settings;
  bool m_rail = false;
};

} // namespace certdesk::ui
