// certdesk-token-host MODULE_PATH: one driver module in a process of its own, for the window and the terminal.
#include "app/token/host/run_host.h"

#include <QCoreApplication>

int main(int count, char** arguments) {
  // Only for the path in UTF-8, which Windows does not give to main.
  const QCoreApplication program(count, arguments);
  const auto texts = QCoreApplication::arguments();
  if (texts.size() != 2) return 2;
  return certdesk::token::runHost(texts.at(1).toStdString());
}
