#include "app/practice/drawer.h"

#include "app/core/child_process.h"
#include "app/core/text.h"
#include "app/practice/ukey/unblock_record.h"
#include "app/practice/unlock_code.h"

#include <algorithm>
#include <array>
#include <fstream>

namespace certdesk::practice {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace {

#ifdef _WIN32
constexpr const char* moduleName = "certdesk-practice-ukey.dll";
constexpr const char* makerName = "certdesk-practice-ukey-maker.exe";
#else
constexpr const char* moduleName = "libcertdesk-practice-ukey.so";
constexpr const char* makerName = "certdesk-practice-ukey-maker";
#endif
constexpr std::size_t labelLength = 32;
constexpr auto makerPatience = 30s;

fs::path beside(const char* name) {
  const fs::path here = platform::executableDirectory();
  for (const fs::path& place : {here, here / ".." / "lib" / "certdesk"}) {
    std::error_code none;
    if (fs::exists(place / name, none)) return fs::weakly_canonical(place / name, none);
  }
  return here / name;
}

bool isLine(const std::string& text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; });
}

tl::unexpected<Error> filesFailed(const std::string& what) { return fail(ErrorCode::FileUnreadable, what); }
tl::unexpected<Error> noSuchUkey(const std::string& serial) { return fail(ErrorCode::UkeyNotFound, serial); }

// Everything that the maker has to say: one line.
std::string answerOf(platform::ChildProcess& maker) {
  std::string answer;
  std::array<std::uint8_t, 256> some{};
  while (answer.find('\n') == std::string::npos) {
    const auto count = maker.read(some, makerPatience);
    if (!count || *count == 0) break;
    answer.append(reinterpret_cast<const char*>(some.data()), *count);
  }
  return answer.substr(0, answer.find('\n'));
}

Result<std::string> makeToken(const fs::path& confFile, const NewUkey& wanted) {
  auto maker = platform::ChildProcess::start({beside(makerName), {}, {{"SOFTHSM2_CONF", utf8(confFile)}}});
  if (!maker) return fail(ErrorCode::HostMissing, makerName);
  const std::string order = wanted.label + '\n' + wanted.userPin + '\n' + wanted.soPin + '\n';
  for (std::size_t sent = 0; sent < order.size();) {
    const auto count = maker->write(viewOf(order).subspan(sent), makerPatience);
    if (!count || *count == 0) break;
    sent += *count;
  }
  const std::string answer = answerOf(*maker);
  if (!maker->waitForEnd(makerPatience)) maker->kill();
  constexpr std::string_view good = "serial ";
  if (!answer.starts_with(good)) return fail(ErrorCode::Internal, std::string(makerName) + ": " + answer);
  return answer.substr(good.size());
}

} // namespace

Result<Drawer> Drawer::open(const fs::path& directory) {
  std::error_code error;
  Drawer drawer(fs::absolute(directory, error));
  const fs::path tokens = drawer.m_directory / "tokens";
  if (!error) fs::create_directories(tokens, error);
  if (!error) fs::create_directories(drawer.records(), error);
  for (const fs::path& part : {drawer.m_directory, tokens, drawer.records()})
    if (!error) fs::permissions(part, fs::perms::owner_all, error);
  if (error) return filesFailed(error.message());
  if (fs::exists(drawer.confFile(), error)) return drawer;
  const std::string conf =
      "directories.tokendir = " + utf8(tokens) + "\nobjectstore.backend = file\nlog.level = ERROR\n";
  if (!replaceFile(drawer.confFile(), conf)) return filesFailed("softhsm2.conf");
  return drawer;
}

fs::path Drawer::module() { return beside(moduleName); }

Result<Ukey> Drawer::make(const NewUkey& wanted) const {
  if (wanted.label.size() > labelLength || !isLine(wanted.label) || !isLine(wanted.userPin) || !isLine(wanted.soPin))
    return fail(ErrorCode::Internal, "a label or PIN that is not one line");
  const auto& key = wanted.unblockKey;
  if (!key.empty() && key.size() != unblockKeySize) return fail(ErrorCode::Internal, "an unblock key of another size");
  const auto serial = makeToken(confFile(), wanted);
  if (!serial) return failed(serial);
  const UkeyRecord record(records(), *serial);
  const UkeyState state{wanted.label, wanted.settings.userTries, wanted.settings.soTries, wanted.factoryPin};
  if (!record.setState(state)) return filesFailed(*serial);
  if (!key.empty() && !UnblockRecord(record).enable(key, viewOf(wanted.soPin))) return filesFailed(*serial);
  // The settings come last: with them the UKEY is there.
  const bool made = record.changeSettings([&](UkeySettings& settings) {
    settings = wanted.settings;
    settings.insertions = 1;
    settings.slot = 1;
    for (const Ukey& other : list())
      settings.slot = std::max(settings.slot, other.settings.slot + 1);
  });
  if (!made) return filesFailed(*serial);
  return find(*serial);
}

std::vector<Ukey> Drawer::list() const {
  std::vector<Ukey> ukeys;
  for (const std::string& serial : UkeyRecord::serialsIn(records())) {
    const UkeyRecord record(records(), serial);
    if (auto settings = record.settings()) ukeys.push_back({serial, std::move(*settings), record.state()});
  }
  std::sort(ukeys.begin(), ukeys.end(), [](const Ukey& a, const Ukey& b) { return a.settings.slot < b.settings.slot; });
  return ukeys;
}

Result<Ukey> Drawer::find(const std::string& serial) const {
  for (Ukey& ukey : list())
    if (ukey.serial == serial) return std::move(ukey);
  return noSuchUkey(serial);
}

template <class Change>
Outcome Drawer::change(const std::string& serial, const Change& change) const {
  if (const auto ukey = find(serial); !ukey) return failed(ukey);
  if (!change(UkeyRecord(records(), serial))) return filesFailed(serial);
  return {};
}

Outcome Drawer::insert(const std::string& serial) const {
  return change(serial, [](const UkeyRecord& record) {
    return record.changeSettings([](UkeySettings& settings) {
      if (!settings.inserted) ++settings.insertions;
      settings.inserted = true;
    });
  });
}
Outcome Drawer::pull(const std::string& serial) const {
  return change(serial, [](const UkeyRecord& record) {
    return record.changeSettings([](UkeySettings& settings) { settings.inserted = false; });
  });
}
Outcome Drawer::setLatency(const std::string& serial, std::chrono::milliseconds each,
                           std::chrono::milliseconds keyGeneration) const {
  return change(serial, [&](const UkeyRecord& record) {
    return record.changeSettings([&](UkeySettings& settings) {
      settings.latency = each;
      settings.keyGenerationLatency = keyGeneration;
    });
  });
}
Outcome Drawer::setCapacity(const std::string& serial, std::uint64_t octets, unsigned objects) const {
  return change(serial, [&](const UkeyRecord& record) {
    return record.changeSettings([&](UkeySettings& settings) {
      settings.capacity = octets;
      settings.maximumObjects = objects;
    });
  });
}
Outcome Drawer::setQuirks(const std::string& serial, std::set<Quirk> quirks) const {
  return change(serial, [&](const UkeyRecord& record) {
    return record.changeSettings([&](UkeySettings& settings) { settings.quirks = std::move(quirks); });
  });
}

Outcome Drawer::addFault(const std::string& serial, const Fault& fault) const {
  return change(serial, [&](const UkeyRecord& record) { return record.addFault(fault); });
}
Outcome Drawer::clearFaults(const std::string& serial) const {
  return change(serial, [](const UkeyRecord& record) { return record.clearFaults(); });
}

Outcome Drawer::clearFault(const std::string& serial, int number) const {
  return change(serial, [&](const UkeyRecord& record) { return record.clearFault(number); });
}
std::set<int> Drawer::struck(const std::string& serial) const { return UkeyRecord(records(), serial).struck(); }

std::uint64_t Drawer::callCount(const std::string& serial, const std::string& function) const {
  return UkeyRecord(records(), serial).calls(function);
}
Outcome Drawer::clearCalls(const std::string& serial) const {
  return change(serial, [](const UkeyRecord& record) {
    record.clearCalls();
    return true;
  });
}

Outcome Drawer::resetTries(const std::string& serial) const {
  const auto ukey = find(serial);
  if (!ukey) return failed(ukey);
  return setTriesLeft(serial, ukey->settings.userTries, ukey->settings.soTries);
}
Outcome Drawer::setTriesLeft(const std::string& serial, unsigned user, unsigned securityOfficer) const {
  return change(serial, [&](const UkeyRecord& record) {
    const auto busy = record.busy();
    if (!busy) return false;
    UkeyState state = record.state();
    state.userTriesLeft = user;
    state.soTriesLeft = securityOfficer;
    return record.setState(state);
  });
}

} // namespace certdesk::practice
