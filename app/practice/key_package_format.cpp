#include "app/practice/key_package_format.h"

#include "app/practice/keys.h"

#include <openssl/asn1t.h>

// The grammar of app/crypto/key_package.h and of RFC 5652 section 6.1 in OpenSSL's words for ASN.1.
namespace certdesk::practice {

namespace {

struct Recipient { // KeyTransRecipientInfo, version 2
  ASN1_INTEGER* version;
  ASN1_OCTET_STRING* identifier;
  X509_ALGOR* algorithm;
  ASN1_OCTET_STRING* encryptedKey;
};
// clang-format off
ASN1_SEQUENCE(Recipient) = {
  ASN1_SIMPLE(Recipient, version, ASN1_INTEGER),
  ASN1_IMP(Recipient, identifier, ASN1_OCTET_STRING, 0),
  ASN1_SIMPLE(Recipient, algorithm, X509_ALGOR),
  ASN1_SIMPLE(Recipient, encryptedKey, ASN1_OCTET_STRING)
} static_ASN1_SEQUENCE_END(Recipient)

struct EncryptedContent { // EncryptedContentInfo
  ASN1_OBJECT* type;
  X509_ALGOR* algorithm;
  ASN1_OCTET_STRING* content;
};
ASN1_SEQUENCE(EncryptedContent) = {
  ASN1_SIMPLE(EncryptedContent, type, ASN1_OBJECT),
  ASN1_SIMPLE(EncryptedContent, algorithm, X509_ALGOR),
  ASN1_IMP(EncryptedContent, content, ASN1_OCTET_STRING, 0)
} static_ASN1_SEQUENCE_END(EncryptedContent)

struct Envelope { // EnvelopedData, version 2
  ASN1_INTEGER* version;
  OPENSSL_STACK* recipients;
  EncryptedContent* content;
};
ASN1_SEQUENCE(Envelope) = {
  ASN1_SIMPLE(Envelope, version, ASN1_INTEGER),
  ASN1_SET_OF(Envelope, recipients, Recipient),
  ASN1_SIMPLE(Envelope, content, EncryptedContent)
} static_ASN1_SEQUENCE_END(Envelope)

struct Container { // ContentInfo
  ASN1_OBJECT* type;
  Envelope* envelope;
};
ASN1_SEQUENCE(Container) = {
  ASN1_SIMPLE(Container, type, ASN1_OBJECT),
  ASN1_EXP(Container, envelope, Envelope, 0)
} static_ASN1_SEQUENCE_END(Container)

struct Package { // KeyPackage
  ASN1_INTEGER* version;
  ASN1_UTF8STRING* application;
  ASN1_UTF8STRING* ukeySerial;
  X509_PUBKEY* encryptionKey;
  X509_PUBKEY* transportKey;
  X509_PUBKEY* signingKey;
  Container* envelope;
};
ASN1_SEQUENCE(Package) = {
  ASN1_SIMPLE(Package, version, ASN1_INTEGER),
  ASN1_SIMPLE(Package, application, ASN1_UTF8STRING),
  ASN1_SIMPLE(Package, ukeySerial, ASN1_UTF8STRING),
  ASN1_SIMPLE(Package, encryptionKey, X509_PUBKEY),
  ASN1_SIMPLE(Package, transportKey, X509_PUBKEY),
  ASN1_SIMPLE(Package, signingKey, X509_PUBKEY),
  ASN1_SIMPLE(Package, envelope, Container)
} static_ASN1_SEQUENCE_END(Package)
    // clang-format on

    void releasePackage(Package * package) {
  ASN1_item_free(reinterpret_cast<ASN1_VALUE*>(package), ASN1_ITEM_rptr(Package));
}
using PackageHandle = Handle<Package, releasePackage>;

bool set(ASN1_OCTET_STRING* string, const Bytes& octets) {
  return ASN1_OCTET_STRING_set(string, octets.data(), static_cast<int>(octets.size())) == 1;
}
bool set(ASN1_UTF8STRING* string, const std::string& text) {
  return ASN1_STRING_set(string, text.data(), static_cast<int>(text.size())) == 1;
}
template <class T>
bool set(T*& place, const Bytes& der, T* (*decode)(T**, const unsigned char**, long)) {
  const auto* at = der.data();
  return decode(&place, &at, static_cast<long>(der.size())) != nullptr;
}
void setType(ASN1_OBJECT*& place, int number) {
  ASN1_OBJECT_free(place);
  place = OBJ_nid2obj(number);
}

bool fill(Envelope* envelope, const EnvelopeParts& parts) {
  auto* recipient = reinterpret_cast<Recipient*>(ASN1_item_new(ASN1_ITEM_rptr(Recipient)));
  if (recipient == nullptr || OPENSSL_sk_push(envelope->recipients, recipient) <= 0) return false;
  setType(envelope->content->type, NID_pkcs7_data);
  if (envelope->content->content == nullptr) envelope->content->content = ASN1_OCTET_STRING_new();
  return ASN1_INTEGER_set(envelope->version, 2) == 1 && ASN1_INTEGER_set(recipient->version, 2) == 1 &&
         set(recipient->identifier, parts.recipientIdentifier) &&
         set(recipient->algorithm, parts.keyEncryptionAlgorithm, d2i_X509_ALGOR) &&
         set(recipient->encryptedKey, parts.encryptedKey) &&
         X509_ALGOR_set0(envelope->content->algorithm, OBJ_nid2obj(NID_id_aes256_wrap_pad), V_ASN1_UNDEF, nullptr) ==
             1 &&
         set(envelope->content->content, parts.encryptedContent);
}

} // namespace

Result<Bytes> encodeKeyPackage(const KeyPackageParts& parts) {
  const PackageHandle package(reinterpret_cast<Package*>(ASN1_item_new(ASN1_ITEM_rptr(Package))));
  if (!package) return cryptoFailed("key package");
  setType(package->envelope->type, NID_pkcs7_enveloped);
  const bool good =
      ASN1_INTEGER_set(package->version, 1) == 1 && set(package->application, parts.application) &&
      set(package->ukeySerial, parts.ukeySerial) && set(package->encryptionKey, parts.encryptionKey, d2i_X509_PUBKEY) &&
      set(package->transportKey, parts.transportKey, d2i_X509_PUBKEY) &&
      set(package->signingKey, parts.signingKey, d2i_X509_PUBKEY) && fill(package->envelope->envelope, parts.envelope);
  if (!good) return cryptoFailed("key package");
  unsigned char* memory = nullptr;
  const int size = ASN1_item_i2d(reinterpret_cast<const ASN1_VALUE*>(package.get()), &memory, ASN1_ITEM_rptr(Package));
  if (size <= 0) return cryptoFailed("key package");
  Bytes der(memory, memory + size);
  OPENSSL_free(memory);
  return der;
}

} // namespace certdesk::practice
