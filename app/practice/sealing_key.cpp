#include "app/practice/sealing_key.h"

#include "app/practice/files.h"
#include "app/practice/openssl_handles.h"
#include "app/practice/random.h"

#include <openssl/hmac.h>

namespace certdesk::practice {

namespace {
constexpr std::size_t keySize = 32;
constexpr int nonceSize = 12;
constexpr int tagSize = 16;

const unsigned char* octetsOf(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
} // namespace

Result<SealingKey> SealingKey::open(const std::filesystem::path& file) {
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) {
    Bytes fresh = randomOctets(keySize);
    auto written = replaceFile(file, fresh);
    wipe(fresh);
    if (!written) return failed(written);
  }
  auto octets = readFile(file, keySize);
  if (!octets) return failed(octets);
  if (octets->size() != keySize) return fail(ErrorCode::FileUnreadable, "sealing key of another size");
  Secret key{ByteView(*octets)};
  wipe(*octets);
  return SealingKey(std::move(key));
}

Result<Bytes> SealingKey::seal(ByteView plain, std::string_view context) const {
  const CipherContext cipher(EVP_CIPHER_CTX_new());
  const auto nonce = randomOctets(nonceSize);
  Bytes sealed(nonceSize + plain.size() + tagSize);
  std::copy(nonce.begin(), nonce.end(), sealed.begin());
  int length = 0;
  const bool done =
      EVP_EncryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, m_key.view().data(), nonce.data()) == 1 &&
      EVP_EncryptUpdate(cipher.get(), nullptr, &length, octetsOf(context), static_cast<int>(context.size())) == 1 &&
      EVP_EncryptUpdate(cipher.get(), sealed.data() + nonceSize, &length, plain.data(),
                        static_cast<int>(plain.size())) == 1 &&
      EVP_EncryptFinal_ex(cipher.get(), sealed.data() + nonceSize + length, &length) == 1 &&
      EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, tagSize, sealed.data() + nonceSize + plain.size()) == 1;
  if (!done) return fail(ErrorCode::CryptoFailed, "AES-256-GCM");
  return sealed;
}

Result<Secret> SealingKey::unseal(ByteView sealed, std::string_view context) const {
  if (sealed.size() < nonceSize + tagSize) return fail(ErrorCode::FileUnreadable, "sealed text too short");
  const auto size = sealed.size() - nonceSize - tagSize;
  Bytes tag(sealed.end() - tagSize, sealed.end());
  Bytes plain(size + 1);
  int length = 0;
  const CipherContext cipher(EVP_CIPHER_CTX_new());
  const bool done =
      EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, m_key.view().data(), sealed.data()) == 1 &&
      EVP_DecryptUpdate(cipher.get(), nullptr, &length, octetsOf(context), static_cast<int>(context.size())) == 1 &&
      EVP_DecryptUpdate(cipher.get(), plain.data(), &length, sealed.data() + nonceSize, static_cast<int>(size)) == 1 &&
      EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, tagSize, tag.data()) == 1 &&
      EVP_DecryptFinal_ex(cipher.get(), plain.data() + length, &length) == 1;
  Secret secret{ByteView(plain.data(), done ? size : 0)};
  wipe(plain);
  if (!done) return fail(ErrorCode::FileUnreadable, "sealed under another key or for another purpose");
  return secret;
}

Bytes SealingKey::mac(std::string_view context, std::string_view text) const {
  std::string message(context);
  message.push_back('\0');
  message.append(text);
  Bytes mac(EVP_MAX_MD_SIZE);
  unsigned int size = 0;
  HMAC(EVP_sha256(), m_key.view().data(), static_cast<int>(m_key.size()), octetsOf(message), message.size(), mac.data(),
       &size);
  wipe(message);
  mac.resize(size);
  return mac;
}

} // namespace certdesk::practice
