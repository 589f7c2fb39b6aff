#pragma once
#include "app/practice/ukey/line_file.h"
#include "app/practice/ukey/ukey.h"

#include <filesystem>
#include <functional>
#include <set>
#include <vector>

namespace certdesk::practice {

// What is kept of one UKEY beside SoftHSM's own files, in the drawer's directory:
//   <serial>.ukey   the trainer's settings    <serial>.state  what the UKEY remembers
//   <serial>.fault  faults that are armed     <serial>.calls  the names of the calls, one a line
//   <serial>.struck  the numbers of faults that have struck
//   <serial>.unblock  where the UKEY opens with a code (UnblockRecord)
//   <serial>.token, <serial>.before           copies of SoftHSM's files (TokenFiles)
// Several processes use it at a time; two locks keep them apart: the drawer's for settings and faults, held for a
// moment, and the UKEY's for its state and for every call into SoftHSM.
class UkeyRecord {
public:
  UkeyRecord(std::filesystem::path drawer, std::string serial);

  // The UKEYs in a drawer, by serial.
  [[nodiscard]] static std::vector<std::string> serialsIn(const std::filesystem::path& drawer);

  [[nodiscard]] const std::string& serial() const { return m_serial; }
  [[nodiscard]] std::filesystem::path file(const char* suffix) const;

  [[nodiscard]] std::optional<UkeySettings> settings() const;
  // Reads, lets the caller change and replaces the settings under the drawer's lock; makes them where there are none.
  bool changeSettings(const std::function<void(UkeySettings&)>& change) const;

  // The UKEY's lock; nothing where another process does not let go of it.
  [[nodiscard]] std::optional<platform::FileLock> busy() const;
  // Both under busy().
  [[nodiscard]] UkeyState state() const;
  [[nodiscard]] bool setState(const UkeyState&) const;

  bool addFault(const Fault&) const;
  bool clearFaults() const;
  bool clearFault(int number) const;
  [[nodiscard]] bool anyFault() const;
  // Counts a call against the armed faults; the first whose turn has come.
  [[nodiscard]] std::optional<Fault> nextFault(const std::string& function) const;

  // The numbers of the faults that have struck since the calls were cleared.
  void noteStruck(const Fault& fault) const;
  [[nodiscard]] std::set<int> struck() const;

  void noteCall(const char* function) const;
  // Calls since the last clearing; an empty name counts all.
  [[nodiscard]] std::uint64_t calls(const std::string& function) const;
  void clearCalls() const;

private:
  [[nodiscard]] std::optional<platform::FileLock> drawerLock() const;
  bool keepFaults(const std::string& text) const;

  std::filesystem::path m_drawer;
  std::string m_serial;
};

} // namespace certdesk::practice
