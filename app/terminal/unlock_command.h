#pragma once
#include "app/terminal/commands.h"

namespace certdesk::terminal {

// Starts, or goes on with, the unlock of the UKEY with that certificate, or with that serial. Where neither is said: of
// the only UKEY that can be unlocked and is not working. K-09.
[[nodiscard]] Result<workflow::View> unlock(workflow::World world, const RecoverRequest& request, Person& person,
                                            Output& output);

} // namespace certdesk::terminal
