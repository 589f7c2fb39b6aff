#pragma once
#include "app/practice/http.h"
#include "app/practice/office.h"

namespace certdesk::practice {

// The page where a first certificate is applied for. It asks for the password with the rest, so that no other site's
// page can send it.
inline constexpr const char* applyAddress = "/practice/apply";
[[nodiscard]] HttpAnswer answerApply(Visit& visit, const HttpRequest& request);

} // namespace certdesk::practice
