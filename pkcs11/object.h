#pragma once
#include "pkcs11/attribute.h"
#include "pkcs11/session.h"

namespace pkcs11 {

// An object on a token, seen through one session. A plain value: it neither deletes nor keeps anything, and answers
// CKR_SESSION_HANDLE_INVALID once its session is closed. Private objects die at logout: find them again.
class Object {
public:
  static constexpr std::size_t maximumValue = 64 * 1024; // octets that are believed of one attribute

  Object(const Session& session, CK_OBJECT_HANDLE handle) : m_session(session.link()), m_handle(handle) {}
  Object(std::shared_ptr<SessionLink> session, CK_OBJECT_HANDLE handle)
      : m_session(std::move(session)), m_handle(handle) {}

  [[nodiscard]] CK_OBJECT_HANDLE handle() const { return m_handle; }

  // C_GetAttributeValue (v2.40 section 5.7). badAnswer where the value is longer than the bound or of a wrong length;
  // CKR_ATTRIBUTE_TYPE_INVALID or CKR_ATTRIBUTE_SENSITIVE where there is none for us (meansNoSuchValue).
  [[nodiscard]] Result<Bytes> bytes(CK_ATTRIBUTE_TYPE, std::size_t maximum = maximumValue) const;
  [[nodiscard]] Result<bool> boolean(CK_ATTRIBUTE_TYPE) const;
  [[nodiscard]] Result<CK_ULONG> number(CK_ATTRIBUTE_TYPE) const;
  // Valid UTF-8, not trimmed: a label is compared as it was written.
  [[nodiscard]] Result<std::string> text(CK_ATTRIBUTE_TYPE, std::size_t maximum = 1024) const;

  Outcome set(const Template&) const;
  Outcome destroy() const;

private:
  std::shared_ptr<SessionLink> m_session;
  CK_OBJECT_HANDLE m_handle;
};

// C_CreateObject (section 5.7).
[[nodiscard]] Result<Object> createObject(const Session&, const Template&);

} // namespace pkcs11
