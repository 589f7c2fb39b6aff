#include "app/papers/pace.h"
#include "app/papers/shrink.h"
#include "tests/papers/fixture.h"
#include "tests/papers/scripted_uploads.h"

#include <catch2/catch.hpp>
#include <fstream>

using namespace certdesk;
using namespace certdesk::test;
using namespace std::chrono_literals;

namespace {

// A picture of about 1.5 MiB, its check and a portal to send it to.
struct World {
  explicit World(int side = 1200) {
    octets = encoded(noisy(side, side), "jpeg", 85);
    path = folder.put("licence.jpg", octets);
    file = papers::checkMaterial(path, purpose(), {}).value();
  }
  Result<portal::Upload> send(const Call& call = {}) {
    papers::Uploader uploader(
        portal, pace, [this](std::int64_t received, std::int64_t) { progress.push_back(received); }, {1ms, 5s});
    return uploader.send(number, "licence", file, call);
  }
  [[nodiscard]] bool arrived() const {
    return std::equal(octets.begin(), octets.end(), portal.received.begin(), portal.received.end(),
                      [](char a, std::uint8_t b) { return static_cast<std::uint8_t>(a) == b; });
  }
  Folder folder;
  QByteArray octets;
  std::filesystem::path path;
  papers::CheckedFile file;
  ScriptedUploads portal;
  papers::Pace pace;
  std::vector<std::int64_t> progress;
};

void isStopped(const Result<portal::Upload>& result, ErrorCode code) {
  REQUIRE_FALSE(result);
  CHECK(nameOf(result.error().code) == nameOf(code));
}

} // namespace

TEST_CASE("a file arrives whole, in parts, and its progress only grows") {
  World world;
  const auto sent = world.send();
  REQUIRE(sent);
  CHECK(sent->complete);
  CHECK(world.arrived());
  CHECK(world.portal.asked.size() > 2);
  CHECK(world.portal.asked.front() == "start");
  CHECK(std::is_sorted(world.progress.begin(), world.progress.end()));
  CHECK(world.progress.front() == 0);
  CHECK(world.progress.back() == world.octets.size());
}

TEST_CASE("what one file has shown of the line is known to the next") {
  World world;
  REQUIRE(world.send());
  const auto parts = world.portal.asked.size();
  world.portal = ScriptedUploads();
  REQUIRE(world.send());
  CHECK(world.portal.asked.size() < parts);
  CHECK(world.arrived());
}

TEST_CASE("a small file goes at once") {
  World world(100);
  REQUIRE(world.send());
  CHECK(world.portal.asked == std::vector<std::string>{"start", "append 0"});
}

TEST_CASE("a file that was begun goes on where the portal stands, and a whole one is not sent again") {
  World world;
  world.portal.received.assign(world.octets.begin(), world.octets.begin() + 700'000);
  REQUIRE(world.send());
  CHECK(world.portal.asked[1] == "append 700000");
  CHECK(world.arrived());
  world.portal.asked.clear();
  REQUIRE(world.send());
  CHECK(world.portal.asked == std::vector<std::string>{"start"});
}

TEST_CASE("after a cut the portal is asked how far it came, whether or not the part arrived") {
  const bool taken = GENERATE(false, true);
  const auto code = GENERATE(ErrorCode::ConnectionCut, ErrorCode::PortalTimeout, ErrorCode::PortalUnreachable);
  World world;
  world.portal.mishaps = {{code, taken}};
  REQUIRE(world.send());
  CHECK(world.arrived());
  CHECK(world.portal.asked[2] == "ask");
  CHECK(world.portal.asked[3] == (taken ? "append " + std::to_string(papers::Pace::first) : "append 0"));
}

TEST_CASE("a connection that stays cut is given up after a few tries, with what it said") {
  World world;
  world.portal.mishaps.assign(50, {ErrorCode::ConnectionCut});
  isStopped(world.send(), ErrorCode::ConnectionCut);
  CHECK(world.portal.asked.size() < 20);
  world.portal.mishaps.clear();
  world.portal.noAnswers.assign(50, ErrorCode::PortalUnreachable);
  isStopped(world.send(), ErrorCode::PortalUnreachable);
  world.portal.noAnswers.clear();
  REQUIRE(world.send());
  CHECK(world.arrived());
}

TEST_CASE("a portal that stands elsewhere is followed") {
  World world;
  world.portal.beforePart = [&, once = true]() mutable {
    if (once) world.portal.received.resize(1000); // it lost what another server had
    once = false;
  };
  world.portal.mishaps = {{ErrorCode::UploadElsewhere, true}};
  REQUIRE(world.send());
  CHECK(world.portal.asked[3] == "append 1000");
  CHECK(world.arrived());
}

TEST_CASE("a part that arrived damaged is sent again, a few times") {
  World world;
  world.portal.mishaps = {{ErrorCode::UploadDamaged}, {ErrorCode::UploadDamaged}};
  REQUIRE(world.send());
  CHECK(world.arrived());
  world.portal.received.clear();
  world.portal.mishaps.assign(50, {ErrorCode::UploadDamaged});
  isStopped(world.send(), ErrorCode::UploadDamaged);
}

TEST_CASE("a portal that never calls it whole, or never comes further, is left") {
  World world;
  world.portal.neverWhole = true;
  isStopped(world.send(), ErrorCode::UploadDamaged);
  CHECK(world.portal.asked.size() < 30);
  world.portal.received.clear();
  world.portal.beforePart = [&] { world.portal.received.clear(); };
  isStopped(world.send(), ErrorCode::UploadDamaged);
}

TEST_CASE("a file that changed since it was chosen is not sent") {
  World world;
  SECTION("another content of the same length and time") {
    auto other = world.octets;
    other[other.size() / 2] = static_cast<char>(other[other.size() / 2] ^ 1);
    world.folder.put("licence.jpg", other);
    std::filesystem::last_write_time(world.path, world.file.modified);
  }
  SECTION("written to") { std::filesystem::last_write_time(world.path, world.file.modified + 2s); }
  SECTION("longer") { std::ofstream(world.path, std::ios::app) << "x"; }
  SECTION("gone") { std::filesystem::remove(world.path); }
  isStopped(world.send(), ErrorCode::MaterialChanged);
  CHECK(world.portal.asked.empty());
}

TEST_CASE("a file that changes while it is sent ends the sending") {
  World world;
  SECTION("written to") {
    world.portal.beforePart = [&] { std::filesystem::last_write_time(world.path, world.file.modified + 2s); };
  }
  SECTION("gone") {
    world.portal.beforePart = [&] { std::filesystem::remove(world.path); };
  }
  SECTION("unnoticed until the portal finds another checksum") {
    world.portal.afterStart = [&] { // before any of it is read to be sent
      auto other = world.octets;
      other[other.size() - 100] = static_cast<char>(other[other.size() - 100] ^ 1);
      world.folder.put("licence.jpg", other);
      std::filesystem::last_write_time(world.path, world.file.modified);
    };
  }
  isStopped(world.send(), ErrorCode::MaterialChanged);
}

TEST_CASE("a person may stop the sending, and it goes on later") {
  World world;
  std::stop_source stop;
  world.portal.beforePart = [&] { stop.request_stop(); };
  isStopped(world.send({.stop = stop.get_token()}), ErrorCode::Cancelled);
  CHECK_FALSE(world.portal.received.empty());
  CHECK(world.portal.received.size() < static_cast<std::size_t>(world.octets.size()));
  world.portal.beforePart = nullptr;
  REQUIRE(world.send());
  CHECK(world.arrived());
}

TEST_CASE("what the portal refuses is handed on at once") {
  const auto code = GENERATE(ErrorCode::MaterialRefused, ErrorCode::NotAllowedNow, ErrorCode::LoginExpired);
  World world;
  world.portal.mishaps = {{code}};
  isStopped(world.send(), code);
  CHECK(world.portal.asked == std::vector<std::string>{"start", "append 0"});
}

TEST_CASE("a picture that was shrunk is sent from memory, also where its file is gone") {
  World world;
  auto smaller = purpose();
  smaller.material.largest = 600'000;
  world.file = papers::shrink(world.path, smaller, {}).value();
  std::filesystem::remove(world.path);
  REQUIRE(world.send());
  CHECK(world.portal.received == *world.file.held);
}

TEST_CASE("parts follow the speed of the line, within the contract's bounds") {
  papers::Pace pace;
  CHECK(pace.next() == papers::Pace::first);
  const auto quick = pace.nextAfterQuick();
  pace.took(pace.next(), 1ms);
  CHECK(pace.next() == quick);
  CHECK(quick < papers::Pace::most); // not at once to the largest
  for (int i = 0; i < 5; ++i)
    pace.took(pace.next(), 1ms);
  CHECK(pace.next() == papers::Pace::most);
  pace.took(4'000'000, 4s);
  CHECK(pace.next() == 2'000'000);
  pace.slowDown();
  CHECK(pace.next() == 500'000);
  pace.took(100'000, 60s);
  CHECK(pace.next() == papers::Pace::least);
  pace.took(papers::Pace::most, 0ms);
  CHECK(pace.next() <= papers::Pace::most);
  const auto before = pace.next();
  pace.took(1000, 100ms); // the answer's time, not the line's
  CHECK(pace.next() == before);
}
