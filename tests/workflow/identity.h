#pragma once
#include "tests/workflow/client.h"

#include <string>

namespace certdesk::test {

// What tells two states apart: all that a client, a person, the portal or a UKEY can act by, and nothing else.
[[nodiscard]] std::string identity(const FakeState& world);
[[nodiscard]] std::string identity(const Client& client, const FakeState& world);

} // namespace certdesk::test
