#include "app/practice/revocation_list.h"

#include <openssl/pem.h>

namespace certdesk::practice {

namespace {

TimeHandle timeFrom(Time time) {
  return TimeHandle(ASN1_TIME_set(nullptr, std::chrono::system_clock::to_time_t(time)));
}

bool addEntry(X509_CRL* list, const RevokedEntry& entry) {
  RevokedHandle revoked(X509_REVOKED_new());
  BIGNUM* number = nullptr;
  BN_hex2bn(&number, entry.serial.c_str());
  const Handle<BIGNUM, BN_free> owned(number);
  const IntegerHandle serial(BN_to_ASN1_INTEGER(number, nullptr));
  const auto at = timeFrom(entry.at);
  const EnumeratedHandle reason(ASN1_ENUMERATED_new());
  const bool good =
      revoked && serial && at && reason && ASN1_ENUMERATED_set(reason.get(), entry.reason) == 1 &&
      X509_REVOKED_set_serialNumber(revoked.get(), serial.get()) == 1 &&
      X509_REVOKED_set_revocationDate(revoked.get(), at.get()) == 1 &&
      // Unspecified is said by saying nothing (RFC 5280 section 5.3.1).
      (entry.reason == 0 || X509_REVOKED_add1_ext_i2d(revoked.get(), NID_crl_reason, reason.get(), 0, 0) == 1) &&
      X509_CRL_add0_revoked(list, revoked.get()) == 1;
  if (good) (void)revoked.release(); // the list owns it now
  return good;
}

bool addExtensions(X509_CRL* list, const Identity& issuer, std::int64_t number) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, issuer.certificate.get(), nullptr, nullptr, list, 0);
  const ExtensionHandle identifier(
      X509V3_EXT_conf_nid(nullptr, &context, NID_authority_key_identifier, "keyid:always"));
  const IntegerHandle counted(ASN1_INTEGER_new());
  return identifier && X509_CRL_add_ext(list, identifier.get(), -1) == 1 && counted &&
         ASN1_INTEGER_set_int64(counted.get(), number) == 1 &&
         X509_CRL_add1_ext_i2d(list, NID_crl_number, counted.get(), 0, 0) == 1;
}

} // namespace

Result<CrlHandle> buildRevocationList(const Identity& issuer, const std::vector<RevokedEntry>& entries,
                                      std::int64_t number, Time now) {
  CrlHandle list(X509_CRL_new());
  const auto from = timeFrom(now);
  const auto until = timeFrom(now + std::chrono::hours(24 * 7));
  bool good = list && from && until && X509_CRL_set_version(list.get(), X509_CRL_VERSION_2) == 1 &&
              X509_CRL_set_issuer_name(list.get(), X509_get_subject_name(issuer.certificate.get())) == 1 &&
              X509_CRL_set1_lastUpdate(list.get(), from.get()) == 1 &&
              X509_CRL_set1_nextUpdate(list.get(), until.get()) == 1;
  for (const auto& entry : entries)
    good = good && addEntry(list.get(), entry);
  good = good && X509_CRL_sort(list.get()) == 1 && addExtensions(list.get(), issuer, number) &&
         X509_CRL_sign(list.get(), issuer.key.get(), EVP_sha256()) > 0;
  if (!good) return cryptoFailed("revocation list");
  return list;
}

std::string pemOf(X509_CRL* list) {
  const BioHandle memory(BIO_new(BIO_s_mem()));
  PEM_write_bio_X509_CRL(memory.get(), list);
  char* text = nullptr;
  const auto size = BIO_get_mem_data(memory.get(), &text);
  return {text, static_cast<std::size_t>(size)};
}

} // namespace certdesk::practice
