#pragma once
#include "app/crypto/openssl.h"

// The structures of a key package as OpenSSL's ASN.1 templates read them (see key_package.h). CMS_decrypt and its like
// are not used: the envelope is opened on the UKEY.
namespace certdesk::crypto::asn1 {

struct KeyTransRecipient {
  std::int32_t version;
  ASN1_OCTET_STRING* keyIdentifier;
  X509_ALGOR* algorithm;
  ASN1_OCTET_STRING* encryptedKey;
};
struct EncryptedContent {
  ASN1_OBJECT* type;
  X509_ALGOR* algorithm;
  ASN1_OCTET_STRING* octets;
};
struct EnvelopedData {
  std::int32_t version;
  STACK_OF(KeyTransRecipient) * recipients;
  EncryptedContent* content;
};
struct Envelope {
  ASN1_OBJECT* type;
  EnvelopedData* data;
};
struct KeyPackageContent {
  std::int32_t version;
  ASN1_UTF8STRING* application;
  ASN1_UTF8STRING* ukeySerial;
  X509_PUBKEY* encryptionKey;
  X509_PUBKEY* transportKey;
  X509_PUBKEY* signingKey;
  Envelope* envelope;
};

void release(KeyPackageContent* content);
using OwnedContent = Owned<KeyPackageContent, release>;
// Nothing where the octets are not such a structure in DER, or where others follow.
[[nodiscard]] OwnedContent readContent(ByteView der);
// The only one; nothing where there are none or several.
[[nodiscard]] const KeyTransRecipient* onlyRecipient(const EnvelopedData& data);

} // namespace certdesk::crypto::asn1
