#pragma once

namespace certdesk::platform {

// While it lives, a first Ctrl-C or polite kill is noted instead of ending the process, so that it can leave in order.
// A second one ends it as ever.
class Interrupts {
public:
  Interrupts();
  ~Interrupts();
  Interrupts(const Interrupts&) = delete; // the handlers are the process's
  Interrupts& operator=(const Interrupts&) = delete;

  [[nodiscard]] static bool noted() noexcept;
};

} // namespace certdesk::platform
