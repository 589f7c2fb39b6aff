#include "app/crypto/public_key.h"
#include "tests/fuzz/golden.h"

#include <openssl/err.h>

// A public key: as SubjectPublicKeyInfo, and in the parts that a UKEY tells.
using namespace certdesk;
using crypto::KeyKind;
using crypto::PublicKey;

namespace {

void check(const PublicKey& key) {
  fuzz::must(PublicKey::fromSpki(key.spki()) == key, "a key that was written is read");
  fuzz::must(key.identifier().size() == 20, "a key has an identifier");
  const auto [modulus, exponent] = key.rsaParts();
  const auto again =
      isRsa(key.kind()) ? PublicKey::fromRsa(modulus, exponent) : PublicKey::fromEc(key.kind(), key.ecPoint());
  fuzz::must(again == key, "a key is the same from its parts");
  fuzz::must(!key.verifies(viewOf(std::string("message")), key.spki()), "what is no signature does not verify");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size) {
  const ByteView all(octets, size);
  if (const auto key = PublicKey::fromSpki(all)) check(*key);
  for (const auto curve : {KeyKind::EcP256, KeyKind::EcP384})
    if (const auto key = PublicKey::fromEc(curve, all)) check(*key);
  if (size > 3) // the exponent in front
    if (const auto key = PublicKey::fromRsa(all.subspan(3), all.first(3))) check(*key);
  fuzz::must(ERR_peek_error() == 0, "no complaint is left in OpenSSL's queue");
  return 0;
}
