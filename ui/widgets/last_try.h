#pragma once
#include "app/core/secret.h"

#include <QWidget>

class QCheckBox;
class QVBoxLayout;

namespace certdesk::ui {

class Button;
class PinField;
class Text;

// Before the last PIN try: two cards, the safe way first, the try only after an explicit yes.
class LastTry : public QWidget {
  Q_OBJECT
public:
  explicit LastTry(QWidget* parent = nullptr);
  // What to do when unsure; an empty button text leaves the card without one.
  void setSafeWay(const QString& title, const QStringList& points, const QString& button);
  void setOpen(bool toTry, bool toSafety); // which of the two can be pressed
  [[nodiscard]] PinField* field() const { return m_pin; }

Q_SIGNALS:
  void safeWayChosen();
  void tried(); // the PIN is in field()

private:
  void speak();
  void weigh();
  Text *m_safeTitle, *m_tryTitle;
  QVBoxLayout* m_points;
  Button *m_safe, *m_try;
  QCheckBox* m_yes;
  PinField* m_pin;
  bool m_toTry = true, m_toSafety = true;
};

} // namespace certdesk::ui
