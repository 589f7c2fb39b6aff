#include "app/practice/certificate_builder.h"

#include "app/practice/random.h"

#include <openssl/pem.h>

namespace certdesk::practice {

namespace {

bool addEntry(X509_NAME* name, int field, const std::string& text) {
  return X509_NAME_add_entry_by_NID(name, field, MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(text.data()),
                                    static_cast<int>(text.size()), -1, 0) == 1;
}

NameHandle nameFrom(const DistinguishedName& name) {
  NameHandle built(X509_NAME_new());
  const bool good = addEntry(built.get(), NID_countryName, "CN") &&
                    addEntry(built.get(), NID_organizationName, name.organisation) &&
                    addEntry(built.get(), NID_organizationalUnitName, "演练 不具法律效力 Practice only") &&
                    addEntry(built.get(), NID_commonName, name.commonName);
  return good ? std::move(built) : NameHandle();
}

bool setSerial(X509* certificate) {
  auto octets = randomOctets(20);
  octets.front() = static_cast<std::uint8_t>((octets.front() & 0x7F) | 0x40); // positive, and always 20 octets
  const Handle<BIGNUM, BN_free> number(BN_bin2bn(octets.data(), static_cast<int>(octets.size()), nullptr));
  return number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr;
}

bool setTimes(X509* certificate, const CertificatePlan& plan) {
  const TimeHandle from(ASN1_TIME_set(nullptr, std::chrono::system_clock::to_time_t(plan.notBefore)));
  const TimeHandle until(ASN1_TIME_set(nullptr, std::chrono::system_clock::to_time_t(plan.notAfter)));
  return from && until && X509_set1_notBefore(certificate, from.get()) == 1 &&
         X509_set1_notAfter(certificate, until.get()) == 1;
}

bool addExtension(X509* certificate, X509V3_CTX* context, int number, const std::string& value) {
  const ExtensionHandle extension(X509V3_EXT_conf_nid(nullptr, context, number, value.c_str()));
  return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool addExtensions(X509* certificate, const CertificatePlan& plan, const Identity* issuer) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, issuer != nullptr ? issuer->certificate.get() : certificate, certificate, nullptr, nullptr,
                 0);
  bool good = addExtension(certificate, &context, NID_subject_key_identifier, "hash");
  if (issuer != nullptr)
    good = good && addExtension(certificate, &context, NID_authority_key_identifier, "keyid:always");
  for (const auto& [number, value] : plan.extensions)
    good = good && addExtension(certificate, &context, number, value);
  return good;
}

} // namespace

Result<CertificateHandle> buildCertificate(const CertificatePlan& plan, EVP_PKEY* publicKey, const Identity* issuer,
                                           EVP_PKEY* selfKey) {
  CertificateHandle certificate(X509_new());
  const auto subject = nameFrom(plan.subject);
  const auto* issuerName =
      issuer != nullptr ? X509_get_subject_name(issuer->certificate.get()) : static_cast<X509_NAME*>(subject.get());
  const bool good = certificate && subject && X509_set_version(certificate.get(), X509_VERSION_3) == 1 &&
                    setSerial(certificate.get()) && setTimes(certificate.get(), plan) &&
                    X509_set_subject_name(certificate.get(), subject.get()) == 1 &&
                    X509_set_issuer_name(certificate.get(), issuerName) == 1 &&
                    X509_set_pubkey(certificate.get(), publicKey) == 1 &&
                    addExtensions(certificate.get(), plan, issuer) &&
                    X509_sign(certificate.get(), issuer != nullptr ? issuer->key.get() : selfKey, EVP_sha256()) > 0;
  if (!good) return cryptoFailed("certificate");
  return certificate;
}

std::string serialOf(const X509* certificate) {
  const Handle<BIGNUM, BN_free> number(ASN1_INTEGER_to_BN(X509_get0_serialNumber(certificate), nullptr));
  char* text = BN_bn2hex(number.get());
  std::string serial(text);
  OPENSSL_free(text);
  return serial;
}

Result<CertificateHandle> certificateFrom(ByteView der) {
  const auto* at = der.data();
  CertificateHandle certificate(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
  if (!certificate) return cryptoFailed("certificate");
  return certificate;
}

std::string pemOf(const X509* certificate) {
  const BioHandle memory(BIO_new(BIO_s_mem()));
  PEM_write_bio_X509(memory.get(), certificate);
  char* text = nullptr;
  const auto size = BIO_get_mem_data(memory.get(), &text);
  return {text, static_cast<std::size_t>(size)};
}

Result<Bytes> certificatesOnly(const std::vector<Bytes>& certificates) {
  const Pkcs7Handle container(PKCS7_new());
  bool good = container && PKCS7_set_type(container.get(), NID_pkcs7_signed) == 1 &&
              PKCS7_content_new(container.get(), NID_pkcs7_data) == 1;
  // Without a content: what "degenerate" means.
  if (good) PKCS7_ctrl(container.get(), PKCS7_OP_SET_DETACHED_SIGNATURE, 1, nullptr);
  for (const auto& der : certificates) {
    const auto certificate = certificateFrom(der);
    if (!certificate) return failed(certificate);
    good = good && PKCS7_add_certificate(container.get(), certificate->get()) == 1;
  }
  if (!good) return cryptoFailed("certs-only");
  return derOf(container.get(), i2d_PKCS7);
}

Result<Bytes> signedData(ByteView content, const char* contentType, const Identity& signer) {
  constexpr unsigned int flags = CMS_BINARY | CMS_PARTIAL | CMS_NOSMIMECAP;
  const CmsHandle cms(CMS_sign(nullptr, nullptr, nullptr, nullptr, flags));
  const ObjectHandle type(OBJ_txt2obj(contentType, 1));
  const BioHandle data(BIO_new_mem_buf(content.data(), static_cast<int>(content.size())));
  const bool good =
      cms && type && data && CMS_set1_eContentType(cms.get(), type.get()) == 1 &&
      CMS_add1_signer(cms.get(), signer.certificate.get(), signer.key.get(), EVP_sha256(), flags) != nullptr &&
      CMS_set_detached(cms.get(), 0) == 1 && CMS_final(cms.get(), data.get(), nullptr, CMS_BINARY) == 1;
  if (!good) return cryptoFailed("SignedData");
  return derOf(cms.get(), i2d_CMS_ContentInfo);
}

} // namespace certdesk::practice
