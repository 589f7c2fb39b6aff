#include "app/practice/world_unlock.h"

#include "app/practice/escrow.h"
#include "app/practice/ukey_filling.h"

namespace certdesk::practice {

namespace {

constexpr const char* forgottenPin = "86420975";
constexpr auto month = std::chrono::hours(24 * 30);

struct Locked {
  const char *role, *label, *subject;
  int monthsAgo;
  OpensBy opensBy;
};
constexpr Locked lockedOnes[] = {
    {"locked", "Locked UKEY", "示例建设有限公司财务专用（演练）", 3, OpensBy::Officer},
    {"code", "Code UKEY", "示例建设有限公司合同专用（演练）", 4, OpensBy::Code},
};

CertificateRow lockedRow(const Visit& visit, const std::string& account, const Locked& wanted,
                         const std::string& ukey) {
  CertificateRow row;
  row.accountId = account;
  row.subject = wanted.subject;
  row.business = "制作";
  row.email = "li.yangli@shili-jianshe.example";
  row.templateName = "ZJT单位证书";
  row.keyAlgorithm = portal::KeyAlgorithm::EcP256;
  row.appliedAt = visit.now - wanted.monthsAgo * month;
  row.notAfter = secondsOf(visit.now) + 20 * month;
  row.ukeySerial = ukey;
  return row;
}

Outcome furnish(Visit& visit, Furnisher& furnisher, const Drawer& drawer, const std::string& account,
                const Locked& wanted) {
  const auto ukey = personalise(visit, drawer, wanted.label, forgottenPin, false, wanted.opensBy);
  if (!ukey) return failed(ukey);
  visit.database.change("INSERT INTO practice_ukey (role, serial) VALUES (?, ?)", {wanted.role, ukey->serial});
  auto row = lockedRow(visit, account, wanted, ukey->serial);
  const auto pairs = furnisher.certificate(row);
  if (!furnisher.outcome()) return furnisher.outcome();
  const auto on = [](const char* label, bool signing, const Furnisher::Made& made) {
    return UkeyPair{label, signing, made.key.get(), made.issued.certificate};
  };
  if (auto filled = fill(drawer, ukey->serial, forgottenPin,
                         {on("signing", true, pairs.signing), on("encryption", false, pairs.encryption)});
      !filled)
    return filled;
  return drawer.setTriesLeft(ukey->serial, 0, ukey->settings.soTries);
}

} // namespace

Result<Ukey> personalise(Visit& visit, const Drawer& drawer, const char* label, const char* pin, bool factoryPin,
                         OpensBy opensBy) {
  auto officerPin = newOfficerPin();
  const auto unblockKey = opensBy == OpensBy::Code ? newUnblockKey() : Secret();
  NewUkey wanted{label, pin, officerPin, factoryPin, {}, {}};
  wanted.unblockKey.assign(unblockKey.view().begin(), unblockKey.view().end());
  auto made = drawer.make(wanted);
  wipe(wanted.unblockKey);
  const Secret kept(officerPin);
  wipe(officerPin);
  if (!made) return made;
  if (auto deposited = deposit(visit, made->serial, kept); !deposited) return failed(deposited);
  if (!unblockKey.empty())
    if (auto deposited = depositUnblockKey(visit, made->serial, unblockKey); !deposited) return failed(deposited);
  return made;
}

Outcome furnishLocked(Visit& visit, Furnisher& furnisher, const Drawer& drawer, const std::string& account) {
  for (const auto& each : lockedOnes)
    if (auto furnished = furnish(visit, furnisher, drawer, account, each); !furnished) return furnished;
  return {};
}

} // namespace certdesk::practice
