#include "tests/token/service.h"

#include "app/crypto/certificate.h"
#include "app/practice/certificate_request.h"
#include "app/token/pending.h"

#include <algorithm>

namespace tests {

using namespace certdesk;

namespace {

template <class T>
Outcome outcomeOf(const Result<T>& result) {
  return result ? Outcome() : failed(result);
}

} // namespace

Service::Service(std::string serial, token::KeyKind kind, bool archivedPair)
    : m_serial(std::move(serial)), m_kind(kind), m_pair(m_authority.makePair(kind)) {
  if (archivedPair) m_archived = m_authority.makePair(kind);
}

portal::Application Service::asThePortalSees() const {
  portal::Application application;
  application.id = m_application;
  if (auto signing = m_authority.issuedSigning(); !signing.empty())
    application.issued.push_back({portal::Purpose::Signing, std::move(signing), 0});
  application.issued.push_back({portal::Purpose::Encryption, m_pair.certificate, 0});
  if (m_archived) application.issued.push_back({portal::Purpose::Encryption, m_archived->certificate, 1});
  return application;
}

std::vector<Bytes> Service::issued() const {
  std::vector<Bytes> certificates;
  for (const auto& one : asThePortalSees().issued)
    certificates.push_back(one.certificate);
  return certificates;
}

token::Installation Service::installation() const { return workflow::installationOf(asThePortalSees(), m_serial); }

Result<workflow::Holdings> Service::look(token::Tokens& tokens) {
  const auto contents = tokens.contents(m_serial, {});
  if (!contents) return failed(contents);
  auto holdings = workflow::holdingsOf(*contents, asThePortalSees());
  CHECK_FALSE(holdings.foreignKeys);
  if (m_archived) {
    holdings.encryptionKey = holdings.encryptionKey && holdings.archivedKeys.count(1) != 0;
    holdings.certificates = holdings.certificates && holdings.archivedCertificates.count(1) != 0;
  }
  return holdings;
}

Result<std::optional<Service::Act>> Service::next(token::Tokens& tokens) {
  if (m_confirmed) return std::optional<Act>();
  const auto holdings = look(tokens);
  if (!holdings) return failed(holdings);
  const auto act = !m_tried && !(holdings->signingIssued && holdings->encryptionKey) ? Act::TryOut
                   : holdings->signingKey.empty()                                    ? Act::SigningKey
                   : !holdings->signingIssued                                        ? Act::SigningCertificate
                   : !holdings->encryptionKey                                        ? Act::EncryptionKey
                   : !holdings->certificates                                         ? Act::Certificates
                   : !m_proved                                                       ? Act::Proof
                   : !m_promoted                                                     ? Act::Promotion
                                                                                     : Act::Confirmation;
  if (auto done = perform(act, tokens, *holdings); !done) return failed(done);
  return std::optional(act);
}

Outcome Service::finish(token::Tokens& tokens) {
  for (int i = 0; i < 2 * actCount; ++i) {
    const auto act = next(tokens);
    if (!act) return failed(act);
    if (!*act) return {};
  }
  return internalError("it does not come to an end");
}

Outcome Service::perform(Act act, token::Tokens& tokens, const workflow::Holdings& holdings) {
  switch (act) {
  case Act::TryOut: {
    auto trial = tokens.tryOut(m_serial, {m_application, m_kind, m_kind}, {});
    m_tried = trial.has_value();
    if (trial) m_trial = *trial;
    return outcomeOf(trial);
  }
  case Act::SigningKey:
    return outcomeOf(tokens.generateSigningKey(m_serial, m_application, m_kind, issued(), {}));
  case Act::SigningCertificate: {
    const auto der = tokens.signingRequest(m_serial, m_application, holdings.signingKey, {});
    if (!der) return failed(der);
    const auto request = ok(practice::readRequest(*der));
    CHECK(request.ukeySerial == m_serial);
    CHECK(request.publicKey == holdings.signingKey);
    (void)m_authority.signingCertificate(request.publicKey);
    return {};
  }
  case Act::EncryptionKey:
    if (auto done = installPair(tokens, holdings.signingKey, m_pair); !done || !m_archived) return done;
    return installPair(tokens, holdings.signingKey, *m_archived);
  case Act::Certificates:
    return tokens.writeCertificates(installation(), m_authority.anchors(), {});
  case Act::Proof: {
    auto proved = tokens.prove(installation(), {});
    m_proved = proved.has_value();
    return proved;
  }
  case Act::Promotion: {
    auto promoted = tokens.promote(installation(), "王 小明", {});
    m_promoted = promoted.has_value();
    return promoted;
  }
  case Act::Confirmation: {
    const auto said = tokens.confirmation(installation(), "https://127.0.0.1:8443", {});
    if (!said) return failed(said);
    const auto certificate = ok(crypto::Certificate::fromDer(m_authority.issuedSigning()));
    CHECK(certificate.publicKey().verifies(said->statement, said->signature));
    const std::string text(said->statement.begin(), said->statement.end());
    CHECK(text.rfind("CertDesk v1\npurpose: confirm\norigin: https://127.0.0.1:8443\nukey: " + m_serial + "\n", 0) ==
          0);
    m_confirmed = true;
    return {};
  }
  }
  return internalError("no such act");
}

Outcome Service::installPair(token::Tokens& tokens, const Bytes& signingKey, const Authority::Pair& pair) {
  const auto request =
      tokens.transportRequest(m_serial, m_application, signingKey, m_trial ? m_trial->oaep : token::OaepHash::Sha1, {});
  if (!request) return failed(request);
  const auto package = m_authority.keyPackage(m_application, pair, *request, {});
  return tokens.installEncryptionKey(m_serial, m_application, signingKey, package, pair.certificate,
                                     m_authority.anchors(), {});
}

Bytes Service::signingKey(token::Tokens& tokens) {
  return ok(tokens.generateSigningKey(m_serial, m_application, m_kind, issued(), {}));
}

Outcome Service::install(token::Tokens& tokens, const Authority::Spoiled& spoiled, const Bytes& certificate) {
  const auto key = signingKey(tokens);
  const auto request = ok(tokens.transportRequest(m_serial, m_application, key, token::OaepHash::Sha1, {}));
  const auto package = m_authority.keyPackage(m_application, m_pair, request, spoiled);
  return tokens.installEncryptionKey(m_serial, m_application, key, package, certificate, m_authority.anchors(), {});
}

void Service::checkFinished(token::Tokens& tokens, bool labelled) {
  ok(tokens.prove(installation(), {}));
  const auto contents = ok(tokens.contents(m_serial, {}));
  const std::size_t encryption = m_archived ? 2 : 1;
  CHECK(contents.keys.size() == 1 + encryption);
  CHECK(contents.certificates.size() == 1 + encryption);
  const auto signing = ok(crypto::Certificate::fromDer(m_authority.issuedSigning())).publicKey();
  for (const auto& key : contents.keys) {
    const bool isSigning = key.publicKey == signing.spki();
    CHECK(key.signs == isSigning);
    CHECK(key.decrypts == !isSigning);
    if (labelled) CHECK(key.label.rfind("王 小明", 0) == 0);
    for (const auto& held : contents.certificates) {
      const auto certificate = ok(crypto::Certificate::fromDer(held.certificate));
      if (certificate.publicKey().spki() == key.publicKey) CHECK(held.id == key.id);
    }
    if (labelled) CHECK(key.id == ok(crypto::PublicKey::fromSpki(key.publicKey)).identifier());
  }
}

} // namespace tests
