#include "app/practice/ukey/quirks.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace certdesk::practice {

namespace {

constexpr CK_MECHANISM_TYPE firstEc = CKM_EC_KEY_PAIR_GEN, lastEc = 0x1057; // to CKM_EDDSA, v3.0
constexpr std::array<CK_MECHANISM_TYPE, 17> hashingSignatures = {
    CKM_MD2_RSA_PKCS,        CKM_MD5_RSA_PKCS,        CKM_SHA1_RSA_PKCS,       CKM_SHA1_RSA_PKCS_PSS,
    CKM_SHA224_RSA_PKCS,     CKM_SHA256_RSA_PKCS,     CKM_SHA384_RSA_PKCS,     CKM_SHA512_RSA_PKCS,
    CKM_SHA224_RSA_PKCS_PSS, CKM_SHA256_RSA_PKCS_PSS, CKM_SHA384_RSA_PKCS_PSS, CKM_SHA512_RSA_PKCS_PSS,
    CKM_ECDSA_SHA1,          CKM_ECDSA_SHA224,        CKM_ECDSA_SHA256,        CKM_ECDSA_SHA384,
    CKM_ECDSA_SHA512};
constexpr std::array<CK_MECHANISM_TYPE, 7> rsaOthers = {
    CKM_RSA_PKCS_KEY_PAIR_GEN, CKM_RSA_PKCS,  CKM_RSA_9796,    CKM_RSA_X_509,
    CKM_RSA_PKCS_OAEP,         CKM_RSA_X9_31, CKM_RSA_PKCS_PSS};

template <std::size_t size>
bool isIn(const std::array<CK_MECHANISM_TYPE, size>& list, CK_MECHANISM_TYPE mechanism) {
  return std::find(list.begin(), list.end(), mechanism) != list.end();
}
bool isEc(CK_MECHANISM_TYPE mechanism) { return mechanism >= firstEc && mechanism <= lastEc; }
bool isRsa(CK_MECHANISM_TYPE mechanism) {
  return isIn(rsaOthers, mechanism) || (isIn(hashingSignatures, mechanism) && !isEc(mechanism));
}
bool isWrap(CK_MECHANISM_TYPE mechanism) {
  return mechanism == CKM_AES_KEY_WRAP || mechanism == CKM_AES_KEY_WRAP_PAD || mechanism == pkcs11::aesKeyWrapKwp;
}

// The value of a fixed size under a type, or the default where there is none.
template <class T>
T valueOf(Template attributes, CK_ATTRIBUTE_TYPE type, T otherwise) {
  for (const CK_ATTRIBUTE& attribute : attributes)
    if (attribute.type == type && attribute.pValue != nullptr && attribute.ulValueLen == sizeof(T))
      std::memcpy(&otherwise, attribute.pValue, sizeof(T));
  return otherwise;
}

} // namespace

bool offers(const UkeySettings& settings, CK_MECHANISM_TYPE mechanism) {
  if (settings.has(Quirk::NoEc) && isEc(mechanism)) return false;
  if (settings.has(Quirk::NoRsa) && isRsa(mechanism)) return false;
  if (settings.has(Quirk::NoHashOnToken) && isIn(hashingSignatures, mechanism)) return false;
  return !(settings.has(Quirk::UnwrapNotListed) && isWrap(mechanism));
}

void restrict(const UkeySettings& settings, CK_MECHANISM_INFO& info) {
  if (settings.has(Quirk::UnwrapNotListed)) info.flags &= ~static_cast<CK_FLAGS>(CKF_WRAP | CKF_UNWRAP);
}

std::size_t minimumPin() { return 4; }
std::size_t maximumPin(const UkeySettings& settings) { return settings.has(Quirk::ShortPins) ? 8 : 255; }

std::vector<CK_ATTRIBUTE> taken(const UkeySettings& settings, Template attributes) {
  std::vector<CK_ATTRIBUTE> left(attributes.begin(), attributes.end());
  if (settings.has(Quirk::LabelsDropped)) std::erase_if(left, [](const auto& a) { return a.type == CKA_LABEL; });
  static CK_BBOOL yes = CK_TRUE;
  if (settings.has(Quirk::ExtractableIgnored))
    for (auto& attribute : left)
      if (attribute.type == CKA_EXTRACTABLE) attribute = {CKA_EXTRACTABLE, &yes, sizeof yes};
  return left;
}

bool strangeKey(const UkeySettings& settings, Template attributes) {
  const auto none = static_cast<CK_KEY_TYPE>(CK_UNAVAILABLE_INFORMATION);
  const auto type = valueOf<CK_KEY_TYPE>(attributes, CKA_KEY_TYPE, none);
  return (settings.has(Quirk::NoEc) && type == CKK_EC) || (settings.has(Quirk::NoRsa) && type == CKK_RSA);
}

bool makesTokenObject(Template attributes, bool otherwise) {
  return valueOf<CK_BBOOL>(attributes, CKA_TOKEN, otherwise ? CK_TRUE : CK_FALSE) != CK_FALSE;
}

} // namespace certdesk::practice
