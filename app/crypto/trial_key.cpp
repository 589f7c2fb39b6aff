#include "app/crypto/trial_key.h"

#include "app/crypto/digest.h"
#include "app/crypto/openssl.h"

#include <openssl/rsa.h>

namespace certdesk::crypto {

namespace {

using OwnedKeyInfo = Owned<PKCS8_PRIV_KEY_INFO, PKCS8_PRIV_KEY_INFO_free>;
using OwnedCipherContext = Owned<EVP_CIPHER_CTX, EVP_CIPHER_CTX_free>;
constexpr std::size_t aesKeySize = 32, wrapOverhead = 16;

OwnedKey generate(KeyKind kind) {
  switch (kind) {
  case KeyKind::Rsa2048:
    return OwnedKey(EVP_RSA_gen(2048));
  case KeyKind::Rsa3072:
    return OwnedKey(EVP_RSA_gen(3072));
  case KeyKind::EcP256:
    return OwnedKey(EVP_EC_gen("P-256"));
  case KeyKind::EcP384:
    return OwnedKey(EVP_EC_gen("P-384"));
  }
  return nullptr;
}

Bytes wrapped(ByteView key, ByteView plain) {
  const OwnedCipherContext context(EVP_CIPHER_CTX_new());
  if (!context) return {};
  EVP_CIPHER_CTX_set_flags(context.get(), EVP_CIPHER_CTX_FLAG_WRAP_ALLOW);
  Bytes result(plain.size() + wrapOverhead);
  int size = 0, last = 0;
  if (EVP_EncryptInit_ex(context.get(), EVP_aes_256_wrap_pad(), nullptr, key.data(), nullptr) != 1 ||
      EVP_EncryptUpdate(context.get(), result.data(), &size, plain.data(), static_cast<int>(plain.size())) != 1 ||
      EVP_EncryptFinal_ex(context.get(), result.data() + size, &last) != 1)
    return {};
  result.resize(static_cast<std::size_t>(size + last));
  return result;
}

} // namespace

Result<TrialKey> makeTrialKey(KeyKind kind) {
  const ErrorQueueMark mark;
  const OwnedKey key = generate(kind);
  if (!key) return cryptoFailed("EVP_PKEY_generate");
  auto publicKey = PublicKey::fromSpki(toDer(i2d_PUBKEY, key.get()));
  if (!publicKey) return failed(publicKey);
  const OwnedKeyInfo info(EVP_PKEY2PKCS8(key.get()));
  Bytes plain = info ? toDer(i2d_PKCS8_PRIV_KEY_INFO, info.get()) : Bytes();
  Bytes aesKey = randomOctets(aesKeySize);
  Bytes wrappedKey = plain.empty() || aesKey.empty() ? Bytes() : wrapped(aesKey, plain);
  TrialKey trial{std::move(*publicKey), Secret(aesKey), std::move(wrappedKey)};
  wipe(plain);
  wipe(aesKey);
  if (trial.wrappedPrivateKey.empty()) return cryptoFailed("EVP_aes_256_wrap_pad");
  return trial;
}

} // namespace certdesk::crypto
