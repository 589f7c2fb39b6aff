#include "app/portal/certs_only.h"

#include "app/core/error_queue.h"
#include "app/portal/json_reader.h"

#include <memory>
#include <openssl/pkcs7.h>
#include <openssl/x509.h>

namespace certdesk::portal {

namespace {

constexpr int mostCertificates = 20;

Bytes derOf(X509* certificate) {
  unsigned char* start = nullptr;
  const int length = i2d_X509(certificate, &start);
  if (length <= 0) return {};
  Bytes der(start, start + length);
  OPENSSL_free(start);
  return der;
}

} // namespace

Result<std::vector<Bytes>> certificatesInside(ByteView certsOnly) {
  const ErrorQueueMark mark;
  const auto* at = certsOnly.data();
  const std::unique_ptr<PKCS7, decltype(&PKCS7_free)> message(
      d2i_PKCS7(nullptr, &at, static_cast<long>(certsOnly.size())), PKCS7_free);
  if (!message || at != certsOnly.data() + certsOnly.size() || !PKCS7_type_is_signed(message.get()) ||
      message->d.sign == nullptr)
    return malformed("certs-only: not SignedData");
  if (sk_PKCS7_SIGNER_INFO_num(message->d.sign->signer_info) > 0) return malformed("certs-only: it is signed");
  const auto* certificates = message->d.sign->cert;
  const int count = sk_X509_num(certificates);
  if (count < 1 || count > mostCertificates) return malformed("certs-only: the number of certificates");
  std::vector<Bytes> all;
  for (int i = 0; i < count; ++i) {
    all.push_back(derOf(sk_X509_value(certificates, i)));
    if (all.back().empty()) return malformed("certs-only: a certificate");
  }
  return all;
}

} // namespace certdesk::portal
