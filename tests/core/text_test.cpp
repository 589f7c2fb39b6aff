#include "app/core/text.h"

#include <catch2/catch.hpp>

using namespace certdesk;

TEST_CASE("base64 agrees with the vectors of RFC 4648 section 10") {
  const std::pair<std::string, std::string> vectors[] = {{"", ""},         {"f", "Zg=="},         {"fo", "Zm8="},
                                                         {"foo", "Zm9v"},  {"foob", "Zm9vYg=="},  {"fooba", "Zm9vYmE="},
                                                         {"foobar", "Zm9vYmFy"}};
  for (const auto& [plain, encoded] : vectors) {
    CHECK(base64(viewOf(plain)) == encoded);
    const auto back = fromBase64(encoded);
    REQUIRE(back);
    CHECK(std::string(back->begin(), back->end()) == plain);
  }
}

TEST_CASE("base64 refuses what is not base64 and skips line breaks") {
  CHECK_FALSE(fromBase64("Zg="));
  CHECK_FALSE(fromBase64("Zg==="));
  CHECK_FALSE(fromBase64("Z"));
  CHECK_FALSE(fromBase64("Zm9v!"));
  CHECK_FALSE(fromBase64("Zg==Zg=="));
  CHECK(fromBase64("Zm9v\r\nYmFy"));
}

TEST_CASE("times go to RFC 3339 and back, with fractions and offsets read") {
  const auto time = fromRfc3339("2026-11-23T08:30:05Z");
  REQUIRE(time);
  CHECK(rfc3339(*time) == "2026-11-23T08:30:05Z");
  CHECK(fromRfc3339("2026-11-23T16:30:05+08:00") == time);
  CHECK(fromRfc3339("2026-11-23T08:30:05.123Z") == time);
  CHECK_FALSE(fromRfc3339("2026-02-30T08:30:05Z"));
  CHECK_FALSE(fromRfc3339("2026-11-23 08:30:05"));
  CHECK_FALSE(fromRfc3339(""));
}

TEST_CASE("hexadecimal goes both ways") {
  CHECK(hex(fromHex("00ff7F")) == "00ff7f");
  CHECK(fromHex("0g").empty());
}
