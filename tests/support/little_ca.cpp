#include "tests/support/little_ca.h"

#include <openssl/cms.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

namespace certdesk::test {

namespace {

template <class T>
Bytes derOf(T* object, int (*encode)(const T*, unsigned char**)) {
  unsigned char* memory = nullptr;
  const int size = encode(object, &memory);
  Bytes der;
  if (size > 0) der.assign(memory, memory + size);
  OPENSSL_free(memory);
  return der;
}

void extend(X509* certificate, int which, const char* value) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
  X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, which, value);
  X509_add_ext(certificate, extension, -1);
  X509_EXTENSION_free(extension);
}

// Without its issuer and signature.
X509* certificateFor(const std::string& name, EVP_PKEY* key, std::chrono::seconds before, Time notAfter) {
  X509* made = X509_new();
  X509_set_version(made, 2);
  long number = 0;
  RAND_bytes(reinterpret_cast<unsigned char*>(&number), 7);
  ASN1_INTEGER_set(X509_get_serialNumber(made), number);
  const auto seconds = [](Time time) { return static_cast<time_t>(time.time_since_epoch().count()); };
  ASN1_TIME_set(X509_getm_notBefore(made), seconds(std::min(now(), notAfter) - before));
  ASN1_TIME_set(X509_getm_notAfter(made), seconds(notAfter));
  X509_NAME_add_entry_by_txt(X509_get_subject_name(made), "CN", MBSTRING_UTF8,
                             reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1, 0);
  X509_set_pubkey(made, key);
  return made;
}

} // namespace

struct LittleCa::Inside {
  EVP_PKEY* key = EVP_EC_gen("P-256");
  X509* certificate = nullptr;
};

LittleCa::LittleCa(const std::string& name) : m_inside(std::make_unique<Inside>()) {
  auto& in = *m_inside;
  in.certificate = certificateFor(name, in.key, std::chrono::hours(24 * 4000), now() + std::chrono::hours(24 * 4000));
  X509_set_issuer_name(in.certificate, X509_get_subject_name(in.certificate));
  extend(in.certificate, NID_basic_constraints, "critical,CA:TRUE");
  extend(in.certificate, NID_key_usage, "critical,keyCertSign,cRLSign");
  extend(in.certificate, NID_subject_key_identifier, "hash");
  X509_sign(in.certificate, in.key, EVP_sha256());
}

LittleCa::~LittleCa() {
  X509_free(m_inside->certificate);
  EVP_PKEY_free(m_inside->key);
}

LittleCa::Issued LittleCa::issue(const std::string& name, portal::Purpose purpose, Time notAfter) const {
  EVP_PKEY* key = EVP_EC_gen("P-256");
  const bool over = notAfter < now();
  X509* made = certificateFor(name, key, std::chrono::hours(over ? 24 * 1000 : 1), notAfter);
  X509_set_issuer_name(made, X509_get_subject_name(m_inside->certificate));
  extend(made, NID_key_usage,
         purpose == portal::Purpose::Signing ? "critical,digitalSignature,nonRepudiation" : "critical,keyAgreement");
  extend(made, NID_subject_key_identifier, "hash");
  X509_sign(made, m_inside->key, EVP_sha256());
  Issued issued{derOf(key, i2d_PUBKEY), derOf(made, i2d_X509)};
  X509_free(made);
  EVP_PKEY_free(key);
  return issued;
}

Bytes LittleCa::receipt(const std::string& text) const {
  EVP_PKEY* key = EVP_EC_gen("P-256");
  X509* signer = certificateFor("Example receipts", key, std::chrono::hours(24 * 1000), now() + std::chrono::hours(24));
  X509_set_issuer_name(signer, X509_get_subject_name(m_inside->certificate));
  extend(signer, NID_key_usage, "critical,digitalSignature");
  extend(signer, NID_ext_key_usage, "emailProtection,2.25.45159099787062064206030363977126177388.5");
  X509_sign(signer, m_inside->key, EVP_sha256());
  BIO* content = BIO_new_mem_buf(text.data(), static_cast<int>(text.size()));
  CMS_ContentInfo* cms = CMS_sign(signer, key, nullptr, content, CMS_BINARY | CMS_NOSMIMECAP);
  auto der = derOf(cms, i2d_CMS_ContentInfo);
  CMS_ContentInfo_free(cms);
  BIO_free(content);
  X509_free(signer);
  EVP_PKEY_free(key);
  return der;
}

std::vector<Bytes> LittleCa::anchors() const { return {derOf(m_inside->certificate, i2d_X509)}; }

} // namespace certdesk::test
