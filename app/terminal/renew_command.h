#pragma once
#include "app/terminal/commands.h"
#include "app/workflow/renewed.h"

namespace certdesk::terminal {

// Starts, or goes on with, a renewal. Which one: of the certificate that was named; else the one that is open, on the
// UKEY that was named where one was; else of the only certificate that can be renewed. One that is finished is told
// again: of the certificate that was named, or the last one onto that UKEY where nothing on it can be renewed. A script
// that is run twice buys nothing twice: where a renewal onto the UKEY is finished, another one begins only by its
// certificate's name. K-09.
[[nodiscard]] Result<workflow::View> renew(workflow::World world, const RecoverRequest& request, Person& person,
                                           Output& output);
[[nodiscard]] Result<portal::Application> whichRenewal(portal::Portal& portal, const std::string& certificateId,
                                                       const std::string& ukeySerial);

// What was changed, as one object for programs.
[[nodiscard]] QJsonObject toldOf(const workflow::Renewed& renewed);

} // namespace certdesk::terminal
