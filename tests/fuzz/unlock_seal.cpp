#include "app/crypto/unlock_seal.h"
#include "app/core/text.h"
#include "app/practice/unlock_seal.h"
#include "tests/fuzz/target.h"

// The seal around an officer's PINs, from a portal: as it comes, one of the portal's that was changed on the way, or
// one of PINs that were never meant to be any.
using namespace certdesk;
using namespace certdesk::crypto;

namespace {

const std::string application = "20261123000541121943", serial = "4F2A90317";
const Bytes asked(32, 1), nonce(32, 2);

struct Sealed {
  SealKey key;
  Bytes seal;
};

Sealed sealOf(const Secret& current, const Secret& next, bool mayBeNext) {
  auto key = makeSealKey();
  fuzz::must(key.has_value(), "a key");
  const auto seal =
      practice::sealOfficerPins({application, serial, key->publicKey, asked, nonce}, current, next, mayBeNext);
  return {std::move(*key), seal ? *seal : Bytes()};
}

Result<OfficerPins> open(const Sealed& sealed) {
  return openUnlockSeal(sealed.key, {application, serial, asked, nonce}, sealed.seal);
}

// The first octet says where the first PIN ends; what opens is what was sealed.
void checkPins(ByteView octets) {
  const auto end = octets.empty() ? 0 : std::min<std::size_t>(octets.front(), octets.size() - 1);
  const auto pins = octets.subspan(octets.empty() ? 0 : 1);
  const Secret current(pins.first(end)), next(pins.subspan(end));
  const auto sealed = sealOf(current, next, octets.size() % 2 == 1);
  const auto opened = open(sealed);
  if (!opened) return fuzz::must(opened.error().code == ErrorCode::UnlockSealBroken, "it is refused as broken");
  fuzz::must(opened->current.text() == current.text() && opened->next.text() == next.text() &&
                 opened->mayBeNext == (octets.size() % 2 == 1),
             "what opens is what was sealed");
}

void checkChanged(ByteView octets) {
  auto sealed = sealOf(Secret(std::string_view("current-1")), Secret(std::string_view("next-2")), true);
  bool changed = false;
  for (std::size_t i = 0; i < octets.size() && i < sealed.seal.size(); ++i) {
    sealed.seal[i] ^= octets[i];
    changed = changed || octets[i] != 0;
  }
  fuzz::must(open(sealed).has_value() != changed, "a seal that was touched does not open");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size) {
  if (size == 0) return 0;
  const ByteView rest(octets + 1, size - 1);
  switch (octets[0] % 3) {
  case 0:
    checkPins(rest);
    break;
  case 1:
    checkChanged(rest);
    break;
  default: {
    static const auto key = makeSealKey();
    fuzz::must(!openUnlockSeal(*key, {application, serial, asked, nonce}, rest),
               "what nobody has sealed does not open");
  }
  }
  return 0;
}
