#pragma once
#include "app/core/result.h"
#include "app/core/text.h"
#include "app/practice/keys.h"

#include <string>
#include <utility>
#include <vector>

namespace certdesk::practice {

// A distinguished name in UTF-8: country CN, organisation, the practice mark, common name.
struct DistinguishedName {
  std::string organisation, commonName;
};

// Who signs: the issuer's certificate and key.
struct Identity {
  CertificateHandle certificate;
  KeyHandle key;
};

// What stands in a certificate (RFC 5280) beside serial number and the identifiers of both keys, which are always
// there.
struct CertificatePlan {
  DistinguishedName subject;
  Time notBefore{}, notAfter{};
  // OpenSSL's number of each further extension, and its value in the words of x509v3_config(5).
  std::vector<std::pair<int, std::string>> extensions;
};

// With a random serial number of 159 bits, and SHA-256. Without an issuer: signed by selfKey itself. C-10.
[[nodiscard]] Result<CertificateHandle> buildCertificate(const CertificatePlan& plan, EVP_PKEY* publicKey,
                                                         const Identity* issuer, EVP_PKEY* selfKey = nullptr);

// The serial number in upper-case hexadecimal, as openssl prints it.
[[nodiscard]] std::string serialOf(const X509* certificate);
[[nodiscard]] Result<CertificateHandle> certificateFrom(ByteView der);
[[nodiscard]] std::string pemOf(const X509* certificate);
// Degenerate SignedData with nothing but certificates (RFC 5652 section 5, "certs-only"), DER.
[[nodiscard]] Result<Bytes> certificatesOnly(const std::vector<Bytes>& certificates);
// SignedData (RFC 5652) with the content inside, of a content type in dotted form, by one signer and SHA-256; DER. C-10.
[[nodiscard]] Result<Bytes> signedData(ByteView content, const char* contentType, const Identity& signer);

} // namespace certdesk::practice
