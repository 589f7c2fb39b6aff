#pragma once
#include "ui/shell/situation.h"

#include <QWidget>
#include <vector>

class QVBoxLayout;

namespace certdesk::ui {

struct Entry {
  portal::Application application;
  Situation situation;
};

// The applications of one tab, by whose turn it is; the first that waits for the person has the primary button.
class ApplicationList : public QWidget {
  Q_OBJECT
public:
  ApplicationList(const std::vector<Entry>& entries, Tab tab, Time now);
  [[nodiscard]] bool isEmpty() const { return m_empty; }

Q_SIGNALS:
  void opened(const portal::Application& application);

private:
  void addGroup(const std::vector<const Entry*>& group, const QString& title, Time now);
  QVBoxLayout* m_column;
  bool m_empty = true, m_primaryGiven = false;
};

} // namespace certdesk::ui
