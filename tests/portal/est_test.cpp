#include "app/portal/rest_portal.h"
#include "tests/portal/golden.h"
#include "tests/portal/portal_bench.h"

#include <catch2/catch.hpp>

using namespace certdesk;
using namespace certdesk::portal;
using tests::golden;
using tests::PortalBench;
using tests::within;
using namespace std::chrono_literals;

namespace {

const Call call = within(60s);
const std::string id = "20260302000000000001";
const Bytes request = {0x30, 3, 2, 1, 1};
const std::string enrolment = "POST /.well-known/est/sign/simpleenroll";
const std::string keyOf = "POST /.well-known/est/enc/serverkeygen";
const std::string certsOnly = "application/pkcs7-mime; smime-type=certs-only";
const std::string mixed = "multipart/mixed; boundary=\"b 1\"";

Bytes der(const std::string& file) { return fromBase64(golden("est/" + file)).value(); }

template <class T>
ErrorCode codeOf(const Result<T>& result) {
  REQUIRE_FALSE(result);
  UNSCOPED_INFO(result.error().detail);
  return result.error().code;
}

struct Multipart {
  std::string keyType = "application/pkcs7-mime; smime-type=server-generated-key";
  std::string certificateType = certsOnly;
  std::string key = "MAMCAQk=";
  std::string certificate = golden("est/one.p7.b64");
  std::string encoding = "Content-Transfer-Encoding: base64\r\n";
  [[nodiscard]] std::string body() const {
    return "--b 1\r\nContent-Type: " + keyType + "\r\n" + encoding + "\r\n" + key +
           "\r\n--b 1\r\nContent-Type: " + certificateType + "\r\n" + encoding + "\r\n" + certificate +
           "\r\n--b 1--\r\n";
  }
};

} // namespace

TEST_CASE("an enrolment sends the request in base64 under number and code, and answers the certificate") {
  PortalBench bench;
  bench.expect(enrolment, {.body = golden("est/one.p7.b64"), .type = certsOnly});
  const auto certificate = bench.portal().enrol(id, Secret("ABCDE FGHJK 23456 78923"), request, call);
  if (!certificate) FAIL(certificate.error().detail);
  CHECK(*certificate == der("one.crt.b64"));
  CHECK(bench.last().body == "MAMCAQE=");
  CHECK(bench.last().field("content-type") == "application/pkcs10");
  CHECK(bench.last().field("content-transfer-encoding") == "base64");
  // printf '20260302000000000001:ABCDEFGHJK2345678923' | base64
  CHECK(bench.last().field("authorization") == "Basic MjAyNjAzMDIwMDAwMDAwMDAwMDE6QUJDREVGR0hKSzIzNDU2Nzg5MjM=");
}

TEST_CASE("base64 with and without line breaks, and a bare media type, are the same certificate") {
  PortalBench bench;
  auto oneLine = golden("est/one.p7.b64");
  std::erase(oneLine, '\n');
  auto crlf = golden("est/one.p7.b64");
  for (auto at = crlf.find('\n'); at != std::string::npos; at = crlf.find('\n', at + 2))
    crlf.replace(at, 1, "\r\n");
  for (const auto& body : {oneLine, crlf}) {
    bench.expect(enrolment, {.body = body, .type = "Application/PKCS7-MIME"});
    CHECK(bench.portal().enrol(id, Secret("x"), request, call) == der("one.crt.b64"));
  }
}

TEST_CASE("the CA's certificates need no code") {
  PortalBench bench;
  bench.expect("GET /.well-known/est/cacerts", {.body = golden("est/two.p7.b64"), .type = certsOnly});
  const auto all = bench.portal().caCertificates(call);
  if (!all) FAIL(all.error().detail);
  CHECK(*all == std::vector<Bytes>{der("one.crt.b64"), der("other.crt.b64")});
  CHECK(bench.last().fields.count("authorization") == 0);
  CHECK(bench.last().body.empty());
}

TEST_CASE("an enrolment that is not exactly one certificate in certs-only is malformed") {
  PortalBench bench;
  const auto refused = [&](const std::string& body, const std::string& type = certsOnly) {
    bench.expect(enrolment, {.body = body, .type = type});
    CHECK(codeOf(bench.portal().enrol(id, Secret("x"), request, call)) == ErrorCode::AnswerMalformed);
  };
  refused(golden("est/two.p7.b64"));
  refused(golden("est/none.p7.b64"));
  refused(golden("est/signed.p7.b64"));
  refused(golden("est/one.crt.b64"));
  refused("MAMCAQE=");
  refused("");
  refused("%%%");
  refused(golden("est/one.p7.b64"), "application/json");
  refused(golden("est/one.p7.b64"), "application/pkcs7-mime; smime-type=server-generated-key");
  auto longer = der("one.p7.b64");
  longer.push_back(0);
  refused(base64(longer));
  auto shorter = der("one.p7.b64");
  shorter.pop_back();
  refused(base64(shorter));
}

TEST_CASE("a certs-only message cut anywhere is malformed") {
  PortalBench bench;
  const auto whole = der("one.p7.b64");
  for (std::size_t length = 1; length < whole.size(); length += 7) {
    bench.expect(enrolment, {.body = base64(ByteView(whole).first(length)), .type = certsOnly});
    CHECK(codeOf(bench.portal().enrol(id, Secret("x"), request, call)) == ErrorCode::AnswerMalformed);
  }
}

TEST_CASE("a pending enrolment is asked for again when the portal says") {
  PortalBench bench;
  bench.expect(enrolment, {.status = 202, .type = "", .fields = "Retry-After: 1\r\n"});
  bench.expect(enrolment, {.body = golden("est/one.p7.b64"), .type = certsOnly});
  const auto start = std::chrono::steady_clock::now();
  CHECK(bench.portal().enrol(id, Secret("x"), request, call));
  CHECK(std::chrono::steady_clock::now() - start >= 1s);
}

TEST_CASE("a pending enrolment that the call has no time for is busy") {
  PortalBench bench;
  bench.expect(enrolment, {.status = 202, .type = "", .fields = "Retry-After: 60\r\n"});
  CHECK(codeOf(bench.portal().enrol(id, Secret("x"), request, within(5s))) == ErrorCode::PortalBusy);
}

TEST_CASE("what EST refuses is told by its code; a bare 401 is about the authorisation code") {
  PortalBench bench;
  const auto told = [&](tests::Scripted answer) {
    bench.expect(enrolment, std::move(answer));
    return codeOf(bench.portal().enrol(id, Secret("x"), request, call));
  };
  const auto problem = [](const std::string& code, int status) {
    return tests::Scripted{
        .status = status, .body = golden("problems/" + code + ".json"), .type = "application/problem+json"};
  };
  CHECK(told(problem("download_window_closed", 403)) == ErrorCode::DownloadWindowClosed);
  CHECK(told(problem("bound_elsewhere", 409)) == ErrorCode::ApplicationBoundElsewhere);
  CHECK(told(problem("superseded", 409)) == ErrorCode::SupersededElsewhere);
  CHECK(told(problem("code_wrong", 403)) == ErrorCode::AuthorisationCodeWrong);
  CHECK(told({.status = 401, .type = "", .fields = "WWW-Authenticate: Basic realm=\"estrealm\"\r\n"}) ==
        ErrorCode::AuthorisationCodeWrong);
  CHECK(bench.seen().size() == 5);
}

TEST_CASE("an enrolment that was cut is sent once more") {
  PortalBench bench;
  bench.expect(enrolment, {.cutAfterRequest = true});
  bench.expect(enrolment, {.body = golden("est/one.p7.b64"), .type = certsOnly});
  CHECK(bench.portal().enrol(id, Secret("x"), request, call));
}

TEST_CASE("a key package and its certificate come in two parts, with or without a transfer encoding") {
  PortalBench bench;
  for (const auto* encoding :
       {"Content-Transfer-Encoding: base64\r\n", "", "content-transfer-encoding:  BASE64 \r\n"}) {
    Multipart answer;
    answer.encoding = encoding;
    bench.expect(keyOf, {.body = answer.body(), .type = mixed});
    const auto key = bench.portal().serverKey(id, Secret("x"), request, 0, call);
    if (!key) FAIL(key.error().detail);
    CHECK(key->keyPackage == Bytes{0x30, 3, 2, 1, 9});
    CHECK(key->certificate == der("one.crt.b64"));
  }
  auto bare = Multipart().body();
  std::erase(bare, '\r');
  bench.expect("POST /.well-known/est/enc-2/serverkeygen", {.body = "preamble\n" + bare + "epilogue", .type = mixed});
  CHECK(bench.portal().serverKey(id, Secret("x"), request, 2, call));
}

TEST_CASE("any other multipart is malformed") {
  PortalBench bench;
  const auto refused = [&](const std::string& body, const std::string& type = mixed) {
    bench.expect(keyOf, {.body = body, .type = type});
    CHECK(codeOf(bench.portal().serverKey(id, Secret("x"), request, 0, call)) == ErrorCode::AnswerMalformed);
  };
  const auto good = Multipart().body();
  refused(good, "multipart/mixed");
  refused(good, "multipart/mixed; boundary=\"\"");
  refused(good, "multipart/mixed; boundary=other");
  refused(good, "multipart/mixed; boundary=\"b 1\"; boundary=c");
  refused(good, "multipart/mixed; boundary=" + std::string(71, 'x'));
  refused(good, "multipart/form-data; boundary=\"b 1\"");
  refused(good, "application/pkcs7-mime");
  refused(good, "");
  refused("");
  refused("--b 1--\r\n");
  refused(good.substr(0, good.find("--b 1--")));                     // no end
  refused(good.substr(0, good.rfind("--b 1\r\n")) + "--b 1--\r\n");  // one part
  refused(good.substr(0, good.find("--b 1--")) + good);              // four parts
  refused("--b 1\r\n--b 1\r\n--b 1--\r\n");                          // parts without a head
  refused("--b 1\r\nContent-Type: a/b\r\n--b 1\r\n\r\n\r\n--b 1--"); // a head without an end
  const auto changed = [&](auto change) {
    Multipart answer;
    change(answer);
    refused(answer.body());
  };
  changed([](Multipart& m) { m.keyType = certsOnly; });
  changed([](Multipart& m) { m.keyType = "application/pkcs8"; }); // a key in the open is never taken
  changed([](Multipart& m) { m.keyType = "multipart/mixed; boundary=x"; });
  changed([](Multipart& m) { m.certificateType = "application/pkcs7-mime; smime-type=server-generated-key"; });
  changed([](Multipart& m) { std::swap(m.keyType, m.certificateType); });
  changed([](Multipart& m) { m.encoding = "Content-Transfer-Encoding: 8bit\r\n"; });
  changed([](Multipart& m) { m.encoding = "no field\r\n"; });
  changed([](Multipart& m) { m.encoding = " folded: x\r\n"; });
  changed([](Multipart& m) {
    for (int i = 0; i < 30; ++i)
      m.encoding += "X: y\r\n";
  });
  changed([](Multipart& m) { m.key = ""; });
  changed([](Multipart& m) { m.key = "!!!!"; });
  changed([](Multipart& m) { m.certificate = golden("est/two.p7.b64"); });
}

TEST_CASE("a multipart cut anywhere is malformed") {
  PortalBench bench;
  const auto good = Multipart().body();
  const auto end = good.rfind("--\r\n");
  for (std::size_t length = 0; length < end; length += 11) {
    bench.expect(keyOf, {.body = good.substr(0, length), .type = mixed});
    CHECK(codeOf(bench.portal().serverKey(id, Secret("x"), request, 0, call)) == ErrorCode::AnswerMalformed);
  }
}

TEST_CASE("an EST answer over its limit is cut off") {
  PortalBench bench;
  bench.expect(enrolment, {.body = std::string(256 * 1024 + 1, 'A'), .type = certsOnly});
  CHECK(codeOf(bench.portal().enrol(id, Secret("x"), request, call)) == ErrorCode::AnswerTooLarge);
}
