#include "app/practice/key_wrap.h"

#include "app/practice/keys.h"

namespace certdesk::practice {

// RFC 5649. By EVP and without an IV of our own: CMS_encrypt would write a random one, which nothing can unwrap.
Result<Bytes> wrapKey(ByteView key, ByteView plain) {
  const CipherContext context(EVP_CIPHER_CTX_new());
  EVP_CIPHER_CTX_set_flags(context.get(), EVP_CIPHER_CTX_FLAG_WRAP_ALLOW);
  Bytes wrapped(plain.size() + 16);
  int size = 0;
  int rest = 0;
  const bool good =
      EVP_EncryptInit_ex(context.get(), EVP_aes_256_wrap_pad(), nullptr, key.data(), nullptr) == 1 &&
      EVP_EncryptUpdate(context.get(), wrapped.data(), &size, plain.data(), static_cast<int>(plain.size())) == 1 &&
      EVP_EncryptFinal_ex(context.get(), wrapped.data() + size, &rest) == 1;
  if (!good) return cryptoFailed("RFC 5649");
  wrapped.resize(static_cast<std::size_t>(size + rest));
  return wrapped;
}

} // namespace certdesk::practice
