#pragma once
#include "app/core/bytes.h"

#include <memory>
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <string>

namespace certdesk::tests {

// A key and its certificate, made for one test run.
class Identity {
public:
  struct Life {
    long from = -3600, until = 3600; // seconds from now
  };
  static Identity authority(const std::string& name);
  // For a TLS server; subjectAltName such as "IP:127.0.0.1" or "DNS:portal.example".
  static Identity server(const Identity& issuer, const std::string& name, const std::string& subjectAltName, Life life);
  static Identity server(const Identity& issuer, const std::string& name, const std::string& subjectAltName) {
    return server(issuer, name, subjectAltName, Life());
  }

  [[nodiscard]] EVP_PKEY* key() const { return m_key.get(); }
  [[nodiscard]] X509* certificate() const { return m_certificate.get(); }
  [[nodiscard]] Bytes der() const;

private:
  Identity(const std::string& name, const Identity* issuer, const std::string& subjectAltName, Life life);
  std::shared_ptr<EVP_PKEY> m_key;
  std::shared_ptr<X509> m_certificate;
};

} // namespace certdesk::tests
