#pragma once
#include "app/practice/application_row.h"

namespace certdesk::practice {

// What has become due since somebody last looked: approvals and drafts that lapse. Time passes only when somebody
// looks, so nothing of it can be lost with the process.
void settle(Visit& visit);

enum class Decision { Approve, SendBack, Refuse };
// What staff decides. S-04, S-06.
[[nodiscard]] Reply<void> decide(Visit& visit, const std::string& applicationId, Decision decision,
                                 const std::string& remark);

} // namespace certdesk::practice
