#include "app/crypto/unlock_seal.h"

#include "app/core/text.h"
#include "app/crypto/openssl.h"

#include <algorithm>
#include <array>
#include <openssl/core_names.h>
#include <openssl/hmac.h>
#include <openssl/kdf.h>
#include <optional>

namespace certdesk::crypto {

namespace {

using OwnedCipher = Owned<EVP_CIPHER_CTX, EVP_CIPHER_CTX_free>;
using OwnedKdf = Owned<EVP_KDF, EVP_KDF_free>;
using OwnedKdfContext = Owned<EVP_KDF_CTX, EVP_KDF_CTX_free>;
using OwnedKeyInfo = Owned<PKCS8_PRIV_KEY_INFO, PKCS8_PRIV_KEY_INFO_free>;

constexpr std::size_t pointSize = 65, sharedSize = 32, keySize = 32, ivSize = 12, tagSize = 16;
constexpr std::string_view info = "CertDesk unlock v1";

tl::unexpected<Error> broken(const char* why) { return fail(ErrorCode::UnlockSealBroken, why); }

std::string authenticated(const UnlockContext& context) {
  return std::string(info) + "\napplication: " + context.application + "\nukey: " + context.ukeySerial +
         "\nasked: " + hex(context.asked) + "\nnonce: " + hex(context.nonce) + "\n";
}

OwnedKey privateKeyFrom(const Secret& pkcs8) {
  const unsigned char* next = pkcs8.view().data();
  const OwnedKeyInfo parsed(d2i_PKCS8_PRIV_KEY_INFO(nullptr, &next, static_cast<long>(pkcs8.size())));
  return OwnedKey(parsed ? EVP_PKCS82PKEY(parsed.get()) : nullptr);
}

// ECDH. Nothing where the point is not on the curve.
std::optional<Secret> sharedWith(const SealKey& mine, ByteView point) {
  const auto own = privateKeyFrom(mine.privateKey);
  const auto theirs = PublicKey::fromEc(KeyKind::EcP256, point);
  if (!own || !theirs) return std::nullopt;
  const auto peer = keyOf(*theirs);
  const OwnedKeyContext context(EVP_PKEY_CTX_new(own.get(), nullptr));
  std::array<std::uint8_t, sharedSize> shared{};
  std::size_t size = shared.size();
  const bool done = context && EVP_PKEY_derive_init(context.get()) == 1 &&
                    EVP_PKEY_derive_set_peer(context.get(), peer.get()) == 1 &&
                    EVP_PKEY_derive(context.get(), shared.data(), &size) == 1 && size == shared.size();
  std::optional<Secret> secret;
  if (done) secret.emplace(ByteView(shared));
  wipe(shared.data(), shared.size());
  return secret;
}

// Key and IV, one behind the other.
std::optional<Secret> derived(const Secret& shared, Bytes salt) {
  const OwnedKdf kdf(EVP_KDF_fetch(nullptr, "HKDF", nullptr));
  const OwnedKdfContext context(kdf ? EVP_KDF_CTX_new(kdf.get()) : nullptr);
  if (!context) return std::nullopt;
  Bytes secret(shared.view().begin(), shared.view().end()); // OpenSSL wants it writable
  std::string label(info), digest("SHA256");
  const OSSL_PARAM parameters[] = {OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest.data(), 0),
                                   OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_KEY, secret.data(), secret.size()),
                                   OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_SALT, salt.data(), salt.size()),
                                   OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_INFO, label.data(), label.size()),
                                   OSSL_PARAM_construct_end()};
  std::array<std::uint8_t, keySize + ivSize> out{};
  const bool done = EVP_KDF_derive(context.get(), out.data(), out.size(), parameters) == 1;
  wipe(secret);
  std::optional<Secret> keys;
  if (done) keys.emplace(ByteView(out));
  wipe(out.data(), out.size());
  return keys;
}

std::optional<Secret> decrypted(const Secret& keys, const std::string& aad, ByteView text, ByteView itsTag) {
  std::array<std::uint8_t, largestSeal> plain{};
  Bytes tag(itsTag.begin(), itsTag.end()); // OpenSSL wants it writable
  const auto* key = keys.view().data();
  int written = 0;
  const OwnedCipher cipher(EVP_CIPHER_CTX_new());
  const bool done =
      cipher && EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, key, key + keySize) == 1 &&
      EVP_DecryptUpdate(cipher.get(), nullptr, &written, viewOf(aad).data(), static_cast<int>(aad.size())) == 1 &&
      EVP_DecryptUpdate(cipher.get(), plain.data(), &written, text.data(), static_cast<int>(text.size())) == 1 &&
      EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, tagSize, tag.data()) == 1 &&
      EVP_DecryptFinal_ex(cipher.get(), plain.data() + text.size(), &written) == 1;
  std::optional<Secret> opened;
  if (done) opened.emplace(ByteView(plain.data(), text.size()));
  wipe(plain.data(), plain.size());
  return opened;
}

// A PIN behind its length; nothing where it is no PIN. The rest is left in the view.
std::optional<Secret> takePin(ByteView& text) {
  if (text.empty() || text[0] == 0 || text[0] > longestOfficerPin || text.size() <= text[0]) return std::nullopt;
  const std::size_t size = text[0];
  Secret pin(text.subspan(1, size));
  text = text.subspan(1 + size);
  return pin;
}

} // namespace

Result<SealKey> makeSealKey() {
  const OwnedKey key(EVP_EC_gen("P-256"));
  if (!key) return cryptoFailed("EVP_EC_gen");
  const OwnedKeyInfo parsed(EVP_PKEY2PKCS8(key.get()));
  Bytes plain = parsed ? toDer(i2d_PKCS8_PRIV_KEY_INFO, parsed.get()) : Bytes();
  SealKey made{Secret(plain), toDer(i2d_PUBKEY, key.get())};
  wipe(plain);
  if (made.privateKey.empty() || made.publicKey.empty()) return cryptoFailed("EVP_PKEY2PKCS8");
  return made;
}

Result<OfficerPins> openUnlockSeal(const SealKey& key, const UnlockContext& context, ByteView sealed) {
  const ErrorQueueMark mark;
  if (sealed.size() <= pointSize + tagSize || sealed.size() > largestSeal) return broken("its size");
  const auto point = sealed.first(pointSize);
  const auto shared = sharedWith(key, point);
  if (!shared) return broken("its point");
  Bytes salt = key.publicKey;
  salt.insert(salt.end(), point.begin(), point.end());
  const auto keys = derived(*shared, std::move(salt));
  if (!keys) return cryptoFailed("HKDF");
  const auto text = sealed.subspan(pointSize, sealed.size() - pointSize - tagSize);
  const auto plain = decrypted(*keys, authenticated(context), text, sealed.last(tagSize));
  if (!plain) return broken("not for this key and this unlock");
  auto rest = plain->view();
  if (rest.size() < 2 || rest[0] != 1 || rest[1] > 1) return broken("its version");
  const bool mayBeNext = rest[1] == 1;
  rest = rest.subspan(2);
  auto current = takePin(rest);
  auto next = current ? takePin(rest) : std::nullopt;
  if (!next || !rest.empty()) return broken("its PINs");
  return OfficerPins{std::move(*current), std::move(*next), mayBeNext};
}

Bytes unlockMac(const Secret& code, ByteView publicKey, const std::string& serial, ByteView nonce) {
  std::string bare;
  bare.reserve(code.size()); // never moved, so that no copy stays behind
  for (const char c : code.text())
    if (std::string_view(" \t\r\n\v\f").find(c) == std::string_view::npos) bare.push_back(c);
  Bytes message(publicKey.begin(), publicKey.end());
  message.insert(message.end(), serial.begin(), serial.end());
  message.insert(message.end(), nonce.begin(), nonce.end());
  Bytes mac(EVP_MAX_MD_SIZE);
  unsigned int size = 0;
  const auto* done =
      HMAC(EVP_sha256(), bare.data(), static_cast<int>(bare.size()), message.data(), message.size(), mac.data(), &size);
  wipe(bare);
  mac.resize(done == nullptr ? 0 : size);
  return mac;
}

} // namespace certdesk::crypto
