#pragma once
#include "app/core/worker.h"
#include "app/papers/acceptance_form.h"
#include "ui/pages/wizard_page.h"
#include "ui/widgets/choice.h"

class QPrinter;

namespace certdesk::ui {

class Button;
class CopyRow;
class Notice;
class SheetView;
class Text;

// the acceptance form, to be printed or saved (M11). The CA wants it back signed and stamped.
class PrintPage : public WizardPage {
  Q_OBJECT
public:
  explicit PrintPage(WizardModel& model);
  ~PrintPage() override;
  [[nodiscard]] QString title() const override;
  [[nodiscard]] QString lead() const override;
  void see() override;
  [[nodiscard]] Offer offer() const override;
  void goOn() override;
  [[nodiscard]] QWidget* firstField() const override;

  void askPrinter(const QStringList& printers); // the system's dialog, where it knows any
  // As chosen in the system's dialogs.
  void printOn(QPrinter& printer);
  void saveAs(const QString& path);

protected:
  void bodyResized(int room) override;

private:
  void makePreview();
  void askFile();
  void tell(Tone tone, const QString& text);
  void saved(const QString& path, const Outcome& outcome);
  void sayZoom();
  [[nodiscard]] bool had() const; // on paper, or in a file
  std::unique_ptr<papers::AcceptanceForm> m_form;
  QString m_formOf; // what it was made from
  CopyRow* m_number;
  Button *m_print, *m_save, *m_smaller, *m_larger;
  Notice* m_told;
  CheckBox* m_earlier;
  Text* m_previewName;
  SheetView* m_preview;
  bool m_had = false, m_saving = false;
  Worker m_worker{Worker::AtEnd::Finished}; // writes the PDF, wherever that is
};

} // namespace certdesk::ui
