#include "app/core/acts.h"

#include "app/core/file.h"
#include "app/core/platform.h"

#include <algorithm>
#include <array>
#include <mutex>

namespace certdesk::acts {

namespace {

std::mutex mutex;
std::filesystem::path place; // empty: acts are dropped
constexpr std::size_t longest = std::size_t(1024) * 1024, longestField = 64;

constexpr std::array words = {
#define CERTDESK_ACT(name, word) std::string_view(word),
    CERTDESK_ACTS(CERTDESK_ACT)
#undef CERTDESK_ACT
};

bool isPlain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~';
}

// As it is written, and so is it read: others can write into the file, too.
std::string plain(std::string_view value) {
  std::string text(value.substr(0, longestField));
  std::replace_if(
      text.begin(), text.end(), [](char c) { return !isPlain(c); }, '_');
  return text;
}

std::string field(std::string_view name, std::string_view value) {
  return value.empty() ? std::string() : std::string(" ").append(name).append("=").append(plain(value));
}

// A code that this version does not know is a failure all the same.
ErrorCode failureFrom(std::string_view outcome) {
  for (const auto code : allErrorCodes())
    if (phoneCode(code) == outcome) return code;
  return ErrorCode::Internal;
}

bool take(Act& act, std::string_view name, std::string_view value) {
  for (auto [known, member] :
       {std::pair{"service", &Act::service}, std::pair{"step", &Act::step}, std::pair{"application", &Act::application},
        std::pair{"ukey", &Act::ukeySerial}, std::pair{"certificate", &Act::certificate}})
    if (name == known) act.*member = plain(value);
  if (name == "outcome" && value != "ok") act.failure = failureFrom(value);
  if (name != "act") return false;
  const auto word = std::find(words.begin(), words.end(), value);
  if (word == words.end()) return false;
  act.kind = static_cast<Kind>(word - words.begin());
  return true;
}

std::optional<Recorded> recordedIn(std::string_view line) {
  const auto next = [&line] {
    const auto end = std::min(line.find(' '), line.size());
    const auto part = line.substr(0, end);
    line.remove_prefix(std::min(end + 1, line.size()));
    return part;
  };
  const auto at = fromRfc3339(next());
  Recorded recorded;
  bool known = false;
  while (!line.empty()) {
    const auto part = next();
    const auto sign = part.find('=');
    if (sign != std::string_view::npos)
      known = take(recorded.act, part.substr(0, sign), part.substr(sign + 1)) || known;
  }
  if (!at || !known) return std::nullopt;
  recorded.at = *at;
  return recorded;
}

void readInto(std::vector<Recorded>& all, const std::filesystem::path& file) {
  const auto content = readFile(file, 2 * longest);
  if (!content) return;
  std::string_view rest(reinterpret_cast<const char*>(content->data()), content->size());
  for (auto end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
    if (auto recorded = recordedIn(rest.substr(0, end))) all.push_back(std::move(*recorded));
    rest.remove_prefix(end + 1);
  }
}

} // namespace

std::string_view wordFor(Kind kind) { return words.at(static_cast<std::size_t>(kind)); }

void open(const std::filesystem::path& file) {
  const std::lock_guard lock(mutex);
  platform::makePrivateFolder(file.parent_path());
  place = file;
}

void close() {
  const std::lock_guard lock(mutex);
  place.clear();
}

void record(const Act& act) {
  const std::lock_guard lock(mutex);
  if (!place.empty()) platform::appendLine(place, lineOf(act, now()), longest);
}

std::string lineOf(const Act& act, Time at) {
  return rfc3339(at) + field("service", act.service) + field("step", act.step) + field("application", act.application) +
         field("ukey", act.ukeySerial) + field("act", wordFor(act.kind)) + field("certificate", act.certificate) +
         field("outcome", act.failure ? phoneCode(*act.failure) : "ok") + "\n";
}

std::vector<Recorded> newest(std::size_t most) {
  const std::lock_guard lock(mutex);
  std::vector<Recorded> all;
  if (place.empty()) return all;
  auto older = place;
  older += ".1";
  readInto(all, older);
  readInto(all, place);
  if (all.size() > most) all.erase(all.begin(), all.end() - static_cast<std::ptrdiff_t>(most));
  return all;
}

} // namespace certdesk::acts
