#include "app/crypto/certificate.h"
#include "app/core/steering.h"
#include "pkcs11/answer.h"
#include "tests/fuzz/golden.h"

#include <algorithm>
#include <openssl/err.h>

// A certificate, from a portal or from a UKEY, and as an anchor. One that chains is one that the CA has made: without
// its key no other octets do.
using namespace certdesk;
using crypto::Certificate;

namespace {

bool isMade(ByteView der) {
  static const auto made = [] {
    std::vector<Bytes> all = fuzz::anchors();
    for (const auto* name : {"both-usages", "encryption-ec", "encryption-rsa", "expired", "hostile-name", "kmc",
                             "kmc-no-signature", "kmc-no-usage", "no-usage", "rsa-agreement", "signing-p256",
                             "signing-p384", "signing-person-a", "signing-person-b", "signing-person-c",
                             "signing-person-d", "signing-person-e", "signing-rsa2048", "signing-rsa3072"})
      all.push_back(fuzz::golden("crypto/" + std::string(name) + ".cer"));
    return all;
  }();
  return std::any_of(made.begin(), made.end(),
                     [&](const auto& one) { return std::equal(one.begin(), one.end(), der.begin(), der.end()); });
}

void checkName(const std::string& name) {
  fuzz::must(name.size() <= 512, "a name is short");
  fuzz::must(!holdsSteering(name), "a name steers nothing");
  fuzz::must(pkcs11::validUtf8(viewOf(name)) == name, "a name is UTF-8");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size) {
  static const auto anchors = fuzz::anchors();
  static const auto person = Certificate::fromDer(fuzz::golden("crypto/signing-p256.cer")).value();
  const ByteView der(octets, size);
  const auto certificate = Certificate::fromDer(der);
  (void)checkChain(person, {Bytes(der.begin(), der.end())});
  if (certificate) {
    fuzz::must(std::equal(der.begin(), der.end(), certificate->der().begin(), certificate->der().end()),
               "a certificate keeps its octets");
    fuzz::must(crypto::PublicKey::fromSpki(certificate->publicKey().spki()) == certificate->publicKey(),
               "its key is one by itself");
    checkName(certificate->commonName());
    checkName(certificate->issuerName());
    (void)certificate->serialHex();
    fuzz::must(!checkChain(*certificate, anchors) || isMade(der), "only what the CA has made chains to it");
    for (const auto usage :
         {crypto::Usage::Signing, crypto::Usage::Encryption, crypto::Usage::KeyManagement, crypto::Usage::Receipt})
      (void)checkUsage(*certificate, usage);
  } else {
    fuzz::must(certificate.error().code == ErrorCode::CertificateMalformed, "a certificate is refused as malformed");
  }
  fuzz::must(ERR_peek_error() == 0, "no complaint is left in OpenSSL's queue");
  return 0;
}
