#pragma once
#include "app/crypto/certificate.h"

#include <string>
#include <vector>

namespace certdesk::crypto {

// The encryption key pair on its way from the KMC to one UKEY ("ukey-key-package v1").
//
// Outside: CMS SignedData (RFC 5652 section 5), DER, one signer, SHA-256, signed attributes present, the KMC's
// certificate inside; it chains to the anchors and carries the extended key usage keyManagementUsage
//   2.25.45159099787062064206030363977126177388.3
// Its content, of type 2.25.45159099787062064206030363977126177388.4:
//   KeyPackage ::= SEQUENCE {
//     version       INTEGER (1),
//     application   UTF8String,              -- 业务受理号
//     ukeySerial    UTF8String,
//     encryptionKey SubjectPublicKeyInfo,    -- of the pair inside
//     transportKey  SubjectPublicKeyInfo,
//     signingKey    SubjectPublicKeyInfo,
//     envelope      ContentInfo }            -- EnvelopedData (RFC 5652 section 6), version 2
// The envelope has one KeyTransRecipientInfo (version 2, the subject key identifier of the transport key) with
// id-RSAES-OAEP (RFC 4055 section 4.1; SHA-1 or SHA-256, the same in MGF1, empty label) over a 32-octet AES key, and
// content of type id-data under id-aes256-wrap-pad (2.16.840.1.101.3.4.1.48, no parameters): RFC 5649 over a PKCS #8
// PrivateKeyInfo. The signature is outside because a UKEY must be able to unwrap the inner content directly.
struct KeyPackage {
  std::string application, ukeySerial;
  PublicKey encryptionKey, transportKey, signingKey;
  OaepHash oaep;
  Bytes wrappedAesKey;     // RSAES-OAEP to the transport key
  Bytes wrappedPrivateKey; // RFC 5649 under that AES key
};

// Parses and checks signature, chain and usage of the signer. At most 64 KiB. C-05 malformed, C-06 not signed by the
// KMC. C-06 covers a signer whose certificate is missing, does not chain or has another usage.
[[nodiscard]] Result<KeyPackage> openKeyPackage(ByteView der, const std::vector<Bytes>& anchors);
// What it must be for. C-07 for another application, UKEY, transport or signing key.
struct KeyPackageTarget {
  std::string application, ukeySerial;
  PublicKey transportKey, signingKey;
};
[[nodiscard]] Outcome checkTarget(const KeyPackage& package, const KeyPackageTarget& target);
// C-08 where the pair inside is not the certificate's.
[[nodiscard]] Outcome checkCertificate(const KeyPackage& package, const Certificate& certificate);

} // namespace certdesk::crypto
