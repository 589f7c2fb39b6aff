#include "app/crypto/key_package_inside.h"
#include "app/core/steering.h"
#include "tests/fuzz/target.h"

#include <openssl/err.h>

// What a key package carries, as if the KMC had signed it.
using namespace certdesk;

namespace {

bool isText(const std::string& text) { return !text.empty() && text.size() <= 64 && !holdsSteering(text); }

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size) {
  const auto package = crypto::readInside({octets, size});
  if (package) {
    fuzz::must(isText(package->application) && isText(package->ukeySerial), "application and serial are short texts");
    fuzz::must(isRsa(package->transportKey.kind()), "the transport key encrypts");
    fuzz::must(package->wrappedAesKey.size() == package->transportKey.rsaParts().modulus.size(),
               "the AES key is sealed to the transport key");
    fuzz::must(package->wrappedPrivateKey.size() % 8 == 0 && package->wrappedPrivateKey.size() >= 16,
               "the private key is wrapped in whole blocks");
  } else {
    fuzz::must(package.error().code == ErrorCode::PackageMalformed, "what is inside is refused as malformed");
  }
  ERR_clear_error(); // openKeyPackage() has the mark
  return 0;
}
