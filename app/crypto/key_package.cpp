#include "app/crypto/key_package.h"

#include "app/crypto/key_package_inside.h"
#include "app/crypto/oids.h"
#include "app/crypto/openssl.h"

namespace certdesk::crypto {

namespace {

constexpr std::size_t largestPackage = 64 * 1024;

tl::unexpected<Error> notByKmc(const std::string& why) { return fail(ErrorCode::PackageSignature, why); }

CMS_SignerInfo* onlySigner(CMS_ContentInfo* cms) {
  auto* signers = CMS_get0_SignerInfos(cms);
  return sk_CMS_SignerInfo_num(signers) == 1 ? sk_CMS_SignerInfo_value(signers, 0) : nullptr;
}

// Read by OpenSSL as any algorithm of the key's kind; only what the profile knows may stand there.
bool isSignatureBySha256(const X509_ALGOR* algorithm) {
  const ASN1_OBJECT* object = nullptr;
  X509_ALGOR_get0(&object, nullptr, nullptr, algorithm);
  return isNid(object, NID_rsaEncryption) || isNid(object, NID_sha256WithRSAEncryption) ||
         isNid(object, NID_ecdsa_with_SHA256);
}

// The profile of the signature. OpenSSL compares the digest among the signed attributes with the content; that the
// content's type is signed too is for us to see (RFC 5652 section 11.1).
const char* profileObstacle(CMS_ContentInfo* cms) {
  if (!isNid(CMS_get0_type(cms), NID_pkcs7_signed)) return "not SignedData";
  auto* signer = onlySigner(cms);
  if (signer == nullptr) return "not one signer";
  X509_ALGOR *hash = nullptr, *signature = nullptr;
  CMS_SignerInfo_get0_algs(signer, nullptr, nullptr, &hash, &signature);
  const ASN1_OBJECT* algorithm = nullptr;
  X509_ALGOR_get0(&algorithm, nullptr, nullptr, hash);
  if (!isNid(algorithm, NID_sha256) || !isSignatureBySha256(signature)) return "another hash than SHA-256";
  const auto* type = static_cast<ASN1_OBJECT*>(
      CMS_signed_get0_data_by_OBJ(signer, OBJ_nid2obj(NID_pkcs9_contentType), -3, V_ASN1_OBJECT));
  if (type == nullptr) return "no signed attributes";
  if (!isObject(type, oid::keyPackage) || !isObject(CMS_get0_eContentType(cms), oid::keyPackage))
    return "another type of content";
  return nullptr;
}

Outcome checkSigner(CMS_ContentInfo* cms, const std::vector<Bytes>& anchors) {
  // Chain and usage are ours to check: OpenSSL would judge them by this PC's clock and by the purpose of e-mail.
  const Owned<BIO, BIO_free_all> nowhere(BIO_new(BIO_s_null()));
  if (CMS_verify(cms, nullptr, nullptr, nullptr, nowhere.get(), CMS_NO_SIGNER_CERT_VERIFY | CMS_BINARY) != 1)
    return notByKmc("the signature does not verify");
  X509* x509 = nullptr;
  CMS_SignerInfo_get0_algs(onlySigner(cms), nullptr, &x509, nullptr, nullptr);
  const auto certificate = Certificate::fromDer(toDer(i2d_X509, x509));
  if (!certificate) return notByKmc("signer: " + certificate.error().detail);
  if (const auto chain = checkChain(*certificate, anchors); !chain) return notByKmc("signer " + chain.error().detail);
  if (const auto usage = checkUsage(*certificate, Usage::KeyManagement); !usage)
    return notByKmc("signer " + usage.error().detail);
  return {};
}

} // namespace

Result<KeyPackage> openKeyPackage(ByteView der, const std::vector<Bytes>& anchors) {
  const ErrorQueueMark mark;
  if (der.size() > largestPackage) return malformedPackage("too large");
  const auto cms = parseDer<d2i_CMS_ContentInfo, i2d_CMS_ContentInfo, OwnedCms>(der);
  if (!cms) return malformedPackage("CMS not readable");
  if (const char* why = profileObstacle(cms.get())) return malformedPackage(why);
  auto* content = CMS_get0_content(cms.get());
  if (content == nullptr || *content == nullptr) return malformedPackage("no content");
  if (const auto signer = checkSigner(cms.get(), anchors); !signer) return failed(signer);
  return readInside(octetsOf(*content));
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
