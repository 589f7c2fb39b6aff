#pragma once
#include "app/terminal/output.h"

namespace certdesk::test {

// For whoever looks at the JSON alone.
[[nodiscard]] inline terminal::Words noWords() {
  const auto nothing = [](const QString&) { return QString(); };
  return {[](workflow::Step) { return QString(); },
          [](workflow::Wait) { return QString(); },
          [](ErrorCode) { return terminal::Words::Failure(); },
          nothing,
          nothing,
          nothing,
          [] { return QString(); },
          nothing,
          [](const QString&, bool) { return QString(); },
          [](const std::string&, const std::string&) { return QString(); }};
}

} // namespace certdesk::test
