#include "pkcs11/library_format.h"

#include <algorithm>
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

// Little-endian.
std::uint64_t number(ByteView head, std::size_t at, std::size_t octets) {
  std::uint64_t value = 0;
  for (std::size_t i = octets; i-- > 0;)
    value = value << 8 | head[at + i];
  return value;
}

// Where the last loaded segment of a 64-bit, little-endian file ends, by its program header table.
std::uint64_t endOfSegments(ByteView head) {
  constexpr std::size_t headerSize = 64, offsetAt = 32, countAt = 56, entrySize = 56; // e_phoff, e_phnum, e_phentsize
  constexpr std::size_t segmentOffsetAt = 8, segmentSizeAt = 32, loaded = 1;          // p_offset, p_filesz, PT_LOAD
  if (head.size() < headerSize || number(head, countAt - 2, 2) != entrySize) return 0;
  const std::uint64_t start = number(head, offsetAt, 8), count = number(head, countAt, 2);
  if (start > head.size() || count * entrySize > head.size() - start) return 0;
  std::uint64_t end = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const ByteView entry = head.subspan(start + i * entrySize, entrySize);
    if (number(entry, 0, 4) != loaded) continue;
    const std::uint64_t offset = number(entry, segmentOffsetAt, 8), size = number(entry, segmentSizeAt, 8);
    end = std::max(end, offset + std::min(size, ~offset)); // no sum goes round
  }
  return end;
}

std::optional<LibraryFormat> elfFormat(ByteView head) {
  constexpr std::size_t classAt = 4, dataAt = 5, machineAt = 18;
  if (head.size() < machineAt + 2 || std::memcmp(head.data(),
                                                 "\x7F"
                                                 "ELF",
                                                 4) != 0)
    return std::nullopt;
  if (head[classAt] != 1 && head[classAt] != 2) return std::nullopt;
  const bool is64 = head[classAt] == 2, bigEndian = head[dataAt] == 2;
  return LibraryFormat{LibraryFormat::System::Elf, is64, twoOctets(head, machineAt, bigEndian),
                       is64 && !bigEndian ? endOfSegments(head) : 0};
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
