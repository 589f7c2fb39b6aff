#include "pkcs11/module.h"
#include "pkcs11/answer.h"
#include "pkcs11/call.h"
#include "pkcs11/unblock.h"

namespace pkcs11 {
namespace {

constexpr std::size_t maximumSlots = 256;

tl::unexpected<LibraryError> refuse(LibraryError::Kind kind, std::string text, CK_RV code = CKR_OK) {
  return tl::unexpected<LibraryError>(LibraryError{kind, std::move(text), code});
}

tl::expected<CK_FUNCTION_LIST*, LibraryError> functionTable(const Library& library) {
  const auto entry = reinterpret_cast<CK_C_GetFunctionList>(library.symbol("C_GetFunctionList"));
  if (entry == nullptr) return refuse(LibraryError::Kind::NotPkcs11, "no C_GetFunctionList");
  CK_FUNCTION_LIST* table = nullptr;
  const CK_RV code = entry(&table);
  if (code != CKR_OK) return refuse(LibraryError::Kind::NotPkcs11, "C_GetFunctionList: " + nameOf(code), code);
  if (table == nullptr) return refuse(LibraryError::Kind::NotPkcs11, "C_GetFunctionList gave no table");
  const unsigned major = table->version.major;
  // Version 1 had another table; version 3 keeps this one in front of its own.
  if (major != 2 && major != 3) {
    return refuse(LibraryError::Kind::NotPkcs11, "a table of version " + std::to_string(major));
  }
  if (table->C_Initialize == nullptr) return refuse(LibraryError::Kind::NotPkcs11, "no C_Initialize");
  return table;
}

} // namespace

tl::expected<Module, LibraryError> Module::open(const std::string& path) {
  auto library = Library::open(path);
  if (!library) return tl::unexpected<LibraryError>(library.error());
  const auto table = functionTable(*library);
  if (!table) return tl::unexpected<LibraryError>(table.error());
  auto driver = std::make_shared<Driver>(std::move(*library));
  driver->table = *table;
  const Outcome initialised = driver->initialise();
  if (driver->functions == nullptr) {
    return refuse(LibraryError::Kind::Refused, describe(initialised.error()), initialised.error().code);
  }
  driver->unblock = unblockFunctionsOf(driver->library);
  return Module(path, std::move(driver));
}

Result<ModuleInfo> Module::info() const {
  CK_INFO raw{};
  if (const Outcome got = call(*m_driver, "C_GetInfo", &CK_FUNCTION_LIST::C_GetInfo, &raw); !got) return failed(got);
  return ModuleInfo{{raw.cryptokiVersion.major, raw.cryptokiVersion.minor},
                    {raw.libraryVersion.major, raw.libraryVersion.minor},
                    paddedText(raw.manufacturerID),
                    paddedText(raw.libraryDescription)};
}

Result<std::vector<CK_SLOT_ID>> Module::slotList(Which which) const {
  const CK_BBOOL withToken = which == Which::WithToken ? CK_TRUE : CK_FALSE;
  return askTwice<CK_SLOT_ID>("C_GetSlotList", maximumSlots, [&](CK_SLOT_ID* slots, CK_ULONG* count) {
    return call(*m_driver, "C_GetSlotList", &CK_FUNCTION_LIST::C_GetSlotList, withToken, slots, count);
  });
}

Result<std::optional<CK_SLOT_ID>> Module::slotEvent() const {
  CK_SLOT_ID slot = 0;
  const Outcome got = call(*m_driver, "C_WaitForSlotEvent", &CK_FUNCTION_LIST::C_WaitForSlotEvent,
                           CK_FLAGS{CKF_DONT_BLOCK}, &slot, nullptr);
  if (got) return std::optional<CK_SLOT_ID>(slot);
  const CK_RV code = got.error().code;
  if (code == CKR_NO_EVENT || code == CKR_FUNCTION_NOT_SUPPORTED) return std::optional<CK_SLOT_ID>();
  return failed(got);
}

Outcome Module::reinitialise() {
  // Finalising is for whoever initialised: others of this process may be at work in there.
  if (m_driver->functions != nullptr && !m_driver->ours) {
    return fail(CKR_CRYPTOKI_ALREADY_INITIALIZED, "C_Initialize");
  }
  if (m_driver->functions != nullptr) (void)m_driver->finalise();
  return m_driver->initialise();
}

} // namespace pkcs11
