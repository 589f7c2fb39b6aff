#include "pkcs11/unwrap.h"

#include <algorithm>
#include <array>

namespace pkcs11 {
namespace {

constexpr const char* function = "C_UnwrapKey";
constexpr CK_ULONG aesKeyOctets = 32;

CK_MECHANISM_TYPE mechanismFor(KeyWrap wrap) { return wrap == KeyWrap::Kwp ? aesKeyWrapKwp : aesKeyWrapPad; }

Result<Object> unwrap(const Session& session, CK_MECHANISM mechanism, const Object& with, ByteView wrapped,
                      const Template& values) {
  std::vector<CK_ATTRIBUTE> attributes = values.array();
  CK_OBJECT_HANDLE handle = CK_INVALID_HANDLE;
  const Outcome done =
      session.call(function, &CK_FUNCTION_LIST::C_UnwrapKey, &mechanism, with.handle(), input(wrapped),
                   lengthOf(wrapped), attributes.data(), static_cast<CK_ULONG>(attributes.size()), &handle);
  if (!done) return failed(done);
  if (handle == CK_INVALID_HANDLE) return fail(badAnswer, function);
  return Object(session, handle);
}

Template privateKeyTemplate(const PrivateKeyRequest& request) {
  const bool rsa = isRsa(request.kind);
  Template values;
  values.number(CKA_CLASS, CKO_PRIVATE_KEY)
      .number(CKA_KEY_TYPE, rsa ? CKK_RSA : CKK_EC)
      .boolean(CKA_TOKEN, request.token)
      .boolean(CKA_PRIVATE, true)
      .boolean(CKA_SENSITIVE, true)
      .boolean(CKA_EXTRACTABLE, false)
      .text(CKA_LABEL, request.label)
      .bytes(CKA_ID, request.id)
      .boolean(CKA_SIGN, false)
      .boolean(CKA_DECRYPT, rsa)
      .boolean(CKA_UNWRAP, rsa)
      .boolean(CKA_DERIVE, !rsa);
  return values;
}

// Another way makes sense only where the token itself is still well.
bool mayTryAnotherWay(CK_RV code) { return !meansRemoved(code) && !meansNoRoom(code) && !meansNotInitialised(code); }

Result<Object> unwrapInTwoSteps(const Session& session, const std::vector<KeyWrap>& wraps, const Object& transportKey,
                                const WrappedKey& wrapped, const PrivateKeyRequest& request) {
  const auto aesKey = unwrapAesKey(session, transportKey, wrapped.oaep, wrapped.aesKey);
  if (!aesKey) return failed(aesKey);
  Result<Object> key = fail(CKR_MECHANISM_INVALID, function);
  for (const KeyWrap wrap : wraps) {
    key = unwrapPrivateKey(session, *aesKey, wrap, wrapped.privateKey, request);
    if (key || !mayTryAnotherWay(key.error().code)) break;
  }
  (void)aesKey->destroy(); // the session's end does it too
  return key;
}

} // namespace

std::vector<KeyWrap> keyWraps(const Mechanisms& mechanisms) {
  std::vector<KeyWrap> offered;
  for (const KeyWrap wrap : {KeyWrap::Kwp, KeyWrap::Pad}) {
    if (mechanisms.has(mechanismFor(wrap), CKF_UNWRAP)) offered.push_back(wrap);
  }
  return offered;
}

bool offersRsaAesKeyWrap(const Mechanisms& mechanisms) { return mechanisms.has(CKM_RSA_AES_KEY_WRAP, CKF_UNWRAP); }

Result<Object> unwrapAesKey(const Session& session, const Object& transportKey, OaepHash hash, ByteView wrapped) {
  CK_RSA_PKCS_OAEP_PARAMS oaep = oaepParameters(hash);
  Template values;
  values.number(CKA_CLASS, CKO_SECRET_KEY)
      .number(CKA_KEY_TYPE, CKK_AES)
      .boolean(CKA_TOKEN, false)
      .boolean(CKA_PRIVATE, true)
      .boolean(CKA_SENSITIVE, true)
      .boolean(CKA_EXTRACTABLE, false)
      .boolean(CKA_UNWRAP, true)
      .boolean(CKA_WRAP, false)
      .boolean(CKA_ENCRYPT, false)
      .boolean(CKA_DECRYPT, false);
  auto key = unwrap(session, {CKM_RSA_PKCS_OAEP, &oaep, sizeof oaep}, transportKey, wrapped, values);
  if (!key) return key;
  // A shorter key would carry the private key below its worth. Tokens that do not tell, or say 0 as SoftHSM does, are
  // trusted.
  const auto length = key->number(CKA_VALUE_LEN);
  if (length && *length != 0 && *length != aesKeyOctets) {
    (void)key->destroy();
    return fail(CKR_WRAPPED_KEY_LEN_RANGE, function);
  }
  return key;
}

Result<Object> unwrapPrivateKey(const Session& session, const Object& aesKey, KeyWrap wrap, ByteView wrapped,
                                const PrivateKeyRequest& request) {
  return unwrap(session, {mechanismFor(wrap), nullptr, 0}, aesKey, wrapped, privateKeyTemplate(request));
}

Result<Object> unwrapRsaAes(const Session& session, const Object& transportKey, OaepHash hash, ByteView wrapped,
                            const PrivateKeyRequest& request) {
  CK_RSA_PKCS_OAEP_PARAMS oaep = oaepParameters(hash);
  RsaAesKeyWrapParameters parameters{aesKeyOctets * 8, &oaep};
  return unwrap(session, {CKM_RSA_AES_KEY_WRAP, &parameters, sizeof parameters}, transportKey, wrapped,
                privateKeyTemplate(request));
}

Result<Object> unwrapKey(const Session& session, const Mechanisms& mechanisms, const Object& transportKey,
                         const WrappedKey& wrapped, const PrivateKeyRequest& request) {
  Result<Object> key = fail(CKR_MECHANISM_INVALID, function);
  if (offersRsaAesKeyWrap(mechanisms)) {
    Bytes both = wrapped.aesKey;
    both.insert(both.end(), wrapped.privateKey.begin(), wrapped.privateKey.end());
    key = unwrapRsaAes(session, transportKey, wrapped.oaep, both, request);
    if (key || !mayTryAnotherWay(key.error().code)) return key;
  }
  const std::vector<KeyWrap> wraps = keyWraps(mechanisms);
  if (wraps.empty() || !mechanisms.has(CKM_RSA_PKCS_OAEP, CKF_UNWRAP)) return key;
  return unwrapInTwoSteps(session, wraps, transportKey, wrapped, request);
}

} // namespace pkcs11
