#pragma once
#include "ui/pages/form_draft.h"
#include "ui/pages/wizard_page.h"

#include <QPointer>

namespace certdesk::ui {

class FormEntry;
class Notice;
class Text;

// a page of contents, drawn wholly as the portal describes it (M9, M10). What is typed is checked here,
// kept until it is sent, and lives on the portal afterwards.
class FormPage : public WizardPage {
  Q_OBJECT
public:
  explicit FormPage(WizardModel& model);
  [[nodiscard]] QString title() const override;
  [[nodiscard]] QString lead() const override;
  void see() override;
  [[nodiscard]] Offer offer() const override { return next(); }
  [[nodiscard]] QString leaf() const override { return QString::fromStdString(m_form.id); }
  void goOn() override;
  [[nodiscard]] QWidget* firstField() const override;

protected:
  void hideEvent(QHideEvent* event) override;

private:
  void follow();
  void build(const portal::Form& form);
  void askAnew();
  void takeOver(const portal::Form& form);
  void addSection(const portal::FormSection& section, QVBoxLayout& column, bool titled);
  void bringBack(const papers::Draft& draft);
  void keepDraft();
  void sayKept();
  [[nodiscard]] const portal::Form* shownForm() const; // as the portal has it now
  [[nodiscard]] bool edited() const;

  FormDraft m_draft;
  portal::Form m_form; // as it is shown
  QVBoxLayout* m_column;
  QWidget* m_fields = nullptr;
  std::vector<FormEntry*> m_entries;
  QPointer<FormEntry> m_last; // was filled in last
  Text* m_kept;               // one quiet sentence on where it is until it is sent
  bool m_sent = false, m_broughtBack = false;
};

} // namespace certdesk::ui
