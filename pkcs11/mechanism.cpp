#include "pkcs11/mechanism.h"

#include <algorithm>
#include <array>

namespace pkcs11 {
namespace {

constexpr std::array<CK_MECHANISM_TYPE, 11> used = {
    CKM_RSA_PKCS_KEY_PAIR_GEN,
    CKM_EC_KEY_PAIR_GEN, // key_generation.cpp
    CKM_SHA256_RSA_PKCS,
    CKM_RSA_PKCS, // signature.cpp
    CKM_ECDSA,
    CKM_ECDSA_SHA256, //
    CKM_RSA_PKCS_OAEP,
    CKM_RSA_AES_KEY_WRAP, // unwrap.cpp, decryption.cpp
    aesKeyWrapKwp,
    aesKeyWrapPad, //
    CKM_ECDH1_DERIVE,
};

} // namespace

const Mechanism* Mechanisms::find(CK_MECHANISM_TYPE type) const {
  const auto at = std::find_if(m_all.begin(), m_all.end(), [&](const Mechanism& one) { return one.type == type; });
  return at != m_all.end() ? &*at : nullptr;
}

bool Mechanisms::has(CK_MECHANISM_TYPE type) const { return find(type) != nullptr; }

bool Mechanisms::has(CK_MECHANISM_TYPE type, CK_FLAGS flag) const {
  const Mechanism* mechanism = find(type);
  return mechanism != nullptr && (mechanism->flags & flag) == flag;
}

bool Mechanisms::isUsed(CK_MECHANISM_TYPE type) { return std::find(used.begin(), used.end(), type) != used.end(); }

} // namespace pkcs11
