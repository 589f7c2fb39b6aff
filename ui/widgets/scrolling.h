#pragma once

class QScrollArea;
class QWidget;

namespace certdesk::ui {

// Around what may be higher than its place: it scrolls up and down, and is not itself a stop of the keyboard.
[[nodiscard]] QScrollArea* scrolling(QWidget* content);

} // namespace certdesk::ui
