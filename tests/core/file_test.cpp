#include "app/core/file.h"

#include <catch2/catch.hpp>
#include <fstream>

using namespace certdesk;

TEST_CASE("a small file is read whole, a long one is refused, a missing one is told") {
  const auto file = std::filesystem::temp_directory_path() / "certdesk-file-test";
  std::ofstream(file, std::ios::binary) << std::string("a\0b", 3);
  CHECK(readFile(file, 3).value() == Bytes{'a', 0, 'b'});
  CHECK(readFile(file, 2).error().code == ErrorCode::FileMalformed);
  std::filesystem::remove(file);
  CHECK(readFile(file, 3).error().code == ErrorCode::FileUnreadable);
}

TEST_CASE("a folder is no file") {
  CHECK(readFile(std::filesystem::temp_directory_path(), 100).error().code == ErrorCode::FileUnreadable);
}
