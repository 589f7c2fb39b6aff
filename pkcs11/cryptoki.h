#pragma once
// The C header of PKCS #11 v2.40 (p11-kit's), and the few words of later editions that it lacks.
#include <p11-kit/pkcs11.h>

#include <cstdint>
#include <span>
#include <vector>

namespace pkcs11 {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

// PKCS #11 v3.0 mechanisms, 2.14: RFC 5649 by a name of its own; 0x210A means different things in different modules.
inline constexpr CK_MECHANISM_TYPE aesKeyWrapKwp = 0x210BUL;
inline constexpr CK_MECHANISM_TYPE aesKeyWrapPad = CKM_AES_KEY_WRAP_PAD;

#ifdef _WIN32
#pragma pack(push, 1) // the base specification packs every structure on Windows (v2.40 section 2.1)
#endif
// CK_RSA_AES_KEY_WRAP_PARAMS, PKCS #11 v2.40 current mechanisms, 2.1.23.
struct RsaAesKeyWrapParameters {
  CK_ULONG aesKeyBits;
  CK_RSA_PKCS_OAEP_PARAMS* oaep;
};
#ifdef _WIN32
#pragma pack(pop)
#endif

} // namespace pkcs11
