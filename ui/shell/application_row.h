#pragma once
#include "ui/shell/situation.h"

#include <QWidget>

namespace certdesk::ui {

// One application on the home page: what and for whom, what it waits for and since when, how far it is, one button.
class ApplicationRow : public QWidget {
  Q_OBJECT
public:
  ApplicationRow(const portal::Application& application, const Situation& situation, Time now, bool primary);

Q_SIGNALS:
  void opened();
};

} // namespace certdesk::ui
