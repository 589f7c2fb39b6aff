#pragma once
#include "app/core/bytes.h"
#include "app/core/result.h"

#include <string>
#include <utility>
#include <vector>

namespace certdesk::crypto {

// What a UKEY may sign beside certificate requests: a short text that says what it is for, where, and with which UKEY,
// so that a signature can never be used for anything else. UTF-8 lines, each ended by \n:
//   CertDesk v1
//   purpose: confirm
//   origin: https://portal.example:443
//   ukey: 0123456789abcdef
//   <field>: <value>          in the order given; a name may repeat
// The purpose "confirm" has: application, one signing and one or more encryption (current first), the last two being
// SHA-256 of the certificates' DER in lower-case hexadecimal.
struct Statement {
  std::string purpose, origin, ukeySerial;
  std::vector<std::pair<std::string, std::string>> fields;
  friend bool operator==(const Statement&, const Statement&) = default;
};
// K-05 where a part holds what steers (app/core/steering.h: no reader could take a part of it for the end of a line), a
// name is not [a-z_]+, or all of it is over 8 KiB.
[[nodiscard]] Result<Bytes> encode(const Statement& statement);

} // namespace certdesk::crypto
