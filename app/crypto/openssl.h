#pragma once
#include "app/core/error_queue.h"
#include "app/crypto/public_key.h"

#include <algorithm>
#include <memory>
#include <openssl/asn1t.h>
#include <openssl/bio.h>
#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <type_traits>

// OpenSSL's types with owners, for the .cpp files of this room alone.
namespace certdesk::crypto {

template <auto free>
struct FreeBy {
  template <class T>
  void operator()(T* object) const {
    free(object);
  }
};
template <class T, auto free>
using Owned = std::unique_ptr<T, FreeBy<free>>;

using OwnedAlgorithm = Owned<X509_ALGOR, X509_ALGOR_free>;
using OwnedBitString = Owned<ASN1_BIT_STRING, ASN1_BIT_STRING_free>;
using OwnedCertificate = Owned<X509, X509_free>;
using OwnedCms = Owned<CMS_ContentInfo, CMS_ContentInfo_free>;
using OwnedKey = Owned<EVP_PKEY, EVP_PKEY_free>;
using OwnedKeyContext = Owned<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;
using OwnedObject = Owned<ASN1_OBJECT, ASN1_OBJECT_free>;

// The places where this room's general failures are raised.
[[nodiscard]] tl::unexpected<Error> malformedCertificate(std::string detail); // C-01
[[nodiscard]] tl::unexpected<Error> cryptoFailed(const char* function);       // C-10, with OpenSSL's last complaint

// Parses DER by a d2i function: nothing where it cannot be read, where octets follow it, or where it is not DER (it
// would be written otherwise).
template <auto d2i, auto i2d, class Pointer>
[[nodiscard]] Pointer parseDer(ByteView der);

template <class T, class I2d>
[[nodiscard]] Bytes toDer(I2d i2d, T* value) {
  unsigned char* octets = nullptr;
  const int size = i2d(value, &octets);
  if (size < 0) return {};
  Bytes der(octets, octets + size);
  OPENSSL_free(octets);
  return der;
}

template <auto d2i, auto i2d, class Pointer>
Pointer parseDer(ByteView der) {
  const unsigned char* next = der.data();
  Pointer value(d2i(nullptr, &next, static_cast<long>(der.size())));
  if (!value || next != der.data() + der.size()) return nullptr;
  const Bytes again = toDer(i2d, value.get());
  return std::equal(again.begin(), again.end(), der.begin(), der.end()) ? std::move(value) : nullptr;
}

[[nodiscard]] OwnedObject objectOf(const char* dotted);
[[nodiscard]] bool isObject(const ASN1_OBJECT* object, const char* dotted);
[[nodiscard]] inline bool isNid(const ASN1_OBJECT* object, int nid) { return OBJ_obj2nid(object) == nid; }
[[nodiscard]] Bytes octetsOf(const ASN1_STRING* string);
[[nodiscard]] Bytes digest(const EVP_MD* algorithm, ByteView octets);
// Never nothing for a PublicKey that was made: its octets were read before.
[[nodiscard]] OwnedKey keyOf(const PublicKey& key);

} // namespace certdesk::crypto
