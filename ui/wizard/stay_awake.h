#pragma once
#include <memory>

namespace certdesk::ui {

// Keeps the PC from sleeping for as long as it lives, where the system lets a program ask for that.
class StayAwake {
public:
  StayAwake();
  ~StayAwake();
  StayAwake(const StayAwake&) = delete; // holds the system's promise
  StayAwake& operator=(const StayAwake&) = delete;
  // Whether the system has promised; otherwise nothing may be claimed.
  [[nodiscard]] bool promised() const;

private:
  struct Promise;
  std::unique_ptr<Promise> m_promise;
};

} // namespace certdesk::ui
