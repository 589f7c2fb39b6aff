#include "ui/pages/receipt_card.h"

#include "app/papers/receipt_sheet.h"
#include "app/papers/receipt_text.h"
#include "app/papers/save_file.h"
#include "ui/format.h"
#include "ui/pages/ask_printer.h"
#include "ui/pages/choose_files.h"
#include "ui/pages/wizard_page.h"
#include "ui/to_window.h"
#include "ui/widgets/button.h"
#include "ui/widgets/failure_note.h"
#include "ui/widgets/notice.h"

#include <QDir>
#include <QFileDialog>
#include <QGridLayout>
#include <QPrinter>

namespace certdesk::ui {

ReceiptCard::ReceiptCard(Services& services, QWidget* parent)
    : QWidget(parent), m_services(services), m_print(new Button(Kind::Secondary)),
      m_savePdf(new Button(Kind::Secondary)), m_saveSigned(new Button(Kind::Secondary)), m_failure(new FailureNote),
      m_panel(new Panel(Panel::Ground::Outlined)), m_title(new Text(Type::Section)), m_verified(new Notice(Tone::Ok)),
      m_missing(new Notice(Tone::Warn)), m_told(new Notice(Tone::Ok)), m_look(new Button(Kind::Secondary)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(16);
  column->addWidget(m_failure);
  column->addWidget(m_panel);
  m_panel->body()->setSpacing(12);
  m_panel->body()->addWidget(m_title);
  m_panel->body()->addWidget(m_verified);
  m_panel->body()->addWidget(m_missing);
  m_look->setSmall();
  m_missing->addButton(m_look);
  auto* ways = new QHBoxLayout;
  ways->setSpacing(12);
  m_print->setLeading(Icon::Printer);
  m_savePdf->setLeading(Icon::Download);
  m_saveSigned->setLeading(Icon::Shield);
  for (auto* button : {m_print, m_savePdf, m_saveSigned})
    ways->addWidget(button);
  ways->addStretch(1);
  m_panel->body()->addLayout(ways);
  m_panel->body()->addWidget(m_told);
  hide();
  connect(m_failure, &FailureNote::retry, this, &ReceiptCard::fetch);
  connect(m_look, &QPushButton::clicked, this, [this] {
    if (m_held) Q_EMIT ukeyWanted(m_held->said.ukeySerial);
  });
  connect(m_print, &QPushButton::clicked, this,
          [this] { askPrinter(this, utf8(m_application), [this](QPrinter& printer) { printOn(printer); }); });
  connect(m_savePdf, &QPushButton::clicked, this, [this] {
    //: A file name; %1 is the reference number.
    askFile(tr("Save the receipt"), tr("Receipt %1").arg(utf8(m_application)) + QStringLiteral(".pdf"),
            tr("PDF (*.pdf)"), &ReceiptCard::savePdf);
  });
  connect(m_saveSigned, &QPushButton::clicked, this, [this] {
    if (m_held)
      askFile(tr("Save the signed receipt"), papers::receiptFileName(m_held->said), tr("Signed file (*.p7s)"),
              &ReceiptCard::saveSigned);
  });
}

ReceiptCard::~ReceiptCard() = default;

void ReceiptCard::set(const portal::Application& application) {
  m_application = application.id;
  m_print->setText(tr("Print…"));
  m_savePdf->setText(tr("Save as PDF…"));
  m_saveSigned->setText(tr("Save the signed file…"));
  m_panel->setVisible(m_held.has_value());
  setVisible(m_held || m_failure->isVisibleTo(this));
  if (m_held) show(*m_held);
}

void ReceiptCard::fetch() {
  if (m_busy) return;
  m_busy = true;
  m_failure->setBusy(true);
  Q_EMIT changed();
  m_worker.post([me = QPointer<ReceiptCard>(this), id = m_application, &services = m_services](std::stop_token stop) {
    auto result = workflow::fetchReceipt(id, services.portal, services.tokens, services.anchors,
                                         Call{std::move(stop), in(std::chrono::seconds(60))});
    toWindow(me, [result](ReceiptCard& here) { here.fetched(result); });
  });
}

void ReceiptCard::fetched(Result<workflow::HeldReceipt> result) {
  m_busy = false;
  m_failure->setBusy(false);
  if (result) {
    m_failure->clear();
    m_held = std::move(*result);
    m_shownIn.clear(); // what is in the UKEY may be another
    show(*m_held);
  } else {
    m_held.reset();
    m_failure->tell(result.error().code, utf8(result.error().names));
  }
  m_panel->setVisible(m_held.has_value());
  setVisible(true);
  Q_EMIT changed();
  if (m_held) m_print->setFocus();
}

// Anew only where the receipt or the language has changed.
void ReceiptCard::show(const workflow::HeldReceipt& held) {
  const auto of = papers::receiptTitle() + utf8(held.said.application);
  if (of == m_shownIn && m_rows != nullptr) return;
  m_shownIn = of;
  m_title->setText(papers::receiptTitle());
  QStringList verified{tr("Verified: signed by the portal, under a certificate of the CA.")};
  if (held.ukey == workflow::HeldReceipt::Ukey::Same)
    verified << tr("The certificates of this service are on the UKEY that is inserted.");
  if (held.ukey == workflow::HeldReceipt::Ukey::ChangedSince)
    verified << tr("A later service has changed the UKEY since.");
  m_verified->setText(joined(verified));
  m_verified->setIcon(Icon::Shield);
  m_missing->setVisible(!held.missing.empty());
  if (!held.missing.empty()) m_missing->setText(papers::missingText(held.missing));
  m_look->setText(tr("Show it under My UKEY"));
  m_told->setVisible(false);
  if (m_rows != nullptr) m_rows->deleteLater();
  m_rows = new QWidget;
  auto* grid = new QGridLayout(m_rows);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(24);
  grid->setVerticalSpacing(4);
  grid->setColumnStretch(1, 1);
  fill(*grid, held);
  m_panel->body()->addWidget(m_rows);
}

// In one grid, so that all values stand under each other.
void ReceiptCard::fill(QGridLayout& grid, const workflow::HeldReceipt& held) {
  int row = 0;
  for (const auto& part : papers::receiptParts(held.said)) {
    if (!part.title.isEmpty()) {
      grid.addWidget(new Line, row++, 0, 1, 2);
      auto* title = new Text(Type::Body, Ink::Text, part.title);
      title->setBold(true);
      grid.addWidget(title, row++, 0, 1, 2);
    }
    for (const auto& [name, value] : part.rows) {
      grid.addWidget(new Text(Type::Body, Ink::Text2, name), row, 0, Qt::AlignTop);
      auto* text = new Text(Type::Body, Ink::Text, value);
      text->setTextInteractionFlags(Qt::TextSelectableByMouse);
      grid.addWidget(text, row++, 1);
    }
  }
  grid.addWidget(new Line, row++, 0, 1, 2);
  auto* how = new Text(Type::Note, Ink::Text2, papers::howToVerify(papers::receiptFileName(held.said)));
  how->setTextInteractionFlags(Qt::TextSelectableByMouse);
  grid.addWidget(how, row, 0, 1, 2);
}

void ReceiptCard::tell(Tone tone, const QString& text) {
  m_told->set(tone, text);
  m_told->setVisible(true);
  Q_EMIT told(m_told);
}

void ReceiptCard::printOn(QPrinter& printer) {
  if (!m_held) return;
  if (papers::ReceiptSheet(m_held->said).paint(printer))
    tell(Tone::Ok, tr("It is on its way to the printer."));
  else
    tell(Tone::Bad, tr("The printer did not take it. See whether it is on and has paper, or save it as a PDF."));
}

void ReceiptCard::askFile(const QString& title, const QString& name, const QString& filter,
                          void (ReceiptCard::*save)(const QString&)) {
  auto* dialog = new QFileDialog(this, title, fileFolder(), filter);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(QFileInfo(name).suffix());
  dialog->selectFile(name);
  connect(dialog, &QFileDialog::fileSelected, this, save);
  dialog->open();
}

// Small, but wherever that is: never on the window's thread.
void ReceiptCard::savePdf(const QString& path) {
  if (path.isEmpty() || !m_held) return;
  rememberFileFolder(path);
  m_worker.post([me = QPointer<ReceiptCard>(this), path, said = m_held->said](const std::stop_token&) {
    const auto outcome = papers::ReceiptSheet(said).writePdf(path.toStdU16String());
    toWindow(me, [path, outcome](ReceiptCard& here) { here.saved(path, outcome); });
  });
}

void ReceiptCard::saveSigned(const QString& path) {
  if (path.isEmpty() || !m_held) return;
  rememberFileFolder(path);
  m_worker.post([me = QPointer<ReceiptCard>(this), path, file = m_held->file](const std::stop_token&) {
    const auto outcome = papers::saveFile(path.toStdU16String(), papers::Readers::AsUsual, file);
    toWindow(me, [path, outcome](ReceiptCard& here) { here.saved(path, outcome); });
  });
}

void ReceiptCard::saved(const QString& path, const Outcome& outcome) {
  if (!outcome) return tell(Tone::Bad, mendingText(outcome.error().code));
  tell(Tone::Ok, tr("Saved as %1").arg(QDir::toNativeSeparators(path)));
}

} // namespace certdesk::ui
