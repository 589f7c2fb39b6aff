#include "app/practice/world_renewal.h"

#include "app/practice/sample.h"
#include "app/practice/ukey_filling.h"
#include "app/practice/world.h"
#include "app/practice/world_unlock.h"

namespace certdesk::practice {

namespace {

using std::chrono::days;

constexpr const char* organisation = "示例建设有限公司（演练）";
constexpr int lifeInDays = 365;

struct Wanted {
  const char *subject, *templateName, *label;
  portal::KeyAlgorithm algorithm;
  int daysLeft; // less than none: it ended so long ago
};
constexpr Wanted wanted[] = {
    {renewableOrganisation, "ZJT单位证书", "project", portal::KeyAlgorithm::Rsa2048, 60},
    {renewablePerson, "ZJT个人证书", "person", portal::KeyAlgorithm::EcP256, 60},
    {"吴样例（演练）", "ZJT个人证书", "expired", portal::KeyAlgorithm::EcP256, -100},
    {"示例建设有限公司档案室（演练）", "ZJT单位证书", "long expired", portal::KeyAlgorithm::EcP384, -500},
};

CertificateRow rowFor(const Visit& visit, const std::string& account, const Wanted& one, const std::string& ukey) {
  CertificateRow row;
  row.accountId = account;
  row.subject = one.subject;
  row.business = "制作";
  row.email = "li.yangli@shili-jianshe.example";
  row.templateName = one.templateName;
  row.keyAlgorithm = one.algorithm;
  row.appliedAt = visit.now + days(one.daysLeft - lifeInDays);
  row.notAfter = secondsOf(visit.now) + days(one.daysLeft);
  row.ukeySerial = ukey;
  return row;
}

} // namespace

Outcome furnishRenewal(Visit& visit, const Drawer& drawer, const std::filesystem::path& folder,
                       const std::string& account) {
  const auto made = personalise(visit, drawer, "Renewal UKEY", practised::renewalPin, false);
  if (!made) return failed(made);
  Furnisher furnisher(visit, organisation);
  std::vector<Furnisher::Whole> pairs;
  std::vector<UkeyPair> filled;
  for (const auto& one : wanted) {
    auto row = rowFor(visit, account, one, made->serial);
    pairs.push_back(furnisher.certificate(row));
    const auto& whole = pairs.back();
    filled.push_back(
        {std::string(one.label) + " signing", true, whole.signing.key.get(), whole.signing.issued.certificate});
    filled.push_back({std::string(one.label) + " encryption", false, whole.encryption.key.get(),
                      whole.encryption.issued.certificate});
  }
  if (!furnisher.outcome()) return furnisher.outcome();
  const auto& sampled = pairs.front().encryption.issued.certificate;
  if (auto written = writeSample(folder / "sample-renewal.cms", sampled); !written) return written;
  if (auto done = fill(drawer, made->serial, practised::renewalPin, filled); !done) return done;
  visit.database.change("INSERT INTO practice_ukey (role, serial) VALUES ('renewable', ?)", {made->serial});
  return drawer.pull(made->serial);
}

} // namespace certdesk::practice
