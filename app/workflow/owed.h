#pragma once
#include "app/portal/nouns.h"

// What of contents and papers is done with. By the portal's word, and by what its reviewer said: what carries a remark
// has to be sent again, whatever else is said of it.
namespace certdesk::workflow {

[[nodiscard]] bool isFilled(const portal::Form& form);
// The stamped form counts among the papers.
[[nodiscard]] bool isComplete(const portal::Application& application, portal::MaterialRole role);

} // namespace certdesk::workflow
