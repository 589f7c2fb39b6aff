#include "app/practice/certificate_request.h"

#include <algorithm>
#include <openssl/err.h>

namespace certdesk::practice {

namespace {

constexpr const char* ukeySerialType = "2.25.45159099787062064206030363977126177388.1";
constexpr const char* transportHashType = "2.25.45159099787062064206030363977126177388.2";
constexpr const char* transportKeyType = "1.2.840.113549.1.9.63";
constexpr std::size_t longestSerial = 64;

tl::unexpected<Error> wrong(const char* what) {
  ERR_clear_error();
  return fail(ErrorCode::RequestUnverified, what);
}

// The one value of an attribute that is there once; nothing where there is none. Wrong where there are more.
Result<const ASN1_TYPE*> attribute(X509_REQ* request, const char* type) {
  const ObjectHandle object(OBJ_txt2obj(type, 1));
  const int at = X509_REQ_get_attr_by_OBJ(request, object.get(), -1);
  if (at < 0) return nullptr;
  auto* found = X509_REQ_get_attr(request, at);
  if (X509_REQ_get_attr_by_OBJ(request, object.get(), at) >= 0 || X509_ATTRIBUTE_count(found) != 1)
    return wrong("an attribute more than once");
  return X509_ATTRIBUTE_get0_type(found, 0);
}

Result<std::string> ukeySerial(X509_REQ* request) {
  const auto value = attribute(request, ukeySerialType);
  if (!value) return failed(value);
  if (*value == nullptr || (*value)->type != V_ASN1_UTF8STRING) return wrong("no UKEY serial number");
  const auto* string = (*value)->value.utf8string;
  std::string serial(reinterpret_cast<const char*>(ASN1_STRING_get0_data(string)),
                     static_cast<std::size_t>(ASN1_STRING_length(string)));
  const bool printable = std::all_of(serial.begin(), serial.end(), [](char c) { return c >= ' ' && c <= '~'; });
  if (serial.empty() || serial.size() > longestSerial || !printable) return wrong("UKEY serial number");
  return serial;
}

Result<std::optional<CertificateRequest::Transport>> transport(X509_REQ* request) {
  const auto key = attribute(request, transportKeyType);
  if (!key) return failed(key);
  if (*key == nullptr) return std::nullopt;
  if ((*key)->type != V_ASN1_SEQUENCE) return wrong("transport key");
  const auto* der = (*key)->value.sequence;
  CertificateRequest::Transport found;
  found.key.assign(ASN1_STRING_get0_data(der), ASN1_STRING_get0_data(der) + ASN1_STRING_length(der));
  const auto parsed = publicKeyFrom(found.key);
  const auto algorithm = parsed ? algorithmOf(parsed->get()) : std::nullopt;
  if (algorithm != portal::KeyAlgorithm::Rsa2048 && algorithm != portal::KeyAlgorithm::Rsa3072)
    return wrong("the transport key is not RSA with 2048 or 3072 bits");
  const auto hash = attribute(request, transportHashType);
  if (!hash) return failed(hash);
  if (*hash == nullptr || (*hash)->type != V_ASN1_OBJECT) return wrong("no hash for the transport key");
  const int number = OBJ_obj2nid((*hash)->value.object);
  if (number != NID_sha1 && number != NID_sha256) return wrong("hash of the transport key");
  found.hash = number == NID_sha1 ? WrapHash::Sha1 : WrapHash::Sha256;
  return std::optional(std::move(found));
}

} // namespace

Result<CertificateRequest> readRequest(ByteView der) {
  const auto* at = der.data();
  const RequestHandle request(d2i_X509_REQ(nullptr, &at, static_cast<long>(der.size())));
  if (!request || at != der.data() + der.size()) return wrong("not a PKCS #10 request");
  auto* key = X509_REQ_get0_pubkey(request.get());
  const auto algorithm = key != nullptr ? algorithmOf(key) : std::nullopt;
  if (!algorithm) return wrong("kind of key");
  const int signature = X509_REQ_get_signature_nid(request.get());
  if (signature != NID_sha256WithRSAEncryption && signature != NID_ecdsa_with_SHA256)
    return wrong("signature algorithm");
  if (X509_REQ_verify(request.get(), key) != 1) return wrong("signature");
  auto serial = ukeySerial(request.get());
  if (!serial) return failed(serial);
  auto wrapped = transport(request.get());
  if (!wrapped) return failed(wrapped);
  return CertificateRequest{publicKeyInfo(key), *algorithm, std::move(*serial), std::move(*wrapped)};
}

} // namespace certdesk::practice
