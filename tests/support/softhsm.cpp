#include "tests/support/softhsm.h"
#include "pkcs11/session.h"
#include "pkcs11/slot.h"

#include <cstdlib>
#include <fstream>
#include <random>

namespace tests {
namespace {

namespace fs = std::filesystem;

constexpr const char* variable = "SOFTHSM2_CONF";

void setVariable(const std::optional<std::string>& value) {
#ifdef _WIN32
  ::_putenv_s(variable, value ? value->c_str() : "");
#else
  if (value) ::setenv(variable, value->c_str(), 1);
  if (!value) ::unsetenv(variable);
#endif
}

fs::path makeFolder() {
  std::error_code none;
  const fs::path memory = "/dev/shm";
  const fs::path base = fs::is_directory(memory, none) ? memory : fs::temp_directory_path();
  std::random_device random;
  fs::path folder;
  do {
    folder = base / ("certdesk-softhsm-" + std::to_string(random()) + std::to_string(random()));
  } while (!fs::create_directory(folder));
  fs::permissions(folder, fs::perms::owner_all);
  fs::create_directory(folder / "tokens");
  return folder;
}

} // namespace

SoftHsm::SoftHsm() : m_folder(makeFolder()) {
  std::ofstream(configuration()) << "directories.tokendir = " << (m_folder / "tokens").string()
                                 << "\nobjectstore.backend = file\nlog.level = ERROR\nslots.removable = false\n";
  if (const char* before = std::getenv(variable)) m_before = before;
  setVariable(configuration().string());
}

SoftHsm::~SoftHsm() {
  setVariable(m_before);
  std::error_code ignored;
  fs::remove_all(m_folder, ignored);
}

std::string SoftHsm::modulePath() { return CERTDESK_SOFTHSM_MODULE; }

std::string SoftHsm::makeToken(const std::string& label) const {
  auto module = pkcs11::Module::open(modulePath());
  if (!module) throw std::runtime_error("SoftHSM: " + module.error().text);
  // The last slot is always the blank one.
  const CK_SLOT_ID blank = must(module->slotList(pkcs11::Module::Which::All)).back();
  const pkcs11::Slot slot(*module, blank);
  must(slot.initToken(octetsOf(soPin), label));
  const std::string serial = must(slot.token()).serial;
  const auto session = must(pkcs11::Session::open(*module, blank, pkcs11::Access::ReadWrite));
  must(session.login(pkcs11::Role::SecurityOfficer, octetsOf(soPin)));
  must(session.initPin(octetsOf(userPin)));
  return serial;
}

} // namespace tests
