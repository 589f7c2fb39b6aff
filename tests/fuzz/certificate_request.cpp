#include "app/practice/certificate_request.h"
#include "app/crypto/public_key.h"
#include "tests/fuzz/target.h"

#include <algorithm>
#include <openssl/err.h>

// A PKCS #10 request, as the practice CA reads it: as it came, and signed anew by a key of the fuzzer's, since nothing
// in a request is looked at before its signature.
using namespace certdesk;
using namespace certdesk::practice;

namespace {

void check(ByteView der) {
  const auto request = readRequest(der);
  if (!request) return fuzz::must(request.error().code == ErrorCode::RequestUnverified, "it is refused as unverified");
  fuzz::must(crypto::PublicKey::fromSpki(request->publicKey).has_value(), "its key is one that the client knows");
  const auto& serial = request->ukeySerial;
  fuzz::must(!serial.empty() && serial.size() <= 64, "the serial number is short");
  fuzz::must(std::all_of(serial.begin(), serial.end(), [](char c) { return c >= ' ' && c <= '~'; }),
             "the serial number is printable");
}

void checkSigned(ByteView der) {
  static const KeyHandle key(EVP_EC_gen("P-256"));
  const auto* at = der.data();
  const RequestHandle request(d2i_X509_REQ(nullptr, &at, static_cast<long>(der.size())));
  if (!request || X509_REQ_set_pubkey(request.get(), key.get()) != 1 ||
      X509_REQ_sign(request.get(), key.get(), EVP_sha256()) <= 0)
    return;
  unsigned char* octets = nullptr;
  const int size = i2d_X509_REQ(request.get(), &octets);
  if (size > 0) check({octets, static_cast<std::size_t>(size)});
  OPENSSL_free(octets);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size) {
  check({octets, size});
  checkSigned({octets, size});
  ERR_clear_error();
  return 0;
}
