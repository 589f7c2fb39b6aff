#include "pkcs11/attribute.h"

#include <cstring>

namespace pkcs11 {

Template& Template::boolean(CK_ATTRIBUTE_TYPE type, bool value) {
  const CK_BBOOL octet = value ? CK_TRUE : CK_FALSE;
  m_values.emplace_back(type, Bytes{octet});
  return *this;
}

Template& Template::number(CK_ATTRIBUTE_TYPE type, CK_ULONG value) {
  Bytes octets(sizeof value);
  std::memcpy(octets.data(), &value, sizeof value);
  m_values.emplace_back(type, std::move(octets));
  return *this;
}

Template& Template::bytes(CK_ATTRIBUTE_TYPE type, ByteView value) {
  m_values.emplace_back(type, Bytes(value.begin(), value.end()));
  return *this;
}

Template& Template::text(CK_ATTRIBUTE_TYPE type, std::string_view utf8) {
  m_values.emplace_back(type, Bytes(utf8.begin(), utf8.end()));
  return *this;
}

std::vector<CK_ATTRIBUTE> Template::array() const {
  static std::uint8_t nothing = 0; // some drivers refuse NULL even for a value of no length
  std::vector<CK_ATTRIBUTE> attributes;
  attributes.reserve(m_values.size());
  for (const auto& [type, value] : m_values) {
    void* octets = value.empty() ? &nothing : const_cast<std::uint8_t*>(value.data());
    attributes.push_back({type, octets, static_cast<CK_ULONG>(value.size())});
  }
  return attributes;
}

} // namespace pkcs11
