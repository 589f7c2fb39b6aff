#pragma once
#include "app/core/bytes.h"

#include <memory>

namespace certdesk::crypto {

// 32 octets.
[[nodiscard]] Bytes sha256(ByteView octets);
// The same of octets that come one piece after the other.
class Sha256 {
public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete; // owns OpenSSL's
  Sha256& operator=(const Sha256&) = delete;
  void add(ByteView octets);
  [[nodiscard]] Bytes result(); // once; empty where OpenSSL failed

private:
  struct State;
  std::unique_ptr<State> m_state;
};
// From this PC's own generator, for nonces; empty where it fails.
[[nodiscard]] Bytes randomOctets(std::size_t count);

} // namespace certdesk::crypto
