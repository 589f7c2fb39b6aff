#pragma once
#include "app/core/result.h"

#include <string>
#include <string_view>

// Which answer or which file a failure is about: said before its sentence, since a script has many of them. It travels
// at the head of the detail, and so into the log.
namespace certdesk::terminal {

[[nodiscard]] std::string withSubject(std::string_view subject, std::string_view detail);
[[nodiscard]] Error about(std::string_view subject, Error error);

struct Told {
  std::string subject; // empty where it is about nothing in particular
  std::string detail;
};
[[nodiscard]] Told toldBy(const Error& error);

} // namespace certdesk::terminal
