#include "pkcs11/certificate_object.h"

namespace pkcs11 {
namespace {

// v2.40 section 4.6.2, CK_CERTIFICATE_CATEGORY.
constexpr CK_ULONG tokenUser = 1, certificateAuthority = 2;

Template certificateTemplate(const CertificateFields& fields) {
  Template values;
  values.number(CKA_CLASS, CKO_CERTIFICATE)
      .number(CKA_CERTIFICATE_TYPE, CKC_X_509)
      .boolean(CKA_TOKEN, true)
      .boolean(CKA_PRIVATE, false)
      .boolean(CKA_MODIFIABLE, true)
      .text(CKA_LABEL, fields.label)
      .bytes(CKA_ID, fields.id)
      .bytes(CKA_SUBJECT, fields.subject)
      .bytes(CKA_ISSUER, fields.issuer)
      .bytes(CKA_SERIAL_NUMBER, fields.serial)
      .bytes(CKA_VALUE, fields.certificate);
  return values;
}

} // namespace

Result<Object> createCertificate(const Session& session, const CertificateFields& fields) {
  const Template plain = certificateTemplate(fields);
  Template sorted = plain;
  sorted.number(CKA_CERTIFICATE_CATEGORY, fields.authority ? certificateAuthority : tokenUser);
  auto made = createObject(session, sorted);
  if (made) return made;
  const CK_RV code = made.error().code;
  if (code != CKR_ATTRIBUTE_TYPE_INVALID && code != CKR_TEMPLATE_INCONSISTENT) return made;
  return createObject(session, plain);
}

} // namespace pkcs11
