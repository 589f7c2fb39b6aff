#pragma once
#include "app/terminal/commands.h"

namespace certdesk::terminal {

// Downloads a first certificate that was applied for on the portal's web site: of that application, or where none is
// said, of the only one that is not ended, or the last that was finished onto the UKEY that is said. K-09.
[[nodiscard]] Result<workflow::View> download(workflow::World world, const RecoverRequest& request, Person& person,
                                              Output& output);

} // namespace certdesk::terminal
