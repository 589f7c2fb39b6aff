#include "app/token/host_connection.h"

#include "app/core/text.h"
#include <algorithm>

namespace certdesk::token {

namespace {

using namespace std::chrono_literals;
constexpr auto glance = 100ms;                                 // between two looks at the stop token
constexpr auto farewell = 3s;                                  // for logging out and C_Finalize
constexpr auto startPatience = std::chrono::milliseconds(15s); // some drivers look for readers while they load

// The host's own failure; the name that it gives is believed only where it is one of ours.
HostConnection::Reply failureIn(const Bytes& frame) {
  const auto failure = readAnswer<Failure>(Kind::Failure, frame);
  if (!failure) return {failed(failure)};
  const auto code = errorCodeFromName(failure->code);
  if (!code) return {protocolFailure("an unknown failure")};
  return {tl::unexpected<Error>(Error{*code, failure->detail}), failure->over};
}

} // namespace

struct HostConnection::Limits {
  Nature nature;
  const Call& call;
  std::chrono::milliseconds patience;
  Deadline atTheLatest = Deadline::max();
  Deadline hangs = in(patience);
};

Result<HostConnection> HostConnection::start(const HostOptions& options, const std::string& module, const Call& call) {
  auto child = platform::ChildProcess::start(
      {options.hostProgram, {module, std::to_string(options.bereavement.count())}, options.environment});
  if (!child) return fail(ErrorCode::HostMissing, "cannot start " + utf8(options.hostProgram));
  HostConnection host(std::move(*child), options.patience);
  Limits limits{Nature::Read, call, std::max(startPatience, options.patience), call.deadline};
  const auto frame = host.readFrame(limits);
  if (!frame) return failed(frame);
  if (kindOf(*frame) == Kind::Failure) return failed(failureIn(*frame).frame);
  const auto hello = readAnswer<Hello>(Kind::Hello, *frame);
  if (!hello) return failed(hello);
  if (hello->version != Hello::current)
    return protocolFailure("a token host of version " + std::to_string(hello->version));
  return host;
}

HostConnection::~HostConnection() {
  m_child.closePipes();
  if (m_child.waitForEnd(farewell)) return;
  m_child.kill();
  (void)m_child.waitForEnd(farewell);
}

void HostConnection::end() {
  m_alive = false;
  m_child.kill();
  m_child.closePipes();
}

HostConnection::Reply HostConnection::exchange(const Outgoing& request, Nature nature, const Call& call) {
  // Not the call's deadline: a slow driver that shows signs of life is at work, and its host may serve other UKEYs.
  Limits limits{nature, call, m_patience};
  auto sent = write(request.message, limits);
  for (const auto* secret : request.secrets)
    if (sent) sent = write(secret->view(), limits);
  if (!sent) return {failed(sent)};
  for (;;) {
    auto frame = readFrame(limits);
    const auto kind = frame ? kindOf(*frame) : std::nullopt;
    if (kind == Kind::Beat) {
      limits.hangs = in(limits.patience);
      continue;
    }
    if (!frame || kind == Kind::Answer) return {std::move(frame)};
    auto reply = kind == Kind::Failure ? failureIn(*frame) : Reply{protocolFailure("neither answer nor failure")};
    if (reply.frame.error().code == ErrorCode::HostProtocol) end();
    return reply;
  }
}

Outcome HostConnection::write(ByteView octets, Limits& limits) {
  const auto step = [this](ByteView part) { return m_child.write(part, glance); };
  const auto head = headOf(octets.size());
  if (auto sent = transfer(ByteView(head), limits, step); !sent) return sent;
  return transfer(octets, limits, step);
}

Result<Bytes> HostConnection::readFrame(Limits& limits) {
  const auto step = [this](std::span<std::uint8_t> part) { return m_child.read(part, glance); };
  FrameHead head{};
  if (auto got = transfer(std::span<std::uint8_t>(head), limits, step); !got) return failed(got);
  const auto size = sizeOf(head, largestFrame);
  if (!size) {
    end();
    return protocolFailure("a frame over the limit");
  }
  Bytes frame(*size);
  if (auto got = transfer(std::span<std::uint8_t>(frame), limits, step); !got) return failed(got);
  return frame;
}

template <class Octet, class Step>
Outcome HostConnection::transfer(std::span<Octet> rest, Limits& limits, Step step) {
  while (!rest.empty()) {
    const auto count = step(rest);
    if (count == 0U) {
      end();
      return fail(ErrorCode::DriverCrashed, "the token host ended while it was asked");
    }
    if (count) {
      rest = rest.subspan(*count);
    } else if (auto still = goOn(limits); !still) {
      return still;
    }
  }
  return {};
}

Outcome HostConnection::goOn(const Limits& limits) {
  if (limits.call.stop.stop_requested()) {
    end();
    return cancelled("the wait for the UKEY was given up");
  }
  const auto now = std::chrono::steady_clock::now();
  if (limits.nature == Nature::Read && (now > limits.hangs || now > limits.atTheLatest)) {
    end();
    return fail(ErrorCode::DriverHung, "no answer from the driver");
  }
  return {};
}

} // namespace certdesk::token
