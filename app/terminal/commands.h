#pragma once
#include "app/portal/portal.h"
#include "app/terminal/answers.h"
#include "app/terminal/drive.h"
#include "app/terminal/output.h"
#include "app/token/tokens.h"

#include <functional>
#include <string>

// What certdeskctl can do, one function a command. Each prints, and answers what went wrong.
namespace certdesk::terminal {

[[nodiscard]] Outcome showCertificates(portal::Portal& portal, Output& output);
[[nodiscard]] Outcome showApplications(portal::Portal& portal, Output& output);
[[nodiscard]] Outcome showUkeys(token::Tokens& tokens, Output& output);

// Of the recovery of a certificate; empty: of the only one that waits for its code. K-09.
[[nodiscard]] Outcome resendMail(portal::Portal& portal, const std::string& certificateId, Output& output);

// Ends an application that is not completed. `sure` is asked first, with the application as it is now; its failure is
// the answer. S-04, S-06.
[[nodiscard]] Outcome withdraw(portal::Portal& portal, const std::string& applicationId,
                               const std::function<Outcome(const portal::Application&)>& sure, Output& output);

// Starts, or goes on with, the recovery of a certificate.
struct RecoverRequest {
  std::string certificateId; // empty: see which_recovery.h
  std::string applicationId; // download: of which application; empty: the only one
  std::string ukeySerial;    // the UKEY to be written, where it is said
  DriveOptions drive;
};
[[nodiscard]] Result<workflow::View> recover(workflow::World world, const RecoverRequest& request, Person& person,
                                             Output& output);

} // namespace certdesk::terminal
