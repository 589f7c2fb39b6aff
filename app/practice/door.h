#pragma once
#include "app/core/result.h"
#include "app/practice/certificate_builder.h"

#include <filesystem>
#include <string>
#include <vector>

namespace certdesk::practice {

// Where the portal listens, what it is called there, and by which certificate it is known.
struct DoorOptions {
  std::string address; // an IP address of this computer; empty: loopback, and nothing else
  // What clients call it: DNS names or IP addresses. The first stands in its own links, where there is an address.
  std::vector<std::string> names;
  // PEM: the portal's certificate and those above it, and its key without a password. Empty: the practice CA makes one.
  std::filesystem::path certificate, key;
};

class Door {
public:
  // K-02 in words: for something that is no name, for an address that others reach but know by no name, and for half a
  // certificate.
  static Result<Door> plan(DoorOptions options);

  [[nodiscard]] const std::string& address() const { return m_options.address; }
  [[nodiscard]] bool open() const; // to others than this computer
  // As it stands in its links, such as https://127.0.0.1:4321.
  [[nodiscard]] std::string origin(int port) const;
  // Whether a Host field (RFC 9110 section 7.2) calls it by one of its names. An own certificate changes nothing in
  // that.
  [[nodiscard]] bool knows(const std::string& host, int port) const;

  [[nodiscard]] bool ownCertificate() const { return !m_options.certificate.empty(); }
  // The names as OpenSSL writes a subjectAltName.
  [[nodiscard]] std::string alternativeNames() const;
  [[nodiscard]] const std::string& firstName() const { return m_options.names.front(); }
  // The own certificate and key, and the certificates above it, DER. K-02, also where they do not fit each other.
  struct Own {
    Identity identity;
    std::vector<Bytes> chain;
  };
  [[nodiscard]] Result<Own> readOwn() const;

private:
  explicit Door(DoorOptions options) : m_options(std::move(options)) {}
  DoorOptions m_options;
};

} // namespace certdesk::practice
