#include "app/crypto/signed_data.h"

#include "app/crypto/openssl.h"

namespace certdesk::crypto {

namespace {

tl::unexpected<NotSigned> malformed(const char* why) {
  return tl::unexpected<NotSigned>(NotSigned{NotSigned::What::Form, why});
}
tl::unexpected<NotSigned> notByThem(std::string why) {
  return tl::unexpected<NotSigned>(NotSigned{NotSigned::What::Signature, std::move(why)});
}

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
const char* profileObstacle(CMS_ContentInfo* cms, const char* contentType) {
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
  if (!isObject(type, contentType) || !isObject(CMS_get0_eContentType(cms), contentType))
    return "another type of content";
  return nullptr;
}

tl::expected<Certificate, NotSigned> signerOf(CMS_ContentInfo* cms, Usage usage, const std::vector<Bytes>& anchors) {
  // Chain and usage are ours to check: OpenSSL would judge them by this PC's clock and by the purpose of e-mail.
  const Owned<BIO, BIO_free_all> nowhere(BIO_new(BIO_s_null()));
  if (CMS_verify(cms, nullptr, nullptr, nullptr, nowhere.get(), CMS_NO_SIGNER_CERT_VERIFY | CMS_BINARY) != 1)
    return notByThem("the signature does not verify");
  X509* x509 = nullptr;
  CMS_SignerInfo_get0_algs(onlySigner(cms), nullptr, &x509, nullptr, nullptr);
  auto certificate = Certificate::fromDer(toDer(i2d_X509, x509));
  if (!certificate) return notByThem("signer: " + certificate.error().detail);
  if (const auto chain = checkChain(*certificate, anchors); !chain) return notByThem("signer " + chain.error().detail);
  if (const auto good = checkUsage(*certificate, usage); !good) return notByThem("signer " + good.error().detail);
  return std::move(*certificate);
}

} // namespace

tl::expected<SignedContent, NotSigned> openSignedData(ByteView der, const char* contentType, Usage usage,
                                                      const std::vector<Bytes>& anchors) {
  const auto cms = parseDer<d2i_CMS_ContentInfo, i2d_CMS_ContentInfo, OwnedCms>(der);
  if (!cms) return malformed("CMS not readable");
  if (const char* why = profileObstacle(cms.get(), contentType)) return malformed(why);
  auto* content = CMS_get0_content(cms.get());
  if (content == nullptr || *content == nullptr) return malformed("no content");
  auto signer = signerOf(cms.get(), usage, anchors);
  if (!signer) return tl::unexpected<NotSigned>(signer.error());
  return SignedContent{octetsOf(*content), std::move(*signer)};
}

} // namespace certdesk::crypto
