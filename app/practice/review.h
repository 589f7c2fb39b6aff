#pragma once
#include "app/practice/papers.h"

namespace certdesk::practice {

// What has become due since somebody last looked: payments, approvals, codes and drafts that lapse. Time passes only
// when somebody looks, so nothing of it can be lost with the process.
void settle(Visit& visit);

enum class Decision { Approve, SendBack, Refuse };
// What staff decides; sending back, what they point at. S-04, S-06.
[[nodiscard]] Reply<void> decide(Visit& visit, const std::string& applicationId, Decision decision,
                                 const std::string& remark, const std::vector<Mark>& marks = {});

} // namespace certdesk::practice
