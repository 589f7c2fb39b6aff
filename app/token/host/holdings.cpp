#include "app/token/host/holdings.h"

#include "app/crypto/certificate.h"
#include "pkcs11/public_key.h"

#include <algorithm>

namespace certdesk::token {

namespace {

constexpr std::size_t longestId = 255;

Result<std::vector<pkcs11::Object>> objectsOf(Operation& operation, CK_OBJECT_CLASS kind) {
  // As many as the window takes in one list: of more it would not even hear that there are too many.
  return operation.said(
      operation.session().find(pkcs11::Template().number(CKA_CLASS, kind).boolean(CKA_TOKEN, true), longestList));
}

// Reads attributes until one of them is refused; what the object does not have stays as it was.
class Reader {
public:
  Reader(Operation& operation, const pkcs11::Object& object) : m_operation(operation), m_object(object) {}

  void text(CK_ATTRIBUTE_TYPE type, std::string& value) { take(m_object.text(type), value); }
  void bytes(CK_ATTRIBUTE_TYPE type, Bytes& value, std::size_t most) { take(m_object.bytes(type, most), value); }
  void flag(CK_ATTRIBUTE_TYPE type, bool& value) { take(m_object.boolean(type), value); }
  // Of a flag that nothing depends on.
  bool hint(CK_ATTRIBUTE_TYPE type) {
    if (!m_outcome) return false;
    const auto said = m_operation.saidOr(m_object.boolean(type), false);
    if (!said) m_outcome = failed(said);
    return said.value_or(false);
  }
  std::optional<crypto::PublicKey> publicKey() {
    std::optional<pkcs11::PublicKeyValue> value;
    if (m_outcome) {
      auto told = m_operation.told(pkcs11::publicKeyOf(m_object));
      if (told)
        value = std::move(*told);
      else
        m_outcome = failed(told);
    }
    return value ? publicKeyFrom(*value) : std::nullopt;
  }
  [[nodiscard]] const Outcome& outcome() const { return m_outcome; }

private:
  template <class T>
  void take(pkcs11::Result<T> answer, T& value) {
    if (!m_outcome) return;
    auto told = m_operation.told(std::move(answer));
    if (!told)
      m_outcome = failed(told);
    else if (*told)
      value = std::move(**told);
  }
  Operation& m_operation;
  const pkcs11::Object& m_object;
  Outcome m_outcome;
};

// EC private keys mostly do not tell their public half. The object beside one does, if it is the only one there; and
// where the key alone has moved to its final CKA_ID, which says what it is, one that has not followed yet.
template <class Objects>
std::optional<crypto::PublicKey> toldBy(const Objects& objects, const Bytes& id) {
  std::optional<crypto::PublicKey> told;
  for (const auto& object : objects) {
    if (id.empty() || !object.publicKey) continue;
    if (object.publicKey->identifier() == id) return object.publicKey;
    if (object.id != id) continue;
    if (told && told != object.publicKey) return std::nullopt;
    told = object.publicKey;
  }
  return told;
}

Outcome readPublicKeys(Operation& operation, Holdings& holdings) {
  const auto objects = objectsOf(operation, CKO_PUBLIC_KEY);
  if (!objects) return failed(objects);
  for (const auto& object : *objects) {
    HeldPublicKey key{object, {}, {}, {}};
    Reader reader(operation, object);
    reader.text(CKA_LABEL, key.label);
    reader.bytes(CKA_ID, key.id, longestId);
    key.publicKey = reader.publicKey();
    if (!reader.outcome()) return reader.outcome();
    holdings.publicKeys.push_back(std::move(key));
  }
  return {};
}

Outcome readCertificates(Operation& operation, Holdings& holdings) {
  const auto objects = objectsOf(operation, CKO_CERTIFICATE);
  if (!objects) return failed(objects);
  for (const auto& object : *objects) {
    HeldCertificate held{object, {}, {}, {}, {}};
    Reader reader(operation, object);
    reader.text(CKA_LABEL, held.label);
    reader.bytes(CKA_ID, held.id, longestId);
    reader.bytes(CKA_VALUE, held.value, pkcs11::Object::maximumValue);
    if (!reader.outcome()) return reader.outcome();
    if (const auto certificate = crypto::Certificate::fromDer(held.value)) held.publicKey = certificate->publicKey();
    holdings.certificates.push_back(std::move(held));
  }
  return {};
}

// What stands beside a private key, where several private keys stand under one CKA_ID as in an applet's container: only
// a certificate for what this one alone may be used for tells which of them it is.
std::optional<crypto::PublicKey> toldByPurpose(const Holdings& holdings, const HeldPrivateKey& key) {
  if (key.signs == key.decrypts) return std::nullopt;
  const auto isLike = [&](const auto& other) { return other.id == key.id && other.signs == key.signs; };
  if (std::count_if(holdings.privateKeys.begin(), holdings.privateKeys.end(), isLike) != 1) return std::nullopt;
  const auto usage = key.signs ? crypto::Usage::Signing : crypto::Usage::Encryption;
  std::vector<HeldCertificate> fitting;
  for (const auto& held : holdings.certificates)
    if (const auto certificate = crypto::Certificate::fromDer(held.value);
        certificate && held.id == key.id && crypto::checkUsage(*certificate, usage))
      fitting.push_back(held);
  return toldBy(fitting, key.id);
}

std::optional<crypto::PublicKey> toldBeside(const Holdings& holdings, const HeldPrivateKey& key) {
  const auto isThere = [&](const auto& other) { return other.id == key.id; };
  if (std::count_if(holdings.privateKeys.begin(), holdings.privateKeys.end(), isThere) > 1)
    return toldByPurpose(holdings, key);
  if (auto told = toldBy(holdings.publicKeys, key.id)) return told;
  return toldBy(holdings.certificates, key.id);
}

Outcome readPrivateKeys(Operation& operation, Holdings& holdings) {
  const auto objects = objectsOf(operation, CKO_PRIVATE_KEY);
  if (!objects) return failed(objects);
  std::vector<Outcome> refusals; // of each, to tell its public half
  for (const auto& object : *objects) {
    HeldPrivateKey key{object, {}, {}, false, false, {}};
    Reader reader(operation, object);
    reader.text(CKA_LABEL, key.label);
    reader.bytes(CKA_ID, key.id, longestId);
    reader.flag(CKA_SIGN, key.signs);
    key.decrypts = reader.hint(CKA_DECRYPT) || reader.hint(CKA_DERIVE);
    if (!reader.outcome()) return reader.outcome();
    key.publicKey = reader.publicKey();
    if (!reader.outcome() && operation.over()) return reader.outcome();
    refusals.push_back(reader.outcome());
    holdings.privateKeys.push_back(std::move(key));
  }
  auto refused = refusals.begin();
  for (auto& key : holdings.privateKeys) {
    if (!key.publicKey) key.publicKey = toldBeside(holdings, key);
    // Some refuse in words of their own what a private key does not have; what stands beside it tells as well.
    if (const auto& refusal = *refused++; !refusal && !key.publicKey) return refusal;
  }
  return {};
}

} // namespace

const HeldPrivateKey* Holdings::keyFor(const crypto::PublicKey& publicKey) const {
  const auto found =
      std::find_if(privateKeys.begin(), privateKeys.end(), [&](const auto& key) { return key.publicKey == publicKey; });
  return found == privateKeys.end() ? nullptr : &*found;
}

const HeldCertificate* Holdings::certificate(const Bytes& der) const {
  const auto found =
      std::find_if(certificates.begin(), certificates.end(), [&](const auto& held) { return held.value == der; });
  return found == certificates.end() ? nullptr : &*found;
}

Result<Holdings> look(Operation& operation) {
  Holdings holdings;
  if (auto read = readPublicKeys(operation, holdings); !read) return failed(read);
  if (auto read = readCertificates(operation, holdings); !read) return failed(read);
  if (auto read = readPrivateKeys(operation, holdings); !read) return failed(read);
  return holdings;
}

Result<HeldPrivateKey> findSigningKey(Operation& operation, ByteView spki) {
  const auto publicKey = crypto::PublicKey::fromSpki(spki);
  if (!publicKey) return failed(publicKey);
  const auto holdings = look(operation);
  if (!holdings) return failed(holdings);
  const auto* key = holdings->keyFor(*publicKey);
  if (key == nullptr || !key->signs) return keyGone("the signing key");
  return *key;
}

std::optional<crypto::PublicKey> publicKeyFrom(const pkcs11::PublicKeyValue& value) {
  const auto kind = pkcs11::kindOf(value);
  if (!kind) return std::nullopt;
  Result<crypto::PublicKey> made = internalError("a key of no kind");
  if (const auto* rsa = std::get_if<pkcs11::RsaPublicKey>(&value))
    made = crypto::PublicKey::fromRsa(rsa->modulus, rsa->exponent);
  else if (const auto* ec = std::get_if<pkcs11::EcPublicKey>(&value))
    made = crypto::PublicKey::fromEc(
        *kind == pkcs11::KeyKind::EcP256 ? crypto::KeyKind::EcP256 : crypto::KeyKind::EcP384, ec->point);
  return made ? std::optional(std::move(*made)) : std::nullopt;
}

} // namespace certdesk::token
