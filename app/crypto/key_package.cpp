#include "app/crypto/key_package.h"

#include "app/crypto/key_package_asn1.h"
#include "app/crypto/oids.h"

#include <algorithm>
#include <openssl/rsa.h>
#include <optional>
#include <string_view>

namespace certdesk::crypto {

namespace {

constexpr std::size_t largestPackage = 64 * 1024;
constexpr std::size_t longestText = 64;
constexpr std::size_t largestPrivateKey = 4 * 1024; // PKCS #8 of RSA-3072 takes about 1800 octets

tl::unexpected<Error> malformed(const char* why) { return fail(ErrorCode::PackageMalformed, why); }
tl::unexpected<Error> notByKmc(const std::string& why) { return fail(ErrorCode::PackageSignature, why); }

Bytes octetsOf(const ASN1_STRING* string) {
  const auto* data = ASN1_STRING_get0_data(string);
  return {data, data + ASN1_STRING_length(string)};
}

std::optional<std::string> textOf(const ASN1_UTF8STRING* string) {
  const Bytes octets = octetsOf(string);
  const auto isControl = [](std::uint8_t octet) { return octet < 0x20 || octet == 0x7f; };
  if (octets.empty() || octets.size() > longestText || std::any_of(octets.begin(), octets.end(), isControl))
    return std::nullopt;
  return std::string(octets.begin(), octets.end());
}

bool isNid(const ASN1_OBJECT* object, int nid) { return OBJ_obj2nid(object) == nid; }

// --- the outside: who signed it -----------------------------------------------------------------------------------

CMS_SignerInfo* onlySigner(CMS_ContentInfo* cms) {
  auto* signers = CMS_get0_SignerInfos(cms);
  return sk_CMS_SignerInfo_num(signers) == 1 ? sk_CMS_SignerInfo_value(signers, 0) : nullptr;
}

// Read by OpenSSL as any algorithm of the key's kind; only what the profile knows may stand there.
bool isSignatureBySha256(const X509_ALGOR* algorithm) {
  const ASN1_OBJECT* object = nullptr;
  X509_ALGOR_get0(&object, nullptr, nullptr, algorithm);
  return isNid(object, NID_rsaEncryption) || isNid(object, NID_sha256WithRSAEncryption) ||
         isNid(object, NID_ecdsa_with_SHA256);
}

// The profile of the signature. OpenSSL compares the digest among the signed attributes with the content; that the
// content's type is signed too is for us to see (RFC 5652 section 11.1).
const char* profileObstacle(CMS_ContentInfo* cms) {
  if (!isNid(CMS_get0_type(cms), NID_pkcs7_signed)) return "not SignedData";
  auto* signer = onlySigner(cms);
  if (signer == nullptr) return "not one signer";
  X509_ALGOR *hash = nullptr, *signature = nullptr;
  CMS_SignerInfo_get0_algs(signer, nullptr, nullptr, &hash, &signature);
  const ASN1_OBJECT* algorithm = nullptr;
  X509_ALGOR_get0(&algorithm, nullptr, nullptr, hash);
  if (!isNid(algorithm, NID_sha256) || !isSignatureBySha256(signature)) return "another hash than SHA-256";
  const auto* type = static_cast<ASN1_OBJECT*>(
      CMS_signed_get0_data_by_OBJ(signer, OBJ_nid2obj(NID_pkcs9_contentType), -3, V_ASN1_OBJECT));
  if (type == nullptr) return "no signed attributes";
  if (!isObject(type, oid::keyPackage) || !isObject(CMS_get0_eContentType(cms), oid::keyPackage))
    return "another type of content";
  return nullptr;
}

Outcome checkSigner(CMS_ContentInfo* cms, const std::vector<Bytes>& anchors) {
  // Chain and usage are ours to check: OpenSSL would judge them by this PC's clock and by the purpose of e-mail.
  const Owned<BIO, BIO_free_all> nowhere(BIO_new(BIO_s_null()));
  if (CMS_verify(cms, nullptr, nullptr, nullptr, nowhere.get(), CMS_NO_SIGNER_CERT_VERIFY | CMS_BINARY) != 1)
    return notByKmc("the signature does not verify");
  X509* x509 = nullptr;
  CMS_SignerInfo_get0_algs(onlySigner(cms), nullptr, &x509, nullptr, nullptr);
  const auto certificate = Certificate::fromDer(toDer(i2d_X509, x509));
  if (!certificate) return notByKmc("signer: " + certificate.error().detail);
  if (const auto chain = checkChain(*certificate, anchors); !chain) return notByKmc("signer " + chain.error().detail);
  if (const auto usage = checkUsage(*certificate, Usage::KeyManagement); !usage)
    return notByKmc("signer " + usage.error().detail);
  return {};
}

// --- the inside: what it carries ----------------------------------------------------------------------------------

int hashOf(const X509_ALGOR* algorithm) {
  if (algorithm == nullptr) return NID_sha1; // the default (RFC 4055 section 4.1)
  const ASN1_OBJECT* object = nullptr;
  X509_ALGOR_get0(&object, nullptr, nullptr, algorithm);
  return OBJ_obj2nid(object);
}

int maskHashOf(const X509_ALGOR* mask) {
  if (mask == nullptr) return NID_sha1;
  const ASN1_OBJECT* object = nullptr;
  int type = 0;
  const void* value = nullptr;
  X509_ALGOR_get0(&object, &type, &value, mask);
  if (!isNid(object, NID_mgf1) || type != V_ASN1_SEQUENCE) return NID_undef;
  const auto hash =
      parseDer<d2i_X509_ALGOR, i2d_X509_ALGOR, OwnedAlgorithm>(octetsOf(static_cast<const ASN1_STRING*>(value)));
  return hash ? hashOf(hash.get()) : NID_undef;
}

bool hasEmptyLabel(const X509_ALGOR* source) {
  if (source == nullptr) return true;
  const ASN1_OBJECT* object = nullptr;
  int type = 0;
  const void* value = nullptr;
  X509_ALGOR_get0(&object, &type, &value, source);
  return isNid(object, NID_pSpecified) && type == V_ASN1_OCTET_STRING &&
         ASN1_STRING_length(static_cast<const ASN1_STRING*>(value)) == 0;
}

std::optional<OaepHash> oaepOf(const X509_ALGOR* algorithm) {
  using OwnedOaep = Owned<RSA_OAEP_PARAMS, RSA_OAEP_PARAMS_free>;
  const ASN1_OBJECT* object = nullptr;
  int type = 0;
  const void* value = nullptr;
  X509_ALGOR_get0(&object, &type, &value, algorithm);
  if (!isNid(object, NID_rsaesOaep) || type != V_ASN1_SEQUENCE) return std::nullopt;
  const auto parameters =
      parseDer<d2i_RSA_OAEP_PARAMS, i2d_RSA_OAEP_PARAMS, OwnedOaep>(octetsOf(static_cast<const ASN1_STRING*>(value)));
  if (!parameters || !hasEmptyLabel(parameters->pSourceFunc)) return std::nullopt;
  const int hash = hashOf(parameters->hashFunc);
  if (hash != maskHashOf(parameters->maskGenFunc)) return std::nullopt;
  if (hash == NID_sha256) return OaepHash::Sha256;
  return hash == NID_sha1 ? std::optional(OaepHash::Sha1) : std::nullopt;
}

bool isKeyWrap(const X509_ALGOR* algorithm) {
  const ASN1_OBJECT* object = nullptr;
  int type = 0;
  X509_ALGOR_get0(&object, &type, nullptr, algorithm);
  return isObject(object, oid::aes256WrapPad) && type == V_ASN1_UNDEF;
}

struct Keys {
  PublicKey encryption, transport, signing;
};
Result<Keys> keysOf(const asn1::KeyPackageContent& content) {
  const auto read = [](const X509_PUBKEY* key) { return PublicKey::fromSpki(toDer(i2d_X509_PUBKEY, key)); };
  auto encryption = read(content.encryptionKey), transport = read(content.transportKey),
       signing = read(content.signingKey);
  if (!encryption || !transport || !signing) return malformed("a public key");
  if (!isRsa(transport->kind())) return malformed("a transport key that does not encrypt");
  return Keys{std::move(*encryption), std::move(*transport), std::move(*signing)};
}

struct Sealed {
  OaepHash oaep;
  Bytes aesKey, privateKey;
};
Result<Sealed> sealedOf(const asn1::Envelope& envelope, const PublicKey& transport) {
  if (!isNid(envelope.type, NID_pkcs7_enveloped) || envelope.data->version != 2) return malformed("envelope");
  const auto* recipient = asn1::onlyRecipient(*envelope.data);
  if (recipient == nullptr || recipient->version != 2 || octetsOf(recipient->keyIdentifier) != transport.identifier())
    return malformed("recipient");
  const auto oaep = oaepOf(recipient->algorithm);
  if (!oaep) return malformed("key encryption algorithm");
  const auto& content = *envelope.data->content;
  if (!isNid(content.type, NID_pkcs7_data) || !isKeyWrap(content.algorithm)) return malformed("content encryption");

  Sealed sealed{*oaep, octetsOf(recipient->encryptedKey), octetsOf(content.octets)};
  if (sealed.aesKey.size() != transport.rsaParts().modulus.size()) return malformed("size of the sealed AES key");
  // RFC 5649 section 3: at least two blocks of eight octets.
  if (sealed.privateKey.size() < 16 || sealed.privateKey.size() > largestPrivateKey ||
      sealed.privateKey.size() % 8 != 0)
    return malformed("size of the wrapped private key");
  return sealed;
}

Result<KeyPackage> readInside(ByteView der) {
  const auto content = asn1::readContent(der);
  if (!content || content->version != 1) return malformed("content not readable");
  const auto application = textOf(content->application), ukeySerial = textOf(content->ukeySerial);
  if (!application || !ukeySerial) return malformed("application or serial");
  auto keys = keysOf(*content);
  if (!keys) return failed(keys);
  auto sealed = sealedOf(*content->envelope, keys->transport);
  if (!sealed) return failed(sealed);
  return KeyPackage{*application,
                    *ukeySerial,
                    std::move(keys->encryption),
                    std::move(keys->transport),
                    std::move(keys->signing),
                    sealed->oaep,
                    std::move(sealed->aesKey),
                    std::move(sealed->privateKey)};
}

} // namespace

Result<KeyPackage> openKeyPackage(ByteView der, const std::vector<Bytes>& anchors) {
  const ErrorQueueMark mark;
  if (der.size() > largestPackage) return malformed("too large");
  const auto cms = parseDer<d2i_CMS_ContentInfo, i2d_CMS_ContentInfo, OwnedCms>(der);
  if (!cms) return malformed("CMS not readable");
  if (const char* why = profileObstacle(cms.get())) return malformed(why);
  auto* content = CMS_get0_content(cms.get());
  if (content == nullptr || *content == nullptr) return malformed("no content");
  if (const auto signer = checkSigner(cms.get(), anchors); !signer) return failed(signer);
  return readInside(octetsOf(*content));
}

Outcome checkTarget(const KeyPackage& package, const KeyPackageTarget& target) {
  const char* other = nullptr;
  if (package.signingKey != target.signingKey) other = "another signing key";
  if (package.transportKey != target.transportKey) other = "another transport key";
  if (package.ukeySerial != target.ukeySerial) other = "another UKEY";
  if (package.application != target.application) other = "another application";
  if (other == nullptr) return {};
  return fail(ErrorCode::PackageOtherUkey, other);
}

Outcome checkCertificate(const KeyPackage& package, const Certificate& certificate) {
  if (package.encryptionKey == certificate.publicKey()) return {};
  return fail(ErrorCode::PackageOtherKey, certificate.serialHex());
}

} // namespace certdesk::crypto
