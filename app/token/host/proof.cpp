#include "app/token/host/proof.h"

#include "app/core/text.h"
#include "app/crypto/digest.h"
#include "app/crypto/statement.h"
#include "pkcs11/decryption.h"
#include "pkcs11/signature.h"

#include <array>

namespace certdesk::token {

namespace {

constexpr std::size_t nonceSize = 32;

pkcs11::SignaturePlan otherThan(pkcs11::SignaturePlan plan) {
  switch (plan) {
  case pkcs11::SignaturePlan::RsaHashOnToken:
    return pkcs11::SignaturePlan::RsaDigestInfo;
  case pkcs11::SignaturePlan::RsaDigestInfo:
    return pkcs11::SignaturePlan::RsaHashOnToken;
  case pkcs11::SignaturePlan::EcHashOnToken:
    return pkcs11::SignaturePlan::EcDigest;
  case pkcs11::SignaturePlan::EcDigest:
    return pkcs11::SignaturePlan::EcHashOnToken;
  }
  return plan;
}

// A DER INTEGER (X.690 section 8.3) of an unsigned number.
void appendInteger(Bytes& der, ByteView number) {
  while (number.size() > 1 && number.front() == 0)
    number = number.subspan(1);
  const bool needsZero = number.front() >= 0x80;
  der.push_back(0x02);
  der.push_back(static_cast<std::uint8_t>(number.size() + (needsZero ? 1 : 0)));
  if (needsZero) der.push_back(0);
  der.insert(der.end(), number.begin(), number.end());
}

// r ‖ s as ECDSA-Sig-Value (RFC 5480, appendix A). Some modules answer that by themselves: it is of another size.
Bytes ecdsaInDer(const Bytes& signature, crypto::KeyKind kind) {
  const std::size_t field = kind == crypto::KeyKind::EcP384 ? 48 : 32;
  if (signature.size() != 2 * field) return signature;
  const ByteView both(signature);
  Bytes numbers;
  appendInteger(numbers, both.first(field));
  appendInteger(numbers, both.last(field));
  Bytes der{0x30, static_cast<std::uint8_t>(numbers.size())}; // under 128 octets for the curves here
  der.insert(der.end(), numbers.begin(), numbers.end());
  return der;
}

pkcs11::Result<Bytes> signBy(Operation& operation, const pkcs11::Object& key, pkcs11::SignaturePlan plan,
                             ByteView message) {
  if (pkcs11::hashesOnToken(plan)) return pkcs11::sign(operation.session(), key, plan, message);
  return pkcs11::sign(operation.session(), key, plan, crypto::sha256(message));
}

struct Way {
  pkcs11::RsaPadding padding;
  CK_MECHANISM_TYPE mechanism;
};
constexpr std::array ways = {Way{pkcs11::RsaPadding::Pkcs1, CKM_RSA_PKCS},
                             Way{pkcs11::RsaPadding::OaepSha1, CKM_RSA_PKCS_OAEP},
                             Way{pkcs11::RsaPadding::OaepSha256, CKM_RSA_PKCS_OAEP}};

Result<Bytes> encrypt(const crypto::PublicKey& key, pkcs11::RsaPadding padding, ByteView plain) {
  switch (padding) {
  case pkcs11::RsaPadding::Pkcs1:
    return key.encryptPkcs1(plain);
  case pkcs11::RsaPadding::OaepSha1:
    return key.encryptOaep(crypto::OaepHash::Sha1, plain);
  case pkcs11::RsaPadding::OaepSha256:
    return key.encryptOaep(crypto::OaepHash::Sha256, plain);
  }
  return internalError("no such padding");
}

// Whether it found the nonce again; or how the UKEY refused to go this way.
Result<pkcs11::Result<bool>> decrypts(Operation& operation, const pkcs11::Object& key,
                                      const crypto::PublicKey& publicKey, pkcs11::RsaPadding padding) {
  const Bytes nonce = crypto::randomOctets(nonceSize);
  if (nonce.empty()) return internalError("no random octets");
  const auto ciphertext = encrypt(publicKey, padding, nonce);
  if (!ciphertext) return failed(ciphertext);
  const auto plain = pkcs11::decrypt(operation.session(), key, padding, *ciphertext);
  if (plain) return pkcs11::Result<bool>(*plain == nonce);
  if (auto refusal = operation.failure(plain.error()); operation.over()) return refusal;
  return pkcs11::Result<bool>(failed(plain));
}

Outcome proveRsa(Operation& operation, const pkcs11::Object& key, const crypto::PublicKey& publicKey) {
  const auto mechanisms = operation.mechanisms();
  if (!mechanisms) return failed(mechanisms);
  bool proved = false;
  pkcs11::Error refusal{CKR_MECHANISM_INVALID, "C_DecryptInit"}; // where no way is offered
  for (const auto& way : ways) {
    if (!mechanisms->has(way.mechanism, CKF_DECRYPT)) continue;
    const auto found = decrypts(operation, key, publicKey, way.padding);
    if (!found) return failed(found);
    if (*found == false) return proofFailed("another plaintext than was encrypted");
    proved = proved || found->has_value();
    if (!*found && !pkcs11::meansNotOffered(found->error().code)) refusal = found->error();
  }
  if (!proved) return operation.failure(refusal);
  return {};
}

Outcome proveAgreement(Operation& operation, const pkcs11::Object& key, const crypto::PublicKey& publicKey) {
  const auto agreement = publicKey.agree();
  if (!agreement) return failed(agreement);
  const auto secret = pkcs11::agree(operation.session(), key, agreement->point, agreement->secret.size());
  if (secret && *secret == agreement->secret) return {};
  if (secret) return proofFailed("another shared secret");
  return operation.failure(secret.error());
}

} // namespace

Result<Bytes> signatureBy(Operation& operation, const pkcs11::Object& key, const crypto::PublicKey& publicKey,
                          ByteView message) {
  const auto mechanisms = operation.mechanisms();
  if (!mechanisms) return failed(mechanisms);
  const auto plan = operation.said(pkcs11::signaturePlan(*mechanisms, crypto::isRsa(publicKey.kind())));
  if (!plan) return failed(plan);
  auto raw = signBy(operation, key, *plan, message);
  if (!raw && pkcs11::meansNotOffered(raw.error().code)) raw = signBy(operation, key, otherThan(*plan), message);
  auto signature = operation.said(std::move(raw));
  if (!signature) return signature;
  if (!crypto::isRsa(publicKey.kind())) signature = ecdsaInDer(*signature, publicKey.kind());
  if (!publicKey.verifies(message, *signature)) return proofFailed("the signature does not verify");
  return signature;
}

Outcome proveSigning(Operation& operation, const pkcs11::Object& key, const crypto::PublicKey& publicKey) {
  const auto nonce = crypto::randomOctets(nonceSize);
  if (nonce.empty()) return internalError("no random octets");
  // Never bare octets: nobody shall find use for the signature.
  const auto statement = crypto::encode({"proof", "local", operation.serial(), {{"nonce", hex(nonce)}}});
  if (!statement) return failed(statement);
  const auto signature = signatureBy(operation, key, publicKey, *statement);
  return signature ? Outcome() : failed(signature);
}

Outcome proveDecryption(Operation& operation, const pkcs11::Object& key, const crypto::PublicKey& publicKey) {
  return crypto::isRsa(publicKey.kind()) ? proveRsa(operation, key, publicKey)
                                         : proveAgreement(operation, key, publicKey);
}

Result<bool> staysInside(Operation& operation, const pkcs11::Object& key) {
  struct Wanted {
    CK_ATTRIBUTE_TYPE type;
    bool value, mustBeTold;
  };
  constexpr std::array all = {Wanted{CKA_EXTRACTABLE, false, true}, Wanted{CKA_SENSITIVE, true, true},
                              Wanted{CKA_NEVER_EXTRACTABLE, true, false}, Wanted{CKA_LOCAL, true, false}};
  for (const auto& wanted : all) {
    const auto told = operation.told(key.boolean(wanted.type));
    if (!told) return failed(told);
    if (told->has_value() ? **told != wanted.value : wanted.mustBeTold) return false;
  }
  return true;
}

bool provedWrong(const Outcome& proof) { return !proof && proof.error().code == ErrorCode::UkeyProofFailed; }

Result<bool> isSound(Operation& operation, const HeldPrivateKey& key) {
  if (key.id.empty() || !key.signs || !key.publicKey) return false;
  if (operation.soundKeys.contains(key.publicKey->spki())) return true;
  if (const auto proved = proveSigning(operation, key.object, *key.publicKey); !proved) {
    if (!provedWrong(proved)) return failed(proved);
    return false;
  }
  operation.soundKeys.insert(key.publicKey->spki());
  return true;
}

} // namespace certdesk::token
