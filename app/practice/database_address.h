#pragma once
#include "app/core/result.h"

#include <string>

namespace certdesk::practice {

// A database of a PostgreSQL server. No password is ever part of it.
struct DatabaseAddress {
  std::string host; // or the folder of a socket; empty: what libpq takes by itself
  int port = 0;     // 0: libpq's own
  std::string user, name;
  std::string service;         // an entry of libpq's service file, which may say all the rest
  std::string rootCertificate; // PEM file that judges the server's TLS certificate; empty: libpq's own

  // Another computer: then its TLS certificate is verified, and nothing else will do.
  [[nodiscard]] bool elsewhere() const;
  // Written one way, to be kept and compared.
  [[nodiscard]] std::string text() const;
  friend bool operator==(const DatabaseAddress&, const DatabaseAddress&) = default;
};

// postgresql://[USER@]HOST[:PORT]/DATABASE[?sslrootcert=FILE], postgresql://[USER@]/DATABASE?host=FOLDER for a socket,
// or postgresql:///?service=NAME; one that is another one when its text() is read again is none. K-02, in words that
// repeat nothing of the address: it may hold a password after all.
[[nodiscard]] Result<DatabaseAddress> databaseAddressFrom(const std::string& url);

} // namespace certdesk::practice
