#include "app/practice/ukey/conf_file.h"

#include "app/practice/ukey/line_file.h"

#include <cstdlib>
#include <sstream>
#include <string>

namespace certdesk::practice {

namespace fs = std::filesystem;

std::optional<ConfFile> ConfFile::read(const fs::path& file) {
  const auto content = readFile(file);
  if (!content) return std::nullopt;
  std::istringstream in(*content);
  for (std::string line; std::getline(in, line);) {
    std::istringstream words(line);
    std::string key, sign, value;
    words >> key >> sign >> std::ws;
    std::getline(words, value);
    while (!value.empty() && (value.back() == '\r' || value.back() == ' '))
      value.pop_back();
    if (key == "directories.tokendir" && sign == "=" && !value.empty())
      return ConfFile{fs::path(value), fs::absolute(file).parent_path() / "drawer"};
  }
  return std::nullopt;
}

std::optional<ConfFile> ConfFile::fromEnvironment() {
  const char* file = std::getenv("SOFTHSM2_CONF");
  if (file == nullptr || *file == '\0') return std::nullopt;
  return read(fs::path(file));
}

} // namespace certdesk::practice
