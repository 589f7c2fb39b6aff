#include "tests/pkcs11/openssl.h"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/param_build.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <stdexcept>

namespace tests {
namespace {

using pkcs11::Bytes, pkcs11::ByteView, pkcs11::EcPublicKey, pkcs11::KeyKind, pkcs11::PublicKeyValue, pkcs11::RsaPadding,
    pkcs11::RsaPublicKey;

template <class T, void (*release)(T*)>
struct Release {
  void operator()(T* thing) const { release(thing); }
};
template <class T, void (*release)(T*)>
using Owned = std::unique_ptr<T, Release<T, release>>;
using Context = Owned<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;
using Number = Owned<BIGNUM, BN_free>;

void check(bool good) {
  if (!good) throw std::runtime_error(ERR_error_string(ERR_get_error(), nullptr));
}

template <class T>
T* check(T* thing) {
  check(thing != nullptr);
  return thing;
}

// Whatever an i2d_ function writes.
template <class T, class Encode>
Bytes der(T* thing, Encode encode) {
  Bytes octets(static_cast<std::size_t>(std::max(0, encode(thing, nullptr))));
  check(!octets.empty());
  std::uint8_t* at = octets.data();
  encode(thing, &at);
  return octets;
}

const char* groupOf(const EcPublicKey& key) {
  return kindOf(PublicKeyValue(key)) == KeyKind::EcP384 ? "P-384" : "P-256";
}

Key fromParameters(const char* type, OSSL_PARAM_BLD* build) {
  const Owned<OSSL_PARAM, OSSL_PARAM_free> parameters(check(OSSL_PARAM_BLD_to_param(build)));
  const Context context(check(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr)));
  EVP_PKEY* key = nullptr;
  check(EVP_PKEY_fromdata_init(context.get()) == 1);
  check(EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters.get()) == 1);
  return Key(key);
}

Number numberOf(ByteView octets) {
  return Number(check(BN_bin2bn(octets.data(), static_cast<int>(octets.size()), nullptr)));
}

Key keyOf(const RsaPublicKey& value) {
  const Owned<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free> build(check(OSSL_PARAM_BLD_new()));
  const Number modulus = numberOf(value.modulus), exponent = numberOf(value.exponent);
  check(OSSL_PARAM_BLD_push_BN(build.get(), OSSL_PKEY_PARAM_RSA_N, modulus.get()) == 1);
  check(OSSL_PARAM_BLD_push_BN(build.get(), OSSL_PKEY_PARAM_RSA_E, exponent.get()) == 1);
  return fromParameters("RSA", build.get());
}

Key keyOf(const EcPublicKey& value) {
  const Owned<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free> build(check(OSSL_PARAM_BLD_new()));
  check(OSSL_PARAM_BLD_push_utf8_string(build.get(), OSSL_PKEY_PARAM_GROUP_NAME, groupOf(value), 0) == 1);
  check(OSSL_PARAM_BLD_push_octet_string(build.get(), OSSL_PKEY_PARAM_PUB_KEY, value.point.data(),
                                         value.point.size()) == 1);
  return fromParameters("EC", build.get());
}

Key keyOf(const PublicKeyValue& value) {
  return std::visit([](const auto& key) { return keyOf(key); }, value);
}

// DER of r ‖ s.
Bytes ecdsaSignature(ByteView raw) {
  const std::size_t half = raw.size() / 2;
  const Owned<ECDSA_SIG, ECDSA_SIG_free> signature(check(ECDSA_SIG_new()));
  check(ECDSA_SIG_set0(signature.get(), numberOf(raw.first(half)).release(), numberOf(raw.subspan(half)).release()) ==
        1);
  return der(signature.get(), i2d_ECDSA_SIG);
}

Bytes numberParameter(EVP_PKEY* key, const char* name) {
  BIGNUM* number = nullptr;
  check(EVP_PKEY_get_bn_param(key, name, &number) == 1);
  const Number owned(number);
  Bytes octets(static_cast<std::size_t>(BN_num_bytes(number)));
  BN_bn2bin(number, octets.data());
  return octets;
}

} // namespace

Bytes sha256(ByteView message) {
  Bytes hash(32);
  check(EVP_Digest(message.data(), message.size(), hash.data(), nullptr, EVP_sha256(), nullptr) == 1);
  return hash;
}

bool verifies(const PublicKeyValue& value, ByteView message, ByteView signature) {
  const bool ec = std::holds_alternative<EcPublicKey>(value);
  const Bytes encoded = ec ? ecdsaSignature(signature) : Bytes(signature.begin(), signature.end());
  const Key key = keyOf(value);
  const Owned<EVP_MD_CTX, EVP_MD_CTX_free> context(check(EVP_MD_CTX_new()));
  check(EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get()) == 1);
  return EVP_DigestVerify(context.get(), encoded.data(), encoded.size(), message.data(), message.size()) == 1;
}

Key makeKey(KeyKind kind) {
  if (isRsa(kind)) return Key(check(EVP_RSA_gen(bitsOf(kind))));
  return Key(check(EVP_EC_gen(kind == KeyKind::EcP384 ? "P-384" : "P-256")));
}

PublicKeyValue valueOf(EVP_PKEY* key) {
  if (EVP_PKEY_is_a(key, "RSA") == 1) {
    return RsaPublicKey{numberParameter(key, OSSL_PKEY_PARAM_RSA_N), numberParameter(key, OSSL_PKEY_PARAM_RSA_E)};
  }
  Bytes point(256);
  std::size_t length = 0;
  check(EVP_PKEY_get_octet_string_param(key, OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size(), &length) == 1);
  point.resize(length);
  const ByteView curve = curveParametersOf(length == 65 ? KeyKind::EcP256 : KeyKind::EcP384);
  return EcPublicKey{Bytes(curve.begin(), curve.end()), point};
}

Bytes pkcs8(EVP_PKEY* key) {
  const Owned<PKCS8_PRIV_KEY_INFO, PKCS8_PRIV_KEY_INFO_free> info(check(EVP_PKEY2PKCS8(key)));
  return der(info.get(), i2d_PKCS8_PRIV_KEY_INFO);
}

Bytes encrypt(const PublicKeyValue& value, RsaPadding padding, ByteView plain) {
  const Key key = keyOf(value);
  const Context context(check(EVP_PKEY_CTX_new(key.get(), nullptr)));
  check(EVP_PKEY_encrypt_init(context.get()) == 1);
  const bool oaep = padding != RsaPadding::Pkcs1;
  check(EVP_PKEY_CTX_set_rsa_padding(context.get(), oaep ? RSA_PKCS1_OAEP_PADDING : RSA_PKCS1_PADDING) == 1);
  if (oaep) {
    const EVP_MD* hash = padding == RsaPadding::OaepSha1 ? EVP_sha1() : EVP_sha256();
    check(EVP_PKEY_CTX_set_rsa_oaep_md(context.get(), hash) == 1);
    check(EVP_PKEY_CTX_set_rsa_mgf1_md(context.get(), hash) == 1);
  }
  Bytes encrypted(static_cast<std::size_t>(EVP_PKEY_get_size(key.get())));
  std::size_t length = encrypted.size();
  check(EVP_PKEY_encrypt(context.get(), encrypted.data(), &length, plain.data(), plain.size()) == 1);
  encrypted.resize(length);
  return encrypted;
}

Bytes wrapWithPadding(ByteView aesKey, ByteView plain) {
  const Owned<EVP_CIPHER, EVP_CIPHER_free> cipher(check(EVP_CIPHER_fetch(nullptr, "AES-256-WRAP-PAD", nullptr)));
  const Owned<EVP_CIPHER_CTX, EVP_CIPHER_CTX_free> context(check(EVP_CIPHER_CTX_new()));
  EVP_CIPHER_CTX_set_flags(context.get(), EVP_CIPHER_CTX_FLAG_WRAP_ALLOW);
  check(EVP_EncryptInit_ex(context.get(), cipher.get(), nullptr, aesKey.data(), nullptr) == 1);
  Bytes wrapped(plain.size() + 24);
  int length = 0, rest = 0;
  check(EVP_EncryptUpdate(context.get(), wrapped.data(), &length, plain.data(), static_cast<int>(plain.size())) == 1);
  check(EVP_EncryptFinal_ex(context.get(), wrapped.data() + length, &rest) == 1);
  wrapped.resize(static_cast<std::size_t>(length + rest));
  return wrapped;
}

Bytes sharedSecret(EVP_PKEY* own, const PublicKeyValue& other) {
  const Key peer = keyOf(other);
  const Context context(check(EVP_PKEY_CTX_new(own, nullptr)));
  check(EVP_PKEY_derive_init(context.get()) == 1);
  check(EVP_PKEY_derive_set_peer(context.get(), peer.get()) == 1);
  Bytes secret(66);
  std::size_t length = secret.size();
  check(EVP_PKEY_derive(context.get(), secret.data(), &length) == 1);
  secret.resize(length);
  return secret;
}

Certificate makeCertificate(EVP_PKEY* key) {
  const Owned<X509, X509_free> certificate(check(X509_new()));
  ASN1_INTEGER* serial = X509_get_serialNumber(certificate.get());
  ASN1_INTEGER_set_uint64(serial, 0x8123456789ABCDEF);
  X509_NAME* name = X509_get_subject_name(certificate.get());
  const unsigned char commonName[] = "a test";
  check(X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, commonName, -1, -1, 0) == 1);
  check(X509_set_issuer_name(certificate.get(), name) == 1);
  X509_gmtime_adj(X509_getm_notBefore(certificate.get()), 0);
  X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
  check(X509_set_pubkey(certificate.get(), key) == 1);
  check(X509_sign(certificate.get(), key, EVP_sha256()) > 0);
  return {der(certificate.get(), i2d_X509), der(name, i2d_X509_NAME), der(serial, i2d_ASN1_INTEGER)};
}

} // namespace tests
