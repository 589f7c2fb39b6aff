#pragma once
#include "pkcs11/cryptoki.h"

#include <optional>
#include <string>

namespace pkcs11 {

// What a file claims to be by its first octets (ELF specification, "ELF Header"; PE/COFF specification, 3.3).
struct LibraryFormat {
  enum class System { Elf, Pe };
  System system;
  bool is64;
  std::uint16_t machine;         // e_machine or IMAGE_FILE_MACHINE_*
  std::uint64_t minimumSize = 0; // octets that the loader will look for in the file; 0: not known
  friend bool operator==(const LibraryFormat&, const LibraryFormat&) = default;
};

// Nothing where the head is of neither kind. Give at least 4096 octets where the file has them.
[[nodiscard]] std::optional<LibraryFormat> libraryFormatOf(ByteView head);
// Whether this program could load such a file.
[[nodiscard]] bool fitsThisProgram(const LibraryFormat&);
// "a 32-bit Linux library (machine 3)", for the log.
[[nodiscard]] std::string describe(const LibraryFormat&);

} // namespace pkcs11
