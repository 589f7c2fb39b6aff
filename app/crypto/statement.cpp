#include "app/crypto/statement.h"

#include "app/core/steering.h"

#include <algorithm>
#include <string_view>

namespace certdesk::crypto {

namespace {

constexpr std::size_t largestStatement = 8 * 1024;

bool isName(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

} // namespace

Result<Bytes> encode(const Statement& statement) {
  std::string text = "CertDesk v1\n";
  bool right = true;
  const auto add = [&](const std::string& name, const std::string& value) {
    right = right && isName(name) && !holdsSteering(value);
    text += name + ": " + value + "\n";
  };
  add("purpose", statement.purpose);
  add("origin", statement.origin);
  add("ukey", statement.ukeySerial);
  for (const auto& [name, value] : statement.fields)
    add(name, value);
  if (!right || text.size() > largestStatement) return internalError("not a statement: " + statement.purpose);
  return Bytes(text.begin(), text.end());
}

} // namespace certdesk::crypto
