#pragma once
#include "ui/pages/wizard_page.h"
#include "ui/theme/icons.h"
#include "ui/widgets/choice.h"

namespace certdesk::ui {

class Text;

// Before a renewal: whether a bid still waits to be opened, and what the renewal means for it and for files that
// are encrypted to the holder. Whoever is not sure is told to wait, and goes on only by saying so.
class OpenFilesPage : public WizardPage {
  Q_OBJECT
public:
  explicit OpenFilesPage(WizardModel& model);
  QString title() const override;
  QString lead() const override;
  void see() override;
  Offer offer() const override;
  void goOn() override;
  QWidget* firstField() const override;

private:
  struct Point {
    Text *title, *text;
  };
  Point addPoint(QVBoxLayout* column, Icon icon, Ink ink);
  void sayTime();
  void choose();
  Point m_bids, m_files, m_time;
  Text* m_question;
  RadioButton *m_none, *m_open;
  Notice *m_wait, *m_said;
  CheckBox* m_allTheSame;
};

} // namespace certdesk::ui
