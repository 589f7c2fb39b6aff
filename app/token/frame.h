#pragma once
#include "app/core/result.h"
#include "app/token/requests.h"

#include <array>

// Frames between the window and a token host: four octets of length, big-endian, and a CBOR map. A request is one
// frame, and behind it one frame of bare octets for each secret it carries. A host answers with beats, and then with
// the answer or a failure. What cannot be read ends the conversation: there is no way to find the next frame.
namespace certdesk::token {

inline constexpr std::size_t largestFrame = 1024 * 1024;
using FrameHead = std::array<std::uint8_t, 4>;
[[nodiscard]] FrameHead headOf(std::size_t size);
// Nothing where the head says more than the limit.
[[nodiscard]] std::optional<std::size_t> sizeOf(const FrameHead& head, std::size_t limit);

// D-06: a frame that the host or the client could not read.
[[nodiscard]] tl::unexpected<Error> protocolFailure(std::string detail);

// The kinds of frames that a host sends.
enum class Kind { Hello, Beat, Answer, Failure };
constexpr Kind lastOf(Kind) { return Kind::Failure; }

struct Outgoing {
  Bytes message;
  std::vector<const Secret*> secrets; // point into the request
};

namespace detail {
[[nodiscard]] Bytes toFrame(std::uint64_t kind, const QCborMap& body);
struct Body {
  std::uint64_t kind;
  QCborMap map;
};
[[nodiscard]] std::optional<Body> fromFrame(ByteView frame);
} // namespace detail

template <class Message>
[[nodiscard]] Outgoing requestFrame(const Message& message) {
  WireWriter wire;
  fields(wire, message);
  return {detail::toFrame(Request(std::in_place_type<Message>).index(), wire.map()), wire.secrets()};
}
// D-06 where it is no request, or a field of it is missing, of another type, over its bound, or one too many.
[[nodiscard]] Result<Request> readRequest(ByteView frame, const WireReader::SecretSource& secrets);

template <class Message>
[[nodiscard]] Bytes answerFrame(Kind kind, const Message& message) {
  WireWriter wire;
  fields(wire, message);
  return detail::toFrame(static_cast<std::uint64_t>(kind), wire.map());
}
[[nodiscard]] std::optional<Kind> kindOf(ByteView frame);
// D-06 as above.
template <class Message>
[[nodiscard]] Result<Message> readAnswer(Kind kind, ByteView frame) {
  auto body = detail::fromFrame(frame);
  if (!body || body->kind != static_cast<std::uint64_t>(kind)) return protocolFailure("not the frame expected");
  WireReader wire(std::move(body->map));
  Message message;
  fields(wire, message);
  if (!wire.right()) return protocolFailure("a frame with other fields than expected");
  return message;
}

} // namespace certdesk::token
