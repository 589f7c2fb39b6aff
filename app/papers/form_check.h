#pragma once
#include "app/portal/papers.h"

#include <functional>
#include <optional>
#include <string>

// What can be said of a value before the portal sees it (M9, M10). The portal judges: whatever cannot be decided here,
// such as a pattern that costs too much, passes. A description comes from outside and may be hostile.
namespace certdesk::papers {

enum class FieldFault { Missing, TooLong, Unlike, NoNumber, TooSmall, TooLarge, NoDate, NoChoice };

// As it is sent: without the spaces around it; a number or a date that can be read, in the one spelling the portal
// takes ("１2" is "12", "2026年3月5日" is "2026-03-05").
[[nodiscard]] std::string tidied(const portal::FormField& field, const std::string& typed);

// Whether it is to be filled in; valueOf answers the tidied value of another field of the form, empty where there is
// none such.
[[nodiscard]] bool isRequired(const portal::FormField& field,
                              const std::function<std::string(const std::string& id)>& valueOf);

// What is wrong with a tidied value. Read-only fields are the portal's own: nothing is wrong with them.
[[nodiscard]] std::optional<FieldFault> faultOf(const portal::FormField& field, const std::string& value,
                                                bool required);

} // namespace certdesk::papers
