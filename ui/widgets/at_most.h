#pragma once
class QHBoxLayout;
class QWidget;

namespace certdesk::ui {

// A widget at the left, no wider than that. In a row of its own: a column asks how high it is at the column's width, and
// lines that wrap earlier would be cut off.
[[nodiscard]] QHBoxLayout* atMost(int width, QWidget* widget);

} // namespace certdesk::ui
