#include "app/practice/router.h"

namespace certdesk::practice {

namespace {
// The variable part is one whole segment. Nothing where the path is another one.
std::optional<std::string> variableIn(std::string_view pattern, std::string_view path) {
  const auto open = pattern.find('{');
  if (open == std::string_view::npos) return pattern == path ? std::optional<std::string>("") : std::nullopt;
  const auto head = pattern.substr(0, open);
  const auto tail = pattern.substr(pattern.find('}') + 1);
  if (path.size() <= head.size() + tail.size() || !path.starts_with(head) || !path.ends_with(tail)) return std::nullopt;
  const auto variable = path.substr(head.size(), path.size() - head.size() - tail.size());
  if (variable.find('/') != std::string_view::npos) return std::nullopt;
  return std::string(variable);
}
} // namespace

std::optional<RouteMatch> matchRoute(const std::string& method, const std::string& path) {
  for (const auto& entry : portal::allRoutes())
    if (entry.method == method)
      if (auto variable = variableIn(entry.path, path)) return RouteMatch{entry.route, std::move(*variable)};
  return std::nullopt;
}

std::string methodsOf(const std::string& path) {
  std::string methods;
  for (const auto& entry : portal::allRoutes())
    if (variableIn(entry.path, path)) methods += (methods.empty() ? "" : ", ") + std::string(entry.method);
  return methods;
}

} // namespace certdesk::practice
