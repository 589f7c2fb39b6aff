#pragma once
#include <functional>
#include <memory>

namespace certdesk::ui {

// Keeps the PC from sleeping for as long as it lives, where the system lets a program ask for that.
class StayAwake {
public:
  // Asks, and waits for nothing; told: called later, once the system has promised.
  explicit StayAwake(std::function<void()> told);
  ~StayAwake();
  StayAwake(const StayAwake&) = delete; // holds the system's promise
  StayAwake& operator=(const StayAwake&) = delete;
  // Whether the system has promised; otherwise nothing may be claimed.
  [[nodiscard]] bool promised() const;

private:
  struct Promise;
  std::shared_ptr<Promise> m_promise;
};

} // namespace certdesk::ui
