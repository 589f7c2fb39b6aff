#pragma once
#include "tests/token/bench.h"

#include <thread>

namespace tests {

// Orders for the hostile driver (hostile/misdeeds.h), which are read by every process that loads it with environment().
class Orders {
public:
  // It happens once, or at every call.
  enum class When { Once, Always };
  void give(const std::string& function, const std::string& misdeed, When when = When::Once) const;
  void clear() const;
  // Whether an order that was to be carried out once has been.
  [[nodiscard]] bool met() const;
  // How often the program has given a PIN to the driver.
  [[nodiscard]] std::size_t pinsGiven() const;
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> environment() const;

private:
  [[nodiscard]] std::filesystem::path file() const { return m_folder.path() / "orders"; }
  Folder m_folder;
};

// The hostile driver before a practice UKEY, and the hosts in front of it.
struct HostileBench {
  explicit HostileBench(UkeySettings settings = {});
  [[nodiscard]] token::HostOptions options() const;
  void restartTokens();

  std::chrono::milliseconds patience{400}; // with a look; from the next start on
  Orders orders;
  Bench bench;
  std::string serial = bench.serial;
  std::unique_ptr<token::HostTokens> tokens;
};

// Stops a call some time after the order was met, as a person does who waits no longer.
class Impatient {
public:
  Impatient(const Orders& orders, std::chrono::milliseconds patience);
  [[nodiscard]] Call call() const { return Call{m_stop.get_token()}; }

private:
  std::stop_source m_stop;
  std::jthread m_thread;
};

} // namespace tests
