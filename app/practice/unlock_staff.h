#pragma once
#include "app/practice/unlock_order.h"

namespace certdesk::practice {

// What staff see of an unlock and may do about it.
struct UnlockDossier {
  std::vector<Released> released; // oldest first
  int allowed = 0, most = 0;      // releases
  bool waiting = false;           // one more was asked for and not given
  bool byTelephone = false;       // staff answer the code that the UKEY makes (unlock_answer.h)
  [[nodiscard]] bool mayReleaseMore() const {
    const auto used = static_cast<int>(released.size());
    return used < most && (used >= allowed || waiting);
  }
};
// Nothing for what is no approved unlock.
[[nodiscard]] std::optional<UnlockDossier> unlockDossier(Visit& visit, const ApplicationRow& row);

// The applications that staff answer on the telephone now, oldest first.
[[nodiscard]] std::vector<std::string> telephoneUnlocks(Visit& visit);

// Staff looked into it and found nothing wrong: one release more, where those of now are used up, of three in all.
// S-04, S-06.
[[nodiscard]] Reply<void> releaseOnceMore(Visit& visit, const std::string& applicationId);

} // namespace certdesk::practice
