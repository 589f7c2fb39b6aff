#include "app/token/watcher.h"

#include "app/core/pause.h"

#include <utility>

namespace certdesk::token {

Watcher::Watcher(Tokens& tokens, Seen seen, std::chrono::milliseconds beat)
    : m_tokens(tokens), m_seen(std::move(seen)), m_beat(beat),
      m_thread([this](const std::stop_token& stop) { run(stop); }) {}

Watcher::~Watcher() {
  m_thread.request_stop();
  m_thread.join();
}

void Watcher::run(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    auto seen = m_tokens.inventory(Call{stop});
    if (stop.stop_requested()) return;
    if (seen) m_seen(std::move(*seen));
    pauseUnlessStopped(stop, m_beat);
  }
}

} // namespace certdesk::token
