#include "tests/faults/children.h"

#include <charconv>
#include <filesystem>
#include <fstream>
#include <string>

namespace certdesk::faults {

namespace {

// The fourth member of /proc/PID/stat (proc(5)); the second may hold blanks and parentheses.
pid_t parentOf(const std::filesystem::path& process) {
  std::ifstream in(process / "stat");
  std::string line;
  std::getline(in, line);
  const auto name = line.rfind(')');
  pid_t parent = 0;
  if (name == std::string::npos || name + 4 > line.size()) return parent;
  std::from_chars(line.data() + name + 4, line.data() + line.size(), parent);
  return parent;
}

} // namespace

std::vector<pid_t> childrenOf(pid_t parent) {
  std::vector<pid_t> found;
  std::error_code ended;
  for (auto entry = std::filesystem::directory_iterator("/proc", ended); !ended && entry != end(entry);
       entry.increment(ended)) {
    const auto name = entry->path().filename().string();
    pid_t id = 0;
    const auto [rest, bad] = std::from_chars(name.data(), name.data() + name.size(), id);
    if (bad == std::errc() && rest == name.data() + name.size() && parentOf(entry->path()) == parent)
      found.push_back(id);
  }
  return found;
}

} // namespace certdesk::faults
