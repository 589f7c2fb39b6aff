#pragma once
#include "pkcs11/cryptoki.h"
#include "pkcs11/error.h"

#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace tests {

inline constexpr std::string_view userPin = "12345678";
inline constexpr std::string_view soPin = "so-87654321";

// Text as a driver wants it: a PIN, for Session::login.
[[nodiscard]] inline pkcs11::ByteView octetsOf(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

// What a call answered; throws where it failed. For what has to work before a test can begin.
template <class T>
T must(tl::expected<T, pkcs11::Error> result) {
  if (!result) throw std::runtime_error(pkcs11::describe(result.error()));
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

// A SoftHSM of one test's own: a token directory in memory where the system has one, and a configuration that
// SOFTHSM2_CONF names, for this process and those it starts. Both go with the object. SoftHSM reads the variable in
// C_Initialize, so this comes before the module and ends after it; one at a time in a process.
class SoftHsm {
public:
  SoftHsm();
  ~SoftHsm();
  SoftHsm(const SoftHsm&) = delete; // owns a folder
  SoftHsm& operator=(const SoftHsm&) = delete;

  // Where the module lies: absolute, UTF-8.
  [[nodiscard]] static std::string modulePath();
  // The private folder (tokens/ and softhsm2.conf within it).
  [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }
  [[nodiscard]] std::filesystem::path configuration() const { return m_folder / "softhsm2.conf"; }

  // Makes a token with the two PINs above, and answers its serial number. Loads the module and finalises it again, so
  // the module must not be open here or at work in another process. Throws where SoftHSM refuses: then nothing can be
  // tested.
  std::string makeToken(const std::string& label) const;

private:
  std::filesystem::path m_folder;
  std::optional<std::string> m_before; // what SOFTHSM2_CONF was
};

} // namespace tests
