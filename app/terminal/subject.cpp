#include "app/terminal/subject.h"

namespace certdesk::terminal {

namespace {
constexpr char joint = '\x1f'; // unit separator; the log writes a space for it
}

std::string withSubject(std::string_view subject, std::string_view detail) {
  return std::string(subject).append(1, joint).append(detail);
}

Error about(std::string_view subject, Error error) {
  error.detail = withSubject(subject, error.detail);
  return error;
}

Told toldBy(const Error& error) {
  const auto at = error.detail.find(joint);
  if (at == std::string::npos) return {{}, error.detail};
  return {error.detail.substr(0, at), error.detail.substr(at + 1)};
}

} // namespace certdesk::terminal
