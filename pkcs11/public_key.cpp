#include "pkcs11/public_key.h"

#include <algorithm>
#include <array>
#include <bit>

namespace pkcs11 {
namespace {

constexpr std::array<std::uint8_t, 10> p256 = {0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07};
constexpr std::array<std::uint8_t, 7> p384 = {0x06, 0x05, 0x2B, 0x81, 0x04, 0x00, 0x22};
constexpr std::size_t maximumNumber = 2048; // octets of a modulus or exponent: far over any RSA key
constexpr std::size_t maximumParameters = 1024, maximumPoint = 512;
constexpr std::uint8_t uncompressed = 0x04, octetString = 0x04;
constexpr const char* getValue = "C_GetAttributeValue";

bool same(ByteView a, ByteView b) { return std::equal(a.begin(), a.end(), b.begin(), b.end()); }

// Octets of the uncompressed point on a curve we know, else 0.
std::size_t pointSizeOn(ByteView parameters) {
  if (same(parameters, p256)) return 1 + 2 * 32;
  if (same(parameters, p384)) return 1 + 2 * 48;
  return 0;
}

bool looksUncompressed(ByteView point) {
  return point.size() >= 3 && point.size() % 2 == 1 && point[0] == uncompressed;
}

// What is inside of a DER OCTET STRING that fills the value exactly; empty for everything else.
ByteView insideOctetString(ByteView value) {
  if (value.size() < 2 || value[0] != octetString) return {};
  const std::size_t header = value[1] < 0x80 ? 2 : value[1] == 0x81 ? 3 : 0;
  if (header == 0 || value.size() < header || value[header - 1] != value.size() - header) return {};
  return value.subspan(header);
}

Result<Bytes> plainPoint(ByteView value, ByteView parameters) {
  const std::size_t expected = pointSizeOn(parameters);
  ByteView point = insideOctetString(value);
  // A bare point may look like an OCTET STRING by chance; on a known curve its size decides.
  const bool bare = expected != 0 ? value.size() == expected : !looksUncompressed(point);
  if (bare) point = value;
  if (!looksUncompressed(point) || (expected != 0 && point.size() != expected)) return fail(badAnswer, getValue);
  return Bytes(point.begin(), point.end());
}

Result<Bytes> bigNumber(const Object& key, CK_ATTRIBUTE_TYPE type) {
  auto number = key.bytes(type, maximumNumber);
  if (!number) return number;
  number->erase(number->begin(), std::find_if(number->begin(), number->end(), [](std::uint8_t o) { return o != 0; }));
  if (number->empty()) return fail(badAnswer, getValue);
  return number;
}

Result<PublicKeyValue> rsaValue(const Object& key) {
  auto modulus = bigNumber(key, CKA_MODULUS);
  if (!modulus) return failed(modulus);
  auto exponent = bigNumber(key, CKA_PUBLIC_EXPONENT);
  if (!exponent) return failed(exponent);
  return RsaPublicKey{std::move(*modulus), std::move(*exponent)};
}

Result<PublicKeyValue> ecValue(const Object& key) {
  auto parameters = key.bytes(CKA_EC_PARAMS, maximumParameters);
  if (!parameters) return failed(parameters);
  const auto raw = key.bytes(CKA_EC_POINT, maximumPoint);
  if (!raw) return failed(raw);
  auto point = plainPoint(*raw, *parameters);
  if (!point) return failed(point);
  return EcPublicKey{std::move(*parameters), std::move(*point)};
}

std::size_t bitLength(const Bytes& number) {
  return number.empty() ? 0 : (number.size() - 1) * 8 + static_cast<std::size_t>(std::bit_width(number[0]));
}

std::optional<KeyKind> kindOf(const RsaPublicKey& key) {
  const std::size_t bits = bitLength(key.modulus);
  if (bits == 2048) return KeyKind::Rsa2048;
  if (bits == 3072) return KeyKind::Rsa3072;
  return std::nullopt;
}

std::optional<KeyKind> kindOf(const EcPublicKey& key) {
  if (same(key.parameters, p256)) return KeyKind::EcP256;
  if (same(key.parameters, p384)) return KeyKind::EcP384;
  return std::nullopt;
}

void addValue(Template& values, const RsaPublicKey& key) {
  values.number(CKA_KEY_TYPE, CKK_RSA).bytes(CKA_MODULUS, key.modulus).bytes(CKA_PUBLIC_EXPONENT, key.exponent);
}

void addValue(Template& values, const EcPublicKey& key) {
  Bytes point = {octetString};
  if (key.point.size() >= 0x80) point.push_back(0x81);
  point.push_back(static_cast<std::uint8_t>(key.point.size()));
  point.insert(point.end(), key.point.begin(), key.point.end());
  values.number(CKA_KEY_TYPE, CKK_EC).bytes(CKA_EC_PARAMS, key.parameters).bytes(CKA_EC_POINT, point);
}

bool isNonsense(const EcPublicKey& key) { return !looksUncompressed(key.point) || key.point.size() > 0xFF; }
bool isNonsense(const RsaPublicKey& key) { return key.modulus.empty() || key.exponent.empty(); }

} // namespace

bool isRsa(KeyKind kind) { return kind == KeyKind::Rsa2048 || kind == KeyKind::Rsa3072; }

unsigned bitsOf(KeyKind kind) {
  switch (kind) {
  case KeyKind::Rsa2048:
    return 2048;
  case KeyKind::Rsa3072:
    return 3072;
  case KeyKind::EcP256:
    return 256;
  case KeyKind::EcP384:
    return 384;
  }
  return 0;
}

ByteView curveParametersOf(KeyKind kind) {
  switch (kind) {
  case KeyKind::EcP256:
    return p256;
  case KeyKind::EcP384:
    return p384;
  case KeyKind::Rsa2048:
  case KeyKind::Rsa3072:
    return {};
  }
  return {};
}

std::optional<KeyKind> kindOf(const PublicKeyValue& value) {
  return std::visit([](const auto& key) { return kindOf(key); }, value);
}

Result<PublicKeyValue> publicKeyOf(const Object& key) {
  const auto type = key.number(CKA_KEY_TYPE);
  if (!type) return failed(type);
  if (*type == CKK_RSA) return rsaValue(key);
  if (*type == CKK_EC) return ecValue(key);
  return fail(CKR_KEY_TYPE_INCONSISTENT, getValue);
}

Result<Object> createPublicKey(const Session& session, const PublicKeyValue& value, const PublicKeyRequest& request) {
  if (std::visit([](const auto& key) { return isNonsense(key); }, value)) {
    return fail(CKR_ATTRIBUTE_VALUE_INVALID, "C_CreateObject");
  }
  Template values;
  values.number(CKA_CLASS, CKO_PUBLIC_KEY)
      .boolean(CKA_TOKEN, request.token)
      .boolean(CKA_PRIVATE, false)
      .text(CKA_LABEL, request.label)
      .bytes(CKA_ID, request.id)
      .boolean(CKA_VERIFY, request.use == PublicKeyUse::Verify)
      .boolean(CKA_ENCRYPT, request.use == PublicKeyUse::Encrypt)
      .boolean(CKA_WRAP, false)
      .boolean(CKA_DERIVE, request.use == PublicKeyUse::Agree);
  std::visit([&](const auto& key) { addValue(values, key); }, value);
  return createObject(session, values);
}

} // namespace pkcs11
