#pragma once
#include <QCoreApplication>

namespace certdesk::tests {

// The program's own: Qt's event loops run only where there is one. The first call makes it.
inline void needApplication() {
  static int count = 1;
  static char name[] = "tests";
  static char* names[] = {name, nullptr};
  static QCoreApplication application(count, names);
}

} // namespace certdesk::tests
