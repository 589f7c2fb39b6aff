#include "ui/pages/print_page.h"

#include "app/core/text.h"
#include "ui/format.h"
#include "ui/pages/ask_printer.h"
#include "ui/pages/choose_files.h"
#include "ui/to_window.h"
#include "ui/widgets/button.h"
#include "ui/widgets/copy_row.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/sheet_view.h"

#include <QDir>
#include <QFileDialog>
#include <QPrinter>
#include <QPrinterInfo>
#include <QVBoxLayout>

namespace certdesk::ui {

PrintPage::PrintPage(WizardModel& model)
    : WizardPage(model), m_number(new CopyRow), m_print(new Button(Kind::Secondary)),
      m_save(new Button(Kind::Secondary)), m_smaller(new Button(Kind::Quiet)), m_larger(new Button(Kind::Quiet)),
      m_told(new Notice(Tone::Ok)), m_earlier(new CheckBox), m_previewName(new Text(Type::Section)),
      m_preview(new SheetView) {
  auto* form = addFormColumn();
  form->addWidget(m_number);
  auto* ways = new QHBoxLayout;
  ways->setSpacing(12);
  m_print->setLeading(Icon::Printer);
  m_save->setLeading(Icon::Download);
  ways->addWidget(m_print);
  ways->addWidget(m_save);
  ways->addStretch(1);
  form->addLayout(ways);
  form->addWidget(m_told);
  m_told->setVisible(false);
  form->addWidget(m_earlier);

  auto* head = new QHBoxLayout;
  head->setSpacing(8);
  head->addWidget(m_previewName, 1);
  for (auto* button : {m_smaller, m_larger}) {
    button->setSmall();
    head->addWidget(button);
  }
  body()->addLayout(head);
  add(m_preview);
  addStretch();

  connect(m_print, &QPushButton::clicked, this, [this] { askPrinter(QPrinterInfo::availablePrinterNames()); });
  connect(m_save, &QPushButton::clicked, this, &PrintPage::askFile);
  connect(m_earlier, &QCheckBox::toggled, this, &PrintPage::offerChanged);
  connect(m_smaller, &QPushButton::clicked, this, [this] { m_preview->zoom(-1); });
  connect(m_larger, &QPushButton::clicked, this, [this] { m_preview->zoom(1); });
  connect(m_preview, &SheetView::zoomed, this, &PrintPage::sayZoom);
}

PrintPage::~PrintPage() = default;

QString PrintPage::title() const { return tr("Print the acceptance form"); }
QString PrintPage::lead() const {
  return tr("Print it, sign and stamp it, then scan or photograph it: on the next page you upload it.");
}

void PrintPage::see() {
  m_number->setLabel(tr("Reference number"));
  m_number->setLabelWidth(120);
  m_number->setValue(grouped(application().id), utf8(application().id));
  m_print->setText(tr("Print…"));
  m_save->setText(tr("Save as PDF…"));
  m_save->setEnabled(!m_saving);
  m_earlier->setText(tr("I have printed it already"));
  m_earlier->setEnabled(!busy());
  m_earlier->setVisible(m_model.mode() == Mode::Current && !m_had);
  m_smaller->setText(tr("Smaller"));
  m_larger->setText(tr("Larger"));
  makePreview();
  sayZoom();
  Q_EMIT offerChanged();
}

// Anew only where the application or the language has changed.
void PrintPage::makePreview() {
  const auto of = utf8(application().etag) + title();
  if (of == m_formOf) return;
  m_formOf = of;
  m_form = std::make_unique<papers::AcceptanceForm>(application(), m_model.portal());
  m_preview->setSheets(m_form->pages(), papers::AcceptanceForm::sheet(),
                       [this](QPainter& painter, int sheet) { m_form->paintPage(painter, sheet); });
  m_previewName->setText(tr("Preview"));
  m_preview->setName(tr("Preview of the acceptance form, sheets: %1").arg(m_form->pages()));
}

void PrintPage::sayZoom() {
  m_smaller->setEnabled(m_preview->canZoom(-1));
  m_larger->setEnabled(m_preview->canZoom(1));
  m_smaller->setAccessibleName(tr("Smaller preview"));
  m_larger->setAccessibleName(tr("Larger preview"));
}

void PrintPage::bodyResized(int room) { m_preview->setRoom(room); }

void PrintPage::tell(Tone tone, const QString& text) {
  m_told->set(tone, text);
  m_told->setVisible(true);
  see();
  reveal(m_told);
}

void PrintPage::askPrinter(const QStringList& printers) {
  if (printers.isEmpty())
    return tell(Tone::Warn, tr("No printer is set up on this PC. Save the form as a PDF and print it elsewhere."));
  ui::askPrinter(this, utf8(application().id), [this](QPrinter& printer) { printOn(printer); });
}

void PrintPage::printOn(QPrinter& printer) {
  if (!m_form->paint(printer))
    return tell(Tone::Bad, tr("The printer did not take it. See whether it is on and has paper, or save the form as a "
                              "PDF and print it elsewhere."));
  m_had = true;
  tell(Tone::Ok, tr("It is on its way to the printer."));
}

void PrintPage::askFile() {
  //: A file name; %1 is the reference number.
  const auto name = tr("Acceptance form %1").arg(utf8(application().id)) + QStringLiteral(".pdf");
  auto* dialog = new QFileDialog(this, tr("Save the acceptance form"), fileFolder(), tr("PDF (*.pdf)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(QStringLiteral("pdf"));
  dialog->selectFile(name);
  connect(dialog, &QFileDialog::fileSelected, this, &PrintPage::saveAs);
  dialog->open();
}

// Made anew there: a form is painted on the thread that made it.
void PrintPage::saveAs(const QString& path) {
  if (path.isEmpty() || m_saving) return;
  m_saving = true;
  rememberFileFolder(path);
  see();
  m_worker.post([me = QPointer<PrintPage>(this), path, application = application(),
                 portal = m_model.portal()](const std::stop_token&) {
    const auto outcome = papers::AcceptanceForm(application, portal).writePdf(path.toStdU16String());
    toWindow(me, [path, outcome](PrintPage& here) { here.saved(path, outcome); });
  });
}

void PrintPage::saved(const QString& path, const Outcome& outcome) {
  m_saving = false;
  if (!outcome) return tell(Tone::Bad, mendingText(outcome.error().code));
  m_had = true;
  tell(Tone::Ok, tr("Saved as %1").arg(QDir::toNativeSeparators(path)));
}

bool PrintPage::had() const { return m_had || m_earlier->isChecked() || m_model.mode() != Mode::Current; }

Offer PrintPage::offer() const { return next(had(), tr("Print or save it first")); }

void PrintPage::goOn() {
  if (!had()) return;
  if (m_model.mode() != Mode::Current) return m_model.goOn();
  m_model.answer(workflow::FormPrinted{});
}

QWidget* PrintPage::firstField() const { return had() ? nullptr : m_print; }

} // namespace certdesk::ui
