#include "app/practice/certificate_authority.h"

#include "app/practice/revocation_list.h"

namespace certdesk::practice {

namespace {

using std::chrono::hours;
constexpr auto year = hours(24 * 365);
constexpr std::string_view organisation = "示例数字证书认证中心（演练）";

DistinguishedName named(std::string_view commonName) { return {std::string(organisation), std::string(commonName)}; }

// Old enough for the seeded certificates, which lie years back.
Time beginning(Moment now) { return secondsOf(now) - 6 * year; }

void keep(Database& database, const char* name, const Bytes& sealed, const X509* certificate) {
  database.change("INSERT INTO authority (name, sealed_key, certificate) VALUES (?, ?, ?)",
                  {name, sealed, derOf(certificate, i2d_X509)});
}

Result<Identity> load(const Row& row, const SealingKey& seal, const char* name) {
  const auto info = seal.unseal(row.octets("sealed_key"), name);
  if (!info) return failed(info);
  auto key = privateKeyFrom(info->view());
  if (!key) return failed(key);
  auto certificate = certificateFrom(row.octets("certificate"));
  if (!certificate) return failed(certificate);
  return Identity{std::move(*certificate), std::move(*key)};
}

Result<Identity> establish(Database& database, const SealingKey& seal, const char* name, const CertificatePlan& plan,
                           const Identity* issuer, portal::KeyAlgorithm algorithm) {
  if (const auto row = database.one("SELECT * FROM authority WHERE name = ?", {name})) return load(*row, seal, name);
  auto key = makeKey(algorithm);
  if (!key) return failed(key);
  auto certificate = buildCertificate(plan, key->get(), issuer, key->get());
  if (!certificate) return failed(certificate);
  const auto info = privateKeyInfo(key->get());
  if (!info) return failed(info);
  const auto sealed = seal.seal(info->view(), name);
  if (!sealed) return failed(sealed);
  keep(database, name, *sealed, certificate->get());
  return Identity{std::move(*certificate), std::move(*key)};
}

} // namespace

Result<CertificateAuthority> CertificateAuthority::open(Database& database, const SealingKey& seal,
                                                        const std::string& listUrl, Moment now) {
  const CertificatePlan rootPlan{
      named("CertDesk 演练根证书 Practice Root CA"),
      beginning(now),
      secondsOf(now) + 20 * year,
      {{NID_basic_constraints, "critical,CA:TRUE,pathlen:1"}, {NID_key_usage, "critical,keyCertSign,cRLSign"}}};
  auto root = establish(database, seal, "root", rootPlan, nullptr, portal::KeyAlgorithm::Rsa3072);
  if (!root) return failed(root);
  const CertificatePlan issuingPlan{named("CertDesk 演练证书签发 Practice Issuing CA"),
                                    beginning(now),
                                    secondsOf(now) + 15 * year,
                                    {{NID_basic_constraints, "critical,CA:TRUE,pathlen:0"},
                                     {NID_key_usage, "critical,keyCertSign,cRLSign"},
                                     {NID_crl_distribution_points, "URI:" + listUrl + "root.crl"}}};
  auto issuing = establish(database, seal, "issuing", issuingPlan, &*root, portal::KeyAlgorithm::Rsa2048);
  if (!issuing) return failed(issuing);
  return CertificateAuthority(std::move(*root), std::move(*issuing), listUrl);
}

Result<IssuedByUs> CertificateAuthority::issue(Database& database, const CertificateOrder& order, Moment now) const {
  const auto key = publicKeyFrom(order.publicKey);
  if (!key) return failed(key);
  const bool signing = order.purpose == HolderPurpose::Signing;
  const bool rsa = EVP_PKEY_is_a(key->get(), "RSA") == 1;
  const auto* usage = signing ? "critical,digitalSignature,nonRepudiation"
                      : rsa   ? "critical,keyEncipherment,dataEncipherment"
                              : "critical,keyAgreement";
  const CertificatePlan plan{order.subject,
                             order.notBefore,
                             order.notAfter,
                             {{NID_basic_constraints, "critical,CA:FALSE"},
                              {NID_key_usage, usage},
                              {NID_ext_key_usage, signing ? "clientAuth,emailProtection" : "emailProtection"},
                              {NID_crl_distribution_points, "URI:" + m_listUrl + "issuing.crl"}}};
  const auto certificate = buildCertificate(plan, key->get(), &m_issuing);
  if (!certificate) return failed(certificate);
  IssuedByUs issued{serialOf(certificate->get()), derOf(certificate->get(), i2d_X509)};
  database.change("INSERT INTO issued (serial, purpose, certificate, issued_at, not_after) VALUES (?, ?, ?, ?, ?)",
                  {issued.serial, signing ? "signing" : "encryption", issued.certificate, now, order.notAfter});
  return issued;
}

void CertificateAuthority::revoke(Database& database, const std::string& serial, Revocation reason, Moment now) const {
  // What is on hold may still be revoked for good; what is revoked stays as it is (RFC 5280 section 5.3.1).
  database.change("UPDATE issued SET revoked_at = ?, revocation_reason = ?"
                  " WHERE serial = ? AND (revoked_at IS NULL OR revocation_reason = 6)",
                  {now, static_cast<int>(reason), serial});
}

void CertificateAuthority::release(Database& database, const std::string& serial) const {
  database.change("UPDATE issued SET revoked_at = NULL, revocation_reason = NULL WHERE serial = ?"
                  " AND revocation_reason = 6",
                  {serial});
}

Result<Identity> CertificateAuthority::serverIdentity(const std::string& name, const std::string& names,
                                                      Moment now) const {
  auto key = makeKey(portal::KeyAlgorithm::EcP256);
  if (!key) return failed(key);
  const CertificatePlan plan{named(name),
                             secondsOf(now) - hours(24),
                             secondsOf(now) + hours(24 * 397),
                             {{NID_basic_constraints, "critical,CA:FALSE"},
                              {NID_key_usage, "critical,digitalSignature"},
                              {NID_ext_key_usage, "serverAuth"},
                              {NID_subject_alt_name, names},
                              {NID_crl_distribution_points, "URI:" + m_listUrl + "issuing.crl"}}};
  auto certificate = buildCertificate(plan, key->get(), &m_issuing);
  if (!certificate) return failed(certificate);
  return Identity{std::move(*certificate), std::move(*key)};
}

Result<Identity> CertificateAuthority::keyManagementIdentity(Moment now) const {
  auto key = makeKey(portal::KeyAlgorithm::EcP256);
  if (!key) return failed(key);
  const CertificatePlan plan{named("CertDesk 演练密钥管理中心 Practice KMC"),
                             secondsOf(now) - hours(24),
                             secondsOf(now) + year,
                             {{NID_basic_constraints, "critical,CA:FALSE"},
                              {NID_key_usage, "critical,digitalSignature"},
                              {NID_ext_key_usage, "2.25.45159099787062064206030363977126177388.3"}}};
  auto certificate = buildCertificate(plan, key->get(), &m_issuing);
  if (!certificate) return failed(certificate);
  return Identity{std::move(*certificate), std::move(*key)};
}

Result<Identity> CertificateAuthority::receiptIdentity(Database& database, const SealingKey& seal, Moment now) const {
  const CertificatePlan plan{named("CertDesk 演练业务回执 Practice receipts"),
                             secondsOf(now) - hours(24),
                             secondsOf(now) + 14 * year,
                             {{NID_basic_constraints, "critical,CA:FALSE"},
                              {NID_key_usage, "critical,digitalSignature"},
                              {NID_ext_key_usage, "emailProtection,2.25.45159099787062064206030363977126177388.5"},
                              {NID_crl_distribution_points, "URI:" + m_listUrl + "issuing.crl"}}};
  return establish(database, seal, "receipt", plan, &m_issuing, portal::KeyAlgorithm::EcP256);
}

std::string CertificateAuthority::name() const {
  char name[256] = {};
  X509_NAME_get_text_by_NID(X509_get_subject_name(m_issuing.certificate.get()), NID_commonName, name, sizeof name);
  return name;
}

Result<CertificateAuthority::Lists> CertificateAuthority::revocationLists(Database& database, Moment now) const {
  std::vector<RevokedEntry> entries;
  for (const auto& row : database.select("SELECT serial, revoked_at, revocation_reason FROM issued"
                                         " WHERE revoked_at IS NOT NULL ORDER BY revoked_at, serial"))
    entries.push_back({row.text("serial"), row.time("revoked_at"), row.count("revocation_reason")});
  const auto number = database.next("revocation-list");
  const auto issuing = buildRevocationList(m_issuing, entries, number, secondsOf(now));
  if (!issuing) return failed(issuing);
  const auto root = buildRevocationList(m_root, {}, number, secondsOf(now));
  if (!root) return failed(root);
  return Lists{derOf(issuing->get(), i2d_X509_CRL), derOf(root->get(), i2d_X509_CRL),
               pemOf(issuing->get()) + pemOf(root->get())};
}

std::vector<Bytes> CertificateAuthority::chain() const {
  return {derOf(m_root.certificate.get(), i2d_X509), derOf(m_issuing.certificate.get(), i2d_X509)};
}

std::string CertificateAuthority::chainPem() const {
  return pemOf(m_root.certificate.get()) + pemOf(m_issuing.certificate.get());
}

} // namespace certdesk::practice
