#include "app/core/text.h"
#include "app/core/unlock_code.h"
#include "app/portal/answers.h"
#include "app/portal/est.h"
#include "app/portal/origin.h"
#include "app/portal/routes.h"
#include "tests/fuzz/target.h"

// Short texts that are read in many places: encodings, times, addresses, and the codes that people type or paste.
using namespace certdesk;

namespace {

void checkEncodings(std::string_view text) {
  if (const auto octets = fromBase64(text))
    fuzz::must(fromBase64(base64(*octets)) == octets, "base64 goes there and back");
  if (const auto octets = fromHex(text); !octets.empty())
    fuzz::must(octets.size() * 2 == text.size() && fromHex(hex(octets)) == octets, "hexadecimal goes there and back");
  if (const auto time = fromRfc3339(text))
    fuzz::must(fromRfc3339(rfc3339(*time)) == time, "a time goes there and back");
}

void checkCodes(std::string_view text) {
  if (const auto code = readUnlockCode(text))
    fuzz::must(code->size() == 12 && readUnlockCode(*code) == code, "an unlock code is the same when it is read again");
  const auto bare = portal::withoutSpaces(Secret(text));
  fuzz::must(bare.text().find_first_of(" \t\r\n") == std::string::npos, "white space goes");
  if (const auto generation = portal::generationFrom(text))
    fuzz::must(portal::encryptionLabel(*generation) == text, "an EST label has one spelling");
}

void checkAddresses(std::string_view text) {
  if (const auto origin = portal::originFrom(text)) {
    const auto again = portal::originFrom(origin->text());
    fuzz::must(again && again->host == origin->host && again->port == origin->port &&
                   again->loopback == origin->loopback,
               "an origin is the same when it is read again");
  }
  const auto path = portal::pathOf(portal::Route::Application, text);
  fuzz::must(path.find_first_of(" ?#\r\n\"\\", 0) == std::string::npos && path.find('/', 21) == std::string::npos,
             "an id cannot leave its place in a path");
  const auto half = text.substr(0, text.size() / 2), other = text.substr(text.size() / 2);
  fuzz::must(!(portal::olderThan(half, other) && portal::olderThan(other, half)), "of two versions one is older");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size) {
  const auto text = fuzz::textOf(ByteView(octets, size));
  checkEncodings(text);
  checkCodes(text);
  checkAddresses(text);
  return 0;
}
