#pragma once
#include <sys/types.h>
#include <vector>

namespace certdesk::faults {

// The processes that this one has started and that have not ended.
[[nodiscard]] std::vector<pid_t> childrenOf(pid_t parent);

} // namespace certdesk::faults
