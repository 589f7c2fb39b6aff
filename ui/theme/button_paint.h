#pragma once
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

class QPainter;
class QStyleOptionButton;

namespace certdesk::ui {

// What a push button is for. Kept in its property "kind"; a button without one is Secondary.
// Plain is a way to another place, without an act: quiet, in the ink of text.
enum class Kind { Secondary, Primary, Quiet, Plain, Link, Danger, DangerFilled };

inline constexpr char kindProperty[] = "kind";         // int of Kind
inline constexpr char smallProperty[] = "small";       // bool: 32 high, note-sized text
inline constexpr char leadingProperty[] = "leading";   // int of Icon
inline constexpr char trailingProperty[] = "trailing"; // int of Icon
inline constexpr char leftProperty[] = "left";         // bool: contents at the left edge

void paintButton(QPainter& painter, const QStyleOptionButton& option, const Theme& theme, const QWidget* widget);
[[nodiscard]] QSize buttonSize(const QStyleOptionButton& option, const Theme& theme, const QWidget* widget);

} // namespace certdesk::ui
