#include "app/core/interrupts.h"

#include <csignal>

namespace certdesk::platform {

namespace {

volatile std::sig_atomic_t seen = 0;

void note(int signal) {
  seen = 1;
  std::signal(signal, SIG_DFL);
}

} // namespace

Interrupts::Interrupts() {
  seen = 0;
  std::signal(SIGINT, note);
  std::signal(SIGTERM, note);
}

Interrupts::~Interrupts() {
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
}

bool Interrupts::noted() noexcept { return seen != 0; }

} // namespace certdesk::platform
