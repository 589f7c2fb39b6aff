#include "pkcs11/library_format.h"

#include <cstring>

namespace pkcs11 {
namespace {

// Numbers of the ELF specification (e_machine) and of the PE specification (IMAGE_FILE_MACHINE_*); 0: not known here,
// then the loader alone decides.
#if defined(__x86_64__)
constexpr std::uint16_t elfMachine = 62, peMachine = 0x8664;
#elif defined(__aarch64__)
constexpr std::uint16_t elfMachine = 183, peMachine = 0xAA64;
#elif defined(__loongarch64)
constexpr std::uint16_t elfMachine = 258, peMachine = 0x6264;
#elif defined(__i386__)
constexpr std::uint16_t elfMachine = 3, peMachine = 0x14C;
#elif defined(__riscv)
constexpr std::uint16_t elfMachine = 243, peMachine = 0x5064;
#else
constexpr std::uint16_t elfMachine = 0, peMachine = 0;
#endif

#ifdef _WIN32
constexpr LibraryFormat::System ownSystem = LibraryFormat::System::Pe;
constexpr std::uint16_t ownMachine = peMachine;
#else
constexpr LibraryFormat::System ownSystem = LibraryFormat::System::Elf;
constexpr std::uint16_t ownMachine = elfMachine;
#endif

std::uint16_t twoOctets(ByteView head, std::size_t at, bool bigEndian = false) {
  const unsigned first = head[at], second = head[at + 1];
  return static_cast<std::uint16_t>(bigEndian ? first << 8 | second : second << 8 | first);
}

std::optional<LibraryFormat> elfFormat(ByteView head) {
  constexpr std::size_t classAt = 4, dataAt = 5, machineAt = 18;
  if (head.size() < machineAt + 2 || std::memcmp(head.data(),
                                                 "\x7F"
                                                 "ELF",
                                                 4) != 0)
    return std::nullopt;
  if (head[classAt] != 1 && head[classAt] != 2) return std::nullopt;
  const bool bigEndian = head[dataAt] == 2;
  return LibraryFormat{LibraryFormat::System::Elf, head[classAt] == 2, twoOctets(head, machineAt, bigEndian)};
}

std::optional<LibraryFormat> peFormat(ByteView head) {
  constexpr std::size_t offsetAt = 0x3C, machineAt = 4, magicAt = 24; // the last two from the signature on
  if (head.size() < offsetAt + 4 || std::memcmp(head.data(), "MZ", 2) != 0) return std::nullopt;
  const std::size_t start = twoOctets(head, offsetAt) | std::size_t{twoOctets(head, offsetAt + 2)} << 16;
  if (start > head.size() || head.size() - start < magicAt + 2) return std::nullopt;
  const ByteView signature = head.subspan(start);
  if (std::memcmp(signature.data(), "PE\0\0", 4) != 0) return std::nullopt;
  return LibraryFormat{LibraryFormat::System::Pe, twoOctets(signature, magicAt) == 0x20B,
                       twoOctets(signature, machineAt)};
}

} // namespace

std::optional<LibraryFormat> libraryFormatOf(ByteView head) {
  if (const auto elf = elfFormat(head)) return elf;
  return peFormat(head);
}

bool fitsThisProgram(const LibraryFormat& format) {
  return format.system == ownSystem && format.is64 == (sizeof(void*) == 8) &&
         (ownMachine == 0 || format.machine == ownMachine);
}

std::string describe(const LibraryFormat& format) {
  return std::string(format.is64 ? "a 64-bit " : "a 32-bit ") +
         (format.system == LibraryFormat::System::Elf ? "Linux" : "Windows") + " library (machine " +
         std::to_string(format.machine) + ")";
}

} // namespace pkcs11
