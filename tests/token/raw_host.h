#pragma once
#include "app/core/child_process.h"
#include "app/token/frame.h"
#include "tests/token/bench.h"

namespace tests {

// A token host spoken to octet by octet.
class RawHost {
public:
  RawHost(const std::string& module, std::vector<std::pair<std::string, std::string>> environment);

  void send(certdesk::ByteView octets);
  void sendFrame(certdesk::ByteView content);
  template <class Request>
  void ask(const Request& request) {
    const auto outgoing = token::requestFrame(request);
    sendFrame(outgoing.message);
    for (const auto* secret : outgoing.secrets)
      sendFrame(secret->view());
  }
  // The next frame that is no beat; nothing once the host has closed its end.
  std::optional<Bytes> receive();
  // The code of a failure.
  std::optional<ErrorCode> failure();
  void hangUp() { m_child.closePipes(); }
  [[nodiscard]] bool endsWithin(std::chrono::milliseconds span) { return m_child.waitForEnd(span); }
  [[nodiscard]] long id() const { return m_child.id(); }

private:
  bool read(std::span<std::uint8_t> octets);
  certdesk::platform::ChildProcess m_child;
};

} // namespace tests
