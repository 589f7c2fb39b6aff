#include "app/practice/ukey/unblock_record.h"

#include "app/core/text.h"
#include "app/crypto/digest.h"
#include "app/crypto/sealed.h"

#include <sstream>

namespace certdesk::practice {

namespace {

constexpr const char *keyLine = "key", *pinsLine = "so-pins"; // the second: sealed, in hexadecimal, with commas between
constexpr std::string_view purpose = "CertDesk unblock seal 1";

Secret sealKeyOf(ByteView key) {
  Bytes octets(purpose.begin(), purpose.end());
  octets.insert(octets.end(), key.begin(), key.end());
  auto digest = crypto::sha256(octets);
  Secret made{ByteView(digest)};
  wipe(digest);
  wipe(octets);
  return made;
}

std::string valueOf(const Lines& lines, const char* name) {
  const auto found = lines.find(name);
  return found == lines.end() ? std::string() : found->second;
}

} // namespace

Lines UnblockRecord::lines() const { return readLines(m_file).value_or(Lines{}); }

bool UnblockRecord::enabled() const { return !valueOf(lines(), keyLine).empty(); }

Secret UnblockRecord::key() const {
  auto octets = fromHex(valueOf(lines(), keyLine));
  Secret key{ByteView(octets)};
  wipe(octets);
  return key;
}

std::string UnblockRecord::sealed(ByteView key, ByteView soPin) const {
  const auto octets = crypto::seal(sealKeyOf(key), viewOf(m_serial), soPin);
  return octets ? hex(*octets) : std::string();
}

bool UnblockRecord::enable(ByteView key, ByteView soPin) const {
  const auto pin = sealed(key, soPin);
  return !pin.empty() && replaceLines(m_file, {{keyLine, hex(key)}, {pinsLine, pin}});
}

void UnblockRecord::disable() const {
  std::error_code ignored;
  std::filesystem::remove(m_file, ignored);
}

std::vector<Secret> UnblockRecord::soPins() const {
  std::vector<Secret> pins;
  const auto sealKey = sealKeyOf(key().view());
  std::istringstream all(valueOf(lines(), pinsLine));
  for (std::string one; std::getline(all, one, ',');)
    if (auto pin = crypto::unseal(sealKey, viewOf(m_serial), fromHex(one))) pins.push_back(std::move(*pin));
  return pins;
}

bool UnblockRecord::addSoPin(ByteView next) const {
  auto changed = lines();
  const auto pin = sealed(key().view(), next);
  changed[pinsLine] += ',' + pin;
  return !pin.empty() && replaceLines(m_file, changed);
}

void UnblockRecord::settleSoPin(bool changed) const {
  auto settled = lines();
  auto& pins = settled[pinsLine];
  const auto last = pins.rfind(',');
  if (last == std::string::npos) return;
  pins = changed ? pins.substr(last + 1) : pins.substr(0, last);
  (void)replaceLines(m_file, settled); // else both stay, and the right one is found
}

} // namespace certdesk::practice
