#include "pkcs11/signature.h"

#include <array>

namespace pkcs11 {
namespace {

constexpr std::size_t maximumMessage = 1024 * 1024;
constexpr std::size_t maximumSignature = 2048; // octets: far over any RSA key
constexpr std::size_t hashSize = 32;

// DER of DigestInfo with SHA-256, up to the hash (RFC 8017 section 9.2, note 1).
constexpr std::array<std::uint8_t, 19> digestInfo = {0x30, 0x31, 0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01,
                                                     0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20};

CK_MECHANISM_TYPE mechanismFor(SignaturePlan plan) {
  switch (plan) {
  case SignaturePlan::RsaHashOnToken:
    return CKM_SHA256_RSA_PKCS;
  case SignaturePlan::RsaDigestInfo:
    return CKM_RSA_PKCS;
  case SignaturePlan::EcHashOnToken:
    return CKM_ECDSA_SHA256;
  case SignaturePlan::EcDigest:
    return CKM_ECDSA;
  }
  return CKM_VENDOR_DEFINED;
}

bool fits(SignaturePlan plan, ByteView input) {
  return hashesOnToken(plan) ? input.size() <= maximumMessage : input.size() == hashSize;
}

Bytes toSign(SignaturePlan plan, ByteView input) {
  Bytes data;
  if (plan == SignaturePlan::RsaDigestInfo) data.assign(digestInfo.begin(), digestInfo.end());
  data.insert(data.end(), input.begin(), input.end());
  return data;
}

} // namespace

bool hashesOnToken(SignaturePlan plan) {
  return plan == SignaturePlan::RsaHashOnToken || plan == SignaturePlan::EcHashOnToken;
}

Result<SignaturePlan> signaturePlan(const Mechanisms& mechanisms, bool rsa) {
  const std::array<SignaturePlan, 2> ways =
      rsa ? std::array{SignaturePlan::RsaHashOnToken, SignaturePlan::RsaDigestInfo}
          : std::array{SignaturePlan::EcDigest, SignaturePlan::EcHashOnToken};
  for (const SignaturePlan plan : ways) {
    if (mechanisms.has(mechanismFor(plan), CKF_SIGN)) return plan;
  }
  return fail(CKR_MECHANISM_INVALID, "C_SignInit");
}

Result<SignaturePlan> signaturePlan(const Mechanisms& mechanisms, KeyKind kind) {
  return signaturePlan(mechanisms, isRsa(kind));
}

Result<Bytes> sign(const Session& session, const Object& key, SignaturePlan plan, ByteView input) {
  if (!fits(plan, input)) return fail(CKR_DATA_LEN_RANGE, "C_Sign");
  const Bytes data = toSign(plan, input);
  CK_MECHANISM mechanism{mechanismFor(plan), nullptr, 0};
  const Outcome begun = session.call("C_SignInit", &CK_FUNCTION_LIST::C_SignInit, &mechanism, key.handle());
  if (!begun) return failed(begun);
  // One call with room enough: asking for the length first makes some tokens sign twice.
  Bytes signature(maximumSignature);
  CK_ULONG length = static_cast<CK_ULONG>(signature.size());
  const Outcome done =
      session.call("C_Sign", &CK_FUNCTION_LIST::C_Sign, pkcs11::input(data), lengthOf(data), signature.data(), &length);
  if (!done) return failed(done);
  if (length == 0 || length > signature.size()) return fail(badAnswer, "C_Sign");
  signature.resize(length);
  return signature;
}

} // namespace pkcs11
