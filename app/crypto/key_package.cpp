#include "app/crypto/key_package.h"

#include "app/crypto/key_package_inside.h"
#include "app/crypto/oids.h"
#include "app/crypto/openssl.h"
#include "app/crypto/signed_data.h"

namespace certdesk::crypto {

namespace {

constexpr std::size_t largestPackage = 64 * 1024;

tl::unexpected<Error> notByKmc(const std::string& why) { return fail(ErrorCode::PackageSignature, why); }

} // namespace

Result<KeyPackage> openKeyPackage(ByteView der, const std::vector<Bytes>& anchors) {
  const ErrorQueueMark mark;
  if (der.size() > largestPackage) return malformedPackage("too large");
  const auto signedByKmc = openSignedData(der, oid::keyPackage, Usage::KeyManagement, anchors);
  if (!signedByKmc) {
    const auto& [what, why] = signedByKmc.error();
    return what == NotSigned::What::Form ? malformedPackage(why.c_str()) : notByKmc(why);
  }
  return readInside(signedByKmc->content);
}

Outcome checkTarget(const KeyPackage& package, const KeyPackageTarget& target) {
  const char* other = nullptr;
  if (package.signingKey != target.signingKey) other = "another signing key";
  if (package.transportKey != target.transportKey) other = "another transport key";
  if (package.ukeySerial != target.ukeySerial) other = "another UKEY";
  if (package.application != target.application) other = "another application";
  if (other == nullptr) return {};
  return fail(ErrorCode::PackageOtherUkey, other);
}

Outcome checkCertificate(const KeyPackage& package, const Certificate& certificate) {
  if (package.encryptionKey == certificate.publicKey()) return {};
  return fail(ErrorCode::PackageOtherKey, certificate.serialHex());
}

} // namespace certdesk::crypto
