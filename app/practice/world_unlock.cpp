#include "app/practice/world_unlock.h"

#include "app/practice/escrow.h"
#include "app/practice/ukey_filling.h"

namespace certdesk::practice {

namespace {

constexpr const char* forgottenPin = "86420975";
constexpr auto month = std::chrono::hours(24 * 30);

CertificateRow lockedRow(const Visit& visit, const std::string& account, const std::string& ukey) {
  CertificateRow row;
  row.accountId = account;
  row.subject = "示例建设有限公司财务专用（演练）";
  row.business = "制作";
  row.email = "li.yangli@shili-jianshe.example";
  row.templateName = "ZJT单位证书";
  row.keyAlgorithm = portal::KeyAlgorithm::EcP256;
  row.appliedAt = visit.now - 3 * month;
  row.notAfter = secondsOf(visit.now) + 20 * month;
  row.ukeySerial = ukey;
  return row;
}

} // namespace

Result<Ukey> personalise(Visit& visit, const Drawer& drawer, const char* label, const char* pin, bool factoryPin) {
  auto officerPin = newOfficerPin();
  auto made = drawer.make({label, pin, officerPin, factoryPin, {}});
  const Secret kept(officerPin);
  wipe(officerPin);
  if (!made) return made;
  if (auto deposited = deposit(visit, made->serial, kept); !deposited) return failed(deposited);
  return made;
}

Outcome furnishLocked(Visit& visit, Furnisher& furnisher, const Drawer& drawer, const std::string& account) {
  const auto ukey = personalise(visit, drawer, "Locked UKEY", forgottenPin, false);
  if (!ukey) return failed(ukey);
  visit.database.change("INSERT INTO practice_ukey (role, serial) VALUES ('locked', ?)", {ukey->serial});
  auto row = lockedRow(visit, account, ukey->serial);
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

} // namespace certdesk::practice
