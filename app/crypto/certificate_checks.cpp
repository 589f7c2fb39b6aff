#include "app/crypto/certificate.h"
#include "app/crypto/oids.h"
#include "app/crypto/openssl.h"

#include <algorithm>
#include <cstdint>

namespace certdesk::crypto {

namespace {

using OwnedStore = Owned<X509_STORE, X509_STORE_free>;
using OwnedStoreContext = Owned<X509_STORE_CTX, X509_STORE_CTX_free>;

OwnedCertificate x509Of(ByteView der) { return parseDer<d2i_X509, i2d_X509, OwnedCertificate>(der); }

tl::unexpected<Error> notChained(const Certificate& certificate, const std::string& why) {
  return fail(ErrorCode::CertificateChain, certificate.serialHex() + ": " + why);
}

// An anchor that cannot be read anchors nothing; the certificates below it fail by that.
OwnedStore storeOf(const std::vector<Bytes>& anchors) {
  OwnedStore store(X509_STORE_new());
  for (const auto& anchor : anchors)
    if (const auto x509 = x509Of(anchor); x509 && store) X509_STORE_add_cert(store.get(), x509.get());
  return store;
}

} // namespace

Outcome checkPublicKey(const Certificate& certificate, const PublicKey& expected) {
  if (certificate.publicKey() == expected) return {};
  return fail(ErrorCode::CertificateOtherKey, certificate.serialHex());
}

Outcome checkChain(const Certificate& certificate, const std::vector<Bytes>& anchors) {
  const ErrorQueueMark mark;
  // With partial chains an anchor would vouch for itself; what the CA issues to a person never is one.
  if (std::find(anchors.begin(), anchors.end(), certificate.der()) != anchors.end())
    return notChained(certificate, "is itself an anchor");
  const auto store = storeOf(anchors);
  const auto x509 = x509Of(certificate.der());
  const OwnedStoreContext context(X509_STORE_CTX_new());
  if (!store || !x509 || !context || X509_STORE_CTX_init(context.get(), store.get(), x509.get(), nullptr) != 1)
    return cryptoFailed("X509_STORE_CTX_init");

  auto* parameters = X509_STORE_CTX_get0_param(context.get());
  // Partial chains: an anchor is a name and a key that policy trusts (RFC 5280 section 6.1.1), self-signed or not. A
  // policy that lists only the issuing CA means just that one; asking for its root too would trust the root's other
  // branches. And since no certificate is handed in beside the anchors, a CA that policy does not list is never a link.
  X509_VERIFY_PARAM_set_flags(parameters, X509_V_FLAG_PARTIAL_CHAIN);
  X509_VERIFY_PARAM_set_time(parameters, static_cast<std::time_t>(certificate.notBefore().time_since_epoch().count()));
  if (X509_verify_cert(context.get()) == 1) return {};
  return notChained(certificate, X509_verify_cert_error_string(X509_STORE_CTX_get_error(context.get())));
}

namespace {

// What speaks against the usage; nothing where it is right.
const char* signingObstacle(std::uint32_t usage) {
  if ((usage & KU_DIGITAL_SIGNATURE) == 0) return "no digitalSignature";
  if ((usage & (KU_KEY_ENCIPHERMENT | KU_DATA_ENCIPHERMENT | KU_KEY_AGREEMENT)) != 0) return "encrypts as well";
  return nullptr;
}

const char* encryptionObstacle(std::uint32_t usage, bool rsa) {
  const std::uint32_t wanted = rsa ? KU_KEY_ENCIPHERMENT | KU_DATA_ENCIPHERMENT : KU_KEY_AGREEMENT;
  if ((usage & wanted) == 0) return "does not encrypt";
  constexpr std::uint32_t signatures = KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION | KU_KEY_CERT_SIGN | KU_CRL_SIGN;
  if ((usage & signatures) != 0) return "signs as well";
  return nullptr;
}

bool hasExtendedUsage(X509* x509, const char* dotted) {
  const Owned<EXTENDED_KEY_USAGE, EXTENDED_KEY_USAGE_free> usages(
      static_cast<EXTENDED_KEY_USAGE*>(X509_get_ext_d2i(x509, NID_ext_key_usage, nullptr, nullptr)));
  for (int i = 0; usages && i < sk_ASN1_OBJECT_num(usages.get()); ++i)
    if (isObject(sk_ASN1_OBJECT_value(usages.get(), i), dotted)) return true;
  return false;
}

const char* obstacle(X509* x509, Usage usage, bool rsa) {
  const bool stated = X509_get_ext_by_NID(x509, NID_key_usage, -1) >= 0;
  const std::uint32_t bits = X509_get_key_usage(x509); // all of them where none are stated
  switch (usage) {
  case Usage::Signing:
    return stated ? signingObstacle(bits) : "no key usage";
  case Usage::Encryption:
    return stated ? encryptionObstacle(bits, rsa) : "no key usage";
  case Usage::KeyManagement:
    if ((bits & KU_DIGITAL_SIGNATURE) == 0) return "no digitalSignature";
    return hasExtendedUsage(x509, oid::keyManagementUsage) ? nullptr : "no key management usage";
  case Usage::Receipt:
    if ((bits & KU_DIGITAL_SIGNATURE) == 0) return "no digitalSignature";
    return hasExtendedUsage(x509, oid::receiptUsage) ? nullptr : "no receipt usage";
  }
  return "no such usage";
}

} // namespace

Outcome checkUsage(const Certificate& certificate, Usage usage) {
  const ErrorQueueMark mark;
  const auto x509 = x509Of(certificate.der());
  if (!x509) return cryptoFailed("d2i_X509");
  const char* why = obstacle(x509.get(), usage, isRsa(certificate.publicKey().kind()));
  if (why == nullptr) return {};
  return fail(ErrorCode::CertificatePurpose, certificate.serialHex() + ": " + why);
}

} // namespace certdesk::crypto
