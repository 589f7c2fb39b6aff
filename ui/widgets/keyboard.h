#pragma once
#include <vector>

class QKeyEvent;
class QWidget;

namespace certdesk::ui {

// Enter presses the button that has the keyboard, whatever the desktop makes of it. For the keyPressEvent of a window
// or a wizard: a field has had the key before it comes here. Whether there was one.
bool pressFocused(const QWidget* window, const QKeyEvent& event);

// Tab goes through these parts one after the other, and within each as it is laid out: what was made when does not
// matter. To be called just before the keyboard moves; hidden parts and what takes no Tab are passed over.
void orderTabs(const std::vector<QWidget*>& parts);

} // namespace certdesk::ui
