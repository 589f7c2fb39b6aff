#include "app/crypto/signing_request.h"

#include "app/crypto/oids.h"
#include "app/crypto/openssl.h"

namespace certdesk::crypto {

namespace {

using OwnedRequest = Owned<X509_REQ, X509_REQ_free>;

bool addAttribute(X509_REQ* request, const char* dotted, int type, ByteView value) {
  const auto object = objectOf(dotted);
  return object &&
         X509_REQ_add1_attr_by_OBJ(request, object.get(), type, value.data(), static_cast<int>(value.size())) == 1;
}

bool addHash(X509_REQ* request, OaepHash hash) {
  const auto attribute = objectOf(oid::transportHash);
  const auto* value = OBJ_nid2obj(hash == OaepHash::Sha256 ? NID_sha256 : NID_sha1);
  // A length of -1 says that the value is an object, to be copied.
  return attribute && X509_REQ_add1_attr_by_OBJ(request, attribute.get(), V_ASN1_OBJECT,
                                                reinterpret_cast<const unsigned char*>(value), -1) == 1;
}

bool fill(X509_REQ* request, EVP_PKEY* key, const RequestContents& contents) {
  if (X509_REQ_set_version(request, X509_REQ_VERSION_1) != 1 || X509_REQ_set_pubkey(request, key) != 1) return false;
  const auto* name = reinterpret_cast<const unsigned char*>(contents.commonName.data());
  if (!contents.commonName.empty() &&
      X509_NAME_add_entry_by_NID(X509_REQ_get_subject_name(request), NID_commonName, V_ASN1_UTF8STRING, name,
                                 static_cast<int>(contents.commonName.size()), -1, 0) != 1)
    return false;
  if (!addAttribute(request, oid::ukeySerial, V_ASN1_UTF8STRING, viewOf(contents.ukeySerial))) return false;
  if (!contents.transportKey) return true;
  return addAttribute(request, oid::tmpPublicKey, V_ASN1_SEQUENCE, contents.transportKey->spki()) &&
         addHash(request, contents.transportHash);
}

bool setAlgorithm(X509_REQ* request, KeyKind kind) {
  const OwnedAlgorithm algorithm(X509_ALGOR_new());
  // RFC 4055 section 5 wants NULL as the parameters of RSA, RFC 5758 section 3.2 wants none for ECDSA.
  return algorithm &&
         X509_ALGOR_set0(algorithm.get(),
                         OBJ_nid2obj(isRsa(kind) ? NID_sha256WithRSAEncryption : NID_ecdsa_with_SHA256),
                         isRsa(kind) ? V_ASN1_NULL : V_ASN1_UNDEF, nullptr) == 1 &&
         X509_REQ_set1_signature_algo(request, algorithm.get()) == 1;
}

bool setSignature(X509_REQ* request, const Bytes& signature) {
  OwnedBitString bits(ASN1_BIT_STRING_new());
  if (!bits || ASN1_BIT_STRING_set(bits.get(), const_cast<unsigned char*>(signature.data()),
                                   static_cast<int>(signature.size())) != 1)
    return false;
  // Said outright that no bit is unused; else OpenSSL counts trailing zero bits of the signature as unused.
  bits->flags &= ~(ASN1_STRING_FLAG_BITS_LEFT | 7);
  bits->flags |= ASN1_STRING_FLAG_BITS_LEFT;
  X509_REQ_set0_signature(request, bits.release());
  return true;
}

} // namespace

Result<Bytes> makeSigningRequest(const PublicKey& key, const RequestContents& contents, const Signer& sign) {
  const ErrorQueueMark mark;
  const OwnedRequest request(X509_REQ_new());
  const auto evp = keyOf(key);
  if (!request || !evp || !fill(request.get(), evp.get(), contents) || !setAlgorithm(request.get(), key.kind()))
    return cryptoFailed("X509_REQ");
  const Bytes message = toDer(i2d_re_X509_REQ_tbs, request.get());
  if (message.empty()) return cryptoFailed("i2d_re_X509_REQ_tbs");

  const auto signature = sign(message);
  if (!signature) return failed(signature);
  if (!setSignature(request.get(), *signature)) return cryptoFailed("X509_REQ_set0_signature");
  if (X509_REQ_verify(request.get(), evp.get()) != 1)
    return fail(ErrorCode::RequestUnverified, "signature of " + std::to_string(signature->size()) + " octets");
  auto der = toDer(i2d_X509_REQ, request.get());
  if (der.empty()) return cryptoFailed("i2d_X509_REQ");
  return der;
}

} // namespace certdesk::crypto
