#include "app/practice/key_package_builder.h"

#include "app/practice/key_package_format.h"
#include "app/practice/key_wrap.h"
#include "app/practice/random.h"

#include <openssl/rsa.h>
#include <openssl/sha.h>

namespace certdesk::practice {

namespace {

constexpr const char* packageType = "2.25.45159099787062064206030363977126177388.4";

// SHA-1 of the subjectPublicKey bits (RFC 5280 section 4.2.1.2, method 1).
Bytes keyIdentifier(const Bytes& publicKey) {
  const auto* at = publicKey.data();
  const PublicKeyHandle parsed(d2i_X509_PUBKEY(nullptr, &at, static_cast<long>(publicKey.size())));
  const unsigned char* bits = nullptr;
  int size = 0;
  if (!parsed || X509_PUBKEY_get0_param(nullptr, &bits, &size, nullptr, parsed.get()) != 1) return {};
  Bytes identifier(SHA_DIGEST_LENGTH);
  SHA1(bits, static_cast<std::size_t>(size), identifier.data());
  return identifier;
}

// id-RSAES-OAEP (RFC 4055 section 4.1). With SHA-1 all parameters are the defaults, which DER leaves out.
Bytes oaepAlgorithm(WrapHash hash) {
  const Handle<RSA_OAEP_PARAMS, RSA_OAEP_PARAMS_free> parameters(RSA_OAEP_PARAMS_new());
  if (hash == WrapHash::Sha256) {
    parameters->hashFunc = X509_ALGOR_new();
    X509_ALGOR_set_md(parameters->hashFunc, EVP_sha256());
    ASN1_STRING* inner = nullptr;
    ASN1_item_pack(parameters->hashFunc, ASN1_ITEM_rptr(X509_ALGOR), &inner);
    parameters->maskGenFunc = X509_ALGOR_new();
    X509_ALGOR_set0(parameters->maskGenFunc, OBJ_nid2obj(NID_mgf1), V_ASN1_SEQUENCE, inner);
  }
  ASN1_STRING* packed = nullptr;
  ASN1_item_pack(parameters.get(), ASN1_ITEM_rptr(RSA_OAEP_PARAMS), &packed);
  const Handle<X509_ALGOR, X509_ALGOR_free> algorithm(X509_ALGOR_new());
  X509_ALGOR_set0(algorithm.get(), OBJ_nid2obj(NID_rsaesOaep), V_ASN1_SEQUENCE, packed);
  return derOf(algorithm.get(), i2d_X509_ALGOR);
}

Result<Bytes> encryptOaep(const Bytes& publicKey, WrapHash hash, ByteView plain) {
  const auto key = publicKeyFrom(publicKey);
  if (!key) return failed(key);
  const auto* digest = hash == WrapHash::Sha256 ? EVP_sha256() : EVP_sha1();
  const KeyContext context(EVP_PKEY_CTX_new(key->get(), nullptr));
  std::size_t size = 0;
  Bytes encrypted;
  bool good = EVP_PKEY_encrypt_init(context.get()) == 1 &&
              EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_OAEP_PADDING) == 1 &&
              EVP_PKEY_CTX_set_rsa_oaep_md(context.get(), digest) == 1 &&
              EVP_PKEY_CTX_set_rsa_mgf1_md(context.get(), digest) == 1 &&
              EVP_PKEY_encrypt(context.get(), nullptr, &size, plain.data(), plain.size()) == 1;
  if (good) {
    encrypted.resize(size);
    good = EVP_PKEY_encrypt(context.get(), encrypted.data(), &size, plain.data(), plain.size()) == 1;
  }
  if (!good) return cryptoFailed("RSAES-OAEP");
  encrypted.resize(size);
  return encrypted;
}

} // namespace

Result<Bytes> buildKeyPackage(const KeyPackageOrder& order, const Identity& kmc) {
  auto octets = randomOctets(32);
  const Secret wrappingKey{ByteView(octets)};
  wipe(octets);
  auto encryptedKey = encryptOaep(order.transportKey, order.wrapHash, wrappingKey.view());
  if (!encryptedKey) return failed(encryptedKey);
  const auto info = privateKeyInfo(order.encryptionKey);
  if (!info) return failed(info);
  auto content = wrapKey(wrappingKey.view(), info->view());
  if (!content) return failed(content);
  const auto package = encodeKeyPackage({order.application,
                                         order.ukeySerial,
                                         publicKeyInfo(order.encryptionKey),
                                         order.transportKey,
                                         order.signingKey,
                                         {keyIdentifier(order.transportKey), oaepAlgorithm(order.wrapHash),
                                          std::move(*encryptedKey), std::move(*content)}});
  if (!package) return failed(package);
  return signedData(*package, packageType, kmc);
}

} // namespace certdesk::practice
