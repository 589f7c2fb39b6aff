#include "app/practice/ukey/line_file.h"

#include <array>
#include <charconv>
#include <fstream>
#include <sstream>
#include <thread>

namespace certdesk::practice {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace {
constexpr std::size_t largestFile = 1024UL * 1024;
constexpr int renameTries = 20; // on Windows a reader and a rename in the same moment are in each other's way
} // namespace

std::optional<std::string> readFile(const fs::path& file) {
  // Nothing is asked by name twice: it may be another file by then.
  std::ifstream in(file, std::ios::binary);
  for (int i = 0; !in.is_open() && i < renameTries; ++i) {
    std::error_code none;
    if (!fs::exists(file, none)) return std::nullopt;
    std::this_thread::sleep_for(1ms);
    in.open(file, std::ios::binary);
  }
  std::string content;
  for (std::array<char, 4096> part{}; in && content.size() <= largestFile;) {
    in.read(part.data(), part.size());
    content.append(part.data(), static_cast<std::size_t>(in.gcount()));
  }
  if (!in.eof()) return std::nullopt;
  return content;
}

bool replaceFile(const fs::path& file, const std::string& content) {
  fs::path fresh = file;
  fresh += ".new";
  {
    std::ofstream out(fresh, std::ios::binary | std::ios::trunc);
    out << content << std::flush;
    if (!out) return false;
  }
  if (!platform::syncToDisk(fresh)) return false;
  std::error_code error;
  for (int i = 0; i < renameTries; ++i) {
    fs::rename(fresh, file, error);
    if (!error) break;
    std::this_thread::sleep_for(1ms);
  }
  // The rename itself is on the disk once the directory is; Windows cannot say so, and does not need it.
  platform::syncToDisk(file.parent_path());
  return !error;
}

std::optional<Lines> readLines(const fs::path& file) {
  const auto content = readFile(file);
  if (!content) return std::nullopt;
  Lines lines;
  std::istringstream in(*content);
  for (std::string line; std::getline(in, line);) {
    const auto space = line.find(' ');
    if (space != std::string::npos) lines[line.substr(0, space)] = line.substr(space + 1);
  }
  return lines;
}

bool replaceLines(const fs::path& file, const Lines& lines) {
  std::string content;
  for (const auto& [key, value] : lines)
    content += key + ' ' + value + '\n';
  return replaceFile(file, content);
}

std::uint64_t numberIn(const Lines& lines, const std::string& key, std::uint64_t otherwise) {
  const auto line = lines.find(key);
  if (line == lines.end()) return otherwise;
  std::uint64_t number = 0;
  const char* end = line->second.data() + line->second.size();
  return std::from_chars(line->second.data(), end, number).ec == std::errc() ? number : otherwise;
}

std::optional<platform::FileLock> waitForLock(const fs::path& file, std::chrono::milliseconds patience) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  for (auto pause = 100us;;) {
    if (auto lock = platform::FileLock::take(file)) return lock;
    if (std::chrono::steady_clock::now() > deadline) return std::nullopt;
    std::this_thread::sleep_for(pause);
    if (pause < 1ms) pause *= 2;
  }
}

} // namespace certdesk::practice
