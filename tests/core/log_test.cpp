#include "app/core/log.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <random>

using certdesk::log::redact;

TEST_CASE("what looks like a code, a token or an address does not reach the log") {
  CHECK(redact("code VbZ1kPsHlQgUfpMFpyeh given") == "code [hidden] given");
  CHECK(redact("code VBZ1KPSHLQGUFPMFPYEH given") == "code [hidden] given");
  CHECK(redact("UKEY 3F7A91C4D08E21B6") == "UKEY 3F7A91C4D08E21B6");
  CHECK(redact("mail to zhang@example.test") == "mail to [hidden]@example.test");
  CHECK(redact("Bearer abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz") == "Bearer [hidden]");
  CHECK(redact("20170315000541121943 C_GenerateKeyPair") == "20170315000541121943 C_GenerateKeyPair");
}

TEST_CASE("a name with line breaks or escapes cannot forge a line of the log") {
  CHECK(redact("a\n2026 error \x1b[31m") == "a 2026 error  [31m");
  CHECK(redact("a\u009b31m b\u0085c\u2028d \u202ee\u200f\ufeff 示例") == "a 31m b c d  e   示例");
}

TEST_CASE("the log is its owner's alone, and has an end") {
  namespace fs = std::filesystem;
  const auto folder = fs::temp_directory_path() / ("log-" + std::to_string(std::random_device()()));
  const auto file = folder / "client.log";
  certdesk::log::open(file);
  certdesk::log::info("test", "the first");
  CHECK(fs::status(file).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
  const std::string line(64 * 1024, ' ');
  for (int i = 0; i < 200; ++i)
    certdesk::log::info("test", line);
  certdesk::log::close();
  CHECK(fs::file_size(file) < 5 * 1024 * 1024);
  CHECK(fs::file_size(folder / "client.log.1") < 5 * 1024 * 1024);
  CHECK(std::distance(fs::directory_iterator(folder), fs::directory_iterator()) == 2);
  fs::remove_all(folder);
}
