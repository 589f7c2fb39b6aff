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

TEST_CASE("A request to unlock by code is read as it was written, and its secrets are not in its message") {
  const token::UnlockByCode sent{
      "4F2A", {"20260101", {1, 2, 3}, "7KQ2M4XP9D3F", "https://127.0.0.1:8443"}, Secret("the code"), Secret("the PIN")};
  const auto frame = token::requestFrame(sent);
  const QLatin1String serial("serial"), order("order");
  CHECK(frame.message ==
        request(21, {{serial, QLatin1String("4F2A")},
                     {order, QCborMap{{QLatin1String("application"), QLatin1String("20260101")},
                                      {QLatin1String("certificate"), QByteArray("\x01\x02\x03")},
                                      {QLatin1String("challenge"), QLatin1String("7KQ2M4XP9D3F")},
                                      {QLatin1String("origin"), QLatin1String("https://127.0.0.1:8443")}}}}));
  REQUIRE(frame.secrets.size() == 2);
  std::size_t next = 0;
  auto read = ok(
      token::readRequest(frame.message, [&]() -> std::optional<Secret> { return frame.secrets.at(next++)->clone(); }));
  const auto& got = std::get<token::UnlockByCode>(read);
  CHECK(got.serial == sent.serial);
  CHECK(got.order.application == sent.order.application);
  CHECK(got.order.certificate == sent.order.certificate);
  CHECK(got.order.challenge == sent.order.challenge);
  CHECK(got.order.origin == sent.order.origin);
  CHECK(got.response.equals(sent.response));
  CHECK(got.newPin.equals(sent.newPin));
  CHECK(codeOf(token::readRequest(frame.message, [] { return std::optional<Secret>(); })) == ErrorCode::HostProtocol);
  CHECK(token::requestFrame(token::MakeChallenge{"4F2A"}).message == request(20, {{serial, QLatin1String("4F2A")}}));
}

TEST_CASE("That a UKEY opens with a code, and that its list of certificates is not whole, reaches the client") {
  token::Listed listed;
  listed.tokens.emplace_back().unlocksByCode = true;
  listed.tokens.emplace_back().certificatesWhole = false;
  const auto read =
      ok(token::readAnswer<token::Listed>(token::Kind::Answer, token::answerFrame(token::Kind::Answer, listed)));
  CHECK(read.tokens == listed.tokens);
}

TEST_CASE("What a host says steers nobody who shows it") {
  token::Listed listed;
  listed.tokens.emplace_back();
  listed.tokens.front().label = "a\u202Eb\u009Bc\x1B[2Jd";
  const auto read = token::readAnswer<token::Listed>(token::Kind::Answer, token::answerFrame(token::Kind::Answer, listed));
  CHECK(ok(read).tokens.front().label == "a\uFFFDb\uFFFDc\uFFFD[2Jd");
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
  CHECK(bench.calls("C_Logout") == 2); // before the key is read back, and at the end
  bench.begin();
  const auto contents = ok(bench.tokens->contents(bench.serial, {}));
  REQUIRE(contents.keys.size() == 1);
  CHECK_FALSE(contents.keys.front().publicKey.empty());
}
