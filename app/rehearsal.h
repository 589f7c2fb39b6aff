#pragma once
#include "app/core/result.h"
#include "app/terminal/output.h"

#include <filesystem>

namespace certdesk {

// A whole recovery in the practice environment, with the person played: a real portal over TLS, a real CA and KMC, the
// real token host and a practice UKEY; only the answers are scripted. The last object printed says where to look.
enum class UnlockBy { OfficerPin, Code, Telephone };
struct RehearsalRequest {
  std::filesystem::path directory; // kept, and gone on with where it exists; empty: a temporary one, removed at the end
  bool papers = false;             // with contents, papers and money, of which some come back once
  UnlockBy unlockBy = UnlockBy::OfficerPin; // of an unlock
  bool person = false;             // of a renewal: the person's certificate, whose encryption key is kept
};
[[nodiscard]] Outcome rehearseRecovery(const RehearsalRequest& request, terminal::Output& output);
// Of a renewal: an organisation's certificate that ends in 60 days gets two years more on the UKEY where it is.
[[nodiscard]] Outcome rehearseRenewal(const RehearsalRequest& request, terminal::Output& output);
// Of an unlock: a UKEY whose PIN is locked opens with the one that the played person chooses. By telephone the person
// mistypes the code first.
[[nodiscard]] Outcome rehearseUnlock(const RehearsalRequest& request, terminal::Output& output);
// Of a first certificate that was applied for and waits: it is downloaded onto a blank UKEY.
[[nodiscard]] Outcome rehearseDownload(const RehearsalRequest& request, terminal::Output& output);

} // namespace certdesk
