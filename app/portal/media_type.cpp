#include "app/portal/media_type.h"

#include <algorithm>

namespace certdesk::portal {

namespace {

constexpr std::size_t longest = 1000;
constexpr std::size_t mostParameters = 10;

bool tokenCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

void skipSpace(std::string_view& rest) { rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size())); }

std::string token(std::string_view& rest) {
  const auto end = std::find_if_not(rest.begin(), rest.end(), tokenCharacter);
  std::string found(rest.begin(), end);
  rest.remove_prefix(found.size());
  return found;
}

std::string lowerToken(std::string_view& rest) {
  auto found = token(rest);
  for (auto& c : found)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return found;
}

bool take(std::string_view& rest, char c) {
  if (!rest.starts_with(c)) return false;
  rest.remove_prefix(1);
  return true;
}

std::optional<std::string> quoted(std::string_view& rest) {
  std::string found;
  while (!rest.empty() && rest.front() != '"') {
    if (rest.front() == '\\') rest.remove_prefix(1);
    if (rest.empty()) return std::nullopt;
    found.push_back(rest.front());
    rest.remove_prefix(1);
  }
  if (!take(rest, '"')) return std::nullopt;
  return found;
}

} // namespace

std::string MediaType::parameter(const std::string& name) const {
  const auto found = parameters.find(name);
  return found == parameters.end() ? std::string() : found->second;
}

std::optional<MediaType> mediaTypeFrom(std::string_view field) {
  if (field.size() > longest) return std::nullopt;
  skipSpace(field);
  MediaType media;
  const auto type = lowerToken(field);
  if (!take(field, '/')) return std::nullopt;
  const auto subtype = lowerToken(field);
  if (type.empty() || subtype.empty()) return std::nullopt;
  media.type = type + "/" + subtype;
  for (skipSpace(field); !field.empty(); skipSpace(field)) {
    if (!take(field, ';')) return std::nullopt;
    skipSpace(field);
    if (field.empty()) break; // a lonely semicolon at the end does no harm
    const auto name = lowerToken(field);
    if (name.empty() || !take(field, '=')) return std::nullopt;
    const auto value = take(field, '"') ? quoted(field) : std::optional(token(field));
    if (!value || !media.parameters.emplace(name, *value).second) return std::nullopt;
    if (media.parameters.size() > mostParameters) return std::nullopt;
  }
  return media;
}

} // namespace certdesk::portal
