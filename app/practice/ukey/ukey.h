#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace certdesk::practice {

// What real UKEYs do that a client must live with.
enum class Quirk {
  LabelsDropped,      // CKA_LABEL is taken and forgotten
  AttributesReadOnly, // C_SetAttributeValue: CKR_ATTRIBUTE_READ_ONLY
  UnwrapRefused,      // the lists offer unwrapping; C_UnwrapKey: CKR_MECHANISM_INVALID
  UnwrapNotListed,    // no mechanism unwraps; C_UnwrapKey: CKR_FUNCTION_NOT_SUPPORTED
  NoEc,               // no elliptic curves, neither made nor taken
  NoRsa,              // elliptic curves only
  NoHashOnToken,      // only CKM_RSA_PKCS and CKM_ECDSA sign, over a hash made by the host
  PinFlagsHidden,     // locks without ever having shown a flag
  MemoryHidden,       // CK_UNAVAILABLE_INFORMATION for all four sizes
  ShortPins,          // PINs of 4 to 8 octets
  MadeStaysAfterPull, // pulled while something is made: all of it is there afterwards. Otherwise none of it is
  HalfStaysAfterPull, // pulled while a key pair is made: the public key alone is there afterwards
  PinNeedsLetter,     // a user PIN without a letter is CKR_PIN_INVALID
  OfficersPinExpires, // a user PIN set by C_InitPIN has to be changed by C_SetPIN before the first login
  ExtractableIgnored, // CKA_EXTRACTABLE=0 is taken, and the key may be got out all the same
};
[[nodiscard]] std::string_view nameOf(Quirk);
[[nodiscard]] std::optional<Quirk> quirkFromName(std::string_view name);

// What a trainer may set of one UKEY.
struct UkeySettings {
  unsigned long slot = 0; // the reader it lies in front of: stable, and not SoftHSM's number
  bool inserted = true;
  std::uint64_t insertions = 1; // grows with each insertion, so that a quick re-plug is seen
  unsigned userTries = 10, soTries = 10;
  std::uint64_t capacity =
      64ULL * 1024; // octets, as SoftHSM stores objects (an RSA-2048 pair and its certificate: 5 KiB)
  unsigned maximumObjects = 64;
  std::chrono::milliseconds latency{0};              // of each call that names this UKEY's slot or session
  std::chrono::milliseconds keyGenerationLatency{0}; // half before the pair is made, half after
  std::set<Quirk> quirks;

  [[nodiscard]] bool has(Quirk quirk) const { return quirks.contains(quirk); }
};

// What the UKEY itself remembers.
struct UkeyState {
  std::string label; // UTF-8
  unsigned userTriesLeft = 10, soTriesLeft = 10;
  bool factoryPin = false;      // CKF_USER_PIN_TO_BE_CHANGED, until the holder's first C_SetPIN
  std::uint64_t challenges = 0; // made so far, by all processes
  unsigned responsesLeft = 0;   // to the last of them
  unsigned wrongUserPins = 0;   // ever: a right one gives the tries back, and not this
};

// Something that goes wrong once, or always until it is cleared.
struct Fault {
  enum class Kind {
    Code,         // the call answers `code`; before: without having done anything
    Pull,         // the UKEY is pulled: CKR_DEVICE_REMOVED
    Hang,         // the call does not come back until the faults are cleared or the module is finalised
    Crash,        // the process ends at once
    Omit,         // the call answers CKR_OK and has done nothing
    Forget,       // what it made or changed on the UKEY is gone after the logout, or when the session is closed
    ForgetPublic, // the same, but of a key pair only the public key
  };
  enum class Moment { Before, After }; // SoftHSM has done its part

  Kind kind = Kind::Code;
  std::string function;      // "C_Sign"; empty: any that names a slot or session of this UKEY
  unsigned afterCalls = 0;   // so many such calls still go well
  unsigned long code = 0x30; // CKR_; default CKR_DEVICE_ERROR
  Moment moment = Moment::Before;
  bool lasting = false;
  int number = 0; // by which whoever armed it knows it; 0: none
};

} // namespace certdesk::practice
