#include "pkcs11/library.h"
#include "pkcs11/answer.h"
#include "pkcs11/library_format.h"

#include <filesystem>
#include <fstream>
#include <utility>

#ifdef _WIN32
#ifndef NOMINMAX
#define NOMINMAX
#endif
#include <windows.h>
#else
#include <dlfcn.h>
#endif

namespace pkcs11 {
namespace {

namespace fs = std::filesystem;

tl::unexpected<LibraryError> refuse(LibraryError::Kind kind, std::string text) {
  return tl::unexpected<LibraryError>(LibraryError{kind, std::move(text)});
}

// Empty where the file cannot be read.
Bytes headOf(const fs::path& path) {
  Bytes head(4096);
  std::ifstream file(path, std::ios::binary);
  file.read(reinterpret_cast<char*>(head.data()), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(file.gcount()));
  return head;
}

tl::expected<void, LibraryError> examine(const fs::path& path) {
  std::error_code problem;
  const fs::file_status status = fs::status(path, problem);
  if (status.type() == fs::file_type::not_found) return refuse(LibraryError::Kind::NotFound, "no such file");
  // A pipe would be waited for, a device could do anything.
  if (!fs::is_regular_file(status)) return refuse(LibraryError::Kind::NotLoadable, "not a file");
  const Bytes head = headOf(path);
  if (head.empty()) return refuse(LibraryError::Kind::NotLoadable, "empty, or not readable");
  const auto format = libraryFormatOf(head);
  if (!format) return refuse(LibraryError::Kind::NotLoadable, "not a library");
  if (!fitsThisProgram(*format)) return refuse(LibraryError::Kind::WrongArchitecture, describe(*format));
  // The loader of Linux maps what is not there, and dies of it.
  const std::uintmax_t size = fs::file_size(path, problem);
  if (problem || size < format->minimumSize) return refuse(LibraryError::Kind::NotLoadable, "the file is cut short");
  return {};
}

#ifdef _WIN32
void* load(const fs::path& path) {
  // Its own folder is searched for what it depends on, and not ours.
  return reinterpret_cast<void*>(::LoadLibraryExW(path.c_str(), nullptr, LOAD_WITH_ALTERED_SEARCH_PATH));
}
std::string whyNot() { return "LoadLibraryExW: error " + std::to_string(::GetLastError()); }
void unload(void* handle) { ::FreeLibrary(static_cast<HMODULE>(handle)); }
void* find(void* handle, const char* name) {
  return reinterpret_cast<void*>(::GetProcAddress(static_cast<HMODULE>(handle), name));
}
#else
void* load(const fs::path& path) {
  // Now: a missing symbol is a refusal here and not a crash later. Local: a driver's OpenSSL stays its own.
  return ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
}
std::string whyNot() {
  const char* text = ::dlerror();
  return text != nullptr ? text : "dlopen failed";
}
void unload(void* handle) { ::dlclose(handle); }
void* find(void* handle, const char* name) { return ::dlsym(handle, name); }
#endif

} // namespace

std::string nameOf(LibraryError::Kind kind) {
  switch (kind) {
  case LibraryError::Kind::NotAbsolute:
    return "NotAbsolute";
  case LibraryError::Kind::NotFound:
    return "NotFound";
  case LibraryError::Kind::WrongArchitecture:
    return "WrongArchitecture";
  case LibraryError::Kind::NotLoadable:
    return "NotLoadable";
  case LibraryError::Kind::NotPkcs11:
    return "NotPkcs11";
  case LibraryError::Kind::Refused:
    return "Refused";
  }
  return "?";
}

tl::expected<Library, LibraryError> Library::open(const std::string& path) {
  const ByteView octets(reinterpret_cast<const std::uint8_t*>(path.data()), path.size());
  if (path.find('\0') != std::string::npos || validUtf8(octets) != path) {
    return refuse(LibraryError::Kind::NotFound, "not a path"); // converting it would throw
  }
  const fs::path file(std::u8string(path.begin(), path.end()));
  if (!file.is_absolute()) return refuse(LibraryError::Kind::NotAbsolute, "the path is relative");
  if (const auto examined = examine(file); !examined) return tl::unexpected<LibraryError>(examined.error());
  void* handle = load(file);
  if (handle == nullptr) return refuse(LibraryError::Kind::NotLoadable, whyNot());
  return Library(handle);
}

Library::Library(Library&& other) noexcept : m_handle(std::exchange(other.m_handle, nullptr)) {}

Library& Library::operator=(Library&& other) noexcept {
  std::swap(m_handle, other.m_handle);
  return *this;
}

Library::~Library() {
  if (m_handle != nullptr) unload(m_handle);
}

void* Library::symbol(const char* name) const { return m_handle != nullptr ? find(m_handle, name) : nullptr; }

} // namespace pkcs11
