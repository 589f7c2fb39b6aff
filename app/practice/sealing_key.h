#pragma once
#include "app/core/result.h"
#include "app/core/secret.h"

#include <filesystem>
#include <string_view>

namespace certdesk::practice {

// A key in a file of its owner alone, under which private keys are kept in the database: AES-256-GCM with a random
// nonce. The context is authenticated with it, so that one row's secret cannot be put into another row.
class SealingKey {
public:
  // Made where the file does not exist. K-02 where it cannot be read or written.
  static Result<SealingKey> open(const std::filesystem::path& file);

  [[nodiscard]] Result<Bytes> seal(ByteView plain, std::string_view context) const;
  // K-02 where it was not sealed so.
  [[nodiscard]] Result<Secret> unseal(ByteView sealed, std::string_view context) const;
  // HMAC-SHA-256: an answer that only the owner of the file can compute.
  [[nodiscard]] Bytes mac(std::string_view context, std::string_view text) const;

private:
  explicit SealingKey(Secret key) : m_key(std::move(key)) {}
  Secret m_key;
};

} // namespace certdesk::practice
