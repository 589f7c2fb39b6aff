#pragma once
#include <cstddef>
#include <string>

typedef struct ssl_st SSL;
typedef struct ssl_ctx_st SSL_CTX;
typedef struct x509_store_ctx_st X509_STORE_CTX;

namespace certdesk::portal {

// Sees whose certificate a TLS handshake shows and why it was not believed. It changes no verdict.
class TlsWitness {
public:
  // The witness has to outlive every handshake of the context.
  void attach(SSL_CTX* context);
  void forget() { *this = {}; }

  // Whether a handshake was begun: a connection stood.
  [[nodiscard]] bool begun() const { return m_begun; }
  // Whether the other side said anything at all in TLS; without that, a cut is the network's and not TLS's.
  [[nodiscard]] bool heard() const { return m_heard; }
  // Such as: CN=portal.example by CN=Some Proxy CA: unable to get local issuer certificate. Cut to 300 octets.
  [[nodiscard]] const std::string& shown() const { return m_shown; }
  // It was not believed for its dates alone, by this PC's clock.
  [[nodiscard]] bool outOfTime() const { return m_outOfTime; }

private:
  static int verify(X509_STORE_CTX* chain, void* witness);
  static void listen(int write, int version, int type, const void* data, std::size_t size, SSL* ssl, void* witness);
  bool m_begun = false;
  bool m_heard = false;
  bool m_outOfTime = false;
  std::string m_shown;
};

} // namespace certdesk::portal
