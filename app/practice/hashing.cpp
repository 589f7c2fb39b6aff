#include "app/practice/hashing.h"

#include "app/core/text.h"
#include "app/practice/random.h"

#include <charconv>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/sha.h>
#include <vector>

namespace certdesk::practice {

namespace {

constexpr std::string_view scheme = "pbkdf2-sha256";
constexpr std::size_t saltSize = 16;
constexpr std::size_t hashSize = 32;
constexpr int mostIterations = 10'000'000;

Bytes derive(std::string_view secret, const Bytes& salt, int iterations) {
  Bytes hash(hashSize);
  if (PKCS5_PBKDF2_HMAC(secret.data(), static_cast<int>(secret.size()), salt.data(), static_cast<int>(salt.size()),
                        iterations, EVP_sha256(), static_cast<int>(hash.size()), hash.data()) != 1)
    hash.clear();
  return hash;
}

std::vector<std::string_view> parts(std::string_view record) {
  std::vector<std::string_view> found;
  while (true) {
    const auto end = record.find('$');
    found.push_back(record.substr(0, end));
    if (end == std::string_view::npos) return found;
    record.remove_prefix(end + 1);
  }
}

} // namespace

std::string slowHash(std::string_view secret, int iterations) {
  const auto salt = randomOctets(saltSize);
  return std::string(scheme) + '$' + std::to_string(iterations) + '$' + base64(salt) + '$' +
         base64(derive(secret, salt, iterations));
}

bool matchesSlowHash(std::string_view secret, std::string_view record) {
  const auto part = parts(record);
  if (part.size() != 4 || part[0] != scheme) return false;
  int iterations = 0;
  std::from_chars(part[1].data(), part[1].data() + part[1].size(), iterations);
  const auto salt = fromBase64(part[2]);
  const auto expected = fromBase64(part[3]);
  if (iterations < 1 || iterations > mostIterations || !salt || !expected || expected->size() != hashSize) return false;
  const auto hash = derive(secret, *salt, iterations);
  return hash.size() == hashSize && CRYPTO_memcmp(hash.data(), expected->data(), hashSize) == 0;
}

void pretendToMatch(std::string_view secret, int iterations) { (void)derive(secret, Bytes(saltSize), iterations); }

Bytes sha256(ByteView octets) {
  Bytes hash(SHA256_DIGEST_LENGTH);
  SHA256(octets.data(), octets.size(), hash.data());
  return hash;
}

std::string tokenHash(std::string_view token) {
  return hex(sha256({reinterpret_cast<const std::uint8_t*>(token.data()), token.size()}));
}

} // namespace certdesk::practice
