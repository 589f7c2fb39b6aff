#pragma once
#include <QString>
#include <functional>

class QPrinter;
class QWidget;

namespace certdesk::ui {

// The system's dialog for a printer, set to A4, while the window goes on; chosen is called with what was chosen there.
// name: of the job.
void askPrinter(QWidget* parent, const QString& name, std::function<void(QPrinter&)> chosen);

} // namespace certdesk::ui
