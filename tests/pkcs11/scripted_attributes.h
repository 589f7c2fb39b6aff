#pragma once
#include "tests/pkcs11/script.h"

#include <cstring>
#include <map>

namespace tests {

// The attributes of the scripted driver's objects, as a test wants them.
inline std::map<CK_ATTRIBUTE_TYPE, pkcs11::Bytes> attributes;

// Answers from the map, as a driver should.
inline CK_RV getAttribute(CK_SESSION_HANDLE, CK_OBJECT_HANDLE, CK_ATTRIBUTE* wanted, CK_ULONG) {
  const auto found = attributes.find(wanted->type);
  if (found == attributes.end()) return CKR_ATTRIBUTE_TYPE_INVALID;
  const CK_ULONG room = wanted->ulValueLen, size = static_cast<CK_ULONG>(found->second.size());
  wanted->ulValueLen = size;
  if (wanted->pValue == nullptr) return CKR_OK;
  if (room < size) return CKR_BUFFER_TOO_SMALL;
  if (size != 0) std::memcpy(wanted->pValue, found->second.data(), size);
  return CKR_OK;
}

inline pkcs11::Bytes numberOctets(CK_ULONG number) {
  pkcs11::Bytes octets(sizeof number);
  std::memcpy(octets.data(), &number, sizeof number);
  return octets;
}

template <class T>
CK_RV codeOf(const pkcs11::Result<T>& result) {
  return result ? CK_RV{CKR_OK} : result.error().code;
}

} // namespace tests
