#pragma once

namespace certdesk::ui {

// What screen readers are told where Qt would end the program. Qt 6.4's interface of a scroll area takes any index of a
// child for a good one: asked for a bar that has just gone (AT-SPI counts, and asks afterwards), it reads past the end
// of its list. Ours answers that there is none. Once for the application; again does nothing.
void installAccessibility();

} // namespace certdesk::ui
