#include "app/crypto/key_package.h"
#include "tests/fuzz/golden.h"

#include <openssl/err.h>

// A key package, outside and all. What opens holds what the KMC has signed, and nothing else.
using namespace certdesk;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size) {
  static const auto anchors = fuzz::anchors();
  static const auto whole = crypto::openKeyPackage(fuzz::golden("crypto/package.p7"), anchors).value();
  static const auto wholeEc = crypto::openKeyPackage(fuzz::golden("crypto/package-ec.p7"), anchors).value();
  const auto package = crypto::openKeyPackage({octets, size}, anchors);
  if (package) {
    const auto& made = package->wrappedPrivateKey == whole.wrappedPrivateKey ? whole : wholeEc;
    fuzz::must(package->wrappedPrivateKey == made.wrappedPrivateKey && package->wrappedAesKey == made.wrappedAesKey &&
                   package->application == made.application && package->ukeySerial == made.ukeySerial &&
                   package->encryptionKey == made.encryptionKey && package->transportKey == made.transportKey &&
                   package->signingKey == made.signingKey && package->oaep == made.oaep,
               "only what the KMC has signed is opened");
  } else {
    const auto code = package.error().code;
    fuzz::must(code == ErrorCode::PackageMalformed || code == ErrorCode::PackageSignature,
               "a package is malformed or not signed by the KMC");
  }
  fuzz::must(ERR_peek_error() == 0, "no complaint is left in OpenSSL's queue");
  return 0;
}
