#include "app/crypto/key_package_asn1.h"

#include <openssl/safestack.h>

namespace certdesk::crypto::asn1 {

// clang-format off
ASN1_SEQUENCE(KeyTransRecipient) = {
  ASN1_EMBED(KeyTransRecipient, version, INT32),
  ASN1_IMP(KeyTransRecipient, keyIdentifier, ASN1_OCTET_STRING, 0),
  ASN1_SIMPLE(KeyTransRecipient, algorithm, X509_ALGOR),
  ASN1_SIMPLE(KeyTransRecipient, encryptedKey, ASN1_OCTET_STRING)
} static_ASN1_SEQUENCE_END(KeyTransRecipient)

ASN1_SEQUENCE(EncryptedContent) = {
  ASN1_SIMPLE(EncryptedContent, type, ASN1_OBJECT),
  ASN1_SIMPLE(EncryptedContent, algorithm, X509_ALGOR),
  ASN1_IMP(EncryptedContent, octets, ASN1_OCTET_STRING, 0)
} static_ASN1_SEQUENCE_END(EncryptedContent)

ASN1_SEQUENCE(EnvelopedData) = {
  ASN1_EMBED(EnvelopedData, version, INT32),
  ASN1_SET_OF(EnvelopedData, recipients, KeyTransRecipient),
  ASN1_SIMPLE(EnvelopedData, content, EncryptedContent)
} static_ASN1_SEQUENCE_END(EnvelopedData)

ASN1_SEQUENCE(Envelope) = {
  ASN1_SIMPLE(Envelope, type, ASN1_OBJECT),
  ASN1_EXP(Envelope, data, EnvelopedData, 0)
} static_ASN1_SEQUENCE_END(Envelope)

ASN1_SEQUENCE(KeyPackageContent) = {
  ASN1_EMBED(KeyPackageContent, version, INT32),
  ASN1_SIMPLE(KeyPackageContent, application, ASN1_UTF8STRING),
  ASN1_SIMPLE(KeyPackageContent, ukeySerial, ASN1_UTF8STRING),
  ASN1_SIMPLE(KeyPackageContent, encryptionKey, X509_PUBKEY),
  ASN1_SIMPLE(KeyPackageContent, transportKey, X509_PUBKEY),
  ASN1_SIMPLE(KeyPackageContent, signingKey, X509_PUBKEY),
  ASN1_SIMPLE(KeyPackageContent, envelope, Envelope)
} static_ASN1_SEQUENCE_END(KeyPackageContent)
    // clang-format on

    namespace {

  const ASN1_ITEM* item() { return ASN1_ITEM_rptr(KeyPackageContent); }

  KeyPackageContent* read(KeyPackageContent**, const unsigned char** next, long size) {
    return reinterpret_cast<KeyPackageContent*>(ASN1_item_d2i(nullptr, next, size, item()));
  }
  int write(const KeyPackageContent* content, unsigned char** out) {
    return ASN1_item_i2d(reinterpret_cast<const ASN1_VALUE*>(content), out, item());
  }

} // namespace

void release(KeyPackageContent* content) { ASN1_item_free(reinterpret_cast<ASN1_VALUE*>(content), item()); }

OwnedContent readContent(ByteView der) { return parseDer<read, write, OwnedContent>(der); }

const KeyTransRecipient* onlyRecipient(const EnvelopedData& data) {
  // A STACK_OF is an OPENSSL_STACK by another name; the typed accessors would need a macro of their own.
  const auto* stack = reinterpret_cast<const OPENSSL_STACK*>(data.recipients);
  return OPENSSL_sk_num(stack) == 1 ? static_cast<const KeyTransRecipient*>(OPENSSL_sk_value(stack, 0)) : nullptr;
}

} // namespace certdesk::crypto::asn1
