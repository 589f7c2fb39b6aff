#include "pkcs11/certificate_object.h"
#include "pkcs11/key_generation.h"
#include "pkcs11/unwrap.h"
#include "tests/pkcs11/scripted_attributes.h"

#include <catch2/catch.hpp>

using namespace pkcs11;
using tests::attributes, tests::codeOf, tests::getAttribute, tests::numberOctets, tests::Script, tests::ScriptedSession;

namespace {

CK_RV answer = CKR_OK;

} // namespace

TEST_CASE("objects without a number are bad answers") {
  Script script;
  script->C_CreateObject = [](CK_SESSION_HANDLE, CK_ATTRIBUTE*, CK_ULONG, CK_OBJECT_HANDLE*) { return CK_RV{CKR_OK}; };
  script->C_GenerateKeyPair = [](CK_SESSION_HANDLE, CK_MECHANISM*, CK_ATTRIBUTE*, CK_ULONG, CK_ATTRIBUTE*, CK_ULONG,
                                 CK_OBJECT_HANDLE* publicKey,
                                 CK_OBJECT_HANDLE*) { return *publicKey = 5, CK_RV{CKR_OK}; };
  script->C_UnwrapKey = [](CK_SESSION_HANDLE, CK_MECHANISM*, CK_OBJECT_HANDLE, CK_BYTE*, CK_ULONG, CK_ATTRIBUTE*,
                           CK_ULONG, CK_OBJECT_HANDLE*) { return CK_RV{CKR_OK}; };
  script->C_DeriveKey = [](CK_SESSION_HANDLE, CK_MECHANISM*, CK_OBJECT_HANDLE, CK_ATTRIBUTE*, CK_ULONG,
                           CK_OBJECT_HANDLE*) { return CK_RV{CKR_OK}; };
  const ScriptedSession world;
  CHECK(codeOf(createObject(world.session, {})) == badAnswer);
  CHECK(codeOf(generateKeyPair(world.session, KeyKind::EcP256, {})) == badAnswer);
  CHECK(codeOf(unwrapAesKey(world.session, world.object(), OaepHash::Sha1, {})) == badAnswer);
  CHECK(codeOf(agree(world.session, world.object(), {}, 32)) == badAnswer);
}

TEST_CASE("a shared secret of another length is a bad answer, and is destroyed all the same") {
  Script script;
  script->C_DeriveKey = [](CK_SESSION_HANDLE, CK_MECHANISM*, CK_OBJECT_HANDLE, CK_ATTRIBUTE*, CK_ULONG,
                           CK_OBJECT_HANDLE* handle) { return *handle = 2, CK_RV{CKR_OK}; };
  script->C_GetAttributeValue = getAttribute;
  script->C_DestroyObject = [](CK_SESSION_HANDLE, CK_OBJECT_HANDLE) { return CK_RV{CKR_OK}; };
  const ScriptedSession world;
  for (const std::size_t octets : {0U, 31U, 33U}) {
    attributes = {{CKA_VALUE, Bytes(octets)}};
    CHECK(codeOf(agree(world.session, world.object(), Bytes(65), 32)) == badAnswer);
  }
  CHECK(world.count("C_DestroyObject") == 3);
}

TEST_CASE("an AES key of another length is refused and destroyed; a token that tells none is trusted") {
  Script script;
  script->C_UnwrapKey = [](CK_SESSION_HANDLE, CK_MECHANISM*, CK_OBJECT_HANDLE, CK_BYTE*, CK_ULONG, CK_ATTRIBUTE*,
                           CK_ULONG, CK_OBJECT_HANDLE* handle) { return *handle = 2, CK_RV{CKR_OK}; };
  script->C_GetAttributeValue = getAttribute;
  script->C_DestroyObject = [](CK_SESSION_HANDLE, CK_OBJECT_HANDLE) { return CK_RV{CKR_OK}; };
  const ScriptedSession world;
  const auto unwrapped = [&] { return codeOf(unwrapAesKey(world.session, world.object(), OaepHash::Sha1, {})); };
  attributes = {{CKA_VALUE_LEN, numberOctets(16)}};
  CHECK(unwrapped() == CKR_WRAPPED_KEY_LEN_RANGE);
  CHECK(world.count("C_DestroyObject") == 1);
  attributes = {{CKA_VALUE_LEN, numberOctets(32)}};
  CHECK(unwrapped() == CKR_OK);
  attributes.clear();
  CHECK(unwrapped() == CKR_OK);
  CHECK(world.count("C_DestroyObject") == 1);
}

TEST_CASE("no other way to unwrap is tried on a token that is gone or full") {
  Script script;
  script->C_UnwrapKey = [](CK_SESSION_HANDLE, CK_MECHANISM*, CK_OBJECT_HANDLE, CK_BYTE*, CK_ULONG, CK_ATTRIBUTE*,
                           CK_ULONG, CK_OBJECT_HANDLE*) { return answer; };
  const Mechanisms all({{CKM_RSA_AES_KEY_WRAP, 0, 0, CKF_UNWRAP},
                        {CKM_RSA_PKCS_OAEP, 0, 0, CKF_UNWRAP},
                        {aesKeyWrapKwp, 0, 0, CKF_UNWRAP}});
  for (const CK_RV code : {CK_RV{CKR_DEVICE_REMOVED}, CK_RV{CKR_TOKEN_NOT_PRESENT}, CK_RV{CKR_DEVICE_MEMORY},
                           CK_RV{CKR_CRYPTOKI_NOT_INITIALIZED}}) {
    const ScriptedSession world;
    answer = code;
    CHECK(codeOf(unwrapKey(world.session, all, world.object(), {}, {})) == code);
    CHECK(world.count("C_UnwrapKey") == 1);
  }
  const ScriptedSession world;
  answer = CKR_WRAPPED_KEY_INVALID;
  CHECK(codeOf(unwrapKey(world.session, all, world.object(), {}, {})) == CKR_WRAPPED_KEY_INVALID);
  CHECK(world.count("C_UnwrapKey") == 2);
}

TEST_CASE("points on a curve are read with and without the OCTET STRING, even where one looks like the other") {
  Script script;
  script->C_GetAttributeValue = getAttribute;
  const ScriptedSession world;
  const auto read = [&](KeyKind kind, const Bytes& raw) -> Result<PublicKeyValue> {
    const ByteView curve = curveParametersOf(kind);
    attributes = {
        {CKA_KEY_TYPE, numberOctets(CKK_EC)}, {CKA_EC_PARAMS, Bytes(curve.begin(), curve.end())}, {CKA_EC_POINT, raw}};
    return publicKeyOf(world.object());
  };
  const auto wrapped = [](Bytes point) {
    point.insert(point.begin(), {4, static_cast<std::uint8_t>(point.size())});
    return point;
  };
  for (const KeyKind kind : {KeyKind::EcP256, KeyKind::EcP384}) {
    Bytes point(1 + bitsOf(kind) / 4, 0x11);
    point[0] = 4;
    Bytes ambiguous = point; // as if it were 04, a length, and a point within
    ambiguous[1] = static_cast<std::uint8_t>(point.size() - 2);
    ambiguous[2] = 4;
    for (const Bytes& one : {point, ambiguous}) {
      CHECK(std::get<EcPublicKey>(*read(kind, one)).point == one);
      CHECK(std::get<EcPublicKey>(*read(kind, wrapped(one))).point == one);
    }
    Bytes compressed(1 + bitsOf(kind) / 8, 0x11), cut = point, late = wrapped(point);
    compressed[0] = 2;
    cut.pop_back();
    late.pop_back();
    for (const Bytes& nonsense : {Bytes(), Bytes{4}, compressed, cut, wrapped(cut), late, Bytes(500, 4)}) {
      CHECK(codeOf(read(kind, nonsense)) == badAnswer);
    }
  }
}

TEST_CASE("a curve that we do not know is read all the same, and has no kind") {
  Script script;
  script->C_GetAttributeValue = getAttribute;
  const ScriptedSession world;
  Bytes point(133, 0x22), inside = {4, 0x81, 133};
  point[0] = 4;
  inside.insert(inside.end(), point.begin(), point.end());
  for (const Bytes& raw : {point, inside}) {
    attributes = {{CKA_KEY_TYPE, numberOctets(CKK_EC)},
                  {CKA_EC_PARAMS, {0x06, 0x05, 0x2B, 0x81, 0x04, 0x00, 0x23}},
                  {CKA_EC_POINT, raw}};
    const auto value = publicKeyOf(world.object());
    REQUIRE(value);
    CHECK(std::get<EcPublicKey>(*value).point == point);
    CHECK(kindOf(*value) == std::nullopt);
  }
}

TEST_CASE("RSA numbers lose their leading zeros, and are not empty nor endless") {
  Script script;
  script->C_GetAttributeValue = getAttribute;
  const ScriptedSession world;
  const auto read = [&](const Bytes& modulus, const Bytes& exponent) {
    attributes = {{CKA_KEY_TYPE, numberOctets(CKK_RSA)}, {CKA_MODULUS, modulus}, {CKA_PUBLIC_EXPONENT, exponent}};
    return publicKeyOf(world.object());
  };
  Bytes padded(257, 0x80);
  padded[0] = 0;
  const auto value = read(padded, {0, 0, 1, 0, 1});
  REQUIRE(value);
  CHECK(kindOf(*value) == KeyKind::Rsa2048);
  CHECK(std::get<RsaPublicKey>(*value).exponent == Bytes{1, 0, 1});
  CHECK(codeOf(read({}, {3})) == badAnswer);
  CHECK(codeOf(read(Bytes(256), {3})) == badAnswer);
  CHECK(codeOf(read(padded, {})) == badAnswer);
  CHECK(codeOf(read(Bytes(4000, 1), {3})) == badAnswer);
  attributes = {{CKA_KEY_TYPE, numberOctets(CKK_VENDOR_DEFINED | 4)}};
  CHECK(codeOf(publicKeyOf(world.object())) == CKR_KEY_TYPE_INCONSISTENT);
}

TEST_CASE("a key that tells nothing of its origin claims nothing") {
  Script script;
  script->C_GetAttributeValue = getAttribute;
  const ScriptedSession world;
  attributes = {{CKA_LOCAL, {1}}};
  const auto origin = originOf(world.object());
  REQUIRE(origin);
  CHECK(origin->generatedHere);
  CHECK_FALSE(origin->alwaysSensitive);
  CHECK_FALSE(origin->neverExtractable);
  attributes = {{CKA_LOCAL, {1, 1}}};
  CHECK(codeOf(originOf(world.object())) == badAnswer);
}

TEST_CASE("a certificate is written without its category where the module does not know that") {
  Script script;
  script->C_CreateObject = [](CK_SESSION_HANDLE, CK_ATTRIBUTE* values, CK_ULONG count, CK_OBJECT_HANDLE* handle) {
    const bool has = std::any_of(values, values + count, [](auto& a) { return a.type == CKA_CERTIFICATE_CATEGORY; });
    *handle = 5;
    return has ? answer : CK_RV{CKR_OK};
  };
  ScriptedSession world;
  answer = CKR_ATTRIBUTE_TYPE_INVALID;
  CHECK(createCertificate(world.session, {}));
  CHECK(world.count("C_CreateObject") == 2);
  answer = CKR_DEVICE_MEMORY;
  CHECK(codeOf(createCertificate(world.session, {})) == CKR_DEVICE_MEMORY);
  CHECK(world.count("C_CreateObject") == 3);
}
