#pragma once
#include "pkcs11/driver.h"
#include "pkcs11/error.h"

#include <memory>
#include <string>
#include <vector>

namespace pkcs11 {

struct Version {
  unsigned major = 0, minor = 0;
  friend bool operator==(const Version&, const Version&) = default;
};

// What a driver says of itself (v2.40 section 3.1, CK_INFO). Trimmed, valid UTF-8.
struct ModuleInfo {
  Version cryptoki, library;
  std::string manufacturer, description;
};

// A driver that is loaded and initialised. Sessions share it, so the driver is finalised after the last of them.
class Module {
public:
  // dlopen, C_GetFunctionList, C_Initialize with CKF_OS_LOCKING_OK (v2.40 section 5.4). The path is absolute and UTF-8.
  static tl::expected<Module, LibraryError> open(const std::string& path);

  Module(Module&&) noexcept = default;
  Module& operator=(Module&&) noexcept = default;
  Module(const Module&) = delete; // a driver is initialised once
  Module& operator=(const Module&) = delete;

  [[nodiscard]] const std::string& path() const { return m_path; }
  [[nodiscard]] Result<ModuleInfo> info() const;

  // All slots, or those with a token in them. The length is asked first, as that is what makes drivers look at their
  // readers (v2.40 section 5.5). At most 256.
  enum class Which { All, WithToken };
  [[nodiscard]] Result<std::vector<CK_SLOT_ID>> slotList(Which) const;

  // A slot whose token came or went since the last question; never blocks. Nothing: no event, or the driver has none
  // (CKR_FUNCTION_NOT_SUPPORTED). Only a hint to look at all slots: events coalesce (section 5.5, C_WaitForSlotEvent).
  [[nodiscard]] Result<std::optional<CK_SLOT_ID>> slotEvent() const;

  // C_Finalize and C_Initialize: the last resort where a driver does not notice a change. Every session and object of
  // this module is dead afterwards, and answers CKR_SESSION_HANDLE_INVALID without a call.
  Outcome reinitialise();

  // Told of each call, after it, until the driver is finalised: the sessions' calls too. For the log and for tests.
  void observe(CallObserver observer) { m_driver->observer = std::move(observer); }
  [[nodiscard]] std::uint64_t calls() const { return m_driver->calls; }

  // For Slot and Session.
  [[nodiscard]] const std::shared_ptr<Driver>& driver() const { return m_driver; }

private:
  Module(std::string path, std::shared_ptr<Driver> driver) : m_path(std::move(path)), m_driver(std::move(driver)) {}
  std::string m_path;
  std::shared_ptr<Driver> m_driver;
};

} // namespace pkcs11
