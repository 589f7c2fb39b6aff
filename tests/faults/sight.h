#pragma once
#include "app/house.h"
#include "app/practice/environment.h"
#include "tests/faults/service.h"

#include <filesystem>
#include <string>
#include <vector>

// What a service leaves, as others see it: the UKEY by OpenSC's pkcs11-tool, the portal's lists, and its store.
namespace certdesk::faults {

struct Sight {
  // On the UKEY: kind, label, usage, access, what is under the same id, and of a private key beside a certificate
  // whether it signs or opens for it; sorted.
  std::vector<std::string> objects;
  std::vector<std::string> certificates; // at the portal: subject, state, UKEY, sorted
  std::vector<std::string> held;         // certificates that hold, so many of each kind and UKEY, sorted
  std::vector<std::string> applications; // service and stage, sorted
  std::vector<std::string> payments;     // orders and what was paid, state and fen, sorted
  std::vector<std::string> done;         // by the portal, of each act how often; sorted
  std::vector<std::string> wrong;        // whatever the run without a fault has: this is never right
  std::string officer; // whether what the portal takes for the officer's PIN opens the UKEY; empty: it keeps none
  unsigned userTriesLeft = 0, officerTriesLeft = 0;
  unsigned wrongUserPins = 0; // ever
  friend bool operator==(const Sight&, const Sight&) = default;
};

// store: the portal's database. K-05 where pkcs11-tool, the portal or its store does not tell.
[[nodiscard]] Result<Sight> look(const Service& service, practice::Environment& environment,
                                 const std::filesystem::path& store);
// What may be otherwise than without a fault.
struct Forgiven {
  bool archivedPair = false; // may be missing: the UKEY said that it is full, and the person was told
  bool doneAgain = false;    // the person may have been asked again, or started again
};
// What differs, a line each.
[[nodiscard]] std::string difference(const Sight& expected, const Sight& found, Forgiven forgiven);

// The ids of the private keys on the UKEY that stand beside a certificate, sorted, by pkcs11-tool.
[[nodiscard]] Result<std::vector<std::string>> usableKeys(const Service& service, practice::Environment& environment);
// Whether the portal has the service's application as completed.
[[nodiscard]] Result<bool> isCompleted(const Service& service, portal::Portal& portal);

} // namespace certdesk::faults
