#include "app/core/log.h"

#include <catch2/catch.hpp>

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
}
