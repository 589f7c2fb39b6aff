#pragma once
#include "app/core/platform.h"
#include "app/token/frame.h"

namespace certdesk::token {

// The host's end of the conversation: the pipes it took for itself before any driver was loaded.
class HostPipes {
public:
  explicit HostPipes(platform::PrivatePipes pipes);

  // The next frame; nothing at the end of the conversation, or where it cannot be read (then broken() says so).
  [[nodiscard]] std::optional<Bytes> read(std::size_t limit);
  [[nodiscard]] std::optional<Secret> readSecret();
  [[nodiscard]] bool broken() const { return m_broken; }
  // A client that is gone is noticed at the next read.
  void write(const Bytes& frame);

private:
  platform::PrivatePipes m_pipes;
  bool m_broken = false;
};

} // namespace certdesk::token
