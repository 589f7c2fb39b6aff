#include "tests/portal/identity.h"

#include <catch2/catch.hpp>
#include <openssl/ec.h>
#include <openssl/x509v3.h>

namespace certdesk::tests {

namespace {

void extend(X509* certificate, X509* issuer, int nid, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str());
  REQUIRE(extension != nullptr);
  X509_add_ext(certificate, extension, -1);
  X509_EXTENSION_free(extension);
}

} // namespace

Identity::Identity(const std::string& name, const Identity* issuer, const std::string& subjectAltName, Life life)
    : m_key(EVP_EC_gen("P-256"), EVP_PKEY_free), m_certificate(X509_new(), X509_free) {
  static long serial = 1;
  auto* x509 = m_certificate.get();
  X509_set_version(x509, X509_VERSION_3);
  ASN1_INTEGER_set(X509_get_serialNumber(x509), serial++);
  X509_gmtime_adj(X509_getm_notBefore(x509), life.from);
  X509_gmtime_adj(X509_getm_notAfter(x509), life.until);
  X509_NAME_add_entry_by_txt(X509_get_subject_name(x509), "CN", MBSTRING_UTF8,
                             reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1, 0);
  auto* signer = issuer != nullptr ? issuer->certificate() : x509;
  X509_set_issuer_name(x509, X509_get_subject_name(signer));
  X509_set_pubkey(x509, m_key.get());
  extend(x509, signer, NID_basic_constraints, issuer != nullptr ? "critical,CA:FALSE" : "critical,CA:TRUE");
  extend(x509, signer, NID_key_usage, issuer != nullptr ? "critical,digitalSignature" : "critical,keyCertSign");
  if (!subjectAltName.empty()) extend(x509, signer, NID_subject_alt_name, subjectAltName);
  REQUIRE(X509_sign(x509, issuer != nullptr ? issuer->key() : m_key.get(), EVP_sha256()) > 0);
}

Identity Identity::authority(const std::string& name) { return {name, nullptr, {}, {}}; }
Identity Identity::server(const Identity& issuer, const std::string& name, const std::string& subjectAltName,
                          Life life) {
  return {name, &issuer, subjectAltName, life};
}

Bytes Identity::der() const {
  Bytes der(static_cast<std::size_t>(i2d_X509(m_certificate.get(), nullptr)));
  auto* at = der.data();
  i2d_X509(m_certificate.get(), &at);
  return der;
}

} // namespace certdesk::tests
