#include "app/core/platform.h"

#include <utility>

#ifdef _WIN32
#include <io.h>
#include <stdlib.h>
#else
#include <unistd.h>
#endif

// What is alike on every system, but for a name. The rest is in platform_posix.cpp and platform_windows.cpp.
namespace certdesk::platform {

namespace {

constexpr std::size_t longestLine = 4096;

#ifdef _WIN32
char** environment() noexcept { return _environ; }
bool readOctet(int descriptor, char& octet) noexcept { return _read(descriptor, &octet, 1) == 1; }
#else
char** environment() noexcept { return environ; }
bool readOctet(int descriptor, char& octet) noexcept { return ::read(descriptor, &octet, 1) == 1; }
#endif

} // namespace

std::vector<std::string> environmentNames() {
  std::vector<std::string> names;
  for (char** entry = environment(); entry != nullptr && *entry != nullptr; ++entry) {
    const std::string text = *entry;
    names.push_back(text.substr(0, text.find('=', 1)));
  }
  return names;
}

std::optional<std::string> readLineFrom(int descriptor) {
  std::string line;
  line.reserve(longestLine); // a string that grows leaves what it held behind
  char c = 0;
  while (line.size() < longestLine && readOctet(descriptor, c)) {
    if (c == '\n') return line;
    if (c != '\r') line.push_back(c); // a script's file may come from another system
  }
  return line.empty() ? std::nullopt : std::optional(std::move(line));
}

FileLock::FileLock(FileLock&& other) noexcept : m_handle(std::exchange(other.m_handle, -1)) {}

} // namespace certdesk::platform
