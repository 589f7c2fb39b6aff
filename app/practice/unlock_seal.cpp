#include "app/practice/unlock_seal.h"

#include "app/core/text.h"
#include "app/practice/keys.h"

#include <array>
#include <openssl/hmac.h>

namespace certdesk::practice {

namespace {

constexpr std::size_t hashSize = 32, keySize = 32, tagSize = 16, pointSize = 65;
constexpr std::string_view label = "CertDesk unlock v1";

using Digest = std::array<std::uint8_t, hashSize>;

Digest hmac(ByteView key, ByteView message) {
  Digest mac{};
  unsigned int size = 0;
  HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), message.data(), message.size(), mac.data(), &size);
  return mac;
}

void append(Bytes& to, ByteView octets) { to.insert(to.end(), octets.begin(), octets.end()); }
void append(Bytes& to, std::string_view text) { to.insert(to.end(), text.begin(), text.end()); }

// RFC 5869 sections 2.2 and 2.3, step by step: 44 octets are two rounds.
Secret expanded(const Secret& shared, ByteView salt) {
  auto prk = hmac(salt, shared.view());
  Bytes round;
  append(round, label);
  round.push_back(1);
  auto first = hmac(prk, round);
  Bytes message(first.begin(), first.end());
  append(message, label);
  message.push_back(2);
  auto second = hmac(prk, message);
  Bytes both(first.begin(), first.end());
  append(both, ByteView(second));
  Secret keys{ByteView(both)};
  for (auto* digest : {&prk, &first, &second})
    wipe(digest->data(), digest->size());
  wipe(message);
  wipe(both);
  return keys;
}

Result<Secret> agreed(EVP_PKEY* own, EVP_PKEY* host) {
  const KeyContext context(EVP_PKEY_CTX_new(own, nullptr));
  std::array<std::uint8_t, 66> z{};
  std::size_t size = z.size();
  const bool done = context && EVP_PKEY_derive_init(context.get()) == 1 &&
                    EVP_PKEY_derive_set_peer(context.get(), host) == 1 &&
                    EVP_PKEY_derive(context.get(), z.data(), &size) == 1;
  if (!done) return cryptoFailed("ECDH");
  Secret shared{ByteView(z.data(), size)};
  wipe(z.data(), z.size());
  return shared;
}

// The last octets of its SubjectPublicKeyInfo.
Bytes pointOf(const EVP_PKEY* key) {
  auto info = publicKeyInfo(key);
  if (info.size() < pointSize) return {};
  info.erase(info.begin(), info.end() - pointSize);
  return info;
}

std::string headOf(const SealOrder& order) {
  std::string head(label);
  head += '\n';
  for (const auto& [name, value] : {std::pair<const char*, std::string>{"application", order.application},
                                    {"ukey", order.ukeySerial},
                                    {"asked", hex(order.asked)},
                                    {"nonce", hex(order.nonce)}})
    head += std::string(name) + ": " + value + '\n';
  return head;
}

Secret textOf(const Secret& current, const Secret& next, bool mayBeNext) {
  Bytes text;
  text.reserve(4 + current.size() + next.size()); // never moved, so that no copy stays behind
  text.push_back(1);
  text.push_back(mayBeNext ? 1 : 0);
  for (const auto* pin : {&current, &next}) {
    text.push_back(static_cast<std::uint8_t>(pin->size()));
    append(text, pin->view());
  }
  Secret secret{ByteView(text)};
  wipe(text);
  return secret;
}

} // namespace

Result<Bytes> sealOfficerPins(const SealOrder& order, const Secret& current, const Secret& next, bool mayBeNext) {
  const auto host = publicKeyFrom(order.hostKey);
  if (!host || algorithmOf(host->get()) != portal::KeyAlgorithm::EcP256)
    return fail(ErrorCode::CertificateMalformed, "the host's key");
  const auto own = makeKey(portal::KeyAlgorithm::EcP256);
  if (!own) return failed(own);
  const auto shared = agreed(own->get(), host->get());
  if (!shared) return failed(shared);
  auto sealed = pointOf(own->get());
  Bytes salt = order.hostKey;
  append(salt, ByteView(sealed));
  const auto keys = expanded(*shared, salt);
  const auto head = headOf(order);
  const auto text = textOf(current, next, mayBeNext);
  sealed.resize(pointSize + text.size() + tagSize);
  auto* const out = sealed.data() + pointSize;
  const CipherContext cipher(EVP_CIPHER_CTX_new());
  int length = 0;
  const bool done =
      EVP_EncryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, keys.view().data(), keys.view().data() + keySize) ==
          1 &&
      EVP_EncryptUpdate(cipher.get(), nullptr, &length, viewOf(head).data(), static_cast<int>(head.size())) == 1 &&
      EVP_EncryptUpdate(cipher.get(), out, &length, text.view().data(), static_cast<int>(text.size())) == 1 &&
      EVP_EncryptFinal_ex(cipher.get(), out + length, &length) == 1 &&
      EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, tagSize, out + text.size()) == 1;
  if (!done) return cryptoFailed("AES-256-GCM");
  return sealed;
}

Bytes unlockMacOf(const Secret& code, const SealOrder& order) {
  Bytes message = order.hostKey;
  append(message, order.ukeySerial);
  append(message, ByteView(order.asked));
  const auto mac = hmac(code.view(), message);
  return {mac.begin(), mac.end()};
}

} // namespace certdesk::practice
