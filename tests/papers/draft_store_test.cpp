#include "app/credentials/memory_store.h"
#include "app/papers/draft_store.h"
#include "tests/papers/fixture.h"

#include <QFile>
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>
#include <sys/resource.h>

using namespace certdesk;
using namespace certdesk::test;
namespace fs = std::filesystem;

namespace {

// A keychain that lasts, as long as the test does.
class Lasting final : public credentials::CredentialStore {
public:
  Result<std::optional<Secret>> read(const std::string& entry) override {
    if (locked) return credentials::noKeychain("locked");
    return m_store.read(entry);
  }
  Outcome write(const std::string& entry, const Secret& value) override { return m_store.write(entry, value); }
  Outcome remove(const std::string& entry) override { return m_store.remove(entry); }
  [[nodiscard]] bool lasting() const override { return true; }
  bool locked = false;

private:
  credentials::MemoryStore m_store;
};

std::vector<fs::path> filesIn(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code none;
  for (const auto& each : fs::directory_iterator(folder, none))
    files.push_back(each.path());
  return files;
}

std::string contentOf(const fs::path& file) {
  std::stringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  return text.str();
}

// How many files this process may have open; answers how many it might before.
rlim_t openFiles(rlim_t most) {
  rlimit limit{};
  getrlimit(RLIMIT_NOFILE, &limit);
  const auto before = std::exchange(limit.rlim_cur, most);
  setrlimit(RLIMIT_NOFILE, &limit);
  return before;
}

const papers::Draft draft{{"grade", "甲级"}, {"licence", "34525234"}, {"file", "/home/a/scan.jpg"}, {"empty", ""}};

struct World {
  Folder folder;
  fs::path where = folder.path("drafts");
  Lasting keychain;
};

} // namespace

TEST_CASE("what was filled in and not sent is there after a restart, and nobody else can read it") {
  World world;
  {
    papers::DraftStore store(world.where, world.keychain);
    CHECK(store.lasting());
    CHECK_FALSE(store.load(number, "form"));
    REQUIRE(store.save(number, "form", draft));
  }
  const auto files = filesIn(world.where);
  REQUIRE(files.size() == 1);
  CHECK(fs::status(files[0]).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
  CHECK(fs::status(world.where).permissions() == fs::perms::owner_all);
  const auto content = contentOf(files[0]);
  for (const auto& word : {std::string("甲级"), std::string("34525234"), std::string("grade"), number})
    CHECK((content + files[0].string()).find(word) == std::string::npos);
  papers::DraftStore again(world.where, world.keychain);
  CHECK(again.load(number, "form") == draft);
  REQUIRE(again.save(number, "form", {}));
  CHECK(again.load(number, "form") == papers::Draft());
}

TEST_CASE("a draft that was changed, moved or sealed under another key is thrown away") {
  World world;
  papers::DraftStore store(world.where, world.keychain);
  REQUIRE(store.save(number, "form", draft));
  const auto file = filesIn(world.where).at(0);
  SECTION("one bit") {
    auto content = contentOf(file);
    content[content.size() / 2] = static_cast<char>(content[content.size() / 2] ^ 1);
    std::ofstream(file, std::ios::binary) << content;
  }
  SECTION("cut") { fs::resize_file(file, 20); }
  SECTION("too long") { fs::resize_file(file, 5 << 20); }
  SECTION("another page's") {
    REQUIRE(store.save(number, "other", {{"grade", "乙级"}}));
    for (const auto& other : filesIn(world.where))
      if (other != file) fs::rename(other, file);
  }
  SECTION("another key") { REQUIRE(world.keychain.remove("draft key")); }
  papers::DraftStore again(world.where, world.keychain);
  CHECK_FALSE(again.load(number, "form"));
  CHECK_FALSE(fs::exists(file));
  REQUIRE(again.save(number, "form", draft));
  CHECK(again.load(number, "form") == draft);
}

TEST_CASE("without a lasting keychain nothing is written, and it says so") {
  World world;
  credentials::MemoryStore memory;
  world.keychain.locked = true;
  credentials::CredentialStore* none =
      GENERATE(0, 1) == 0 ? static_cast<credentials::CredentialStore*>(&memory) : nullptr;
  auto& keys = none != nullptr ? *none : world.keychain;
  {
    papers::DraftStore store(world.where, keys);
    CHECK_FALSE(store.lasting());
    REQUIRE(store.save(number, "form", draft));
    CHECK(store.load(number, "form") == draft);
    store.remove(number, "form");
    CHECK_FALSE(store.load(number, "form"));
    REQUIRE(store.save(number, "form", draft));
    store.removeAll(number);
    CHECK_FALSE(store.load(number, "form"));
  }
  CHECK(filesIn(world.where).empty());
}

TEST_CASE("the drafts of an application go together, and those of others stay") {
  World world;
  papers::DraftStore store(world.where, world.keychain);
  REQUIRE(store.save(number, "form", draft));
  REQUIRE(store.save(number, "../../etc/passwd", draft));
  REQUIRE(store.save(otherNumber, "form", draft));
  CHECK(filesIn(world.where).size() == 3);
  store.remove(number, "nothing");
  store.removeAll(number);
  CHECK_FALSE(store.load(number, "form"));
  CHECK(store.load(otherNumber, "form") == draft);
  CHECK(filesIn(world.where).size() == 1);
}

TEST_CASE("drafts are bounded: each, and all together") {
  World world;
  papers::DraftStore store(world.where, world.keychain);
  REQUIRE(store.save(number, "form", draft));
  CHECK_FALSE(store.save(number, "form", {{"a", std::string(papers::DraftStore::longestText + 1, 'x')}}));
  papers::Draft many;
  for (std::size_t i = 0; i <= papers::DraftStore::mostEntries; ++i)
    many[std::to_string(i)] = "x";
  CHECK_FALSE(store.save(number, "form", many));
  CHECK(store.load(number, "form") == draft);
  for (std::size_t i = 0; i < papers::DraftStore::mostFiles + 5; ++i)
    REQUIRE(store.save(number, std::to_string(i), draft));
  CHECK(filesIn(world.where).size() == papers::DraftStore::mostFiles);
  CHECK(store.load(number, std::to_string(papers::DraftStore::mostFiles + 4)) == draft);
}

TEST_CASE("a folder that cannot be written is told, and a foreign thing in it is left alone") {
  World world;
  world.folder.put("drafts", "a file where the folder should be");
  papers::DraftStore store(world.where, world.keychain);
  CHECK(store.save(number, "form", draft).error().code == ErrorCode::FileUnreadable);
  CHECK_FALSE(store.load(number, "form"));
}

TEST_CASE("a draft that cannot be read for now is there when it can be read again") {
  World world;
  papers::DraftStore store(world.where, world.keychain);
  REQUIRE(store.save(number, "form", draft));
  const auto all = openFiles(0); // whoever opens too many at a time has this for a while
  CHECK_FALSE(store.load(number, "form"));
  openFiles(all);
  CHECK(store.load(number, "form") == draft);
}
