#include "app/practice/world_rescue.h"

#include "app/practice/applications.h"
#include "app/practice/mail_box.h"
#include "app/practice/ukey_filling.h"
#include "app/practice/world.h"
#include "app/practice/world_unlock.h"

#include <openssl/objects.h>

namespace certdesk::practice {

namespace {

using portal::KeyAlgorithm;
using std::chrono::days;

constexpr const char* organisation = "示例建设有限公司（演练）";
constexpr int lifeInDays = 365;
constexpr std::uint64_t fullCapacity = 22 * 1024; // octets; what lies there, and less than another set

CertificateRow rowFor(const Visit& visit, const std::string& account, const char* subject, const char* templateName,
                      KeyAlgorithm algorithm, int daysLeft, const std::string& ukey) {
  CertificateRow row;
  row.accountId = account;
  row.subject = subject;
  row.business = "制作";
  row.email = "li.yangli@shili-jianshe.example";
  row.templateName = templateName;
  row.keyAlgorithm = algorithm;
  row.appliedAt = visit.now + days(daysLeft - lifeInDays);
  row.notAfter = secondsOf(visit.now) + days(daysLeft);
  row.ukeySerial = ukey;
  return row;
}

// One UKEY of this world, and what shall lie on it.
class Mess {
public:
  Mess(Visit& visit, Furnisher& furnisher, std::string account, std::string ukey)
      : m_visit(visit), m_furnisher(furnisher), m_account(std::move(account)), m_ukey(std::move(ukey)) {}

  CertificateRow pair(const char* subject, const char* templateName, KeyAlgorithm algorithm, int daysLeft) {
    auto row = rowFor(m_visit, m_account, subject, templateName, algorithm, daysLeft, m_ukey);
    auto whole = m_furnisher.certificate(row);
    put(std::string(subject) + " signing", true, whole.signing);
    put(std::string(subject) + " encryption", false, whole.encryption);
    return row;
  }
  // What an earlier renewal has left, as it should: the encryption pair alone.
  void earlierEncryption(const char* subject) {
    auto row = rowFor(m_visit, m_account, subject, "ZJT单位证书", KeyAlgorithm::EcP256, -40, m_ukey);
    row.state = portal::CertificateState::Superseded;
    auto whole = m_furnisher.certificate(row);
    m_visit.office.authority.revoke(m_visit.database, row.signingSerial, Revocation::Superseded,
                                    m_visit.now - days(60));
    put("earlier encryption", false, whole.encryption);
  }
  // A signing key that an application has begun to make, without a certificate.
  void begunKey(const std::string& application, KeyAlgorithm algorithm) {
    auto key = makeKey(algorithm);
    if (!key) return;
    add("~pending:" + application + ":sign", true, false, std::move(*key), {"示例外省 CA（演练）", "begun"});
  }
  void foreign() {
    auto key = makeKey(KeyAlgorithm::EcP256);
    if (key) add("tax", true, true, std::move(*key), {"示例外省 CA（演练）", "示例报税软件（演练）"});
  }
  [[nodiscard]] const std::vector<UkeyPair>& pairs() const { return m_pairs; }

private:
  void put(std::string label, bool signing, Furnisher::Made& made) {
    m_keys.push_back(std::move(made.key));
    m_pairs.push_back({std::move(label), signing, m_keys.back().get(), made.issued.certificate});
  }
  // Under a certificate that no CA of this portal has signed.
  void add(std::string label, bool signing, bool certified, KeyHandle key, DistinguishedName name) {
    const CertificatePlan plan{std::move(name),
                               secondsOf(m_visit.now) - days(30),
                               secondsOf(m_visit.now) + days(300),
                               {{NID_key_usage, "critical,digitalSignature"}}};
    const auto certificate = buildCertificate(plan, key.get(), nullptr, key.get());
    if (!certificate) return;
    m_keys.push_back(std::move(key));
    m_pairs.push_back({std::move(label), signing, m_keys.back().get(), derOf(certificate->get(), i2d_X509), certified});
  }
  Visit& m_visit;
  Furnisher& m_furnisher;
  std::string m_account, m_ukey;
  std::vector<KeyHandle> m_keys; // which the pairs point to
  std::vector<UkeyPair> m_pairs;
};

// An application that was begun and withdrawn.
std::string withdrawn(Visit& visit, const Account& account, const std::string& certificate) {
  auto row = newApplication(visit, account, certificate, "renewal");
  enter(row, portal::Stage::Cancelled, visit.now);
  insert(visit.database, row);
  return row.id;
}

// One that is approved and bound to its UKEY: it can be gone on with.
std::string approved(Visit& visit, const Account& account, const std::string& certificate, const std::string& ukey) {
  auto row = newApplication(visit, account, certificate, "renewal");
  enter(row, portal::Stage::Approved, visit.now);
  insert(visit.database, row);
  row.openFilesAcknowledged = true;
  row.agreementAcceptedAt = row.submittedAt = visit.now;
  row.quoteYears = 1;
  row.quoteTotalFen = 20000;
  row.ukeySerial = ukey;
  mailCode(visit, row, account);
  save(visit.database, row);
  return row.id;
}

Outcome lay(Visit& visit, const Drawer& drawer, const char* role, const std::string& serial, const Mess& mess) {
  if (auto filled = fill(drawer, serial, practised::rescuePin, mess.pairs()); !filled) return filled;
  visit.database.change("INSERT INTO practice_ukey (role, serial) VALUES (?, ?)", {role, serial});
  return drawer.pull(serial);
}

Outcome furnishMuddled(Visit& visit, Furnisher& furnisher, const Drawer& drawer, const Account& account) {
  const auto ukey = personalise(visit, drawer, "Muddled UKEY", practised::rescuePin, false);
  if (!ukey) return failed(ukey);
  Mess mess(visit, furnisher, account.id, ukey->serial);
  const auto used = mess.pair("示例建设有限公司资料室（演练）", "ZJT单位证书", KeyAlgorithm::EcP256, 300);
  const auto begun = mess.pair("示例建设有限公司合同专用（演练）", "ZJT单位证书", KeyAlgorithm::EcP256, 30);
  (void)mess.pair("钱样例（演练）", "ZJT个人证书", KeyAlgorithm::EcP256, -100);
  (void)mess.pair("孙样例（演练）", "ZJT个人证书", KeyAlgorithm::EcP256, -500);
  mess.earlierEncryption("示例建设有限公司资料室（演练）");
  mess.foreign();
  if (!furnisher.outcome()) return furnisher.outcome();
  mess.begunKey(withdrawn(visit, account, used.id), KeyAlgorithm::EcP256);
  mess.begunKey(approved(visit, account, begun.id, ukey->serial), KeyAlgorithm::EcP256);
  mess.begunKey("20200101000000000001", KeyAlgorithm::EcP256); // of an application that nobody here has
  return lay(visit, drawer, "muddled", ukey->serial, mess);
}

Outcome furnishFull(Visit& visit, Furnisher& furnisher, const Drawer& drawer, const Account& account) {
  const auto ukey = personalise(visit, drawer, "Nearly full UKEY", practised::rescuePin, false);
  if (!ukey) return failed(ukey);
  Mess mess(visit, furnisher, account.id, ukey->serial);
  const auto ending = mess.pair("示例建设有限公司仓库（演练）", "ZJT单位证书", KeyAlgorithm::Rsa2048, 20);
  if (!furnisher.outcome()) return furnisher.outcome();
  mess.begunKey(withdrawn(visit, account, ending.id), KeyAlgorithm::Rsa2048);
  if (auto laid = lay(visit, drawer, "full", ukey->serial, mess); !laid) return laid;
  return drawer.setCapacity(ukey->serial, fullCapacity, ukey->settings.maximumObjects);
}

} // namespace

Outcome furnishRescue(Visit& visit, const Drawer& drawer, const std::string& accountId) {
  const auto account = accountWith(visit, accountId);
  if (!account) return fail(ErrorCode::Internal, "no account to furnish");
  Furnisher furnisher(visit, organisation);
  if (auto muddled = furnishMuddled(visit, furnisher, drawer, *account); !muddled) return muddled;
  return furnishFull(visit, furnisher, drawer, *account);
}

} // namespace certdesk::practice
