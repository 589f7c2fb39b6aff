#include "app/practice/ukey/ukey_record.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <sstream>
#include <utility>

namespace certdesk::practice {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace {

constexpr std::array<std::pair<Quirk, std::string_view>, 15> quirkNames = {{
    {Quirk::LabelsDropped, "labels-dropped"},
    {Quirk::AttributesReadOnly, "attributes-read-only"},
    {Quirk::UnwrapRefused, "unwrap-refused"},
    {Quirk::UnwrapNotListed, "unwrap-not-listed"},
    {Quirk::NoEc, "no-ec"},
    {Quirk::NoRsa, "no-rsa"},
    {Quirk::NoHashOnToken, "no-hash-on-token"},
    {Quirk::PinFlagsHidden, "pin-flags-hidden"},
    {Quirk::MemoryHidden, "memory-hidden"},
    {Quirk::ShortPins, "short-pins"},
    {Quirk::PinNeedsLetter, "pin-needs-letter"},
    {Quirk::OfficersPinExpires, "officers-pin-expires"},
    {Quirk::MadeStaysAfterPull, "made-stays-after-pull"},
    {Quirk::HalfStaysAfterPull, "half-stays-after-pull"},
    {Quirk::ExtractableIgnored, "extractable-ignored"},
}};
constexpr std::array<std::string_view, 7> kindNames = {"code", "pull",   "hang",         "crash",
                                                       "omit", "forget", "forget-public"};
constexpr auto settingsPatience = 10s; // such a lock is held for milliseconds
constexpr auto callPatience = 120s;    // a key generation of another process

std::string write(const std::set<Quirk>& quirks) {
  std::string text;
  for (const Quirk quirk : quirks)
    text += (text.empty() ? "" : ",") + std::string(nameOf(quirk));
  return text;
}
std::set<Quirk> readQuirks(const std::string& text) {
  std::set<Quirk> quirks;
  std::istringstream in(text);
  for (std::string name; std::getline(in, name, ',');)
    if (const auto quirk = quirkFromName(name)) quirks.insert(*quirk);
  return quirks;
}

std::string write(const Fault& fault) {
  std::ostringstream out;
  out << kindNames[static_cast<std::size_t>(fault.kind)] << ' ' << (fault.function.empty() ? "*" : fault.function)
      << ' ' << fault.afterCalls << ' ' << fault.code << ' ' << (fault.moment == Fault::Moment::After) << ' '
      << fault.lasting << ' ' << fault.number << '\n';
  return out.str();
}
std::optional<Fault> readFault(const std::string& line) {
  std::istringstream in(line);
  std::string kind;
  bool after = false;
  Fault fault;
  in >> kind >> fault.function >> fault.afterCalls >> fault.code >> after >> fault.lasting >> fault.number;
  const auto* const known = std::find(kindNames.begin(), kindNames.end(), kind);
  if (!in || known == kindNames.end()) return std::nullopt;
  fault.kind = static_cast<Fault::Kind>(known - kindNames.begin());
  fault.moment = after ? Fault::Moment::After : Fault::Moment::Before;
  if (fault.function == "*") fault.function.clear();
  return fault;
}

} // namespace

std::string_view nameOf(Quirk quirk) {
  for (const auto& [known, name] : quirkNames)
    if (known == quirk) return name;
  return {};
}
std::optional<Quirk> quirkFromName(std::string_view name) {
  for (const auto& [quirk, known] : quirkNames)
    if (known == name) return quirk;
  return std::nullopt;
}

UkeyRecord::UkeyRecord(fs::path drawer, std::string serial)
    : m_drawer(std::move(drawer)), m_serial(std::move(serial)) {}

std::vector<std::string> UkeyRecord::serialsIn(const fs::path& drawer) {
  std::vector<std::string> serials;
  std::error_code error;
  for (fs::directory_iterator entry(drawer, error), end; !error && entry != end; entry.increment(error))
    if (entry->path().extension() == ".ukey") serials.push_back(entry->path().stem().string());
  std::sort(serials.begin(), serials.end());
  return serials;
}

fs::path UkeyRecord::file(const char* suffix) const { return m_drawer / (m_serial + suffix); }

std::optional<UkeySettings> UkeyRecord::settings() const {
  const auto lines = readLines(file(".ukey"));
  if (!lines) return std::nullopt;
  UkeySettings s;
  const auto number = [&](const char* key, std::uint64_t otherwise) { return numberIn(*lines, key, otherwise); };
  s.slot = static_cast<unsigned long>(number("slot", s.slot));
  s.inserted = number("inserted", 1) != 0;
  s.insertions = number("insertions", s.insertions);
  s.userTries = static_cast<unsigned>(number("user-tries", s.userTries));
  s.soTries = static_cast<unsigned>(number("so-tries", s.soTries));
  s.capacity = number("capacity", s.capacity);
  s.maximumObjects = static_cast<unsigned>(number("maximum-objects", s.maximumObjects));
  s.latency = std::chrono::milliseconds(number("latency", 0));
  s.keyGenerationLatency = std::chrono::milliseconds(number("key-generation-latency", 0));
  if (const auto quirks = lines->find("quirks"); quirks != lines->end()) s.quirks = readQuirks(quirks->second);
  return s;
}

bool UkeyRecord::changeSettings(const std::function<void(UkeySettings&)>& change) const {
  const auto lock = drawerLock();
  if (!lock) return false;
  UkeySettings s = settings().value_or(UkeySettings{});
  change(s);
  return replaceLines(file(".ukey"), {{"slot", std::to_string(s.slot)},
                                      {"inserted", std::to_string(s.inserted)},
                                      {"insertions", std::to_string(s.insertions)},
                                      {"user-tries", std::to_string(s.userTries)},
                                      {"so-tries", std::to_string(s.soTries)},
                                      {"capacity", std::to_string(s.capacity)},
                                      {"maximum-objects", std::to_string(s.maximumObjects)},
                                      {"latency", std::to_string(s.latency.count())},
                                      {"key-generation-latency", std::to_string(s.keyGenerationLatency.count())},
                                      {"quirks", write(s.quirks)}});
}

std::optional<platform::FileLock> UkeyRecord::busy() const {
  // Whoever waits holds the turn, so that a process that calls without pause does not starve the others.
  const auto turn = waitForLock(file(".turn"), callPatience);
  if (!turn) return std::nullopt;
  return waitForLock(file(".lock"), callPatience);
}
std::optional<platform::FileLock> UkeyRecord::drawerLock() const {
  return waitForLock(m_drawer / "drawer.lock", settingsPatience);
}

UkeyState UkeyRecord::state() const {
  const Lines lines = readLines(file(".state")).value_or(Lines{});
  UkeyState s;
  if (const auto label = lines.find("label"); label != lines.end()) s.label = label->second;
  s.userTriesLeft = static_cast<unsigned>(numberIn(lines, "user-tries-left", s.userTriesLeft));
  s.soTriesLeft = static_cast<unsigned>(numberIn(lines, "so-tries-left", s.soTriesLeft));
  s.wrongUserPins = static_cast<unsigned>(numberIn(lines, "wrong-user-pins", 0));
  s.factoryPin = numberIn(lines, "factory-pin", 0) != 0;
  s.challenges = numberIn(lines, "challenges", 0);
  s.responsesLeft = static_cast<unsigned>(numberIn(lines, "responses-left", 0));
  return s;
}
bool UkeyRecord::setState(const UkeyState& s) const {
  return replaceLines(file(".state"), {{"label", s.label},
                                       {"user-tries-left", std::to_string(s.userTriesLeft)},
                                       {"so-tries-left", std::to_string(s.soTriesLeft)},
                                       {"wrong-user-pins", std::to_string(s.wrongUserPins)},
                                       {"factory-pin", std::to_string(s.factoryPin)},
                                       {"challenges", std::to_string(s.challenges)},
                                       {"responses-left", std::to_string(s.responsesLeft)}});
}

bool UkeyRecord::addFault(const Fault& fault) const {
  const auto lock = drawerLock();
  return lock && replaceFile(file(".fault"), readFile(file(".fault")).value_or("") + write(fault));
}
bool UkeyRecord::clearFaults() const {
  const auto lock = drawerLock();
  std::error_code error;
  fs::remove(file(".fault"), error);
  return lock && !error;
}
bool UkeyRecord::clearFault(int number) const {
  const auto lock = drawerLock();
  if (!lock) return false;
  std::string left;
  std::istringstream in(readFile(file(".fault")).value_or(""));
  for (std::string line; std::getline(in, line);)
    if (const auto fault = readFault(line); fault && fault->number != number) left += write(*fault);
  return keepFaults(left);
}
bool UkeyRecord::keepFaults(const std::string& text) const {
  if (!text.empty()) return replaceFile(file(".fault"), text);
  std::error_code error;
  fs::remove(file(".fault"), error);
  return !error;
}
std::set<int> UkeyRecord::struck() const {
  std::ifstream in(file(".struck"), std::ios::binary);
  return {std::istream_iterator<int>(in), std::istream_iterator<int>()};
}
bool UkeyRecord::anyFault() const {
  std::error_code error;
  return fs::exists(file(".fault"), error);
}

std::optional<Fault> UkeyRecord::nextFault(const std::string& function) const {
  if (!anyFault()) return std::nullopt; // no lock for the many calls that nothing is armed for
  const auto lock = drawerLock();
  if (!lock) return std::nullopt;
  std::optional<Fault> fired;
  std::string left;
  std::istringstream in(readFile(file(".fault")).value_or(""));
  for (std::string line; std::getline(in, line);) {
    auto fault = readFault(line);
    if (!fault) continue;
    const bool counts = fault->function.empty() || fault->function == function;
    const bool fires = counts && fault->afterCalls == 0 && !fired;
    if (fires) fired = fault;
    if (counts && fault->afterCalls > 0) --fault->afterCalls;
    if (!fires || fault->lasting || fault->kind == Fault::Kind::Hang) left += write(*fault);
  }
  if (!keepFaults(left)) return std::nullopt;
  return fired;
}
void UkeyRecord::noteStruck(const Fault& fault) const {
  if (fault.number != 0) std::ofstream(file(".struck"), std::ios::app | std::ios::binary) << fault.number << '\n';
}

void UkeyRecord::noteCall(const char* function) const {
  std::ofstream out(file(".calls"), std::ios::app | std::ios::binary);
  out << std::string(function) + '\n'; // one write, so that two processes do not mix their lines
}
std::uint64_t UkeyRecord::calls(const std::string& function) const {
  std::ifstream in(file(".calls"), std::ios::binary);
  std::uint64_t count = 0;
  for (std::string line; std::getline(in, line);)
    count += static_cast<unsigned>(function.empty() || line == function);
  return count;
}
void UkeyRecord::clearCalls() const {
  std::error_code error;
  for (const char* each : {".calls", ".struck"})
    fs::remove(file(each), error);
}

} // namespace certdesk::practice
