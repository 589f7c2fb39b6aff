#include "app/practice/world.h"

#include "app/practice/first_certificate.h"
#include "app/practice/furnisher.h"
#include "app/practice/sample.h"
#include "app/practice/ukey_filling.h"
#include "app/practice/world_renewal.h"
#include "app/practice/world_rescue.h"
#include "app/practice/world_unlock.h"

namespace certdesk::practice {

namespace {

using portal::CertificateState;
using portal::KeyAlgorithm;
using std::chrono::hours;
constexpr auto month = hours(24 * 30);

constexpr const char* organisation = "示例建设有限公司（演练）";
constexpr const char* person = "李样例（演练）";
constexpr const char* firstHolder = "孙样例（演练）";
constexpr const char* email = "li.yangli@shili-jianshe.example";
constexpr const char* phone = "10000000001"; // no number that anybody has
constexpr const char* otherOrganisation = "示例咨询有限公司（演练）";
constexpr const char* otherEmail = "zhao.yangli@shili-zixun.example";
constexpr const char* organisationTemplate = "ZJT单位证书";
constexpr const char* personTemplate = "ZJT个人证书";

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

Result<PracticeUkeys> makeUkeys(Visit& visit, const Drawer& drawer) {
  const auto make = [&](const char* label, const char* pin, bool factory) {
    return personalise(visit, drawer, label, pin, factory);
  };
  const auto lost = make("Old UKEY (lost)", practised::lostPin, false);
  if (!lost) return failed(lost);
  const auto fresh = make("New UKEY", practised::factoryPin, true);
  if (!fresh) return failed(fresh);
  const auto ready = make("Spare UKEY", practised::readyPin, false);
  if (!ready) return failed(ready);
  return PracticeUkeys{lost->serial, fresh->serial, ready->serial, {}};
}

void remember(Database& database, const PracticeUkeys& ukeys) {
  const std::pair<const char*, const std::string*> entries[] = {
      {"lost", &ukeys.lost}, {"fresh", &ukeys.fresh}, {"ready", &ukeys.ready}};
  for (const auto& [role, serial] : entries)
    database.change("INSERT INTO practice_ukey (role, serial) VALUES (?, ?)", {role, *serial});
}

// What was on the lost UKEY.
struct LostPairs {
  Furnisher::Whole former, current, personal;
};

// The organisation's certificate was renewed once; its UKEY is lost, and the person's certificate with it.
LostPairs furnishLost(Visit& visit, Furnisher& furnisher, const std::string& account, const std::string& ukey) {
  LostPairs pairs;
  auto former = row(visit, account, organisation, organisationTemplate, KeyAlgorithm::Rsa2048, 30, 4, ukey);
  former.state = CertificateState::Superseded;
  pairs.former = furnisher.certificate(former);
  auto current = row(visit, account, organisation, organisationTemplate, KeyAlgorithm::Rsa2048, 7, 16, ukey);
  current.business = "续费";
  pairs.current = furnisher.certificate(current);
  furnisher.link(current, 1, pairs.former.keyPair);
  visit.office.authority.revoke(visit.database, former.signingSerial, Revocation::Superseded, current.appliedAt);
  auto personal = row(visit, account, person, personTemplate, KeyAlgorithm::EcP256, 10, 14, ukey);
  pairs.personal = furnisher.certificate(personal);
  return pairs;
}

void furnishOthers(Visit& visit, Furnisher& furnisher, const std::string& account) {
  auto frozen = row(visit, account, "示例建设有限公司投标专用（演练）", organisationTemplate, KeyAlgorithm::EcP384, 15,
                    9, "practice-0002");
  frozen.state = CertificateState::Frozen;
  (void)furnisher.certificate(frozen);
  visit.office.authority.revoke(visit.database, frozen.signingSerial, Revocation::CertificateHold, visit.now - month);
  auto expired = row(visit, account, person, personTemplate, KeyAlgorithm::EcP256, 38, -2, "practice-0001");
  (void)furnisher.certificate(expired);

  const auto other = furnisher.account({practised::otherUserName, "赵样例（演练）", otherOrganisation, otherEmail, {}});
  furnisher.ofOrganisation(otherOrganisation);
  auto others =
      row(visit, other, otherOrganisation, organisationTemplate, KeyAlgorithm::EcP256, 5, 19, "practice-0003");
  others.email = otherEmail;
  (void)furnisher.certificate(others);
}

Outcome fillLostUkey(const Drawer& drawer, const std::string& serial, const LostPairs& pairs) {
  const auto on = [](const char* label, bool signing, const Furnisher::Made& made) {
    return UkeyPair{label, signing, made.key.get(), made.issued.certificate};
  };
  return fill(drawer, serial, practised::lostPin,
              {on("former signing", true, pairs.former.signing),
               on("former encryption", false, pairs.former.encryption), on("signing", true, pairs.current.signing),
               on("encryption", false, pairs.current.encryption), on("personal signing", true, pairs.personal.signing),
               on("personal encryption", false, pairs.personal.encryption)});
}

} // namespace

std::optional<Wish> wishFromName(std::string_view name) {
  for (const auto& [known, wish] : {std::pair{"renewal", Wish::Renewal},
                                    {"unlock", Wish::Unlock},
                                    {"rescue", Wish::Rescue},
                                    {"first", Wish::First}})
    if (name == known) return wish;
  return std::nullopt;
}

Outcome furnish(Visit& visit, const Drawer& drawer, const std::filesystem::path& folder, const Wishes& wishes) {
  const auto ukeys = makeUkeys(visit, drawer);
  if (!ukeys) return failed(ukeys);
  remember(visit.database, *ukeys);
  Furnisher furnisher(visit, organisation);
  const auto account = furnisher.account({practised::userName, person, organisation, email, phone});
  const auto lost = furnishLost(visit, furnisher, account, ukeys->lost);
  furnishOthers(visit, furnisher, account);
  if (const auto holder = accountWith(visit, account); holder && wishes.contains(Wish::First))
    (void)applyForFirst(visit, *holder, {firstHolder, true});
  if (wishes.contains(Wish::Unlock))
    if (auto locked = furnishLocked(visit, furnisher, drawer, account); !locked) return locked;
  if (!furnisher.outcome()) return furnisher.outcome();

  const auto& archived = lost.former.encryption.issued.certificate;
  if (auto written = writeSamples(folder, lost.current.encryption.issued.certificate, archived); !written)
    return written;
  if (auto filled = fillLostUkey(drawer, ukeys->lost, lost); !filled) return filled;
  for (const auto& serial : {ukeys->lost, ukeys->ready})
    if (auto pulled = drawer.pull(serial); !pulled) return pulled;
  if (wishes.contains(Wish::Renewal))
    if (auto renewable = furnishRenewal(visit, drawer, folder, account); !renewable) return renewable;
  if (wishes.contains(Wish::Rescue)) return furnishRescue(visit, drawer, account);
  return {};
}

std::optional<PracticeUkeys> practiceUkeys(Database& database) {
  PracticeUkeys ukeys;
  for (const auto& each : database.select("SELECT role, serial FROM practice_ukey")) {
    const auto role = each.text("role");
    auto& serial = role == "lost"    ? ukeys.lost
                   : role == "fresh" ? ukeys.fresh
                   : role == "ready" ? ukeys.ready
                                     : ukeys.others[role];
    serial = each.text("serial");
  }
  if (ukeys.lost.empty()) return std::nullopt;
  return ukeys;
}

} // namespace certdesk::practice
