#include "app/portal/answers.h"

#include "app/portal/wire.h"

#include <algorithm>
#include <charconv>

namespace certdesk::portal {

namespace {

constexpr std::size_t longestTag = 128;

// A strong entity tag (RFC 9110 section 8.8.3): it goes back as it came, in a header field of its own.
bool strongTag(std::string_view tag) {
  return tag.size() >= 3 && tag.size() <= longestTag && tag.front() == '"' && tag.back() == '"' &&
         std::all_of(tag.begin() + 1, tag.end() - 1, [](char c) { return c > ' ' && c <= '~' && c != '"'; });
}

unsigned long takeNumber(std::string_view& version) {
  unsigned long number = 0;
  const auto part = version.substr(0, version.find('.'));
  std::from_chars(part.data(), part.data() + part.size(), number);
  version.remove_prefix(std::min(part.size() + 1, version.size()));
  return number;
}

} // namespace

Result<Application> applicationIn(const HttpAnswer& answer, std::string_view id) {
  auto application = nounIn(answer, applicationFrom);
  if (!application) return application;
  if (!id.empty() && application->id != id) return malformed("another application");
  if (!strongTag(answer.etag)) return malformed("ETag");
  application->etag = answer.etag;
  return application;
}

bool olderThan(std::string_view version, std::string_view other) {
  while (!version.empty() || !other.empty()) {
    const auto ours = takeNumber(version);
    const auto theirs = takeNumber(other);
    if (ours != theirs) return ours < theirs;
  }
  return false;
}

} // namespace certdesk::portal
