#include "app/portal/multipart.h"

#include "app/core/text.h"
#include "app/portal/json_reader.h"

#include <algorithm>
#include <optional>

namespace certdesk::portal {

namespace {

constexpr std::size_t longestBoundary = 70; // RFC 2046 section 5.1.1
constexpr std::size_t mostFields = 20;

std::string lower(std::string_view text) {
  std::string out(text);
  for (auto& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// The next line without its end; what is left starts behind it.
std::string_view takeLine(std::string_view& rest) {
  const auto end = rest.find('\n');
  auto line = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

enum class Mark { None, Delimiter, Close };

Mark markOf(std::string_view line, std::string_view boundary) {
  if (!line.starts_with("--") || line.substr(2, boundary.size()) != boundary) return Mark::None;
  const auto behind = trimmed(line.substr(2 + boundary.size()));
  if (behind.empty()) return Mark::Delimiter;
  return behind == "--" ? Mark::Close : Mark::None;
}

// Everything up to the next delimiter, whichever it is; nothing where the body ends before one.
struct Stretch {
  std::string_view text;
  Mark end = Mark::None;
};
std::optional<Stretch> takeStretch(std::string_view& rest, std::string_view boundary) {
  const auto* start = rest.data();
  while (!rest.empty()) {
    const auto* lineStart = rest.data();
    const auto mark = markOf(takeLine(rest), boundary);
    if (mark != Mark::None) return Stretch{{start, static_cast<std::size_t>(lineStart - start)}, mark};
  }
  return std::nullopt;
}

std::optional<Part> partFrom(std::string_view text) {
  std::optional<MediaType> type;
  std::string encoding;
  for (std::size_t fields = 0;; ++fields) {
    if (text.empty() || fields > mostFields) return std::nullopt;
    const auto line = takeLine(text);
    if (line.empty()) break;
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || line.starts_with(' ') || line.starts_with('\t')) return std::nullopt;
    const auto name = lower(line.substr(0, colon));
    const auto value = trimmed(line.substr(colon + 1));
    if (name == "content-type") type = mediaTypeFrom(value);
    if (name == "content-transfer-encoding") encoding = lower(value);
  }
  auto octets = fromBase64(text);
  if (!type || type->type.starts_with("multipart/") || (!encoding.empty() && encoding != "base64")) return std::nullopt;
  if (!octets || octets->empty()) return std::nullopt;
  return Part{*std::move(type), *std::move(octets)};
}

} // namespace

Result<std::vector<Part>> partsFrom(const MediaType& type, std::string_view body, std::size_t count) {
  const auto boundary = type.parameter("boundary");
  if (type.type != "multipart/mixed" || boundary.empty() || boundary.size() > longestBoundary)
    return malformed("not multipart/mixed with a boundary");
  auto stretch = takeStretch(body, boundary); // the preamble is for nobody
  std::vector<Part> parts;
  while (stretch && stretch->end == Mark::Delimiter) {
    stretch = takeStretch(body, boundary);
    auto part = stretch ? partFrom(stretch->text) : std::nullopt;
    if (!part || parts.size() == count) return malformed("part " + std::to_string(parts.size() + 1));
    parts.push_back(*std::move(part));
  }
  if (!stretch || parts.size() != count) return malformed("a multipart body without its end or of too few parts");
  return parts;
}

} // namespace certdesk::portal
