#include "app/token/frame.h"

#include <utility>

namespace certdesk::token {

FrameHead headOf(std::size_t size) {
  return {static_cast<std::uint8_t>(size >> 24), static_cast<std::uint8_t>(size >> 16),
          static_cast<std::uint8_t>(size >> 8), static_cast<std::uint8_t>(size)};
}

std::optional<std::size_t> sizeOf(const FrameHead& head, std::size_t limit) {
  const std::size_t size = static_cast<std::size_t>(head[0]) << 24 | static_cast<std::size_t>(head[1]) << 16 |
                           static_cast<std::size_t>(head[2]) << 8 | head[3];
  return size <= limit ? std::optional(size) : std::nullopt;
}

tl::unexpected<Error> protocolFailure(std::string detail) { return fail(ErrorCode::HostProtocol, std::move(detail)); }

namespace detail {

Bytes toFrame(std::uint64_t kind, const QCborMap& body) {
  QCborMap frame;
  frame.insert(QLatin1String("is"), static_cast<qint64>(kind));
  frame.insert(QLatin1String("of"), body);
  const auto cbor = frame.toCborValue().toCbor();
  return Bytes(cbor.begin(), cbor.end());
}

std::optional<Body> fromFrame(ByteView frame) {
  QCborParserError error;
  const auto cbor =
      QCborValue::fromCbor(reinterpret_cast<const char*>(frame.data()), static_cast<qsizetype>(frame.size()), &error);
  // First: what Qt has read until an error points past its end.
  if (error.error != QCborError::NoError || error.offset != static_cast<qint64>(frame.size())) return std::nullopt;
  const auto map = cbor.toMap();
  const auto kind = map.value(QLatin1String("is"));
  const auto body = map.value(QLatin1String("of"));
  if (map.size() != 2 || !kind.isInteger() || kind.toInteger() < 0 || !body.isMap()) return std::nullopt;
  return Body{static_cast<std::uint64_t>(kind.toInteger()), body.toMap()};
}

} // namespace detail

namespace {

template <class Message>
Result<Request> readAs(QCborMap map, const WireReader::SecretSource& secrets) {
  WireReader wire(std::move(map), secrets);
  Message message;
  fields(wire, message);
  if (!wire.right()) return protocolFailure("a request with other fields than expected");
  return Request(std::move(message));
}

// The alternative of that number, without a table that could disagree with the variant.
template <std::size_t... index>
Result<Request> readNumber(std::uint64_t number, QCborMap map, const WireReader::SecretSource& secrets,
                           std::index_sequence<index...>) {
  Result<Request> request = protocolFailure("no request has number " + std::to_string(number));
  (void)((index == number &&
          (request = readAs<std::variant_alternative_t<index, Request>>(std::move(map), secrets), true)) ||
         ...);
  return request;
}

} // namespace

Result<Request> readRequest(ByteView frame, const WireReader::SecretSource& secrets) {
  auto body = detail::fromFrame(frame);
  if (!body) return protocolFailure("not a request");
  return readNumber(body->kind, std::move(body->map), secrets,
                    std::make_index_sequence<std::variant_size_v<Request>>());
}

std::optional<Kind> kindOf(ByteView frame) {
  const auto body = detail::fromFrame(frame);
  if (!body || body->kind > static_cast<std::uint64_t>(lastOf(Kind{}))) return std::nullopt;
  return static_cast<Kind>(body->kind);
}

} // namespace certdesk::token
