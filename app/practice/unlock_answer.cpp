#include "app/practice/unlock_answer.h"

#include "app/practice/escrow.h"
#include "app/practice/unlock.h"
#include "app/practice/unlock_code.h"

#include <algorithm>

namespace certdesk::practice {

namespace {

using portal::UnlockMethod;

Reply<Secret> answer(Visit& visit, const Account& account, const ApplicationRow& row, const std::string& challenge,
                     UnlockMethod method) {
  const auto open = openUnlock(visit, account, row);
  if (!open) return refused(open);
  const bool byTelephone = visit.office.settings.unlockByTelephone;
  if (byTelephone != (method == UnlockMethod::Telephone)) return refuse(ErrorCode::NotAllowedNow, "not by this method");
  const auto key = unblockKey(visit, open->certificate.ukeySerial);
  if (key.empty()) return refuse(ErrorCode::NotAllowedNow, "this UKEY opens by no code");
  const Bytes nonce(challenge.begin(), challenge.end());
  const auto known = releasesOf(visit, row.id);
  if (std::none_of(known.begin(), known.end(), [&](const Released& one) { return one.nonce == nonce; })) {
    if (const auto may = mayRelease(visit, row, *open); !may) return refused(may);
    countRelease(visit, row, *open, {visit.now, method, nonce, {}});
    if (byTelephone) openAnew(visit, row); // what was counted has to last for what is done with it
  }
  beginMinutes(visit, row);
  auto code = unblockResponse(key.view(), open->certificate.ukeySerial, challenge);
  Secret response{std::string_view(code)};
  wipe(code);
  return response;
}

} // namespace

Reply<Secret> answerChallenge(Visit& visit, const Account& account, const ApplicationRow& row,
                              const std::string& challenge) {
  if (readUnlockCode(challenge) != challenge) return refuse(400, "bad_request", "challenge");
  return answer(visit, account, row, challenge, UnlockMethod::Challenge);
}

Reply<Secret> answerOnTelephone(Visit& visit, const ApplicationRow& row, const std::string& typed) {
  const auto challenge = readUnlockCode(typed);
  if (!challenge) return refuse(400, "bad_request", "challenge");
  const auto account = accountWith(visit, row.accountId);
  if (!account) return refuse(ErrorCode::NotFound);
  return answer(visit, *account, row, *challenge, UnlockMethod::Telephone);
}

} // namespace certdesk::practice
