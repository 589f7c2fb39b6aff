#include "app/token/wire.h"

#include "app/core/steering.h"

namespace certdesk::token {

bool WireReader::read(const QCborValue& cbor, std::string& text) {
  if (!cbor.isString()) return false;
  // A driver may have taken its host over: what steers is seen here, too.
  text = steeringReplaced(cbor.toString().toStdString(), "\uFFFD");
  return text.size() <= longestText;
}

bool WireReader::read(const QCborValue& cbor, Bytes& octets) {
  if (!cbor.isByteArray()) return false;
  const auto array = cbor.toByteArray();
  octets.assign(array.begin(), array.end());
  return octets.size() <= largestOctets;
}

bool WireReader::read(const QCborValue& cbor, bool& flag) {
  flag = cbor.toBool();
  return cbor.isBool();
}

bool WireReader::readNumber(const QCborValue& cbor, std::uint64_t& number, std::uint64_t most) {
  if (!cbor.isInteger() || cbor.toInteger() < 0) return false;
  number = static_cast<std::uint64_t>(cbor.toInteger());
  return number <= most;
}

} // namespace certdesk::token
