#pragma once
#include "app/crypto/public_key.h"
#include "app/token/host/operation.h"
#include "pkcs11/public_key.h"

namespace certdesk::token {

// Objects of a UKEY as they were read in one look. The public key is missing where nothing on the UKEY tells it.
struct HeldPrivateKey {
  pkcs11::Object object;
  std::string label;
  Bytes id;
  bool signs = false, decrypts = false;
  std::optional<crypto::PublicKey> publicKey;
};
struct HeldPublicKey {
  pkcs11::Object object;
  std::string label;
  Bytes id;
  std::optional<crypto::PublicKey> publicKey;
};
struct HeldCertificate {
  pkcs11::Object object;
  std::string label;
  Bytes id, value; // the value is empty where it was never written to its end
  std::optional<crypto::PublicKey> publicKey;
};

struct Holdings {
  std::vector<HeldPrivateKey> privateKeys;
  std::vector<HeldPublicKey> publicKeys;
  std::vector<HeldCertificate> certificates;

  // The key by its public half; nullptr where it is not there.
  [[nodiscard]] const HeldPrivateKey* keyFor(const crypto::PublicKey& publicKey) const;
  [[nodiscard]] const HeldCertificate* certificate(const Bytes& der) const;
};
// Everything on the UKEY, after login: what is not in it is not there. Fails where that cannot be said.
[[nodiscard]] Result<Holdings> look(Operation& operation);

// A signing key by its public half, where a caller must find it: T-14. C-01 where that is no public key.
[[nodiscard]] Result<HeldPrivateKey> findSigningKey(Operation& operation, ByteView publicKey);

// From what a driver tells of a key; nothing for kinds that this program does not work with.
[[nodiscard]] std::optional<crypto::PublicKey> publicKeyFrom(const pkcs11::PublicKeyValue& value);

} // namespace certdesk::token
