// certdesk-token-host MODULE_PATH SECONDS: one driver module in a process of its own, for the window and the terminal;
// for so long it outlives its client in a call that does not come back.
#include "app/token/host/run_host.h"

#include <QCoreApplication>

int main(int count, char** arguments) {
  // Only for the path in UTF-8, which Windows does not give to main.
  const QCoreApplication program(count, arguments);
  const auto texts = QCoreApplication::arguments();
  bool good = texts.size() == 3;
  const std::chrono::seconds bereavement(good ? texts.at(2).toUInt(&good) : 0);
  if (!good) return 2;
  return certdesk::token::runHost(texts.at(1).toStdString(), bereavement);
}
