#include "app/practice/world.h"

#include "app/practice/certificates.h"
#include "app/practice/files.h"
#include "app/practice/hashing.h"
#include "app/practice/random.h"
#include "app/practice/sample.h"
#include "app/practice/ukey_filling.h"

namespace certdesk::practice {

namespace {

using portal::CertificateState;
using portal::KeyAlgorithm;
using std::chrono::hours;
constexpr auto month = hours(24 * 30);

constexpr const char* organisation = "示例建设有限公司（演练）";
constexpr const char* person = "李样例（演练）";
constexpr const char* email = "li.yangli@shili-jianshe.example";
constexpr const char* organisationTemplate = "ZJT单位证书";
constexpr const char* personTemplate = "ZJT个人证书";

// A pair that was just issued, with its private key, which only furnishing ever sees.
struct Made {
  KeyHandle key;
  IssuedByUs issued;
};

// Issues what the seed needs, and remembers the first failure.
class Furnisher {
public:
  explicit Furnisher(Visit& visit) : m_visit(visit) {}

  std::string account(const char* userName, const char* displayName, const char* organisationName, const char* mail) {
    const auto id = newId();
    const int iterations = m_visit.office.settings.hashIterations;
    m_visit.database.change(
        "INSERT INTO account (id, user_name, display_name, organisation, email, password_hash, question_zh,"
        " question_en, answer_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {id, userName, displayName, organisationName, mail, slowHash(practised::password, iterations),
         "演练验证问题：样例公司的吉祥物是什么？（拼音）",
         "Practice question: the mascot of the example company (pinyin)?",
         slowHash(normalisedAnswer(practised::answer), iterations)});
    return id;
  }

  Made pair(const CertificateRow& row, HolderPurpose purpose) {
    Made made;
    auto key = makeKey(row.keyAlgorithm);
    if (!key) return failing(key.error());
    made.key = std::move(*key);
    auto issued = m_visit.office.authority.issue(
        m_visit.database,
        {{m_organisation, row.subject}, purpose, publicKeyInfo(made.key.get()), secondsOf(row.appliedAt), row.notAfter},
        row.appliedAt);
    if (!issued) return failing(issued.error());
    made.issued = std::move(*issued);
    return made;
  }

  std::string archive(const Made& encryption, Moment at) {
    const auto id = m_visit.office.keyManagement.archive(m_visit.database, encryption.key.get(),
                                                         encryption.issued.serial, "issued", at);
    if (id) return *id;
    (void)failing(id.error());
    return {};
  }

  void link(const CertificateRow& row, int generation, const std::string& keyPair) {
    m_visit.database.change(
        "INSERT INTO certificate_key_pair (certificate_id, generation, key_pair_id) VALUES (?, ?, ?)",
        {row.id, generation, keyPair});
  }

  // A row with a signing and an archived encryption pair.
  struct Whole {
    Made signing, encryption;
    std::string keyPair;
  };
  Whole certificate(CertificateRow& row) {
    row.id = newId();
    Whole whole{pair(row, HolderPurpose::Signing), pair(row, HolderPurpose::Encryption), {}};
    row.signingSerial = whole.signing.issued.serial;
    if (!m_outcome) return whole;
    whole.keyPair = archive(whole.encryption, row.appliedAt);
    insert(m_visit.database, row);
    link(row, 0, whole.keyPair);
    return whole;
  }

  void ofOrganisation(const char* name) { m_organisation = name; }
  [[nodiscard]] const Outcome& outcome() const { return m_outcome; }

private:
  Made failing(const Error& error) {
    if (m_outcome) m_outcome = tl::unexpected<Error>(error);
    return {};
  }
  Visit& m_visit;
  std::string m_organisation = organisation;
  Outcome m_outcome;
};

CertificateRow row(const Visit& visit, const std::string& account, const char* subject, const char* templateName,
                   KeyAlgorithm algorithm, int monthsAgo, int monthsLeft, const std::string& ukey) {
  CertificateRow made;
  made.accountId = account;
  made.subject = subject;
  made.business = "制作";
  made.email = email;
  made.templateName = templateName;
  made.keyAlgorithm = algorithm;
  made.appliedAt = visit.now - monthsAgo * month;
  made.notAfter = secondsOf(visit.now) + monthsLeft * month;
  made.ukeySerial = ukey;
  return made;
}

Result<PracticeUkeys> makeUkeys(const Drawer& drawer) {
  const auto make = [&](const char* label, const char* pin, bool factory) {
    return drawer.make({label, pin, practised::soPin, factory, {}});
  };
  const auto lost = make("Shili UKEY 1", practised::lostPin, false);
  if (!lost) return failed(lost);
  const auto fresh = make("New UKEY", practised::factoryPin, true);
  if (!fresh) return failed(fresh);
  const auto ready = make("Spare UKEY", practised::readyPin, false);
  if (!ready) return failed(ready);
  return PracticeUkeys{lost->serial, fresh->serial, ready->serial};
}

void remember(Database& database, const PracticeUkeys& ukeys) {
  const std::pair<const char*, const std::string*> entries[] = {
      {"lost", &ukeys.lost}, {"fresh", &ukeys.fresh}, {"ready", &ukeys.ready}};
  for (const auto& [role, serial] : entries)
    database.change("INSERT INTO practice_ukey (role, serial) VALUES (?, ?)", {role, *serial});
}

} // namespace

Outcome furnish(Visit& visit, const Drawer& drawer, const std::filesystem::path& folder) {
  const auto ukeys = makeUkeys(drawer);
  if (!ukeys) return failed(ukeys);
  remember(visit.database, *ukeys);
  auto& authority = visit.office.authority;
  Furnisher furnisher(visit);
  const auto account = furnisher.account(practised::userName, person, organisation, email);

  // The organisation's certificate was renewed once; its UKEY is lost, and the person's with it.
  auto former = row(visit, account, organisation, organisationTemplate, KeyAlgorithm::Rsa2048, 30, 4, ukeys->lost);
  former.state = CertificateState::Superseded;
  const auto formerPair = furnisher.certificate(former);
  auto current = row(visit, account, organisation, organisationTemplate, KeyAlgorithm::Rsa2048, 7, 16, ukeys->lost);
  current.business = "续费";
  const auto currentPair = furnisher.certificate(current);
  furnisher.link(current, 1, formerPair.keyPair);
  authority.revoke(visit.database, former.signingSerial, Revocation::Superseded, current.appliedAt);
  auto personal = row(visit, account, person, personTemplate, KeyAlgorithm::EcP256, 10, 14, ukeys->lost);
  const auto personalPair = furnisher.certificate(personal);

  auto frozen = row(visit, account, "示例建设有限公司投标专用（演练）", organisationTemplate, KeyAlgorithm::EcP384, 15,
                    9, "practice-0002");
  frozen.state = CertificateState::Frozen;
  (void)furnisher.certificate(frozen);
  authority.revoke(visit.database, frozen.signingSerial, Revocation::CertificateHold, visit.now - month);
  auto expired = row(visit, account, person, personTemplate, KeyAlgorithm::EcP256, 38, -2, "practice-0001");
  (void)furnisher.certificate(expired);

  const auto other = furnisher.account(practised::otherUserName, "赵样例（演练）", "示例咨询有限公司（演练）",
                                       "zhao.yangli@shili-zixun.example");
  furnisher.ofOrganisation("示例咨询有限公司（演练）");
  auto others =
      row(visit, other, "示例咨询有限公司（演练）", organisationTemplate, KeyAlgorithm::EcP256, 5, 19, "practice-0003");
  others.email = "zhao.yangli@shili-zixun.example";
  (void)furnisher.certificate(others);
  if (!furnisher.outcome()) return furnisher.outcome();

  if (auto written = writeSample(folder, currentPair.encryption.issued.certificate); !written) return written;
  if (auto filled =
          fill(drawer, ukeys->lost, practised::lostPin,
               {{"former signing", true, formerPair.signing.key.get(), formerPair.signing.issued.certificate},
                {"former encryption", false, formerPair.encryption.key.get(), formerPair.encryption.issued.certificate},
                {"signing", true, currentPair.signing.key.get(), currentPair.signing.issued.certificate},
                {"encryption", false, currentPair.encryption.key.get(), currentPair.encryption.issued.certificate},
                {"personal signing", true, personalPair.signing.key.get(), personalPair.signing.issued.certificate},
                {"personal encryption", false, personalPair.encryption.key.get(),
                 personalPair.encryption.issued.certificate}});
      !filled)
    return filled;
  for (const auto& serial : {ukeys->lost, ukeys->ready})
    if (auto pulled = drawer.pull(serial); !pulled) return pulled;
  return {};
}

std::optional<PracticeUkeys> practiceUkeys(Database& database) {
  PracticeUkeys ukeys;
  for (const auto& each : database.select("SELECT role, serial FROM practice_ukey")) {
    if (each.text("role") == "lost") ukeys.lost = each.text("serial");
    if (each.text("role") == "fresh") ukeys.fresh = each.text("serial");
    if (each.text("role") == "ready") ukeys.ready = each.text("serial");
  }
  if (ukeys.lost.empty()) return std::nullopt;
  return ukeys;
}

} // namespace certdesk::practice
