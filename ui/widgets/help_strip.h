#pragma once
#include "app/portal/nouns.h"

#include <QWidget>
#include <optional>
#include <vector>

class QBoxLayout;

namespace certdesk::ui {

class Button;
class Chip;
class IconLabel;
class Text;

// The foot of every window, 48 high, or two lines where one has no room: whom to call, which portal, practice or real,
// and the step code to read out.
class HelpStrip : public QWidget {
  Q_OBJECT
public:
  explicit HelpStrip(QWidget* parent = nullptr);
  // Nothing: the portal has not answered; then its configured address is shown, and whom it said to call at another
  // time.
  void setService(const std::optional<portal::Service>& service, const QString& address,
                  std::vector<portal::Hotline> known = {});
  // "Recovery", "R-07".
  void setStep(const QString& where, const QString& code);

protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  bool event(QEvent* event) override;

private:
  void speak();
  void arrange();
  QBoxLayout *m_call, *m_at, *m_where; // each is beside or under each other
  void showHotlines();
  Text *m_hotline, *m_hours, *m_portal, *m_codeName, *m_code;
  Chip* m_kind;
  Button* m_more;
  std::optional<portal::Service> m_service;
  std::vector<portal::Hotline> m_hotlines;
  QString m_address;
};

} // namespace certdesk::ui
