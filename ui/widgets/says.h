#pragma once
#include <functional>

class QWidget;

namespace certdesk::ui {

// Calls speak now, and again whenever the language changes, for as long as the widget lives. In speak stand the
// widget's texts: says(title, [title] { title->setText(Page::tr("Log in")); });
void says(QWidget* widget, std::function<void()> speak);
// The same for what depends on the theme or the size of the text, such as a fixed height.
void wears(QWidget* widget, std::function<void()> dress);

} // namespace certdesk::ui
