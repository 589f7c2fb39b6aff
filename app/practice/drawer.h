#pragma once
#include "app/core/bytes.h"
#include "app/core/result.h"
#include "app/practice/ukey/ukey.h"

#include <filesystem>
#include <string>
#include <vector>

namespace certdesk::practice {

// A UKEY to be made. Practice PINs are no secrets.
struct NewUkey {
  std::string label;   // UTF-8, at most 32 octets, one line
  std::string userPin; // 4 to 255 octets; empty: the UKEY has no user PIN yet
  std::string soPin;
  bool factoryPin = false; // the user PIN has to be changed first
  UkeySettings settings{}; // slot and insertions are given by the drawer
  Bytes unblockKey{};      // 32 octets: it opens with a code (unlock_code.h); empty: it does not
};

// A practice UKEY as it lies in the drawer or in its reader.
struct Ukey {
  std::string serial; // of SoftHSM's token: 16 hexadecimal digits
  UkeySettings settings;
  UkeyState state;
};

// The drawer of practice UKEYs: makes them, puts them into their readers, pulls them out and lets them misbehave.
// The practice UKEY module in whatever process sees every change at its next call. All is kept in files, so several
// drawers may be open on one directory. Each call is answered by K-02 where the files cannot be read or written, and by
// T-02 where there is no such UKEY.
class Drawer {
public:
  // A directory with softhsm2.conf, tokens/ and drawer/, all made where they are missing. Whoever loads the module sets
  // SOFTHSM2_CONF to confFile() for its process.
  static Result<Drawer> open(const std::filesystem::path& directory);

  [[nodiscard]] std::filesystem::path confFile() const { return m_directory / "softhsm2.conf"; }
  // The module, beside this program or in ../lib/certdesk.
  [[nodiscard]] static std::filesystem::path module();

  // In a process of its own, so that neither this one's environment nor its SoftHSM is touched. In a program that
  // ignores broken pipes. D-07 without the maker program, K-05 with SoftHSM's code where it refuses.
  Result<Ukey> make(const NewUkey& wanted) const;
  [[nodiscard]] std::vector<Ukey> list() const; // in the order of slots
  [[nodiscard]] Result<Ukey> find(const std::string& serial) const;

  Outcome insert(const std::string& serial) const;
  Outcome pull(const std::string& serial) const;
  Outcome setLatency(const std::string& serial, std::chrono::milliseconds each,
                     std::chrono::milliseconds keyGeneration) const;
  Outcome setCapacity(const std::string& serial, std::uint64_t octets, unsigned objects) const;
  Outcome setQuirks(const std::string& serial, std::set<Quirk> quirks) const;

  // Faults wait in the order they were added; of those whose turn it is at a call, the first happens.
  Outcome addFault(const std::string& serial, const Fault& fault) const;
  Outcome clearFaults(const std::string& serial) const;
  Outcome clearFault(const std::string& serial, int number) const;
  // The numbers of those that have struck since the calls were cleared.
  [[nodiscard]] std::set<int> struck(const std::string& serial) const;

  // Calls that named this UKEY's slot or session while it was inserted, by all processes; of one function, or of all.
  // C_GetSlotList, C_GetSlotInfo and C_WaitForSlotEvent do not reach the UKEY. A process in whose environment
  // CERTDESK_PRACTICE_BYSTANDER is set is a judge: its calls are not counted, and meet no fault.
  [[nodiscard]] std::uint64_t callCount(const std::string& serial, const std::string& function = {}) const;
  Outcome clearCalls(const std::string& serial) const;

  // For trainers: as many tries as at first, or as many as they like. Waits for a call that is under way.
  Outcome resetTries(const std::string& serial) const;
  Outcome setTriesLeft(const std::string& serial, unsigned user, unsigned securityOfficer) const;

private:
  explicit Drawer(std::filesystem::path directory) : m_directory(std::move(directory)) {}
  [[nodiscard]] std::filesystem::path records() const { return m_directory / "drawer"; }
  template <class Change>
  Outcome change(const std::string& serial, const Change& change) const;

  std::filesystem::path m_directory;
};

} // namespace certdesk::practice
