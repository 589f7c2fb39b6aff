#include "app/crypto/key_package_inside.h"

#include "app/core/steering.h"
#include "app/crypto/key_package_asn1.h"
#include "app/crypto/oids.h"

#include <openssl/rsa.h>
#include <optional>

namespace certdesk::crypto {

tl::unexpected<Error> malformedPackage(const char* why) { return fail(ErrorCode::PackageMalformed, why); }

namespace {

constexpr std::size_t longestText = 64;
constexpr std::size_t largestPrivateKey = 4 * 1024; // PKCS #8 of RSA-3072 takes about 1800 octets

std::optional<std::string> textOf(const ASN1_UTF8STRING* string) {
  const Bytes octets = octetsOf(string);
  std::string text(octets.begin(), octets.end());
  if (text.empty() || text.size() > longestText || holdsSteering(text)) return std::nullopt;
  return text;
}

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
  if (!encryption || !transport || !signing) return malformedPackage("a public key");
  if (!isRsa(transport->kind())) return malformedPackage("a transport key that does not encrypt");
  return Keys{std::move(*encryption), std::move(*transport), std::move(*signing)};
}

struct Sealed {
  OaepHash oaep;
  Bytes aesKey, privateKey;
};
Result<Sealed> sealedOf(const asn1::Envelope& envelope, const PublicKey& transport) {
  if (!isNid(envelope.type, NID_pkcs7_enveloped) || envelope.data->version != 2) return malformedPackage("envelope");
  const auto* recipient = asn1::onlyRecipient(*envelope.data);
  if (recipient == nullptr || recipient->version != 2 || octetsOf(recipient->keyIdentifier) != transport.identifier())
    return malformedPackage("recipient");
  const auto oaep = oaepOf(recipient->algorithm);
  if (!oaep) return malformedPackage("key encryption algorithm");
  const auto& content = *envelope.data->content;
  if (!isNid(content.type, NID_pkcs7_data) || !isKeyWrap(content.algorithm))
    return malformedPackage("content encryption");

  Sealed sealed{*oaep, octetsOf(recipient->encryptedKey), octetsOf(content.octets)};
  if (sealed.aesKey.size() != transport.rsaParts().modulus.size())
    return malformedPackage("size of the sealed AES key");
  // RFC 5649 section 3: at least two blocks of eight octets.
  if (sealed.privateKey.size() < 16 || sealed.privateKey.size() > largestPrivateKey ||
      sealed.privateKey.size() % 8 != 0)
    return malformedPackage("size of the wrapped private key");
  return sealed;
}

} // namespace

Result<KeyPackage> readInside(ByteView der) {
  const auto content = asn1::readContent(der);
  if (!content || content->version != 1) return malformedPackage("content not readable");
  const auto application = textOf(content->application), ukeySerial = textOf(content->ukeySerial);
  if (!application || !ukeySerial) return malformedPackage("application or serial");
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

} // namespace certdesk::crypto
