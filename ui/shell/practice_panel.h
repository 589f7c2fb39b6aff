#pragma once
#include "ui/services.h"
#include "ui/shell/desk.h"

#include <QTimer>
#include <QWidget>
#include <functional>
#include <vector>

class QVBoxLayout;

namespace certdesk::ui {

class Button;
class Text;

// What one practises with, at the right edge of the window: the drawer with the UKEYs, the cashier, the mail box,
// and what the practised person knows. Only in the practice environment.
class PracticePanel : public QWidget {
  Q_OBJECT
public:
  static constexpr int wide = 400, narrow = 320; // px
  PracticePanel(PracticeTools& tools, Desk& desk, QWidget* parent);

Q_SIGNALS:
  void closeWanted();
  void known(const std::vector<PracticeTools::Known>& known);

protected:
  void paintEvent(QPaintEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

private:
  struct Seen {
    std::vector<PracticeTools::Ukey> drawer;
    std::vector<PracticeTools::Due> due;
    std::vector<std::string> callers; // at the help desk
    std::vector<PracticeTools::Mail> mails;
    std::vector<PracticeTools::Known> known;
  };
  QWidget* makeContent();
  void speak();
  void look();
  // Does something at the desk, and sees what it has become.
  void act(std::function<void(PracticeTools&)> what);
  void see(Seen seen);
  void showDrawer();
  void showDue();
  void showHelpDesk();
  void showMails();
  void showKnown();

  PracticeTools& m_tools;
  Desk& m_desk;
  Text *m_title, *m_drawerTitle, *m_dueTitle, *m_helpTitle, *m_mailTitle, *m_knownTitle;
  Button* m_close;
  QVBoxLayout *m_drawer, *m_due, *m_help, *m_mails, *m_known;
  Seen m_seen;
  std::string m_openMail; // the one unfolded; the newest where the person chose none
  bool m_busy = false;
  QTimer m_beat;
};

} // namespace certdesk::ui
