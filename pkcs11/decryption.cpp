#include "pkcs11/decryption.h"

namespace pkcs11 {
namespace {

constexpr std::size_t maximumCiphertext = 2048; // octets: far over any RSA key

Outcome beginDecryption(const Session& session, const Object& key, RsaPadding padding) {
  CK_RSA_PKCS_OAEP_PARAMS oaep = oaepParameters(padding == RsaPadding::OaepSha256 ? OaepHash::Sha256 : OaepHash::Sha1);
  CK_MECHANISM mechanism{CKM_RSA_PKCS, nullptr, 0};
  if (padding != RsaPadding::Pkcs1) mechanism = {CKM_RSA_PKCS_OAEP, &oaep, sizeof oaep};
  return session.call("C_DecryptInit", &CK_FUNCTION_LIST::C_DecryptInit, &mechanism, key.handle());
}

} // namespace

CK_RSA_PKCS_OAEP_PARAMS oaepParameters(OaepHash hash) {
  const bool sha1 = hash == OaepHash::Sha1;
  return {sha1 ? CKM_SHA_1 : CKM_SHA256, sha1 ? CKG_MGF1_SHA1 : CKG_MGF1_SHA256, CKZ_DATA_SPECIFIED, nullptr, 0};
}

Result<Bytes> decrypt(const Session& session, const Object& key, RsaPadding padding, ByteView ciphertext) {
  if (ciphertext.empty() || ciphertext.size() > maximumCiphertext) {
    return fail(CKR_ENCRYPTED_DATA_LEN_RANGE, "C_Decrypt");
  }
  if (const Outcome begun = beginDecryption(session, key, padding); !begun) return failed(begun);
  Bytes plain(ciphertext.size()); // never longer than what it came from
  CK_ULONG length = static_cast<CK_ULONG>(plain.size());
  const Outcome done = session.call("C_Decrypt", &CK_FUNCTION_LIST::C_Decrypt, input(ciphertext), lengthOf(ciphertext),
                                    plain.data(), &length);
  if (!done) return failed(done);
  if (length > plain.size()) return fail(badAnswer, "C_Decrypt");
  plain.resize(length);
  return plain;
}

Result<Bytes> agree(const Session& session, const Object& key, ByteView peerPoint, std::size_t octets) {
  constexpr const char* function = "C_DeriveKey";
  CK_ECDH1_DERIVE_PARAMS parameters{CKD_NULL, 0, nullptr, lengthOf(peerPoint), input(peerPoint)};
  CK_MECHANISM mechanism{CKM_ECDH1_DERIVE, &parameters, sizeof parameters};
  Template values;
  values.number(CKA_CLASS, CKO_SECRET_KEY)
      .number(CKA_KEY_TYPE, CKK_GENERIC_SECRET)
      .number(CKA_VALUE_LEN, static_cast<CK_ULONG>(octets))
      .boolean(CKA_TOKEN, false)
      .boolean(CKA_PRIVATE, true)
      .boolean(CKA_SENSITIVE, false)
      .boolean(CKA_EXTRACTABLE, true);
  std::vector<CK_ATTRIBUTE> attributes = values.array();
  CK_OBJECT_HANDLE handle = CK_INVALID_HANDLE;
  const Outcome derived = session.call(function, &CK_FUNCTION_LIST::C_DeriveKey, &mechanism, key.handle(),
                                       attributes.data(), static_cast<CK_ULONG>(attributes.size()), &handle);
  if (!derived) return failed(derived);
  if (handle == CK_INVALID_HANDLE) return fail(badAnswer, function);
  const Object secret(session, handle);
  auto shared = secret.bytes(CKA_VALUE, octets);
  (void)secret.destroy(); // the session's end does it too
  if (shared && shared->size() != octets) return fail(badAnswer, function);
  return shared;
}

} // namespace pkcs11
