#pragma once
#include <QAccessible>
#include <QWidget>
#include <catch2/catch.hpp>

namespace certdesk::test {

// Reads everything as a screen reader does, which counts children first and asks for them afterwards: what has gone
// meanwhile is not there, and no end of the program.
inline void readAll(QAccessibleInterface* node) {
  const int count = node->childCount();
  INFO(node->text(QAccessible::Name).toStdString() << " " << node->role());
  CHECK(node->child(count) == nullptr);
  for (int index = 0; index < count; ++index)
    if (auto* child = node->child(index)) readAll(child);
}

inline void readAll(QWidget& window) {
  auto* interface = QAccessible::queryAccessibleInterface(&window);
  REQUIRE(interface != nullptr);
  readAll(interface);
}

} // namespace certdesk::test
