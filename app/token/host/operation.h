#pragma once
#include "app/crypto/public_key.h"
#include "app/token/host/pin.h"
#include "pkcs11/object.h"

#include <set>

namespace certdesk::token {

// A transport key pair: session objects, made for one key package.
struct TransportKey {
  pkcs11::Object publicObject, privateObject;
  crypto::PublicKey publicKey;
};

// What is done on one UKEY between begin and end: a session, logged in, with the PIN kept for re-opening it. It is over
// with the first sign that the UKEY was removed, and after any failure to log in again.
class Operation {
public:
  // One C_Login at most. What logIn answers, and T-02.
  static Result<Operation> begin(const pkcs11::Module& module, Begin request);
  ~Operation(); // logs out
  Operation(Operation&& other) noexcept;
  Operation& operator=(Operation&&) = delete;
  Operation(const Operation&) = delete; // there is one login
  Operation& operator=(const Operation&) = delete;

  [[nodiscard]] const std::string& serial() const { return m_place.serial; }
  [[nodiscard]] const Place& place() const { return m_place; }
  [[nodiscard]] const pkcs11::Session& session() const { return m_session; }
  [[nodiscard]] Result<pkcs11::Mechanisms> mechanisms();
  [[nodiscard]] bool over() const { return m_over; }

  // What the driver answered, with its refusal as failureOf says it.
  template <class T>
  [[nodiscard]] Result<T> said(pkcs11::Result<T> answer) {
    if (!answer) return failure(answer.error());
    if constexpr (std::is_void_v<T>)
      return {};
    else
      return std::move(*answer);
  }
  // Of an attribute that an object may lack: then nothing. Any other refusal is a failure, as what cannot be read at
  // this moment is not absent.
  template <class T>
  [[nodiscard]] Result<std::optional<T>> told(pkcs11::Result<T> answer) {
    if (answer) return std::optional<T>(std::move(*answer));
    const auto code = answer.error().code;
    // The last two: it is there, and it is nothing that this program works with.
    if (pkcs11::meansNoSuchValue(code) || code == pkcs11::badAnswer || code == CKR_KEY_TYPE_INCONSISTENT)
      return std::optional<T>();
    return failure(answer.error());
  }
  // Of a step that a UKEY may lack, or an attribute that nothing depends on: its refusal is the other value, unless the
  // UKEY is gone.
  template <class T>
  [[nodiscard]] Result<T> saidOr(pkcs11::Result<T> answer, T otherwise) {
    if (answer) return std::move(*answer);
    if (pkcs11::meansNoSuchValue(answer.error().code)) return otherwise;
    auto refusal = failure(answer.error());
    if (m_over) return refusal;
    return otherwise;
  }
  [[nodiscard]] tl::unexpected<Error> failure(const pkcs11::Error& error);

  // Logs out, closes the session and opens another, as if the UKEY had been put aside: what is found then is on the
  // UKEY and not in a driver's memory. Objects found before are dead.
  Outcome reopen();

  std::optional<TransportKey> transport;
  std::set<Bytes> soundKeys; // public keys whose private halves have signed in this operation

private:
  Operation(const pkcs11::Module& module, Place place, pkcs11::Session session, Secret pin, bool pinPad)
      : m_module(&module), m_place(std::move(place)), m_session(std::move(session)), m_pin(std::move(pin)),
        m_pinPad(pinPad) {}
  Outcome openAgain();
  Outcome stillAlive();

  const pkcs11::Module* m_module;
  Place m_place;
  pkcs11::Session m_session;
  Secret m_pin;
  bool m_pinPad;
  bool m_over = false, m_moved = false;
  std::optional<pkcs11::Mechanisms> m_mechanisms;
};

} // namespace certdesk::token
