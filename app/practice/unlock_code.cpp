#include "app/practice/unlock_code.h"

#include "app/core/secret.h"
#include "app/crypto/digest.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>

namespace certdesk::practice {

namespace {

constexpr std::string_view purpose = "CertDesk unblock 1";

} // namespace

std::string newUnblockChallenge() {
  const auto octets = crypto::randomOctets(unlockCodeOctets);
  return octets.empty() ? std::string() : unlockCodeOf(octets);
}

std::string unblockResponse(ByteView key, std::string_view serial, std::string_view challenge) {
  std::string message(purpose);
  for (const auto part : {serial, challenge})
    message.append(1, '\0').append(part);
  std::array<std::uint8_t, EVP_MAX_MD_SIZE> mac{};
  unsigned length = 0;
  const auto octets = viewOf(message);
  const bool made = HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), octets.data(), octets.size(),
                         mac.data(), &length) != nullptr;
  auto code = made ? unlockCodeOf(mac) : std::string();
  wipe(mac.data(), mac.size());
  return code;
}

std::string groupedUnblockCode(std::string_view code) {
  constexpr std::size_t group = 4;
  std::string shown;
  for (std::size_t i = 0; i < code.size(); i += group)
    shown.append(shown.empty() ? "" : "-").append(code.substr(i, group));
  return shown;
}

} // namespace certdesk::practice
