#pragma once
#include "app/core/result.h"
#include "tests/fuzz/target.h"

#include <algorithm>

namespace certdesk::fuzz {

// Whatever a body of the contract is read as can be written, and is the same when it is read again; whatever is refused
// is refused as malformed, in a detail that is fit for one line of the log.
template <class T, class Write>
void checkBody(ByteView octets, Result<T> (*read)(std::string_view), Write write) {
  const auto value = read(textOf(octets));
  if (!value) {
    const auto& detail = value.error().detail;
    must(value.error().code == ErrorCode::AnswerMalformed, "a body is refused as malformed");
    must(detail.size() < 300 && std::all_of(detail.begin(), detail.end(), [](char c) { return c >= ' ' && c <= '~'; }),
         "the detail is one short line");
    return;
  }
  const auto written = write(*value);
  const auto again = read(textOf(written));
  must(again.has_value(), "what was written is read");
  must(textOf(write(*again)) == textOf(written), "what is read again is the same");
}

template <class T>
void checkBody(ByteView octets, Result<T> (*read)(std::string_view)) {
  checkBody(octets, read, [](const T& value) { return toJson(value); });
}

} // namespace certdesk::fuzz
