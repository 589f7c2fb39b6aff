#include "app/practice/ukey/soft_hsm.h"

#include "app/core/platform.h"

#include <cstdlib>
#include <filesystem>
#include <utility>
#include <vector>

namespace certdesk::practice {

namespace fs = std::filesystem;

namespace {

std::vector<fs::path> places() {
  if (const char* named = std::getenv("CERTDESK_SOFTHSM"); named != nullptr && *named != '\0') return {fs::path(named)};
#ifdef _WIN32
  const fs::path beside = platform::executableDirectory();
  return {beside / "softhsm2.dll", beside / "libsofthsm2.dll"};
#else
  return {"/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
          "/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so", "/usr/lib64/pkcs11/libsofthsm2.so",
          "/usr/local/lib/softhsm/libsofthsm2.so"};
#endif
}

std::string trimmed(const CK_UTF8CHAR* text, std::size_t size) {
  while (size > 0 && (text[size - 1] == ' ' || text[size - 1] == '\0'))
    --size;
  return {reinterpret_cast<const char*>(text), size};
}

} // namespace

CK_RV SoftHsm::load() {
  if (m_functions != nullptr) return CKR_OK;
  for (const fs::path& place : places()) {
    const auto name = place.u8string();
    auto library = pkcs11::Library::open(std::string(name.begin(), name.end()));
    if (!library) continue;
    const auto list = reinterpret_cast<CK_C_GetFunctionList>(library->symbol("C_GetFunctionList"));
    if (list == nullptr || list(&m_functions) != CKR_OK) continue;
    m_library = std::move(*library);
    return CKR_OK;
  }
  return CKR_GENERAL_ERROR;
}

CK_RV SoftHsm::initialise() {
  CK_C_INITIALIZE_ARGS arguments{};
  arguments.flags = CKF_OS_LOCKING_OK;
  const CK_RV code = m_functions->C_Initialize(&arguments);
  if (code != CKR_OK && code != CKR_CRYPTOKI_ALREADY_INITIALIZED) return code;
  m_ours = m_ours || code == CKR_OK;
  return lookAtSlots();
}

CK_RV SoftHsm::finalise() {
  m_slots.clear();
  return std::exchange(m_ours, false) ? m_functions->C_Finalize(nullptr) : CKR_OK;
}

CK_RV SoftHsm::lookAtSlots() {
  m_slots.clear();
  m_blank.reset();
  CK_ULONG count = 0;
  CK_RV code = m_functions->C_GetSlotList(CK_TRUE, nullptr, &count);
  std::vector<CK_SLOT_ID> list(count);
  if (code == CKR_OK) code = m_functions->C_GetSlotList(CK_TRUE, list.data(), &count);
  if (code != CKR_OK) return code;
  for (const CK_SLOT_ID slot : list) {
    CK_TOKEN_INFO info{};
    if (m_functions->C_GetTokenInfo(slot, &info) != CKR_OK) continue;
    if ((info.flags & CKF_TOKEN_INITIALIZED) == 0)
      m_blank = slot;
    else
      m_slots[trimmed(info.serialNumber, sizeof info.serialNumber)] = slot;
  }
  return CKR_OK;
}

std::optional<CK_SLOT_ID> SoftHsm::slotOf(const std::string& serial) const {
  const auto slot = m_slots.find(serial);
  if (slot == m_slots.end()) return std::nullopt;
  return slot->second;
}

} // namespace certdesk::practice
