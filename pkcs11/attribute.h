#pragma once
#include "pkcs11/cryptoki.h"

#include <string>
#include <string_view>
#include <utility>

namespace pkcs11 {

// The attributes of an object to make, find or change; owns what the C array points to.
//   Template().number(CKA_CLASS, CKO_PRIVATE_KEY).boolean(CKA_TOKEN, true).text(CKA_LABEL, "…")
class Template {
public:
  Template& boolean(CK_ATTRIBUTE_TYPE, bool);
  Template& number(CK_ATTRIBUTE_TYPE, CK_ULONG);
  Template& bytes(CK_ATTRIBUTE_TYPE, ByteView);
  Template& text(CK_ATTRIBUTE_TYPE, std::string_view utf8);

  // Points into this template: good until it changes or ends.
  [[nodiscard]] std::vector<CK_ATTRIBUTE> array() const;
  [[nodiscard]] std::size_t size() const { return m_values.size(); }

private:
  std::vector<std::pair<CK_ATTRIBUTE_TYPE, Bytes>> m_values;
};

} // namespace pkcs11
