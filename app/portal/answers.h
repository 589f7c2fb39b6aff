#pragma once
#include "app/portal/http.h"
#include "app/portal/json_reader.h"
#include "app/portal/media_type.h"
#include "app/portal/nouns.h"

#include <string>
#include <string_view>

// From an answer to the noun inside it; N-07 where it is none.
namespace certdesk::portal {

template <class T>
Result<T> nounIn(const HttpAnswer& answer, Result<T> (*read)(std::string_view)) {
  const auto media = mediaTypeFrom(answer.contentType);
  if (!media || media->type != jsonType) return malformed("Content-Type is not JSON's");
  return read(answer.body.view());
}

// With its ETag. An answer about another application than the one asked for is none; id empty: any.
[[nodiscard]] Result<Application> applicationIn(const HttpAnswer& answer, std::string_view id);

// Whether a version (numbers and dots) is older than another; a part that is missing counts as 0.
[[nodiscard]] bool olderThan(std::string_view version, std::string_view other);

} // namespace certdesk::portal
