#include "app/portal/tls_witness.h"

#include <memory>
#include <openssl/bio.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>

namespace certdesk::portal {

namespace {

// Control characters come escaped, so that a name cannot forge a line of the log.
constexpr unsigned long nameStyle = (XN_FLAG_RFC2253 & ~static_cast<unsigned long>(ASN1_STRFLGS_ESC_MSB));
constexpr std::size_t longest = 300;

std::string written(const X509_NAME* name) {
  const std::unique_ptr<BIO, decltype(&BIO_free)> out(BIO_new(BIO_s_mem()), BIO_free);
  if (!out || X509_NAME_print_ex(out.get(), name, 0, nameStyle) < 0) return {};
  const char* text = nullptr;
  const long length = BIO_get_mem_data(out.get(), &text);
  return length > 0 ? std::string(text, static_cast<std::size_t>(length)) : std::string();
}

} // namespace

void TlsWitness::attach(SSL_CTX* context) {
  SSL_CTX_set_cert_verify_callback(context, &TlsWitness::verify, this);
  SSL_CTX_set_msg_callback(context, &TlsWitness::listen);
  SSL_CTX_set_msg_callback_arg(context, this);
}

void TlsWitness::listen(int write, int, int, const void*, std::size_t, SSL*, void* witness) {
  auto& self = *static_cast<TlsWitness*>(witness);
  (write != 0 ? self.m_begun : self.m_heard) = true;
}

int TlsWitness::verify(X509_STORE_CTX* chain, void* witness) {
  const int verdict = X509_verify_cert(chain);
  auto& shown = static_cast<TlsWitness*>(witness)->m_shown;
  shown.clear();
  if (const X509* certificate = X509_STORE_CTX_get0_cert(chain))
    shown = written(X509_get_subject_name(certificate)) + " by " + written(X509_get_issuer_name(certificate));
  if (shown.size() > longest) shown.resize(longest);
  const int why = X509_STORE_CTX_get_error(chain);
  static_cast<TlsWitness*>(witness)->m_outOfTime =
      verdict <= 0 && (why == X509_V_ERR_CERT_NOT_YET_VALID || why == X509_V_ERR_CERT_HAS_EXPIRED);
  if (verdict <= 0) shown.append(": ").append(X509_verify_cert_error_string(why));
  return verdict > 0 ? 1 : 0;
}

} // namespace certdesk::portal
