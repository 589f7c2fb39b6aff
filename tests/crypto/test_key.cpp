#include "tests/crypto/test_key.h"

#include <catch2/catch.hpp>
#include <openssl/rsa.h>
#include <openssl/x509.h>

namespace certdesk::test {

TestKey TestKey::make(crypto::KeyKind kind) {
  switch (kind) {
  case crypto::KeyKind::Rsa2048:
    return TestKey(EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", std::size_t(2048)));
  case crypto::KeyKind::Rsa3072:
    return TestKey(EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", std::size_t(3072)));
  case crypto::KeyKind::EcP256:
    return TestKey(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"));
  case crypto::KeyKind::EcP384:
    return TestKey(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-384"));
  }
  return TestKey(nullptr);
}

Bytes TestKey::spki() const {
  Bytes der(static_cast<std::size_t>(i2d_PUBKEY(m_key.get(), nullptr)));
  unsigned char* out = der.data();
  i2d_PUBKEY(m_key.get(), &out);
  return der;
}

Bytes TestKey::sign(ByteView message) const {
  auto* context = EVP_MD_CTX_new();
  std::size_t size = 1024;
  Bytes signature(size);
  REQUIRE(EVP_DigestSignInit(context, nullptr, EVP_sha256(), nullptr, m_key.get()) == 1);
  REQUIRE(EVP_DigestSign(context, signature.data(), &size, message.data(), message.size()) == 1);
  EVP_MD_CTX_free(context);
  signature.resize(size);
  return signature;
}

Bytes TestKey::decrypt(int padding, const EVP_MD* hash, ByteView sealed) const {
  auto* context = EVP_PKEY_CTX_new(m_key.get(), nullptr);
  REQUIRE(EVP_PKEY_decrypt_init(context) == 1);
  REQUIRE(EVP_PKEY_CTX_set_rsa_padding(context, padding) == 1);
  if (hash != nullptr) REQUIRE(EVP_PKEY_CTX_set_rsa_oaep_md(context, hash) == 1); // MGF1 follows by default
  std::size_t size = 1024;
  Bytes plain(size);
  REQUIRE(EVP_PKEY_decrypt(context, plain.data(), &size, sealed.data(), sealed.size()) == 1);
  EVP_PKEY_CTX_free(context);
  plain.resize(size);
  return plain;
}

Bytes TestKey::agree(ByteView point) const {
  auto* peer = EVP_PKEY_new();
  REQUIRE(EVP_PKEY_copy_parameters(peer, m_key.get()) == 1);
  REQUIRE(EVP_PKEY_set1_encoded_public_key(peer, point.data(), point.size()) == 1);
  auto* context = EVP_PKEY_CTX_new(m_key.get(), nullptr);
  REQUIRE(EVP_PKEY_derive_init(context) == 1);
  REQUIRE(EVP_PKEY_derive_set_peer(context, peer) == 1);
  std::size_t size = 256;
  Bytes secret(size);
  REQUIRE(EVP_PKEY_derive(context, secret.data(), &size) == 1);
  EVP_PKEY_CTX_free(context);
  EVP_PKEY_free(peer);
  secret.resize(size);
  return secret;
}

} // namespace certdesk::test
