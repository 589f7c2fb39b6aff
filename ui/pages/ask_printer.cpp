#include "ui/pages/ask_printer.h"

#include <QPrintDialog>
#include <QPrinter>
#include <memory>

namespace certdesk::ui {

void askPrinter(QWidget* parent, const QString& name, std::function<void(QPrinter&)> chosen) {
  const auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution); // lives as long as its dialog
  printer->setPageSize(QPageSize(QPageSize::A4));
  printer->setDocName(name);
  auto* dialog = new QPrintDialog(printer.get(), parent);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  QObject::connect(dialog, qOverload<>(&QDialog::accepted), parent,
                   [printer, chosen = std::move(chosen)] { chosen(*printer); });
  dialog->open();
}

} // namespace certdesk::ui
