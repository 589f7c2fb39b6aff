#pragma once
#include "app/practice/drawer.h"
#include "tests/token/world.h"

namespace tests {

using certdesk::practice::Drawer;
using certdesk::practice::Fault;
using certdesk::practice::Quirk;
using certdesk::practice::UkeySettings;

// A folder of one test's own; in memory where the system has such a place.
class Folder {
public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete; // owns it
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
  std::filesystem::path m_path;
};

// A drawer with one practice UKEY, which can be pulled and misbehaves as told, and the hosts in front of it.
class Bench {
  Folder m_folder; // before what lies in it

public:
  explicit Bench(UkeySettings settings = {}, bool factoryPin = false, Bytes unblockKey = {});

  [[nodiscard]] token::HostOptions options() const;
  [[nodiscard]] std::uint64_t calls(const std::string& function) const { return drawer.callCount(serial, function); }
  void fault(Fault fault) const { ok(drawer.addFault(serial, fault)); }
  void begin() const { ok(tokens->begin(serial, pin(), false, {})); }
  // A client that starts anew.
  void restartTokens();
  [[nodiscard]] const std::filesystem::path& folder() const { return m_folder.path(); }

  Drawer drawer;
  std::string serial;
  std::unique_ptr<token::HostTokens> tokens;
};

// The process ids of this process's token hosts.
[[nodiscard]] std::vector<long> runningHosts();

} // namespace tests
