#pragma once
#include "app/core/secret.h"

#include <string>

namespace certdesk::practice {

// Whether a new password is good enough (resources/portal-api.yaml, changePassword): 10 characters or more of two kinds
// at least, not made from the user name, and none that everybody tries first.
[[nodiscard]] bool isGoodPassword(const Secret& password, const std::string& userName);

} // namespace certdesk::practice
