#include "app/crypto/openssl.h"

namespace certdesk::crypto {

tl::unexpected<Error> malformedCertificate(std::string detail) {
  return fail(ErrorCode::CertificateMalformed, std::move(detail));
}

tl::unexpected<Error> cryptoFailed(const char* function) {
  const auto error = ERR_peek_last_error();
  const char* reason = error == 0 ? nullptr : ERR_reason_error_string(error);
  return fail(ErrorCode::CryptoFailed, std::string(function) + (reason == nullptr ? "" : std::string(": ") + reason));
}

OwnedObject objectOf(const char* dotted) { return OwnedObject(OBJ_txt2obj(dotted, 1)); }

bool isObject(const ASN1_OBJECT* object, const char* dotted) {
  const auto expected = objectOf(dotted);
  return expected && object != nullptr && OBJ_cmp(object, expected.get()) == 0;
}

Bytes octetsOf(const ASN1_STRING* string) {
  const auto* data = ASN1_STRING_get0_data(string);
  return {data, data + ASN1_STRING_length(string)};
}

Bytes digest(const EVP_MD* algorithm, ByteView octets) {
  Bytes result(EVP_MAX_MD_SIZE);
  unsigned int size = 0;
  if (EVP_Digest(octets.data(), octets.size(), result.data(), &size, algorithm, nullptr) != 1) return {};
  result.resize(size);
  return result;
}

OwnedKey keyOf(const PublicKey& key) {
  const unsigned char* next = key.spki().data();
  return OwnedKey(d2i_PUBKEY(nullptr, &next, static_cast<long>(key.spki().size())));
}

} // namespace certdesk::crypto
