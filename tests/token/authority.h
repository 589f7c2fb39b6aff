#pragma once
#include "app/practice/certificate_builder.h"
#include "app/token/tokens.h"

#include <filesystem>
#include <string>

namespace tests {

// A CA and its KMC in a few lines, with the practice portal's builders. What it issued it finds again by the public
// key, in files, so that a process that is killed and the one that goes on talk to the same CA.
class Authority {
public:
  Authority();
  ~Authority();
  Authority(const Authority&) = delete; // owns a folder
  Authority& operator=(const Authority&) = delete;

  [[nodiscard]] std::vector<certdesk::Bytes> anchors() const;
  // The same certificate for the same key.
  [[nodiscard]] certdesk::Bytes signingCertificate(const certdesk::Bytes& publicKey) const;
  // Of that key; empty where none was issued.
  [[nodiscard]] certdesk::Bytes issuedSigning() const;

  // An encryption pair with its certificate, as the KMC keeps it.
  struct Pair {
    certdesk::practice::KeyHandle key;
    certdesk::Bytes publicKey, certificate;
  };
  [[nodiscard]] Pair makePair(certdesk::token::KeyKind kind) const;
  // Answers a transport request, after checking it. What is changed in the order spoils the package.
  struct Spoiled {
    std::string application, ukeySerial; // others than asked
    const Pair* other = nullptr;         // another pair inside
    bool strangerSigns = false, torn = false;
    bool mixed = false; // another private key (P-256) under the public key that everything names
  };
  [[nodiscard]] certdesk::Bytes keyPackage(const std::string& application, const Pair& pair,
                                           const certdesk::Bytes& transportRequest, const Spoiled& spoiled) const;
  // A certificate with an extension list of the test's own.
  [[nodiscard]] certdesk::Bytes certificate(const certdesk::Bytes& publicKey, const char* keyUsage) const;

private:
  [[nodiscard]] certdesk::Bytes issue(EVP_PKEY* key, const char* keyUsage) const;
  std::filesystem::path m_folder;
  certdesk::practice::Identity m_root, m_kmc, m_stranger;
};

} // namespace tests
