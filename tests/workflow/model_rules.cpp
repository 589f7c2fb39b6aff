#include "tests/workflow/exploration.h"
#include "tests/workflow/fake_calls.h"

#include <algorithm>
#include <array>

// What goes wrong at a call, and what must never come of it.
namespace certdesk::test {

namespace {

bool isOneOf(const std::string& name, std::initializer_list<const char*> names) {
  return std::any_of(names.begin(), names.end(), [&](const char* one) { return name == one; });
}

bool isOfUkey(const std::string& name) {
  return isOneOf(name,
                 {"inventory",          "begin",          "changePin",      "contents",         "tryOut",
                  "generateSigningKey", "signingRequest", "renewalRequest", "transportRequest", "installEncryptionKey",
                  "writeCertificate",   "prove",          "promote",        "confirmation",     "removeOldCertificate",
                  "removeOldKey",       "unlockKey",      "unlock",         "unlockChallenge",  "unlockByCode"});
}

void addOfUnlock(std::vector<Fault>& faults, int call, const std::string& name) {
  const auto add = [&](Fault fault) { faults.push_back(fault); };
  const bool released = isOneOf(name, {"releaseUnlock", "unlockResponse"});
  if (released || name == "completeUnlock") add({Fault::What::Refuse, call, false, ErrorCode::UnlockGrantExpired});
  if (released) add({Fault::What::Refuse, call, false, ErrorCode::DownloadWindowClosed});
  if (!isOneOf(name, {"unlock", "unlockByCode"})) return;
  for (int times = 1; times <= (name == "unlock" ? 4 : 2); ++times)
    add({Fault::What::HostDies, call, false, {}, {}, times});
  add({Fault::What::PinRule, call, false});
}

} // namespace

// Before and after are one where nothing takes hold; killed before a call is killed after the one before it.
std::vector<Fault> faultsAt(int call, const std::string& name) {
  std::vector<Fault> faults{{Fault::What::Kill, call, true}};
  if (name == "end") return faults; // nobody looks at its failure
  const auto refuse = [&](bool late, ErrorCode code) { faults.push_back({Fault::What::Refuse, call, late, code}); };
  faults.push_back({Fault::What::Pull, call, false});
  const bool looks = isOneOf(name, {"application", "contents", "inventory"});
  if (isOfUkey(name)) {
    if (!looks) faults.push_back({Fault::What::Pull, call, true});
    refuse(false, ErrorCode::UkeyFault);
    refuse(!looks, ErrorCode::DriverCrashed);
    addOfUnlock(faults, call, name);
    return faults;
  }
  refuse(false, ErrorCode::ConnectionCut);
  if (!looks) refuse(true, ErrorCode::ConnectionCut);
  if (isOneOf(name, {"enrol", "reenrol", "serverKey"}))
    refuse(false, ErrorCode::DownloadWindowClosed);
  else
    refuse(false, ErrorCode::LoginExpired);
  if (!looks) refuse(false, ErrorCode::ChangedElsewhere);
  addOfUnlock(faults, call, name);
  return faults;
}

void checkNothingLost(const FakeState& before, const FakeState& after) {
  const auto& a = after.application;
  const auto& old = a.oldSigningCertificate;
  for (const auto& [serial, was] : before.ukeys) {
    const auto& ukey = after.ukeys.at(serial);
    // A replaced signing key is all that ever goes, and that after the confirmation.
    const auto mayGo = [&](bool isOld) { return isOld && before.application.confirmed; };
    for (const auto& key : was.keys)
      demand(hasKey(ukey, key.publicKey) || mayGo(!old.empty() && key.publicKey == keyOf(old)));
    for (const auto& entry : was.certificates)
      demand(holds(ukey, entry.certificate) || mayGo(entry.certificate == old));
  }
  demand(isOpen(before.application.stage) || a.stage == before.application.stage);
  demand(!before.application.confirmed || a.confirmed);
}

} // namespace certdesk::test
