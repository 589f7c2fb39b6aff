#pragma once
#include "app/portal/portal.h"

#include <string>

namespace certdesk::terminal {

// Which recovery a start of the program is about. certificateId and ukeySerial are what was said; either may be empty.
//  - A certificate was named: its recovery, begun or gone on with; a finished one is told again where it was for the
//    UKEY that was named.
//  - Else the one that is open, or the one that was finished onto the UKEY that was named: told again, nothing begun.
//  - Else a new one, for the only certificate that can be recovered, unless its UKEY is the one to be written or it
//    came from a recovery itself: a script that is run twice must not freeze what its first run recovered. K-09.
// T-03 where the UKEY to be written is the one whose loss would be reported.
[[nodiscard]] Result<portal::Application> whichRecovery(portal::Portal& portal, const std::string& certificateId,
                                                        const std::string& ukeySerial);

} // namespace certdesk::terminal
