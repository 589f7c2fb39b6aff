#include "app/crypto/receipt_text.h"
#include "app/core/steering.h"
#include "tests/fuzz/target.h"

// What a receipt says, as if the portal had signed it: lines that nobody has to fear on a screen or on paper.
using namespace certdesk;

namespace {

bool isPlain(const std::string& text) { return text.size() <= 512 && !holdsSteering(text); }

bool isHex(const std::string& text) { return text.find_first_not_of("0123456789abcdef") == std::string::npos; }

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size) {
  const auto receipt = crypto::receiptFrom(fuzz::textOf(ByteView{octets, size}));
  if (!receipt) return 0;
  fuzz::must(!receipt->entries.empty(), "it is about a certificate");
  for (const auto* text : {&receipt->service, &receipt->application, &receipt->portal, &receipt->portalName,
                           &receipt->authority, &receipt->ukeySerial, &receipt->ukeyModel})
    fuzz::must(isPlain(*text), "what it says is plain text");
  for (const auto& entry : receipt->entries) {
    fuzz::must(isPlain(entry.subject) && isPlain(entry.templateName), "and of its certificates, too");
    fuzz::must(isHex(entry.serialNumber) && entry.serialNumber.size() <= 64, "a serial number is hexadecimal");
    fuzz::must(isHex(entry.sha256) && entry.sha256.size() == 64, "a SHA-256 has 64 digits");
  }
  return 0;
}
