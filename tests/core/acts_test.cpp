#include "app/core/acts.h"
#include "app/core/file.h"
#include "app/core/platform.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <future>
#include <random>
#include <thread>

using namespace certdesk;
namespace fs = std::filesystem;

namespace {

acts::Act example() {
  acts::Act act;
  act.kind = acts::Kind::CertificateWritten;
  act.service = "renewal";
  act.step = "X-23";
  act.application = "20261123000541121943";
  act.ukeySerial = "3F7A91C4D08E21B6";
  act.certificate = "4f2a00112233";
  return act;
}

// A folder of its own, in which the log of acts is open.
struct Opened {
  Opened() { acts::open(file); }
  ~Opened() {
    acts::close();
    std::error_code ignored;
    fs::permissions(folder, fs::perms::owner_all, ignored);
    fs::remove_all(folder, ignored);
  }
  [[nodiscard]] std::string text(const fs::path& of) const {
    const auto octets = readFile(of, 4 << 20);
    return octets ? std::string(octets->begin(), octets->end()) : std::string();
  }
  fs::path folder = fs::temp_directory_path() / ("acts-" + std::to_string(std::random_device()()));
  fs::path file = folder / "state" / "acts.log";
};

std::size_t lines(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

} // namespace

TEST_CASE("an act is one plain line") {
  const auto at = fromRfc3339("2026-11-29T20:05:12Z").value();
  CHECK(acts::lineOf(example(), at) ==
        "2026-11-29T20:05:12Z service=renewal step=X-23 application=20261123000541121943 ukey=3F7A91C4D08E21B6"
        " act=certificate_written certificate=4f2a00112233 outcome=ok\n");
  acts::Act pin;
  pin.kind = acts::Kind::PinSet;
  pin.ukeySerial = "A 1";
  pin.failure = ErrorCode::PinWrong;
  CHECK(acts::lineOf(pin, at) == "2026-11-29T20:05:12Z ukey=A_1 act=pin_set outcome=P-01\n");
}

TEST_CASE("a serial number from a driver cannot forge a line or another field") {
  auto act = example();
  act.ukeySerial = "X\n2026-01-01T00:00:00Z act=paid \x1b[31m 示" + std::string(500, 'y');
  const auto line = acts::lineOf(act, now());
  CHECK(lines(line) == 1);
  CHECK(line.find("\x1b") == std::string::npos);
  CHECK(line.find(" act=paid") == std::string::npos);
  CHECK(line.size() < 300);
}

TEST_CASE("what is recorded is read again, newest last, and is its owner's alone") {
  const Opened opened;
  acts::record(example());
  auto failed = example();
  failed.kind = acts::Kind::Confirmed;
  failed.failure = ErrorCode::UkeyRemoved;
  acts::record(failed);
  std::ofstream(opened.file, std::ios::app) << "no act at all\n2026-11-29T20:05:12Z act=invented\n";
  CHECK(fs::status(opened.file).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
  const auto read = acts::newest(10);
  REQUIRE(read.size() == 2);
  CHECK(read[0].act == example());
  CHECK(read[1].act == failed);
  CHECK(acts::newest(1).front().act == failed);
}

TEST_CASE("what others wrote into the log is read as plain, and an outcome that is not known is no success") {
  const Opened opened;
  std::filesystem::create_directories(opened.file.parent_path());
  std::ofstream(opened.file) << "2026-11-29T20:05:12Z ukey=X\x1b[31m\x7f act=paid outcome=Z-99\n"
                             << "2026-11-29T20:05:13Z step=" + std::string(500, 'y') + " act=paid outcome=ok\n";
  const auto read = acts::newest(10);
  REQUIRE(read.size() == 2);
  CHECK(read[0].act.ukeySerial == "X__31m_");
  CHECK(read[0].act.failure == ErrorCode::Internal);
  CHECK(read[1].act.step.size() == 64);
  CHECK_FALSE(read[1].act.failure);
}

TEST_CASE("the log of acts has an end, and the newest are kept") {
  const Opened opened;
  auto act = example();
  for (int i = 0; i < 15'000; ++i) {
    act.step = std::to_string(i);
    acts::record(act);
  }
  auto older = opened.file;
  older += ".1";
  CHECK(fs::file_size(opened.file) <= 1024 * 1024 + 300);
  CHECK(fs::file_size(older) <= 1024 * 1024 + 300);
  CHECK(std::distance(fs::directory_iterator(opened.file.parent_path()), fs::directory_iterator()) == 2);
  const auto read = acts::newest(5000);
  REQUIRE(read.size() == 5000);
  for (std::size_t i = 0; i < read.size(); ++i)
    REQUIRE(read[i].act.step == std::to_string(10'000 + i));
}

TEST_CASE("a log that cannot be written stops nothing, and goes on when it can") {
  const Opened opened;
  acts::record(example());
  fs::remove_all(opened.folder);
  std::ofstream(opened.folder) << "a file where the folder was"; // as if nobody may write there, whoever runs this
  acts::record(example());
  CHECK(acts::newest(10).empty());
  fs::remove(opened.folder);
  fs::create_directories(opened.file.parent_path());
  acts::record(example());
  CHECK(acts::newest(10).size() == 1);
}

TEST_CASE("nobody waits for whoever keeps the log locked: the line is added all the same, and none is lost") {
  const Opened opened;
  acts::record(example());
  auto held = platform::FileLock::take(opened.file); // by a descriptor of its own
  REQUIRE(held);
  auto recorded = std::async(std::launch::async, [&] {
    acts::record(example());
    return platform::appendLine(opened.file, "no act\n", 1); // which would become FILE.1
  });
  const bool soon = recorded.wait_for(std::chrono::seconds(20)) == std::future_status::ready;
  held.reset(); // what waits for it goes on
  CHECK(soon);
  CHECK(recorded.get());
  CHECK(lines(opened.text(opened.file)) == 3);
  auto older = opened.file;
  older += ".1";
  CHECK_FALSE(fs::exists(older));
}

TEST_CASE("on a full disk nothing is added, and nothing thrown") {
  if (!fs::exists("/dev/full")) return;
  CHECK_FALSE(platform::appendLine("/dev/full", "a line\n", 1000));
  const Opened opened;
  fs::create_symlink("/dev/full", opened.file);
  acts::record(example());
  CHECK(acts::newest(10).empty());
}

TEST_CASE("lines of several writers stay whole, over a change of files too") {
  const auto folder = fs::temp_directory_path() / ("lines-" + std::to_string(std::random_device()()));
  fs::create_directories(folder);
  const auto file = folder / "log";
  std::vector<std::thread> writers;
  for (int writer = 0; writer < 4; ++writer)
    writers.emplace_back([&file, writer] {
      for (int i = 0; i < 500; ++i)
        platform::appendLine(file, "writer " + std::to_string(writer) + " line " + std::to_string(i) + "\n", 30'000);
    });
  for (auto& writer : writers)
    writer.join();
  std::size_t whole = 0;
  for (const auto& name : {file, folder / "log.1"}) {
    std::ifstream stream(name);
    for (std::string line; std::getline(stream, line);) {
      REQUIRE(line.starts_with("writer "));
      REQUIRE(std::count(line.begin(), line.end(), 'w') == 1);
      ++whole;
    }
  }
  CHECK(whole == 2000); // 40 KB in two files of 30 KB: nothing fell between them
  fs::remove_all(folder);
}
