#include "app/token/watcher.h"

#include "app/core/pause.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace certdesk::token {

namespace {

// A failure is the same one by its code; the words behind it are for the log.
bool same(const Tokens::Inventory& a, const Tokens::Inventory& b) {
  return a.tokens == b.tokens && std::equal(a.failures.begin(), a.failures.end(), b.failures.begin(), b.failures.end(),
                                            [](const Error& x, const Error& y) { return x.code == y.code; });
}

} // namespace

Watcher::Watcher(Tokens& tokens, Changed changed, std::chrono::milliseconds beat)
    : m_tokens(tokens), m_changed(std::move(changed)), m_beat(beat),
      m_thread([this](const std::stop_token& stop) { run(stop); }) {}

Watcher::~Watcher() {
  m_thread.request_stop();
  m_thread.join();
}

void Watcher::run(const std::stop_token& stop) {
  std::optional<Tokens::Inventory> last;
  while (!stop.stop_requested()) {
    auto seen = m_tokens.inventory(Call{stop});
    if (stop.stop_requested()) return;
    if (seen && (!last || !same(*last, *seen))) {
      last = *seen;
      m_changed(std::move(*seen));
    }
    pauseUnlessStopped(stop, m_beat);
  }
}

} // namespace certdesk::token
