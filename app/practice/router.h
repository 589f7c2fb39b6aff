#pragma once
#include "app/portal/routes.h"
#include "app/practice/http.h"

namespace certdesk::practice {

// Which of the contract's routes a request is for, and what stands in the variable part of its path.
struct RouteMatch {
  portal::Route route;
  std::string variable;
};
[[nodiscard]] std::optional<RouteMatch> matchRoute(const std::string& method, const std::string& path);
// The methods of that path, for Allow; empty where there is no such path.
[[nodiscard]] std::string methodsOf(const std::string& path);

} // namespace certdesk::practice
