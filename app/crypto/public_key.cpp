#include "app/crypto/public_key.h"

#include "app/crypto/openssl.h"

#include <algorithm>
#include <array>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/param_build.h>
#include <openssl/rsa.h>
#include <optional>

namespace certdesk::crypto {

namespace {

using OwnedNumber = Owned<BIGNUM, BN_free>;
using OwnedParameters = Owned<OSSL_PARAM, OSSL_PARAM_free>;
using OwnedBuilder = Owned<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free>;

constexpr std::size_t largestSpki = 1024;   // RSA-3072 takes 422 octets
constexpr std::size_t largestInteger = 400; // RSA-3072 and leading zeros
constexpr int largestExponentBits = 64;

struct Curve {
  KeyKind kind;
  const char* name;
  std::size_t fieldSize;
};
constexpr std::array curves = {Curve{KeyKind::EcP256, "prime256v1", 32}, Curve{KeyKind::EcP384, "secp384r1", 48}};

const Curve* curveOf(KeyKind kind) {
  for (const auto& curve : curves)
    if (curve.kind == kind) return &curve;
  return nullptr;
}

std::optional<KeyKind> rsaKind(int bits) {
  if (bits == 2048) return KeyKind::Rsa2048;
  if (bits == 3072) return KeyKind::Rsa3072;
  return std::nullopt;
}

OwnedKey build(const char* type, OSSL_PARAM_BLD* builder) {
  const OwnedParameters parameters(OSSL_PARAM_BLD_to_param(builder));
  const OwnedKeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
  EVP_PKEY* key = nullptr;
  if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) != 1) return nullptr;
  if (EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1) return nullptr;
  return OwnedKey(key);
}

Bytes numberOf(EVP_PKEY* key, const char* name) {
  BIGNUM* raw = nullptr;
  if (EVP_PKEY_get_bn_param(key, name, &raw) != 1) return {};
  const OwnedNumber number(raw);
  Bytes octets(static_cast<std::size_t>(BN_num_bytes(raw)));
  BN_bn2bin(raw, octets.data());
  return octets;
}

Bytes pointOf(EVP_PKEY* key, std::size_t fieldSize) {
  const auto coordinate = [&](const char* name) {
    Bytes number = numberOf(key, name);
    if (number.size() < fieldSize) number.insert(number.begin(), fieldSize - number.size(), 0);
    return number;
  };
  Bytes point{4};
  for (const char* name : {OSSL_PKEY_PARAM_EC_PUB_X, OSSL_PKEY_PARAM_EC_PUB_Y}) {
    const Bytes part = coordinate(name);
    point.insert(point.end(), part.begin(), part.end());
  }
  return point;
}

std::string groupOf(EVP_PKEY* key) {
  std::array<char, 64> name{};
  std::size_t size = 0;
  if (EVP_PKEY_get_utf8_string_param(key, OSSL_PKEY_PARAM_GROUP_NAME, name.data(), name.size(), &size) != 1) return {};
  return name.data();
}

} // namespace

bool isRsa(KeyKind kind) { return kind == KeyKind::Rsa2048 || kind == KeyKind::Rsa3072; }

Result<PublicKey> PublicKey::fromSpki(ByteView der) {
  const ErrorQueueMark mark;
  if (der.size() > largestSpki) return malformedCertificate("public key too large");
  const unsigned char* next = der.data();
  const OwnedKey key(d2i_PUBKEY(nullptr, &next, static_cast<long>(der.size())));
  if (!key) return malformedCertificate("public key not readable");

  Result<PublicKey> made = malformedCertificate("public key of another kind");
  if (EVP_PKEY_get_base_id(key.get()) == EVP_PKEY_RSA)
    made = fromRsa(numberOf(key.get(), OSSL_PKEY_PARAM_RSA_N), numberOf(key.get(), OSSL_PKEY_PARAM_RSA_E));
  else if (EVP_PKEY_get_base_id(key.get()) == EVP_PKEY_EC)
    for (const auto& curve : curves)
      if (groupOf(key.get()) == curve.name) made = fromEc(curve.kind, pointOf(key.get(), curve.fieldSize));
  // One key has one spelling, since keys are compared as octets: named curve, uncompressed point, DER, nothing behind.
  if (made && !std::equal(der.begin(), der.end(), made->spki().begin(), made->spki().end()))
    return malformedCertificate("public key in an unusual encoding");
  return made;
}

Result<PublicKey> PublicKey::fromRsa(ByteView modulus, ByteView exponent) {
  const ErrorQueueMark mark;
  if (modulus.size() > largestInteger || exponent.size() > largestInteger)
    return malformedCertificate("RSA key too large");
  const OwnedNumber n(BN_bin2bn(modulus.data(), static_cast<int>(modulus.size()), nullptr));
  const OwnedNumber e(BN_bin2bn(exponent.data(), static_cast<int>(exponent.size()), nullptr));
  if (!n || !e) return cryptoFailed("BN_bin2bn");
  const auto kind = rsaKind(BN_num_bits(n.get()));
  if (!kind) return malformedCertificate("RSA key of " + std::to_string(BN_num_bits(n.get())) + " bits");
  if (!BN_is_odd(n.get()) || !BN_is_odd(e.get()) || BN_is_one(e.get()) || BN_num_bits(e.get()) > largestExponentBits)
    return malformedCertificate("RSA key with an impossible modulus or exponent");

  const OwnedBuilder builder(OSSL_PARAM_BLD_new());
  if (!builder || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get()) != 1 ||
      OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get()) != 1)
    return cryptoFailed("OSSL_PARAM_BLD_push_BN");
  const auto key = build("RSA", builder.get());
  if (!key) return cryptoFailed("EVP_PKEY_fromdata");
  return PublicKey(toDer(i2d_PUBKEY, key.get()), *kind);
}

Result<PublicKey> PublicKey::fromEc(KeyKind kind, ByteView point) {
  const ErrorQueueMark mark;
  const auto* curve = curveOf(kind);
  if (curve == nullptr || point.size() != 1 + 2 * curve->fieldSize || point.front() != 4)
    return malformedCertificate("EC point of another form");
  const OwnedBuilder builder(OSSL_PARAM_BLD_new());
  if (!builder || OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, curve->name, 0) != 1 ||
      OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()) != 1)
    return cryptoFailed("OSSL_PARAM_BLD_push");
  const auto key = build("EC", builder.get());
  if (!key) return malformedCertificate("EC point not on its curve");
  return PublicKey(toDer(i2d_PUBKEY, key.get()), kind);
}

Bytes PublicKey::identifier() const {
  const ErrorQueueMark mark;
  const unsigned char* next = m_spki.data();
  const Owned<X509_PUBKEY, X509_PUBKEY_free> info(d2i_X509_PUBKEY(nullptr, &next, static_cast<long>(m_spki.size())));
  const unsigned char* bits = nullptr;
  int size = 0;
  if (!info || X509_PUBKEY_get0_param(nullptr, &bits, &size, nullptr, info.get()) != 1) return {};
  return digest(EVP_sha1(), {bits, static_cast<std::size_t>(size)});
}

bool PublicKey::verifies(ByteView message, ByteView signature) const {
  const ErrorQueueMark mark;
  const auto key = keyOf(*this);
  const Owned<EVP_MD_CTX, EVP_MD_CTX_free> context(EVP_MD_CTX_new());
  return key && context && EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get()) == 1 &&
         EVP_DigestVerify(context.get(), signature.data(), signature.size(), message.data(), message.size()) == 1;
}

namespace {

Result<Bytes> encrypt(const PublicKey& publicKey, ByteView plain, int padding, const EVP_MD* hash) {
  const ErrorQueueMark mark;
  const auto key = keyOf(publicKey);
  const OwnedKeyContext context(EVP_PKEY_CTX_new(key.get(), nullptr));
  if (!context || EVP_PKEY_encrypt_init(context.get()) != 1 ||
      EVP_PKEY_CTX_set_rsa_padding(context.get(), padding) != 1)
    return cryptoFailed("EVP_PKEY_encrypt_init");
  if (hash != nullptr && (EVP_PKEY_CTX_set_rsa_oaep_md(context.get(), hash) != 1 ||
                          EVP_PKEY_CTX_set_rsa_mgf1_md(context.get(), hash) != 1))
    return cryptoFailed("EVP_PKEY_CTX_set_rsa_oaep_md");
  std::size_t size = 0;
  if (EVP_PKEY_encrypt(context.get(), nullptr, &size, plain.data(), plain.size()) != 1)
    return cryptoFailed("EVP_PKEY_encrypt");
  Bytes sealed(size);
  if (EVP_PKEY_encrypt(context.get(), sealed.data(), &size, plain.data(), plain.size()) != 1)
    return cryptoFailed("EVP_PKEY_encrypt");
  sealed.resize(size);
  return sealed;
}

} // namespace

Result<Bytes> PublicKey::encryptPkcs1(ByteView plain) const {
  return encrypt(*this, plain, RSA_PKCS1_PADDING, nullptr);
}

Result<Bytes> PublicKey::encryptOaep(OaepHash hash, ByteView plain) const {
  return encrypt(*this, plain, RSA_PKCS1_OAEP_PADDING, hash == OaepHash::Sha256 ? EVP_sha256() : EVP_sha1());
}

Result<PublicKey::Agreement> PublicKey::agree() const {
  const ErrorQueueMark mark;
  const auto* curve = curveOf(m_kind);
  if (curve == nullptr) return cryptoFailed("key agreement with an RSA key");
  const auto theirs = keyOf(*this);
  const OwnedKey ours(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", curve->name));
  if (!ours) return cryptoFailed("EVP_PKEY_Q_keygen");
  const OwnedKeyContext context(EVP_PKEY_CTX_new(ours.get(), nullptr));
  std::size_t size = 0;
  if (!context || EVP_PKEY_derive_init(context.get()) != 1 ||
      EVP_PKEY_derive_set_peer(context.get(), theirs.get()) != 1 || EVP_PKEY_derive(context.get(), nullptr, &size) != 1)
    return cryptoFailed("EVP_PKEY_derive_init");
  Agreement agreement{pointOf(ours.get(), curve->fieldSize), Bytes(size)};
  if (EVP_PKEY_derive(context.get(), agreement.secret.data(), &size) != 1) return cryptoFailed("EVP_PKEY_derive");
  agreement.secret.resize(size);
  return agreement;
}

PublicKey::RsaParts PublicKey::rsaParts() const {
  if (!isRsa(m_kind)) return {};
  const ErrorQueueMark mark;
  const auto key = keyOf(*this);
  return {numberOf(key.get(), OSSL_PKEY_PARAM_RSA_N), numberOf(key.get(), OSSL_PKEY_PARAM_RSA_E)};
}

Bytes PublicKey::ecPoint() const {
  const auto* curve = curveOf(m_kind);
  if (curve == nullptr) return {};
  const ErrorQueueMark mark;
  return pointOf(keyOf(*this).get(), curve->fieldSize);
}

} // namespace certdesk::crypto
