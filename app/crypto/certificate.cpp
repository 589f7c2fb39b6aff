#include "app/crypto/certificate.h"

#include "app/crypto/openssl.h"
#include "app/crypto/plain_text.h"

namespace certdesk::crypto {

namespace {

constexpr std::size_t largestCertificate = 16 * 1024;

// The last of several is the most particular one.
std::string commonNameOf(const X509_NAME* name) {
  int index = -1;
  for (int next = -1; (next = X509_NAME_get_index_by_NID(name, NID_commonName, next)) >= 0;)
    index = next;
  if (index < 0) return {};
  unsigned char* utf8 = nullptr;
  const int size = ASN1_STRING_to_UTF8(&utf8, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, index)));
  if (size < 0) return {};
  auto text = withoutControls({reinterpret_cast<const char*>(utf8), static_cast<std::size_t>(size)});
  OPENSSL_free(utf8);
  return text;
}

std::optional<Time> timeOf(const ASN1_TIME* time) {
  std::tm parts{};
  if (ASN1_TIME_to_tm(time, &parts) != 1) return std::nullopt;
  using namespace std::chrono;
  const year_month_day date{year(parts.tm_year + 1900), month(static_cast<unsigned>(parts.tm_mon) + 1),
                            day(static_cast<unsigned>(parts.tm_mday))};
  if (!date.ok()) return std::nullopt;
  return sys_days(date) + hours(parts.tm_hour) + minutes(parts.tm_min) + seconds(parts.tm_sec);
}

} // namespace

Result<Certificate> Certificate::fromDer(ByteView der) {
  const ErrorQueueMark mark;
  if (der.size() > largestCertificate) return malformedCertificate("certificate too large");
  const auto x509 = parseDer<d2i_X509, i2d_X509, OwnedCertificate>(der);
  if (!x509) return malformedCertificate("certificate not readable");
  const auto key = PublicKey::fromSpki(toDer(i2d_X509_PUBKEY, X509_get_X509_PUBKEY(x509.get())));
  if (!key) return failed(key);
  const auto notBefore = timeOf(X509_get0_notBefore(x509.get()));
  const auto notAfter = timeOf(X509_get0_notAfter(x509.get()));
  if (!notBefore || !notAfter) return malformedCertificate("validity not readable");

  Certificate certificate(*key);
  certificate.m_der.assign(der.begin(), der.end());
  certificate.m_subject = toDer(i2d_X509_NAME, X509_get_subject_name(x509.get()));
  certificate.m_issuer = toDer(i2d_X509_NAME, X509_get_issuer_name(x509.get()));
  certificate.m_serial = toDer(i2d_ASN1_INTEGER, X509_get0_serialNumber(x509.get()));
  certificate.m_commonName = commonNameOf(X509_get_subject_name(x509.get()));
  certificate.m_issuerName = commonNameOf(X509_get_issuer_name(x509.get()));
  certificate.m_notBefore = *notBefore;
  certificate.m_notAfter = *notAfter;
  return certificate;
}

std::string Certificate::serialHex() const {
  // Behind tag and length; a length over 127 octets, which RFC 5280 forbids, is shown with its length octets.
  return m_serial.size() < 2 ? std::string() : hex(ByteView(m_serial).subspan(2));
}

Bytes Certificate::sha256() const { return digest(EVP_sha256(), m_der); }

} // namespace certdesk::crypto
