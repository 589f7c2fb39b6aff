#include "pkcs11/key_generation.h"

#include <array>

namespace pkcs11 {
namespace {

constexpr std::array<std::uint8_t, 3> f4 = {0x01, 0x00, 0x01};

CK_MECHANISM_TYPE mechanismFor(KeyKind kind) { return isRsa(kind) ? CKM_RSA_PKCS_KEY_PAIR_GEN : CKM_EC_KEY_PAIR_GEN; }

// What is not wanted is refused by name: the defaults of drivers differ, and some allow everything.
Template publicTemplate(KeyKind kind, const KeyPairRequest& request, bool token) {
  Template values;
  values.boolean(CKA_TOKEN, token)
      .boolean(CKA_PRIVATE, false)
      .text(CKA_LABEL, request.label)
      .bytes(CKA_ID, request.id)
      .boolean(CKA_VERIFY, request.use == KeyUse::Signing)
      .boolean(CKA_WRAP, request.use == KeyUse::Transport)
      .boolean(CKA_ENCRYPT, false);
  if (isRsa(kind)) {
    values.number(CKA_MODULUS_BITS, bitsOf(kind)).bytes(CKA_PUBLIC_EXPONENT, f4);
  } else {
    values.bytes(CKA_EC_PARAMS, curveParametersOf(kind));
  }
  return values;
}

Template privateTemplate(const KeyPairRequest& request, bool token) {
  Template values;
  values.boolean(CKA_TOKEN, token)
      .boolean(CKA_PRIVATE, true)
      .boolean(CKA_SENSITIVE, true)
      .boolean(CKA_EXTRACTABLE, false)
      .text(CKA_LABEL, request.label)
      .bytes(CKA_ID, request.id)
      .boolean(CKA_SIGN, request.use == KeyUse::Signing)
      .boolean(CKA_UNWRAP, request.use == KeyUse::Transport)
      .boolean(CKA_DECRYPT, false)
      .boolean(CKA_DERIVE, false);
  return values;
}

} // namespace

bool offersGeneration(const Mechanisms& mechanisms, KeyKind kind) {
  const CK_MECHANISM_TYPE type = mechanismFor(kind);
  if (!mechanisms.has(type, CKF_GENERATE_KEY_PAIR)) return false;
  const Mechanism& mechanism = *mechanisms.find(type);
  // In octets no RSA module would reach 1024 and no curve 112; in bits all do.
  const CK_ULONG surelyBits = isRsa(kind) ? 1024 : 112;
  if (mechanism.maximumKey < surelyBits) return true;
  return mechanism.minimumKey <= bitsOf(kind) && bitsOf(kind) <= mechanism.maximumKey;
}

Result<KeyPair> generateKeyPair(const Session& session, KeyKind kind, const KeyPairRequest& request) {
  constexpr const char* function = "C_GenerateKeyPair";
  if (request.use == KeyUse::Transport && !isRsa(kind)) return fail(CKR_ARGUMENTS_BAD, function);
  const bool token = request.token && request.use == KeyUse::Signing;
  const Template publicValues = publicTemplate(kind, request, token), privateValues = privateTemplate(request, token);
  std::vector<CK_ATTRIBUTE> publicArray = publicValues.array(), privateArray = privateValues.array();
  CK_MECHANISM mechanism{mechanismFor(kind), nullptr, 0};
  CK_OBJECT_HANDLE publicKey = CK_INVALID_HANDLE, privateKey = CK_INVALID_HANDLE;
  const Outcome made = session.call(function, &CK_FUNCTION_LIST::C_GenerateKeyPair, &mechanism, publicArray.data(),
                                    static_cast<CK_ULONG>(publicArray.size()), privateArray.data(),
                                    static_cast<CK_ULONG>(privateArray.size()), &publicKey, &privateKey);
  if (!made) return failed(made);
  if (publicKey == CK_INVALID_HANDLE || privateKey == CK_INVALID_HANDLE) return fail(badAnswer, function);
  return KeyPair{Object(session, publicKey), Object(session, privateKey)};
}

Result<KeyOrigin> originOf(const Object& privateKey) {
  KeyOrigin origin;
  const std::array<std::pair<CK_ATTRIBUTE_TYPE, bool*>, 3> flags = {{
      {CKA_LOCAL, &origin.generatedHere},
      {CKA_ALWAYS_SENSITIVE, &origin.alwaysSensitive},
      {CKA_NEVER_EXTRACTABLE, &origin.neverExtractable},
  }};
  for (const auto& [type, flag] : flags) {
    const auto value = privateKey.boolean(type);
    if (!value && !meansNoSuchValue(value.error().code)) return failed(value);
    *flag = value.value_or(false);
  }
  return origin;
}

} // namespace pkcs11
