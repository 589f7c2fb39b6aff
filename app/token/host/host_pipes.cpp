#include "app/token/host/host_pipes.h"

namespace certdesk::token {

HostPipes::HostPipes(platform::PrivatePipes pipes) : m_pipes(pipes) {
  // A buffer would keep a copy of a PIN.
  std::setvbuf(m_pipes.in, nullptr, _IONBF, 0);
}

std::optional<Bytes> HostPipes::read(std::size_t limit) {
  FrameHead head{};
  const auto got = std::fread(head.data(), 1, head.size(), m_pipes.in);
  const auto size = got == head.size() ? sizeOf(head, limit) : std::nullopt;
  if (!size) {
    m_broken = got != 0;
    return std::nullopt;
  }
  Bytes frame(*size);
  m_broken = std::fread(frame.data(), 1, frame.size(), m_pipes.in) != frame.size();
  return m_broken ? std::nullopt : std::optional(std::move(frame));
}

std::optional<Secret> HostPipes::readSecret() {
  auto octets = read(longestSecret);
  if (!octets) return std::nullopt;
  Secret secret{ByteView(*octets)};
  wipe(*octets);
  return secret;
}

void HostPipes::write(const Bytes& frame) {
  const auto head = headOf(frame.size());
  std::fwrite(head.data(), 1, head.size(), m_pipes.out);
  std::fwrite(frame.data(), 1, frame.size(), m_pipes.out);
  std::fflush(m_pipes.out);
}

} // namespace certdesk::token
