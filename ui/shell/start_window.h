#pragma once
#include <QWidget>

namespace certdesk::ui {

class Button;
class Text;

// In place of the window where no portal has been set up, as after a double click on a program fresh from its package:
// says so, whom to ask, and leads to the practice environment.
class StartWindow : public QWidget {
  Q_OBJECT
public:
  StartWindow();

Q_SIGNALS:
  void practiceWanted(); // once; the window says that it is being prepared
  void closed();

protected:
  void keyPressEvent(QKeyEvent* event) override;
  void closeEvent(QCloseEvent* event) override;

private:
  void prepare();
  Text *m_title, *m_sentence, *m_setting, *m_practiceText;
  Button *m_practice, *m_quit;
};

} // namespace certdesk::ui
