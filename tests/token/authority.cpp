#include "tests/token/authority.h"

#include "app/practice/certificate_request.h"
#include "app/practice/key_package_builder.h"
#include "tests/token/world.h"

#include <array>
#include <fstream>
#include <openssl/core_names.h>
#include <openssl/param_build.h>
#include <random>

namespace tests {

namespace fs = std::filesystem;
using namespace certdesk::practice;

namespace {

certdesk::portal::KeyAlgorithm algorithmFor(token::KeyKind kind) {
  return static_cast<certdesk::portal::KeyAlgorithm>(static_cast<int>(kind));
}

CertificatePlan planFor(const std::string& name, std::vector<std::pair<int, std::string>> extensions) {
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  return {{"Test", name}, now - std::chrono::hours(24), now + std::chrono::hours(24 * 365), std::move(extensions)};
}

Identity identity(const CertificatePlan& plan, const Identity* issuer) {
  Identity made;
  made.key = ok(makeKey(certdesk::portal::KeyAlgorithm::EcP256));
  made.certificate = ok(buildCertificate(plan, made.key.get(), issuer, made.key.get()));
  return made;
}

Identity root(const std::string& name) {
  return identity(planFor(name, {{NID_basic_constraints, "critical,CA:TRUE"}, {NID_key_usage, "critical,keyCertSign"}}),
                  nullptr);
}

Identity keyManagement(const Identity& issuer) {
  return identity(planFor("KMC", {{NID_basic_constraints, "critical,CA:FALSE"},
                                  {NID_key_usage, "critical,digitalSignature"},
                                  {NID_ext_key_usage, "2.25.45159099787062064206030363977126177388.3"}}),
                  &issuer);
}

// The public half of one P-256 pair with the private half of another.
KeyHandle mixedKey(const EVP_PKEY* shown, const EVP_PKEY* hidden) {
  std::array<std::uint8_t, 128> point{};
  std::size_t size = 0;
  BIGNUM* number = nullptr;
  REQUIRE(EVP_PKEY_get_octet_string_param(shown, OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size(), &size) == 1);
  REQUIRE(EVP_PKEY_get_bn_param(hidden, OSSL_PKEY_PARAM_PRIV_KEY, &number) == 1);
  const Handle<BIGNUM, BN_free> owned(number);
  const Handle<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free> builder(OSSL_PARAM_BLD_new());
  OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "P-256", 0);
  OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), size);
  OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_PRIV_KEY, number);
  const Handle<OSSL_PARAM, OSSL_PARAM_free> parameters(OSSL_PARAM_BLD_to_param(builder.get()));
  const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
  EVP_PKEY* key = nullptr;
  REQUIRE(EVP_PKEY_fromdata_init(context.get()) == 1);
  REQUIRE(EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_KEYPAIR, parameters.get()) == 1);
  return KeyHandle(key);
}

Bytes derOf(const Identity& identity) { return certdesk::practice::derOf(identity.certificate.get(), i2d_X509); }

} // namespace

Authority::Authority() : m_root(root("Root")), m_kmc(keyManagement(m_root)), m_stranger(root("Stranger")) {
  std::random_device random;
  m_folder = fs::temp_directory_path() / ("certdesk-authority-" + std::to_string(random()) + std::to_string(random()));
  fs::create_directory(m_folder);
}

Authority::~Authority() {
  std::error_code ignored;
  fs::remove_all(m_folder, ignored);
}

std::vector<Bytes> Authority::anchors() const { return {derOf(m_root)}; }

Bytes Authority::issue(EVP_PKEY* key, const char* keyUsage) const {
  const auto made = ok(buildCertificate(
      planFor("Holder", {{NID_basic_constraints, "critical,CA:FALSE"}, {NID_key_usage, keyUsage}}), key, &m_root));
  return certdesk::practice::derOf(made.get(), i2d_X509);
}

Bytes Authority::certificate(const Bytes& publicKey, const char* keyUsage) const {
  return issue(ok(publicKeyFrom(publicKey)).get(), keyUsage);
}

Bytes Authority::issuedSigning() const {
  std::ifstream in(m_folder / "signing.cer", std::ios::binary);
  return Bytes(std::istreambuf_iterator<char>(in), {});
}

Bytes Authority::signingCertificate(const Bytes& publicKey) const {
  const auto before = issuedSigning();
  if (!before.empty()) {
    const auto certificate = ok(certificateFrom(before));
    if (publicKeyInfo(X509_get0_pubkey(certificate.get())) == publicKey) return before;
  }
  const auto made = certificate(publicKey, "critical,digitalSignature,nonRepudiation");
  {
    std::ofstream out(m_folder / "new", std::ios::binary);
    out.write(reinterpret_cast<const char*>(made.data()), static_cast<std::streamsize>(made.size()));
  }
  fs::rename(m_folder / "new", m_folder / "signing.cer");
  return made;
}

Authority::Pair Authority::makePair(token::KeyKind kind) const {
  Pair pair;
  pair.key = ok(makeKey(algorithmFor(kind)));
  pair.publicKey = publicKeyInfo(pair.key.get());
  const bool rsa = kind == token::KeyKind::Rsa2048 || kind == token::KeyKind::Rsa3072;
  pair.certificate = issue(pair.key.get(), rsa ? "critical,keyEncipherment" : "critical,keyAgreement");
  return pair;
}

Bytes Authority::keyPackage(const std::string& application, const Pair& pair, const Bytes& transportRequest,
                            const Spoiled& spoiled) const {
  const auto request = ok(readRequest(transportRequest));
  REQUIRE(request.transport);
  KeyPackageOrder order;
  order.application = spoiled.application.empty() ? application : spoiled.application;
  order.ukeySerial = spoiled.ukeySerial.empty() ? request.ukeySerial : spoiled.ukeySerial;
  order.encryptionKey = (spoiled.other != nullptr ? *spoiled.other : pair).key.get();
  const auto mixed = spoiled.mixed ? mixedKey(pair.key.get(), makePair(token::KeyKind::EcP256).key.get()) : KeyHandle();
  if (mixed) order.encryptionKey = mixed.get();
  order.transportKey = request.transport->key;
  order.signingKey = request.publicKey;
  order.wrapHash = request.transport->hash;
  auto der = ok(buildKeyPackage(order, spoiled.strangerSigns ? m_stranger : m_kmc));
  if (spoiled.torn) der.resize(der.size() / 2);
  return der;
}

} // namespace tests
