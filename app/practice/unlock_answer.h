#pragma once
#include "app/practice/unlock_order.h"

// A UKEY that makes a code (请求码) and opens with the one that answers it (解锁码).
namespace certdesk::practice {

// The portal's own answer, where its policy is not that staff give it (S-06). The same challenge is answered again and
// not counted again; another counts as a release. Q-05, S-06, U-01, U-02, U-03; 400 for what is no code.
[[nodiscard]] Reply<Secret> answerChallenge(Visit& visit, const Account& account, const ApplicationRow& row,
                                            const std::string& challenge);

// The same from staff, who were read it on the telephone and typed it as they heard it. Only where that is the policy.
// With each that is counted the 15 minutes begin anew: it takes a while to read out.
[[nodiscard]] Reply<Secret> answerOnTelephone(Visit& visit, const ApplicationRow& row, const std::string& typed);

} // namespace certdesk::practice
