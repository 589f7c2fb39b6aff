#include "tests/token/raw_host.h"

#include "app/core/platform.h"

namespace tests {

namespace {
certdesk::platform::ChildProcess started(const std::string& module,
                                         std::vector<std::pair<std::string, std::string>> environment) {
  certdesk::platform::ignoreBrokenPipes();
  auto child = certdesk::platform::ChildProcess::start({CERTDESK_TOKEN_HOST, {module, "120"}, std::move(environment)});
  REQUIRE(child);
  return std::move(*child);
}
} // namespace

RawHost::RawHost(const std::string& module, std::vector<std::pair<std::string, std::string>> environment)
    : m_child(started(module, std::move(environment))) {}

void RawHost::send(certdesk::ByteView octets) {
  while (!octets.empty()) {
    const auto count = m_child.write(octets, 10s);
    REQUIRE(count);
    if (*count == 0) return; // the host has hung up
    octets = octets.subspan(*count);
  }
}

void RawHost::sendFrame(certdesk::ByteView content) {
  send(token::headOf(content.size()));
  send(content);
}

bool RawHost::read(std::span<std::uint8_t> octets) {
  while (!octets.empty()) {
    const auto count = m_child.read(octets, 10s);
    REQUIRE(count);
    if (*count == 0) return false;
    octets = octets.subspan(*count);
  }
  return true;
}

std::optional<Bytes> RawHost::receive() {
  for (;;) {
    token::FrameHead head{};
    if (!read(head)) return std::nullopt;
    const auto size = token::sizeOf(head, token::largestFrame);
    REQUIRE(size);
    Bytes frame(*size);
    if (!read(frame)) return std::nullopt;
    if (token::kindOf(frame) != token::Kind::Beat) return frame;
  }
}

std::optional<ErrorCode> RawHost::failure() {
  const auto frame = receive();
  if (!frame || token::kindOf(*frame) != token::Kind::Failure) return std::nullopt;
  return certdesk::errorCodeFromName(ok(token::readAnswer<token::Failure>(token::Kind::Failure, *frame)).code);
}

} // namespace tests
