#pragma once
#include "app/practice/database.h"
#include "app/practice/key_package_builder.h"
#include "app/practice/sealing_key.h"

namespace certdesk::practice {

// The key management centre: keeps the private halves of encryption pairs, sealed under its own key, and hands them out
// for one UKEY at a time, with the reason on record (GM/T 0034 chapter 6).
class KeyManagement {
public:
  KeyManagement(SealingKey seal, Identity signer) : m_seal(std::move(seal)), m_signer(std::move(signer)) {}

  // Takes a pair into the archive; answers its name there.
  [[nodiscard]] Result<std::string> archive(Database& database, const EVP_PKEY* key,
                                            const std::string& encryptionSerial, const std::string& reason,
                                            Moment now) const;

  // A pair of the archive once more, under another certificate: its key is kept. Answers its name there. K-02.
  [[nodiscard]] Result<std::string> keep(Database& database, const std::string& keyPair,
                                         const std::string& encryptionSerial, const std::string& reason,
                                         Moment now) const;

  struct Release {
    std::string keyPair;                 // its name in the archive
    std::string application, ukeySerial; // for whom
    Bytes transportKey, signingKey;      // SubjectPublicKeyInfo
    WrapHash wrapHash = WrapHash::Sha1;
    std::string reason;
  };
  // The key package, and a line in the audit. K-02 where the archive cannot be read.
  [[nodiscard]] Result<Bytes> release(Database& database, const Release& order, Moment now) const;

private:
  [[nodiscard]] Result<KeyHandle> keyOf(Database& database, const std::string& keyPair) const;
  void record(Database& database, const char* act, const Release& order, Moment now) const;
  SealingKey m_seal;
  Identity m_signer;
};

} // namespace certdesk::practice
