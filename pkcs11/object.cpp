#include "pkcs11/object.h"
#include "pkcs11/answer.h"

namespace pkcs11 {
namespace {

constexpr const char* getValue = "C_GetAttributeValue";

// One attribute into a buffer, or its length where there is none.
Outcome readAttribute(SessionLink& session, CK_OBJECT_HANDLE object, CK_ATTRIBUTE_TYPE type, void* buffer,
                      CK_ULONG* length) {
  CK_ATTRIBUTE attribute{type, buffer, *length};
  const Outcome got = session.call(getValue, &CK_FUNCTION_LIST::C_GetAttributeValue, object, &attribute, CK_ULONG{1});
  if (!got) return got;
  // Some drivers answer CKR_OK and only mark the attribute.
  if (attribute.ulValueLen == CK_UNAVAILABLE_INFORMATION) return fail(CKR_ATTRIBUTE_TYPE_INVALID, getValue);
  *length = attribute.ulValueLen;
  return {};
}

template <class T>
Result<T> fixedSize(SessionLink& session, CK_OBJECT_HANDLE object, CK_ATTRIBUTE_TYPE type) {
  T value{};
  CK_ULONG length = sizeof value;
  const Outcome got = readAttribute(session, object, type, &value, &length);
  if (!got && got.error().code != CKR_BUFFER_TOO_SMALL) return failed(got);
  if (!got || length != sizeof value) return fail(badAnswer, getValue);
  return value;
}

} // namespace

Result<Bytes> Object::bytes(CK_ATTRIBUTE_TYPE type, std::size_t maximum) const {
  return askTwice<std::uint8_t>(getValue, maximum, [&](std::uint8_t* buffer, CK_ULONG* length) {
    return readAttribute(*m_session, m_handle, type, buffer, length);
  });
}

Result<bool> Object::boolean(CK_ATTRIBUTE_TYPE type) const {
  const auto value = fixedSize<CK_BBOOL>(*m_session, m_handle, type);
  if (!value) return failed(value);
  return *value != CK_FALSE;
}

Result<CK_ULONG> Object::number(CK_ATTRIBUTE_TYPE type) const {
  return fixedSize<CK_ULONG>(*m_session, m_handle, type);
}

Result<std::string> Object::text(CK_ATTRIBUTE_TYPE type, std::size_t maximum) const {
  const auto value = bytes(type, maximum);
  if (!value) return failed(value);
  return plainText(*value);
}

Outcome Object::set(const Template& values) const {
  std::vector<CK_ATTRIBUTE> attributes = values.array();
  return m_session->call("C_SetAttributeValue", &CK_FUNCTION_LIST::C_SetAttributeValue, m_handle, attributes.data(),
                         static_cast<CK_ULONG>(attributes.size()));
}

Outcome Object::destroy() const {
  return m_session->call("C_DestroyObject", &CK_FUNCTION_LIST::C_DestroyObject, m_handle);
}

Result<Object> createObject(const Session& session, const Template& values) {
  std::vector<CK_ATTRIBUTE> attributes = values.array();
  CK_OBJECT_HANDLE handle = CK_INVALID_HANDLE;
  const Outcome made = session.call("C_CreateObject", &CK_FUNCTION_LIST::C_CreateObject, attributes.data(),
                                    static_cast<CK_ULONG>(attributes.size()), &handle);
  if (!made) return failed(made);
  if (handle == CK_INVALID_HANDLE) return fail(badAnswer, "C_CreateObject");
  return Object(session, handle);
}

} // namespace pkcs11
