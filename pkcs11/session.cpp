#include "pkcs11/session.h"
#include "pkcs11/object.h"

#include <algorithm>
#include <array>

namespace pkcs11 {
namespace {

CK_USER_TYPE userType(Role role) { return role == Role::User ? CKU_USER : CKU_SO; }

// C_FindObjects until it has no more; the search is ended by the caller.
Result<std::vector<Object>> collect(const Session& session, std::size_t limit) {
  std::vector<Object> found;
  std::array<CK_OBJECT_HANDLE, 64> handles{};
  while (true) {
    CK_ULONG count = 0;
    const Outcome got = session.call("C_FindObjects", &CK_FUNCTION_LIST::C_FindObjects, handles.data(),
                                     static_cast<CK_ULONG>(handles.size()), &count);
    if (!got) return failed(got);
    if (count == 0) return found;
    if (count > handles.size()) return fail(badAnswer, "C_FindObjects");
    if (count > limit - found.size()) return fail(tooManyObjects, "C_FindObjects");
    for (std::size_t i = 0; i < count; ++i) {
      if (handles[i] == CK_INVALID_HANDLE) return fail(badAnswer, "C_FindObjects");
      found.emplace_back(session, handles[i]);
    }
  }
}

} // namespace

Result<Session> Session::open(const Module& module, CK_SLOT_ID slot, Access access) {
  const CK_FLAGS flags = CKF_SERIAL_SESSION | (access == Access::ReadWrite ? CKF_RW_SESSION : 0);
  auto link = std::make_shared<SessionLink>();
  link->driver = module.driver();
  const Outcome opened = pkcs11::call(*link->driver, "C_OpenSession", &CK_FUNCTION_LIST::C_OpenSession, slot, flags,
                                      nullptr, nullptr, &link->handle);
  if (!opened) return failed(opened);
  if (link->handle == CK_INVALID_HANDLE) return fail(badAnswer, "C_OpenSession");
  link->generation = link->driver->generation;
  link->open = true;
  return Session(std::move(link));
}

Session& Session::operator=(Session&& other) noexcept {
  if (this != &other) {
    if (m_link) (void)close();
    m_link = std::move(other.m_link);
  }
  return *this;
}

Session::~Session() {
  if (m_link) (void)close();
}

Outcome Session::close() {
  if (!m_link->alive()) return {};
  Outcome closed = call("C_CloseSession", &CK_FUNCTION_LIST::C_CloseSession);
  m_link->open = false;
  return closed;
}

// An empty PIN never goes in: NULL would mean that it is typed on the reader.
Outcome Session::login(Role role, ByteView pin) const {
  if (pin.empty()) return fail(CKR_PIN_LEN_RANGE, "C_Login");
  return call("C_Login", &CK_FUNCTION_LIST::C_Login, userType(role), input(pin), lengthOf(pin));
}

Outcome Session::loginOnReader(Role role) const {
  return call("C_Login", &CK_FUNCTION_LIST::C_Login, userType(role), nullptr, CK_ULONG{0});
}

Outcome Session::logout() const { return call("C_Logout", &CK_FUNCTION_LIST::C_Logout); }

Outcome Session::initPin(ByteView newPin) const {
  if (newPin.empty()) return fail(CKR_PIN_LEN_RANGE, "C_InitPIN");
  return call("C_InitPIN", &CK_FUNCTION_LIST::C_InitPIN, input(newPin), lengthOf(newPin));
}

Outcome Session::setPin(ByteView oldPin, ByteView newPin) const {
  if (oldPin.empty() || newPin.empty()) return fail(CKR_PIN_LEN_RANGE, "C_SetPIN");
  return call("C_SetPIN", &CK_FUNCTION_LIST::C_SetPIN, input(oldPin), lengthOf(oldPin), input(newPin),
              lengthOf(newPin));
}

Outcome Session::setPinOnReader() const {
  return call("C_SetPIN", &CK_FUNCTION_LIST::C_SetPIN, nullptr, CK_ULONG{0}, nullptr, CK_ULONG{0});
}

Result<Bytes> Session::generateRandom(std::size_t octets) const {
  Bytes random(octets);
  const Outcome got = call("C_GenerateRandom", &CK_FUNCTION_LIST::C_GenerateRandom, random.data(),
                           static_cast<CK_ULONG>(random.size()));
  if (!got) return failed(got);
  return random;
}

Result<std::vector<Object>> Session::find(const Template& wanted, std::size_t limit) const {
  std::vector<CK_ATTRIBUTE> attributes = wanted.array();
  const Outcome begun =
      call("C_FindObjectsInit", &CK_FUNCTION_LIST::C_FindObjectsInit, attributes.empty() ? nullptr : attributes.data(),
           static_cast<CK_ULONG>(attributes.size()));
  if (!begun) return failed(begun);
  auto found = collect(*this, limit);
  const Outcome ended = call("C_FindObjectsFinal", &CK_FUNCTION_LIST::C_FindObjectsFinal);
  // The UKEY may have gone in the middle of the list: only a search that ended well is complete.
  if (found && !ended) return failed(ended);
  return found;
}

} // namespace pkcs11
