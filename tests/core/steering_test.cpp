#include "app/core/steering.h"

#include <catch2/catch.hpp>

using namespace certdesk;

TEST_CASE("what steers is found wherever it stands, and letters of any script are none") {
  for (const auto* steering :
       {"\x1b", "\n", "\x7f", "\u0080", "\u0085", "\u009b", "\u009f", "\u061c", "\u200e", "\u200f", "\u2028", "\u2029",
        "\u202a", "\u202e", "\u2066", "\u2069", "\ufeff", "\xc0\x8a", "\xe0\x82\x9b"}) {
    CHECK(steeringAhead(steering) == std::string_view(steering).size());
    CHECK(holdsSteering(std::string("示") + steering + "例"));
    CHECK(steeringReplaced(std::string("示") + steering + "例" + steering, " ") == "示 例 ");
  }
  CHECK(holdsSteering(std::string_view("\0", 1)));
  for (const auto* plain : {"", " ", "~", "\u00a0", "é", "示例单位（演练）", "\u200b", "\u200d", "\u2010", "\u2027",
                            "\u202f", "\u2065", "\u206a", "\U0001F511", "\xc2", "\xe2\x80", "\x9b"}) {
    CHECK(steeringAhead(plain) == 0);
    CHECK_FALSE(holdsSteering(plain));
    CHECK(steeringReplaced(plain, "?") == plain);
  }
}
