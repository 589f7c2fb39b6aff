#pragma once
#include "app/practice/certificate_builder.h"
#include "app/practice/database.h"
#include "app/practice/sealing_key.h"

#include <string>

namespace certdesk::practice {

// Why a certificate is on the list (RFC 5280 section 5.3.1).
enum class Revocation {
  Unspecified = 0,
  KeyCompromise = 1,
  Superseded = 4,
  CessationOfOperation = 5,
  CertificateHold = 6
};

// What a holder's certificate is for.
enum class HolderPurpose { Signing, Encryption };
struct CertificateOrder {
  DistinguishedName subject;
  HolderPurpose purpose = HolderPurpose::Signing;
  Bytes publicKey; // SubjectPublicKeyInfo
  Time notBefore{}, notAfter{};
};
struct IssuedByUs {
  std::string serial; // upper-case hexadecimal
  Bytes certificate;  // DER
};

// A CA of two levels, root (RSA-3072) and issuing (RSA-2048), and its list of revoked certificates. Its keys are sealed
// in the database. No legal effect: every name says that it is practice.
class CertificateAuthority {
public:
  // Makes both levels where the database has none. listUrl: where this portal serves its lists.
  static Result<CertificateAuthority> open(Database& database, const SealingKey& seal, const std::string& listUrl,
                                           Moment now);

  [[nodiscard]] Result<IssuedByUs> issue(Database& database, const CertificateOrder& order, Moment now) const;
  void revoke(Database& database, const std::string& serial, Revocation reason, Moment now) const;
  // Off the list, where it is on hold there; a full list has no removeFromCRL (RFC 5280 section 5.3.1).
  void release(Database& database, const std::string& serial) const;

  // For the portal's own door, made anew at each start. names: a subjectAltName in OpenSSL's words.
  [[nodiscard]] Result<Identity> serverIdentity(const std::string& name, const std::string& names, Moment now) const;
  // For the KMC: signs key packages (the extended key usage of app/crypto/key_package.h).
  [[nodiscard]] Result<Identity> keyManagementIdentity(Moment now) const;

  // For receipts: signs what was written to which UKEY (the extended key usage of app/crypto/receipt.h). Kept, so that
  // what it signed can be verified for as long as the CA lives; made where the database has none. emailProtection is what
  // `openssl cms -verify` asks for.
  [[nodiscard]] Result<Identity> receiptIdentity(Database& database, const SealingKey& seal, Moment now) const;

  // The lists of now, each with a new number: of the issuing CA and of the root.
  struct Lists {
    Bytes issuing, root; // DER
    std::string pem;     // both
  };
  [[nodiscard]] Result<Lists> revocationLists(Database& database, Moment now) const;

  [[nodiscard]] std::string name() const; // of the issuing CA
  [[nodiscard]] const X509* issuingCertificate() const { return m_issuing.certificate.get(); }
  [[nodiscard]] std::vector<Bytes> chain() const; // root first, DER
  [[nodiscard]] std::string chainPem() const;     // root first

private:
  CertificateAuthority(Identity root, Identity issuing, std::string listUrl)
      : m_root(std::move(root)), m_issuing(std::move(issuing)), m_listUrl(std::move(listUrl)) {}
  Identity m_root, m_issuing;
  std::string m_listUrl;
};

} // namespace certdesk::practice
