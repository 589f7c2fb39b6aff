#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Requests and answers as values, so that nothing but the server knows the library that carries them.
namespace certdesk::practice {

struct HttpRequest {
  std::string method, path; // path percent-decoded, without the query
  std::multimap<std::string, std::string> query;
  std::map<std::string, std::string> fields; // header fields by lower-case name
  std::string body;

  [[nodiscard]] std::string field(const std::string& lowerCaseName) const {
    const auto found = fields.find(lowerCaseName);
    return found == fields.end() ? std::string() : found->second;
  }
  [[nodiscard]] std::string parameter(const std::string& name) const {
    const auto found = query.find(name);
    return found == query.end() ? std::string() : found->second;
  }
};

struct HttpAnswer {
  int status = 200;
  std::string type, body;
  std::vector<std::pair<std::string, std::string>> fields;
  bool cut = false; // not a single octet of it is sent: the connection ends

  [[nodiscard]] std::string field(std::string_view name) const {
    for (const auto& [each, value] : fields)
      if (each == name) return value;
    return {};
  }
};

} // namespace certdesk::practice
