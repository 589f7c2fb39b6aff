#include "tests/token/raw_host.h"

#include <QCborArray>

#include <random>

using namespace tests;

namespace {

// A host that has said hello.
RawHost greeted(const Bench& bench) {
  RawHost host(Drawer::module().string(), bench.options().environment);
  const auto hello = host.receive();
  REQUIRE(hello);
  CHECK(ok(token::readAnswer<token::Hello>(token::Kind::Hello, *hello)).version == token::Hello::current);
  return host;
}

Bytes cbor(const QCborValue& value) {
  const auto octets = value.toCbor();
  return Bytes(octets.begin(), octets.end());
}

Bytes request(int number, const QCborMap& fields) {
  return cbor(QCborMap{{QLatin1String("is"), number}, {QLatin1String("of"), fields}});
}

} // namespace

TEST_CASE("A host answers a request and ends when the conversation does") {
  Bench bench;
  auto host = greeted(bench);
  host.ask(token::ListUkeys());
  const auto answer = host.receive();
  REQUIRE(answer);
  CHECK(ok(token::readAnswer<token::Listed>(token::Kind::Answer, *answer)).tokens.front().serial == bench.serial);
  host.hangUp();
  CHECK(host.endsWithin(10s));
}

TEST_CASE("A frame that is no request is refused, and ends the conversation") {
  Bench bench;
  const QLatin1String serial("serial"), lastTry("lastTry");
  const auto frame = GENERATE_COPY(
      Bytes{}, Bytes{0xff}, Bytes(1000, 0x9f), Bytes(100'000, 0x81), cbor(1), cbor(QCborArray{1, 2}), cbor(QCborMap()),
      request(99, {}), request(-1, {}), request(0, {{QLatin1String("more"), 1}}), request(2, {}),
      request(2, {{serial, 1}}), request(2, {{serial, QCborArray()}}),
      request(2, {{serial, QString(5000, QLatin1Char('x'))}}),
      request(1, {{serial, QLatin1String("1")}, {lastTry, QLatin1String("yes")}}),
      request(5, {{serial, QLatin1String("1")}, {QLatin1String("signing"), 4}, {QLatin1String("encryption"), 0}}),
      request(5, {{serial, QLatin1String("1")}, {QLatin1String("signing"), -1}, {QLatin1String("encryption"), 0}}));
  auto host = greeted(bench);
  host.sendFrame(frame);
  CHECK(host.failure() == ErrorCode::HostProtocol);
  CHECK_FALSE(host.receive());
  CHECK(host.endsWithin(10s));
}

TEST_CASE("A frame over the limit is not read") {
  Bench bench;
  auto host = greeted(bench);
  host.send(Bytes{0xff, 0xff, 0xff, 0xff});
  CHECK(host.failure() == ErrorCode::HostProtocol);
  CHECK(host.endsWithin(10s));
}

TEST_CASE("A secret over the limit is not read") {
  Bench bench;
  auto host = greeted(bench);
  const auto begin = token::requestFrame(token::Begin{bench.serial, {}, false});
  host.sendFrame(begin.message);
  host.sendFrame(Bytes(300, '1'));
  CHECK(host.failure() == ErrorCode::HostProtocol);
  CHECK(bench.calls("C_Login") == 0);
}

TEST_CASE("A frame that is cut off ends the host") {
  Bench bench;
  auto host = greeted(bench);
  host.send(Bytes{0, 0, 0, 9, 0xa0});
  host.hangUp();
  CHECK(host.endsWithin(10s));
}

TEST_CASE("Random octets do a host no harm") {
  Bench bench;
  std::mt19937 random(20240615);
  for (int round = 0; round < 30; ++round) {
    auto host = greeted(bench);
    Bytes frame(1 + random() % 200);
    for (auto& octet : frame)
      octet = static_cast<std::uint8_t>(random());
    host.sendFrame(frame);
    CHECK(host.failure() == ErrorCode::HostProtocol);
    CHECK(host.endsWithin(10s));
  }
}

TEST_CASE("A host whose client goes in the middle of an act finishes it, logs out and ends") {
  UkeySettings slow;
  slow.keyGenerationLatency = 600ms;
  Bench bench(slow);
  {
    auto host = greeted(bench);
    host.ask(token::Begin{bench.serial, pin().clone(), false});
    REQUIRE(token::kindOf(host.receive().value()) == token::Kind::Answer);
    host.ask(token::GenerateSigningKey{bench.serial, "1", token::KeyKind::EcP256, {}});
    host.hangUp();
    CHECK(host.endsWithin(10s));
  }
  CHECK(bench.calls("C_GenerateKeyPair") == 1);
  CHECK(bench.calls("C_Logout") == 1);
  bench.begin();
  const auto contents = ok(bench.tokens->contents(bench.serial, {}));
  REQUIRE(contents.keys.size() == 1);
  CHECK_FALSE(contents.keys.front().publicKey.empty());
}
