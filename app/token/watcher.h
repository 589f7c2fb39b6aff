#pragma once
#include "app/token/tokens.h"

#include <chrono>
#include <functional>
#include <thread>

namespace certdesk::token {

// Looks at the UKEYs once a beat, and tells what it sees every time: whoever is told may have learned something else in
// between, by looking for itself, and compares with that. Most drivers have no slot events that could be relied on
// (PKCS#11 v2.40 section 5.5, C_WaitForSlotEvent), so it asks.
class Watcher {
public:
  using Seen = std::function<void(Tokens::Inventory)>; // called on the watcher's own thread
  Watcher(Tokens& tokens, Seen seen, std::chrono::milliseconds beat = std::chrono::seconds(1));
  ~Watcher();                       // no call comes after it
  Watcher(const Watcher&) = delete; // owns a thread
  Watcher& operator=(const Watcher&) = delete;

private:
  void run(const std::stop_token& stop);
  Tokens& m_tokens;
  Seen m_seen;
  std::chrono::milliseconds m_beat;
  std::jthread m_thread; // last: starts when everything above is there
};

} // namespace certdesk::token
