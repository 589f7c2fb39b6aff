#include "app/practice/keys.h"

#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/rsa.h>

namespace certdesk::practice {

namespace {
EVP_PKEY* generate(portal::KeyAlgorithm algorithm) {
  switch (algorithm) {
  case portal::KeyAlgorithm::Rsa2048:
    return EVP_RSA_gen(2048);
  case portal::KeyAlgorithm::Rsa3072:
    return EVP_RSA_gen(3072);
  case portal::KeyAlgorithm::EcP256:
    return EVP_EC_gen("P-256");
  case portal::KeyAlgorithm::EcP384:
    return EVP_EC_gen("P-384");
  }
  return nullptr;
}
} // namespace

tl::unexpected<Error> cryptoFailed(const char* what) {
  char text[256] = "";
  if (const auto error = ERR_get_error(); error != 0) ERR_error_string_n(error, text, sizeof text);
  ERR_clear_error();
  return fail(ErrorCode::CryptoFailed, std::string(what) + ": " + text);
}

Result<KeyHandle> makeKey(portal::KeyAlgorithm algorithm) {
  KeyHandle key(generate(algorithm));
  if (!key) return cryptoFailed("key generation");
  return key;
}

Result<Secret> privateKeyInfo(const EVP_PKEY* key) {
  const PrivateKeyInfo info(EVP_PKEY2PKCS8(key));
  if (!info) return cryptoFailed("PKCS #8");
  auto der = derOf(info.get(), i2d_PKCS8_PRIV_KEY_INFO);
  Secret secret{ByteView(der)};
  wipe(der);
  return secret;
}

Result<KeyHandle> privateKeyFrom(ByteView info) {
  const auto* at = info.data();
  const PrivateKeyInfo parsed(d2i_PKCS8_PRIV_KEY_INFO(nullptr, &at, static_cast<long>(info.size())));
  if (!parsed) return cryptoFailed("PKCS #8");
  KeyHandle key(EVP_PKCS82PKEY(parsed.get()));
  if (!key) return cryptoFailed("PKCS #8");
  return key;
}

Bytes publicKeyInfo(const EVP_PKEY* key) { return derOf(key, i2d_PUBKEY); }

Result<KeyHandle> publicKeyFrom(ByteView info) {
  const auto* at = info.data();
  KeyHandle key(d2i_PUBKEY(nullptr, &at, static_cast<long>(info.size())));
  if (!key || at != info.data() + info.size()) return cryptoFailed("SubjectPublicKeyInfo");
  return key;
}

std::optional<portal::KeyAlgorithm> algorithmOf(const EVP_PKEY* key) {
  const int bits = EVP_PKEY_get_bits(key);
  if (EVP_PKEY_is_a(key, "RSA") == 1) {
    if (bits == 2048) return portal::KeyAlgorithm::Rsa2048;
    if (bits == 3072) return portal::KeyAlgorithm::Rsa3072;
    return std::nullopt;
  }
  char group[64] = "";
  if (EVP_PKEY_is_a(key, "EC") != 1 || EVP_PKEY_get_group_name(key, group, sizeof group, nullptr) != 1)
    return std::nullopt;
  if (std::string_view(group) == "prime256v1") return portal::KeyAlgorithm::EcP256;
  if (std::string_view(group) == "secp384r1") return portal::KeyAlgorithm::EcP384;
  return std::nullopt;
}

bool verifies(EVP_PKEY* key, ByteView message, ByteView signature) {
  const DigestContext context(EVP_MD_CTX_new());
  const bool good =
      EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key) == 1 &&
      EVP_DigestVerify(context.get(), signature.data(), signature.size(), message.data(), message.size()) == 1;
  ERR_clear_error();
  return good;
}

} // namespace certdesk::practice
