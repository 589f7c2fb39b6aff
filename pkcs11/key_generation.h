#pragma once
#include "pkcs11/mechanism.h"
#include "pkcs11/public_key.h"

namespace pkcs11 {

// Signing: signs and verifies, nothing else. Transport: unwraps, nothing else; RSA only, and a session object.
enum class KeyUse { Signing, Transport };

struct KeyPairRequest {
  std::string label;
  Bytes id;
  KeyUse use = KeyUse::Signing;
  bool token = true; // false: a session object, gone with the session
};
struct KeyPair {
  Object publicKey, privateKey;
};

// Whether the module claims to generate the kind. Sizes are judged only where the driver's unit can be bits.
[[nodiscard]] bool offersGeneration(const Mechanisms&, KeyKind);

// C_GenerateKeyPair (v2.40 section 5.13). The private key is sensitive and not extractable; label and CKA_ID are in the
// template and never set later, so that a crash leaves no nameless key. May take a minute on a real token.
[[nodiscard]] Result<KeyPair> generateKeyPair(const Session&, KeyKind, const KeyPairRequest&);

// What the token itself says of a private key (v2.40 section 4.9).
struct KeyOrigin {
  bool generatedHere = false, alwaysSensitive = false, neverExtractable = false;
};
// A flag that the token does not tell is false.
[[nodiscard]] Result<KeyOrigin> originOf(const Object& privateKey);

} // namespace pkcs11
