#include "tests/practice/portal/hand_key.h"

#include <openssl/objects.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <stdexcept>

namespace practice_test {

namespace {

constexpr const char* ukeySerialType = "2.25.45159099787062064206030363977126177388.1";
constexpr const char* transportHashType = "2.25.45159099787062064206030363977126177388.2";
constexpr const char* transportKeyType = "1.2.840.113549.1.9.63";

void must(bool good) {
  if (!good) throw std::runtime_error("OpenSSL refuses: the test is wrong");
}

template <class T, class Encode>
Bytes encoded(const T* object, Encode encode) {
  unsigned char* memory = nullptr;
  const int size = encode(object, &memory);
  must(size > 0);
  Bytes der(memory, memory + size);
  OPENSSL_free(memory);
  return der;
}

void add(X509_REQ* request, const char* name, int type, const void* data, int length) {
  ASN1_OBJECT* object = OBJ_txt2obj(name, 1);
  must(X509_REQ_add1_attr_by_OBJ(request, object, type, static_cast<const unsigned char*>(data), length) == 1);
  ASN1_OBJECT_free(object);
}

// A SEQUENCE or an OBJECT IDENTIFIER is not a string, so the attribute is put together by hand.
void addValue(X509_REQ* request, const char* name, int type, void* value) {
  X509_ATTRIBUTE* attribute = X509_ATTRIBUTE_new();
  ASN1_OBJECT* object = OBJ_txt2obj(name, 1);
  must(X509_ATTRIBUTE_set1_object(attribute, object) == 1 &&
       X509_ATTRIBUTE_set1_data(attribute, type, value, -1) == 1 && X509_REQ_add1_attr(request, attribute) == 1);
  ASN1_OBJECT_free(object);
  X509_ATTRIBUTE_free(attribute);
}

void addTransport(X509_REQ* request, const RequestParts& parts) {
  const auto spki = parts.transport->spki();
  ASN1_STRING* string = ASN1_STRING_type_new(V_ASN1_SEQUENCE);
  ASN1_STRING_set(string, spki.data(), static_cast<int>(spki.size()));
  addValue(request, transportKeyType, V_ASN1_SEQUENCE, string);
  ASN1_STRING_free(string);
  if (parts.transportHash == nullptr) return;
  ASN1_OBJECT* hash = OBJ_txt2obj(parts.transportHash, 0);
  addValue(request, transportHashType, V_ASN1_OBJECT, hash);
  ASN1_OBJECT_free(hash);
}

} // namespace

HandKey HandKey::rsa(unsigned bits) { return HandKey(EVP_RSA_gen(bits)); }
HandKey HandKey::ec(const char* curve) { return HandKey(EVP_EC_gen(curve)); }
Bytes HandKey::spki() const { return encoded(m_key.get(), i2d_PUBKEY); }

Bytes HandKey::sign(ByteView message) const {
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  std::size_t size = 0;
  must(EVP_DigestSignInit(context, nullptr, EVP_sha256(), nullptr, m_key.get()) == 1 &&
       EVP_DigestSign(context, nullptr, &size, message.data(), message.size()) == 1);
  Bytes signature(size);
  must(EVP_DigestSign(context, signature.data(), &size, message.data(), message.size()) == 1);
  signature.resize(size);
  EVP_MD_CTX_free(context);
  return signature;
}

Bytes HandKey::decryptOaep(const char* hash, ByteView sealed) const {
  EVP_PKEY_CTX* context = EVP_PKEY_CTX_new(m_key.get(), nullptr);
  const EVP_MD* digest = EVP_get_digestbyname(hash);
  must(EVP_PKEY_decrypt_init(context) == 1 && EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_OAEP_PADDING) == 1 &&
       EVP_PKEY_CTX_set_rsa_oaep_md(context, digest) == 1 && EVP_PKEY_CTX_set_rsa_mgf1_md(context, digest) == 1);
  Bytes plain(sealed.size());
  std::size_t size = plain.size();
  const bool good = EVP_PKEY_decrypt(context, plain.data(), &size, sealed.data(), sealed.size()) == 1;
  plain.resize(good ? size : 0);
  EVP_PKEY_CTX_free(context);
  return plain;
}

Bytes requestBy(const HandKey& key, const RequestParts& parts) {
  X509_REQ* request = X509_REQ_new();
  X509_NAME* name = X509_NAME_new();
  must(X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char*>("手工请求"), -1, -1,
                                  0) == 1);
  must(X509_REQ_set_subject_name(request, name) == 1 && X509_REQ_set_pubkey(request, key.get()) == 1);
  if (parts.ukeySerial)
    add(request, ukeySerialType, V_ASN1_UTF8STRING, parts.ukeySerial->data(),
        static_cast<int>(parts.ukeySerial->size()));
  if (parts.transport != nullptr) addTransport(request, parts);
  must(X509_REQ_sign(request, key.get(), EVP_sha256()) > 0);
  auto der = encoded(request, i2d_X509_REQ);
  X509_NAME_free(name);
  X509_REQ_free(request);
  if (parts.spoiltSignature) der.back() ^= 1;
  return der;
}

Bytes unwrapped(ByteView aesKey, ByteView wrapped) {
  EVP_CIPHER_CTX* context = EVP_CIPHER_CTX_new();
  EVP_CIPHER_CTX_set_flags(context, EVP_CIPHER_CTX_FLAG_WRAP_ALLOW);
  Bytes plain(wrapped.size());
  int size = 0;
  const bool good =
      EVP_DecryptInit_ex(context, EVP_aes_256_wrap_pad(), nullptr, aesKey.data(), nullptr) == 1 &&
      EVP_DecryptUpdate(context, plain.data(), &size, wrapped.data(), static_cast<int>(wrapped.size())) == 1;
  EVP_CIPHER_CTX_free(context);
  plain.resize(good ? static_cast<std::size_t>(size) : 0);
  return plain;
}

Bytes spkiOfPrivate(ByteView pkcs8) {
  const unsigned char* at = pkcs8.data();
  PKCS8_PRIV_KEY_INFO* info = d2i_PKCS8_PRIV_KEY_INFO(nullptr, &at, static_cast<long>(pkcs8.size()));
  if (info == nullptr) return {};
  EVP_PKEY* key = EVP_PKCS82PKEY(info);
  PKCS8_PRIV_KEY_INFO_free(info);
  auto spki = encoded(key, i2d_PUBKEY);
  EVP_PKEY_free(key);
  return spki;
}

} // namespace practice_test
