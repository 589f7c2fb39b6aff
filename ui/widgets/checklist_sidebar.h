#pragma once
#include "ui/theme/paint.h"

#include <QWidget>
#include <vector>

class QTreeWidget;
class QTreeWidgetItem;

namespace certdesk::ui {

class Button;
class Text;

// The wizard's sidebar: the service and its holder, the checklist in folding phases, and the reference number.
// A list to the keyboard: arrows move, Enter opens a line or folds a phase.
class ChecklistSidebar : public QWidget {
  Q_OBJECT
public:
  static constexpr int wide = 272, narrow = 240; // narrow below 1100 px of window
  struct Item {
    QString code, name; // "R-04", "Security question"
    Mark mark = Mark::Todo;
    bool viewed = false; // the page shown is this line's, though we stand elsewhere
  };
  struct Phase {
    QString name;
    std::vector<Item> items;
    bool folded = false; // as the wizard wants it; the person may open it
  };

  explicit ChecklistSidebar(QWidget* parent = nullptr);
  void setService(const QString& service, const QString& subject, const QString& templateName);
  void setPhases(const std::vector<Phase>& phases);
  void setReference(const QString& number); // 业务受理号; empty: none yet
  void setBackOffered(bool offered); // not for as long as nobody may leave: greyed it looked as if it could be pressed
  void setBackEnabled(bool enabled);
  [[nodiscard]] Button* settings() const { return m_settings; }
  bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
  void back();
  void opened(const QString& code);

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  void fill(const std::vector<Phase>& phases);
  [[nodiscard]] QTreeWidgetItem* current() const;
  void showCurrent();
  void activate(QTreeWidgetItem* item);
  void copyReference();
  Button *m_back, *m_settings, *m_copy;
  Text *m_service, *m_subject, *m_template, *m_referenceName, *m_reference;
  QTreeWidget* m_tree;
  QWidget* m_foot;
  QString m_number, m_shownCode;
};

} // namespace certdesk::ui
