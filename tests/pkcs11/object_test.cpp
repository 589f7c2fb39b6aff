#include "pkcs11/certificate_object.h"
#include "pkcs11/public_key.h"
#include "tests/pkcs11/openssl.h"
#include "tests/pkcs11/world.h"

#include <catch2/catch.hpp>

using namespace pkcs11;
using tests::must, tests::World;

namespace {

Template note(std::string_view label) {
  return Template()
      .number(CKA_CLASS, CKO_DATA)
      .boolean(CKA_TOKEN, true)
      .boolean(CKA_PRIVATE, false)
      .text(CKA_LABEL, label);
}

} // namespace

TEST_CASE("a certificate is written, readable without a PIN and byte for byte the same") {
  World world;
  const auto key = tests::makeKey(KeyKind::EcP256);
  const auto made = tests::makeCertificate(key.get());
  const CertificateFields fields{"单位证书", {1, 2, 3}, made.der, made.name, made.name, made.serial, false};
  REQUIRE(createCertificate(world.session, fields));
  must(world.session.logout());
  const auto found = must(world.session.find(Template().number(CKA_CLASS, CKO_CERTIFICATE).bytes(CKA_ID, fields.id)));
  REQUIRE(found.size() == 1);
  const Object& certificate = found.front();
  CHECK(must(certificate.bytes(CKA_VALUE)) == made.der);
  CHECK(must(certificate.bytes(CKA_SUBJECT)) == made.name);
  CHECK(must(certificate.bytes(CKA_ISSUER)) == made.name);
  CHECK(must(certificate.bytes(CKA_SERIAL_NUMBER)) == made.serial);
  CHECK(must(certificate.text(CKA_LABEL)) == "单位证书");
  CHECK(must(certificate.number(CKA_CERTIFICATE_TYPE)) == CKC_X_509);
  CHECK(must(certificate.number(CKA_CERTIFICATE_CATEGORY)) == 1);
  CHECK_FALSE(must(certificate.boolean(CKA_TRUSTED)));
}

TEST_CASE("a CA's certificate is marked as one") {
  World world;
  const auto key = tests::makeKey(KeyKind::EcP256);
  const auto made = tests::makeCertificate(key.get());
  const auto certificate =
      must(createCertificate(world.session, {"CA", {9}, made.der, made.name, made.name, made.serial, true}));
  CHECK(must(certificate.number(CKA_CERTIFICATE_CATEGORY)) == 2);
}

TEST_CASE("labels and ids can be changed later, and an object can be destroyed") {
  World world;
  const Object object = must(createObject(world.session, note("~pending:x")));
  CHECK(object.set(Template().text(CKA_LABEL, "final")));
  CHECK(must(object.text(CKA_LABEL)) == "final");
  CHECK(must(world.session.find(Template().text(CKA_LABEL, "~pending:x"))).empty());
  CHECK(object.destroy());
  CHECK(object.text(CKA_LABEL).error().code == CKR_OBJECT_HANDLE_INVALID);
}

TEST_CASE("more objects than the limit is an error and not a shorter list, and the search is over") {
  World world;
  for (int i = 0; i < 5; ++i)
    must(createObject(world.session, note("one of five")));
  const auto wanted = Template().text(CKA_LABEL, "one of five");
  CHECK(must(world.session.find(wanted, 5)).size() == 5);
  CHECK(world.session.find(wanted, 4).error().code == tooManyObjects);
  CHECK(must(world.session.find(wanted, 6)).size() == 5);
  CHECK(must(world.session.find({})).size() == 5);
}

TEST_CASE("a list longer than one question is complete") {
  World world;
  for (int i = 0; i < 130; ++i)
    must(createObject(world.session, note("many").boolean(CKA_TOKEN, false)));
  CHECK(must(world.session.find(Template().text(CKA_LABEL, "many"))).size() == 130);
}

TEST_CASE("an attribute that the object lacks, or that is longer than allowed, is told apart") {
  World world;
  const Object object = must(createObject(world.session, note("a note").bytes(CKA_VALUE, Bytes(100, 1))));
  CHECK(meansNoSuchValue(object.bytes(CKA_MODULUS).error().code));
  CHECK(object.bytes(CKA_VALUE, 99).error().code == badAnswer);
  CHECK(must(object.bytes(CKA_VALUE, 100)).size() == 100);
  CHECK(object.number(CKA_VALUE).error().code != CKR_OK);
  CHECK(must(object.bytes(CKA_OBJECT_ID)).empty());
}

TEST_CASE("a public key is written from its value and read back, for RSA and EC") {
  World world;
  struct Case {
    KeyKind kind;
    PublicKeyUse use;
    CK_ATTRIBUTE_TYPE attribute;
  };
  for (const Case& one : {Case{KeyKind::Rsa2048, PublicKeyUse::Encrypt, CKA_ENCRYPT},
                          Case{KeyKind::Rsa3072, PublicKeyUse::Verify, CKA_VERIFY},
                          Case{KeyKind::EcP256, PublicKeyUse::Agree, CKA_DERIVE},
                          Case{KeyKind::EcP384, PublicKeyUse::Verify, CKA_VERIFY}}) {
    const auto value = tests::valueOf(tests::makeKey(one.kind).get());
    const auto object = createPublicKey(world.session, value, {"加密", {7}, one.use, true});
    REQUIRE(object);
    CHECK(must(publicKeyOf(*object)) == value);
    CHECK(kindOf(value) == one.kind);
    CHECK(must(object->text(CKA_LABEL)) == "加密");
    CHECK_FALSE(must(object->boolean(CKA_PRIVATE)));
    for (const CK_ATTRIBUTE_TYPE attribute : {CKA_VERIFY, CKA_ENCRYPT, CKA_DERIVE, CKA_WRAP}) {
      CHECK(must(object->boolean(attribute)) == (attribute == one.attribute));
    }
  }
}

TEST_CASE("nonsense is not written as a public key") {
  World world;
  const auto code = [&](const PublicKeyValue& value) {
    return createPublicKey(world.session, value, {"x", {}, PublicKeyUse::Encrypt, false}).error().code;
  };
  CHECK(code(RsaPublicKey{}) == CKR_ATTRIBUTE_VALUE_INVALID);
  CHECK(code(EcPublicKey{}) == CKR_ATTRIBUTE_VALUE_INVALID);
  CHECK(code(EcPublicKey{{}, Bytes(65, 0x02)}) == CKR_ATTRIBUTE_VALUE_INVALID);
}

TEST_CASE("keys that this program does not make have no kind") {
  CHECK(kindOf(RsaPublicKey{Bytes(128, 0xFF), {1, 0, 1}}) == std::nullopt);
  CHECK(kindOf(RsaPublicKey{Bytes(256, 0x7F), {1, 0, 1}}) == std::nullopt);
  CHECK(kindOf(RsaPublicKey{Bytes(256, 0x80), {1, 0, 1}}) == KeyKind::Rsa2048);
  CHECK(kindOf(RsaPublicKey{}) == std::nullopt);
  CHECK(kindOf(EcPublicKey{{0x06, 0x01, 0x00}, Bytes(65, 4)}) == std::nullopt);
}
