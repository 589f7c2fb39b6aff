#include "app/crypto/sealed.h"

#include "app/crypto/digest.h"
#include "app/crypto/openssl.h"

namespace certdesk::crypto {

namespace {

constexpr std::size_t nonceSize = 12, tagSize = 16;

using OwnedCipher = Owned<EVP_CIPHER_CTX, EVP_CIPHER_CTX_free>;

int length(ByteView octets) { return static_cast<int>(octets.size()); }

} // namespace

Result<Bytes> seal(const Secret& key, ByteView context, ByteView text) {
  if (key.size() != sealKeySize) return internalError("a sealing key of another size");
  Bytes sealed = randomOctets(nonceSize);
  if (sealed.empty()) return cryptoFailed("RAND_bytes");
  sealed.resize(nonceSize + text.size() + tagSize);
  auto* const nonce = sealed.data();
  auto* const out = nonce + nonceSize;
  int written = 0;
  const OwnedCipher cipher(EVP_CIPHER_CTX_new());
  const bool done = cipher &&
                    EVP_EncryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, key.view().data(), nonce) == 1 &&
                    EVP_EncryptUpdate(cipher.get(), nullptr, &written, context.data(), length(context)) == 1 &&
                    EVP_EncryptUpdate(cipher.get(), out, &written, text.data(), length(text)) == 1 &&
                    EVP_EncryptFinal_ex(cipher.get(), out + text.size(), &written) == 1 &&
                    EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, tagSize, out + text.size()) == 1;
  if (!done) return cryptoFailed("AES-256-GCM");
  return sealed;
}

std::optional<Secret> unseal(const Secret& key, ByteView context, ByteView sealed) {
  if (key.size() != sealKeySize || sealed.size() < nonceSize + tagSize) return std::nullopt;
  const auto text = sealed.subspan(nonceSize, sealed.size() - nonceSize - tagSize);
  auto tag = Bytes(sealed.end() - tagSize, sealed.end()); // OpenSSL wants it writable
  Bytes plain(text.size() + 1);                           // never without memory, for OpenSSL's sake
  int written = 0;
  const OwnedCipher cipher(EVP_CIPHER_CTX_new());
  const ErrorQueueMark mark;
  const bool done =
      cipher && EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, key.view().data(), sealed.data()) == 1 &&
      EVP_DecryptUpdate(cipher.get(), nullptr, &written, context.data(), length(context)) == 1 &&
      EVP_DecryptUpdate(cipher.get(), plain.data(), &written, text.data(), length(text)) == 1 &&
      EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, tagSize, tag.data()) == 1 &&
      EVP_DecryptFinal_ex(cipher.get(), plain.data() + text.size(), &written) == 1;
  std::optional<Secret> opened;
  if (done) opened.emplace(ByteView(plain.data(), text.size()));
  wipe(plain);
  return opened;
}

} // namespace certdesk::crypto
