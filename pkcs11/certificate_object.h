#pragma once
#include "pkcs11/object.h"

namespace pkcs11 {

// An X.509 certificate to put on a token. The parts are the caller's to cut out of the DER: nothing is parsed here.
struct CertificateFields {
  std::string label;
  Bytes id;               // CKA_ID, the same as its key's
  Bytes certificate;      // DER
  Bytes subject;          // DER Name
  Bytes issuer;           // DER Name
  Bytes serial;           // DER INTEGER, tag and length included
  bool authority = false; // a CA certificate, and not the holder's own
};

// C_CreateObject of CKO_CERTIFICATE, CKC_X_509 (v2.40 section 4.6.3): readable without a PIN, never marked trusted.
// Where the module does not know CKA_CERTIFICATE_CATEGORY (later than v2.11) it is left out.
[[nodiscard]] Result<Object> createCertificate(const Session&, const CertificateFields&);

} // namespace pkcs11
