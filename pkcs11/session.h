#pragma once
#include "pkcs11/attribute.h"
#include "pkcs11/call.h"
#include "pkcs11/module.h"

namespace pkcs11 {

class Object;

enum class Access { ReadOnly, ReadWrite };
enum class Role { User, SecurityOfficer };

// The open session that a Session and its objects share; once closed, overtaken by Module::reinitialise, or unknown to
// the driver, nothing goes in any more: the driver may give the same number to another session.
struct SessionLink {
  std::shared_ptr<Driver> driver;
  CK_SESSION_HANDLE handle = CK_INVALID_HANDLE;
  std::uint64_t generation = 0;
  bool open = false;

  [[nodiscard]] bool alive() const { return open && generation == driver->generation; }
  template <class Function, class... Arguments>
  Outcome call(const char* name, Function CK_FUNCTION_LIST::*function, Arguments... arguments) {
    if (!alive()) return fail(CKR_SESSION_HANDLE_INVALID, name);
    Outcome done = pkcs11::call(*driver, name, function, handle, arguments...);
    if (!done && (done.error().code == CKR_SESSION_HANDLE_INVALID || done.error().code == CKR_SESSION_CLOSED)) {
      open = false;
    }
    return done;
  }
};

// A session with the token in a slot (v2.40 section 5.6); closed with the object, its session objects with it.
// Login belongs to the token, not to the session: the last session that closes logs out.
class Session {
public:
  static Result<Session> open(const Module&, CK_SLOT_ID, Access);

  Session(Session&&) noexcept = default;
  Session& operator=(Session&& other) noexcept;
  Session(const Session&) = delete; // a copy could close the session while the other still works
  Session& operator=(const Session&) = delete;
  ~Session();

  // Exactly one C_Login, never repeated here: each may cost a try. CKR_USER_ALREADY_LOGGED_IN is handed on.
  Outcome login(Role, ByteView pin) const;
  // For protectedAuthenticationPath: blocks until the person has typed the PIN on the reader.
  Outcome loginOnReader(Role) const;
  Outcome logout() const;
  // The user's PIN anew, by the security officer (C_InitPIN).
  Outcome initPin(ByteView newPin) const;
  // The PIN of whoever is logged in, or the user's where nobody is (C_SetPIN).
  Outcome setPin(ByteView oldPin, ByteView newPin) const;
  // The same for protectedAuthenticationPath: blocks until old and new PIN were typed on the reader.
  Outcome setPinOnReader() const;

  [[nodiscard]] Result<Bytes> generateRandom(std::size_t octets) const;
  // All objects that match, in the driver's order; tooManyObjects where there are more than the limit, since a cut list
  // would make "absent" a lie. An empty template matches everything.
  [[nodiscard]] Result<std::vector<Object>> find(const Template&, std::size_t limit = 1024) const;
  Outcome close();

  template <class Function, class... Arguments>
  Outcome call(const char* name, Function CK_FUNCTION_LIST::*function, Arguments... arguments) const {
    return m_link->call(name, function, arguments...);
  }
  // For Object.
  [[nodiscard]] const std::shared_ptr<SessionLink>& link() const { return m_link; }

private:
  explicit Session(std::shared_ptr<SessionLink> link) : m_link(std::move(link)) {}
  std::shared_ptr<SessionLink> m_link;
};

} // namespace pkcs11
