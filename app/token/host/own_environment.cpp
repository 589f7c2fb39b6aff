#include "app/token/host/own_environment.h"

#include "app/core/file.h"
#include "app/core/text.h"
#include "app/crypto/digest.h"

#include <QStandardPaths>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <thread>

namespace certdesk::token {

namespace {

using namespace std::chrono_literals;
constexpr auto lockPatience = 2s;

// By name, and by how the name begins: drivers, the layers under them, and the spies that are put before them.
constexpr std::array debugNames = {"OPENSC_DEBUG",          "P11_KIT_DEBUG",    "YKCS11_DBG",
                                   "NSPR_LOG_MODULES",      "NSPR_LOG_FILE",    "NSS_DEBUG_PKCS11_MODULE",
                                   "NSS_OUTPUT_FILE",       "LIBPCSC_LOG",      "PCSCLITE_DEBUG",
                                   "TPM2_PKCS11_LOG_LEVEL", "EIDMW_DEBUG",      "PKCS11PROXY_DEBUG",
                                   "G_MESSAGES_DEBUG",      "SOFTHSM_LOG_LEVEL"};
constexpr std::array debugBeginnings = {"PKCS11SPY", "PKCS11_LOGGER_", "CKLOG"};

std::string valueOf(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

std::filesystem::path lockFolder() {
#ifdef _WIN32
  constexpr auto kind = QStandardPaths::TempLocation; // the person's own there
#else
  constexpr auto kind = QStandardPaths::RuntimeLocation;
#endif
  return std::filesystem::path(QStandardPaths::writableLocation(kind).toStdU16String());
}

} // namespace

void forgetDebugVariables() {
  for (const auto& name : platform::environmentNames()) {
    const bool whole = std::find(debugNames.begin(), debugNames.end(), name) != debugNames.end();
    const bool begins = std::any_of(debugBeginnings.begin(), debugBeginnings.end(),
                                    [&](const char* beginning) { return name.rfind(beginning, 0) == 0; });
    if (whole || begins) platform::forgetEnvironment(name);
  }
}

Result<platform::FileLock> lockModule(const std::string& modulePath) {
  const auto name = hex(crypto::sha256(viewOf(modulePath + '\n' + valueOf("SOFTHSM2_CONF"))));
  const auto folder = lockFolder();
  if (folder.empty()) return fileUnreadable("no folder for what runs");
  const auto file = folder / ("certdesk-module-" + name.substr(0, 32) + ".lock");
  for (const auto end = std::chrono::steady_clock::now() + lockPatience;;) {
    if (auto lock = platform::FileLock::take(file)) return std::move(*lock);
    // Where it cannot even be made, nobody has it: the disk is full.
    if (std::error_code ignored; !std::filesystem::exists(file, ignored)) return fileUnreadable(utf8(file));
    if (std::chrono::steady_clock::now() >= end) return fail(ErrorCode::DriverInUse, "locked: " + utf8(file));
    std::this_thread::sleep_for(50ms);
  }
}

} // namespace certdesk::token
