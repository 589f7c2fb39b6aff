#pragma once
#include "pkcs11/cryptoki.h"

#include <string>
#include <tl/expected.hpp>

namespace pkcs11 {

// Why a driver could not be loaded. The text is the loader's own, for the log.
struct [[nodiscard]] LibraryError {
  enum class Kind {
    NotAbsolute,       // a relative path is never looked up
    NotFound,          // no such file
    WrongArchitecture, // 32 bits for 64, another processor, another system
    NotLoadable,       // the loader refused: not a library, a missing dependency, no permission
    NotPkcs11,         // loaded, but without a usable C_GetFunctionList
    Refused,           // C_Initialize failed; the code says how
  };
  Kind kind;
  std::string text;
  CK_RV code = CKR_OK;
};
[[nodiscard]] std::string nameOf(LibraryError::Kind);

// A shared library in this process; unloaded with the object.
class Library {
public:
  // The path is UTF-8 and absolute. The file's header is read before the loader sees it.
  static tl::expected<Library, LibraryError> open(const std::string& path);

  Library(Library&& other) noexcept;
  Library& operator=(Library&& other) noexcept;
  Library(const Library&) = delete; // two owners would unload twice
  Library& operator=(const Library&) = delete;
  ~Library();

  // The address of an exported symbol, or nullptr.
  [[nodiscard]] void* symbol(const char* name) const;

private:
  explicit Library(void* handle) : m_handle(handle) {}
  void* m_handle;
};

} // namespace pkcs11
