#pragma once
#include "app/crypto/public_key.h"
#include "app/token/tokens.h"
#include "pkcs11/decryption.h"

// The same few words in three rooms.
namespace certdesk::token {

[[nodiscard]] inline pkcs11::KeyKind driverKind(crypto::KeyKind kind) {
  switch (kind) {
  case crypto::KeyKind::Rsa2048:
    return pkcs11::KeyKind::Rsa2048;
  case crypto::KeyKind::Rsa3072:
    return pkcs11::KeyKind::Rsa3072;
  case crypto::KeyKind::EcP256:
    return pkcs11::KeyKind::EcP256;
  case crypto::KeyKind::EcP384:
    return pkcs11::KeyKind::EcP384;
  }
  return pkcs11::KeyKind::Rsa2048;
}

[[nodiscard]] inline crypto::KeyKind cryptoKind(KeyKind kind) {
  switch (kind) {
  case KeyKind::Rsa2048:
    return crypto::KeyKind::Rsa2048;
  case KeyKind::Rsa3072:
    return crypto::KeyKind::Rsa3072;
  case KeyKind::EcP256:
    return crypto::KeyKind::EcP256;
  case KeyKind::EcP384:
    return crypto::KeyKind::EcP384;
  }
  return crypto::KeyKind::Rsa2048;
}

[[nodiscard]] inline pkcs11::OaepHash driverHash(crypto::OaepHash hash) {
  return hash == crypto::OaepHash::Sha256 ? pkcs11::OaepHash::Sha256 : pkcs11::OaepHash::Sha1;
}
[[nodiscard]] inline crypto::OaepHash cryptoHash(OaepHash hash) {
  return hash == OaepHash::Sha256 ? crypto::OaepHash::Sha256 : crypto::OaepHash::Sha1;
}

} // namespace certdesk::token
