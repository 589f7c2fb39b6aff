#include "app/core/log.h"

#include "app/core/platform.h"
#include "app/core/steering.h"

#include <algorithm>
#include <cctype>
#include <chrono>
#include <ctime>
#include <mutex>

namespace certdesk::log {

namespace {

std::mutex mutex;
std::filesystem::path place;                                        // empty: lines are dropped
constexpr std::uintmax_t longest = std::uintmax_t(4) * 1024 * 1024; // with the older file, twice that

bool isWord(char c) {
  const auto u = static_cast<unsigned char>(c);
  return std::isalnum(u) != 0 || c == '+' || c == '/' || c == '=' || c == '_' || c == '-';
}

// Digits alone are reference numbers and lengths; words of small letters are words.
bool looksSecret(std::string_view word) {
  if (word.size() < 16) return false;
  const auto has = [&](auto predicate) {
    return std::any_of(word.begin(), word.end(), [&](char c) { return predicate(static_cast<unsigned char>(c)) != 0; });
  };
  const bool upper = has([](int c) { return std::isupper(c); });
  const bool lower = has([](int c) { return std::islower(c); });
  const bool digit = has([](int c) { return std::isdigit(c); });
  const bool codeLong = word.size() == 20; // an authorisation code may happen to have no small letter
  return (digit && upper && (lower || codeLong)) || (word.size() >= 40 && (upper || lower));
}

void write(std::string_view level, std::string_view room, std::string_view text) {
  const std::lock_guard lock(mutex);
  if (place.empty()) return;
  const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  char stamp[32];
  std::strftime(stamp, sizeof stamp, "%Y-%m-%dT%H:%M:%SZ", platform::utc(now));
  std::string line(stamp);
  line.append(" ").append(level).append(" ").append(room).append(": ").append(redact(text)).append("\n");
  platform::appendLine(place, line, longest);
}

} // namespace

void open(const std::filesystem::path& path) {
  const std::lock_guard lock(mutex);
  platform::makePrivateFolder(path.parent_path());
  place = path;
}

void close() {
  const std::lock_guard lock(mutex);
  place.clear();
}

void info(std::string_view room, std::string_view text) { write("info", room, text); }
void warn(std::string_view room, std::string_view text) { write("warn", room, text); }
void error(std::string_view room, std::string_view text) { write("error", room, text); }

std::string redact(std::string_view written) {
  const auto text = steeringReplaced(written, " ");
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    if (isWord(text[i])) {
      std::size_t end = i;
      while (end < text.size() && isWord(text[end]))
        ++end;
      const auto word = std::string_view(text).substr(i, end - i);
      const bool address = end < text.size() && text[end] == '@';
      result += looksSecret(word) || address ? std::string_view("[hidden]") : word;
      i = end;
    } else {
      result += text[i++];
    }
  }
  return result;
}

} // namespace certdesk::log
