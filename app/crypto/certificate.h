#pragma once
#include "app/core/text.h"
#include "app/crypto/public_key.h"

#include <string>
#include <vector>

namespace certdesk::crypto {

// An X.509 certificate as a value (RFC 5280). At most 16 KiB are believed.
class Certificate {
public:
  // C-01 where it cannot be parsed, has trailing octets or a key this program does not work with.
  static Result<Certificate> fromDer(ByteView der);

  [[nodiscard]] const Bytes& der() const { return m_der; }
  [[nodiscard]] const PublicKey& publicKey() const { return m_publicKey; }
  [[nodiscard]] const Bytes& subjectDer() const { return m_subject; }          // DER Name
  [[nodiscard]] const Bytes& issuerDer() const { return m_issuer; }            // DER Name
  [[nodiscard]] const Bytes& serialDer() const { return m_serial; }            // DER INTEGER, tag and length included
  [[nodiscard]] const std::string& commonName() const { return m_commonName; } // UTF-8, without control characters
  [[nodiscard]] const std::string& issuerName() const { return m_issuerName; } // its common name
  [[nodiscard]] std::string serialHex() const;
  [[nodiscard]] Time notBefore() const { return m_notBefore; }
  [[nodiscard]] Time notAfter() const { return m_notAfter; }
  [[nodiscard]] Bytes sha256() const; // of the DER

private:
  Certificate() = delete;
  explicit Certificate(PublicKey key) : m_publicKey(std::move(key)) {}
  PublicKey m_publicKey;
  Bytes m_der, m_subject, m_issuer, m_serial;
  std::string m_commonName, m_issuerName;
  Time m_notBefore{}, m_notAfter{};
};

// Before a certificate is believed or written.
// C-02: for another public key.
[[nodiscard]] Outcome checkPublicKey(const Certificate& certificate, const PublicKey& expected);
// C-03: does not chain to the anchors (roots and intermediates by policy, DER; RFC 5280 section 6). Validity in time is
// judged at the certificate's own notBefore, since this PC's clock is nobody's authority.
[[nodiscard]] Outcome checkChain(const Certificate& certificate, const std::vector<Bytes>& anchors);
// C-04: key usage (RFC 5280 section 4.2.1.3). Signing: digitalSignature, and neither encipherment nor agreement.
// Encryption: keyEncipherment or dataEncipherment (RSA), keyAgreement (EC), and no signature.
// KeyManagement: the extended key usage keyManagementUsage (see key_package.h). Receipt: receiptUsage (receipt.h).
enum class Usage { Signing, Encryption, KeyManagement, Receipt };
[[nodiscard]] Outcome checkUsage(const Certificate& certificate, Usage usage);

} // namespace certdesk::crypto
