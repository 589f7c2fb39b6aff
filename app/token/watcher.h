#pragma once
#include "app/token/tokens.h"

#include <chrono>
#include <functional>
#include <thread>

namespace certdesk::token {

// Looks at the UKEYs once a beat, and calls back at the start and whenever something changed. Most drivers have no slot
// events that could be relied on (PKCS#11 v2.40 section 5.5, C_WaitForSlotEvent), so it asks.
class Watcher {
public:
  using Changed = std::function<void(Tokens::Inventory)>; // called on the watcher's own thread
  Watcher(Tokens& tokens, Changed changed, std::chrono::milliseconds beat = std::chrono::seconds(1));
  ~Watcher();                       // no call comes after it
  Watcher(const Watcher&) = delete; // owns a thread
  Watcher& operator=(const Watcher&) = delete;

private:
  void run(const std::stop_token& stop);
  Tokens& m_tokens;
  Changed m_changed;
  std::chrono::milliseconds m_beat;
  std::jthread m_thread; // last: starts when everything above is there
};

} // namespace certdesk::token
