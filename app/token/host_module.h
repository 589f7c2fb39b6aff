#pragma once
#include "app/token/host_connection.h"

#include <condition_variable>
#include <mutex>
#include <set>

namespace certdesk::token {

// One driver module: its host, started when it is needed; whose turn it is to ask; and what was seen last. Several
// threads may call it.
class HostModule {
public:
  HostModule(const HostOptions& options, std::string path) : m_options(options), m_path(std::move(path)) {}

  struct Seen {
    std::vector<TokenInfo> tokens;
    std::optional<Error> failure;      // where the module could not be asked
    std::set<std::string> before = {}; // serials of what is shown as it was seen before
  };
  // The UKEYs of this module. As they were seen last, at once, while an operation or another call holds it, and where
  // the driver could not be asked.
  [[nodiscard]] Seen look(const Call& call);
  // That UKEY where it was seen here last.
  [[nodiscard]] std::optional<TokenInfo> seen(const std::string& serial);
  // The host keeps something of it that end() makes it forget: an operation, or an unlock that was begun.
  [[nodiscard]] bool isHeld(const std::string& serial);
  // T-11 where another call held the module until the deadline, and what HostConnection answers.
  template <class R>
  [[nodiscard]] Result<typename R::Answer> ask(const R& request, const std::string& serial, const Call& call);

private:
  class Turn;
  enum class Effect { Nothing, Opens, Closes, ChangesPin, BeginsUnlock, Unlocks }; // on what the host keeps
  Result<Bytes> askOf(const std::string& serial, const Outgoing& request, HostConnection::Nature nature, Effect effect,
                      const Call& call);
  HostConnection::Reply exchange(const Outgoing& request, HostConnection::Nature nature, const Call& call);
  Outcome makeReady(const Call& call);
  Seen observe(const Call& call);
  [[nodiscard]] Seen seenLast(); // under the mutex
  // Under the mutex, where its PIN was taken just now: where it is shown as it was seen before, it has no factory PIN
  // and is not locked any more.
  void noteOpened(const std::string& serial);
  void remember(const Seen& seen);
  [[nodiscard]] bool resting(); // under the mutex

  const HostOptions& m_options;
  const std::string m_path;

  std::mutex m_mutex; // over what follows
  std::condition_variable_any m_free;
  bool m_busy = false, m_looking = false;
  std::set<std::string> m_open; // serials with an operation
  // Serials whose unlock would go with their host: it waits for the code, or for a PIN that the UKEY takes.
  std::set<std::string> m_unlocking;
  Seen m_seen;
  int m_failures = 0; // looks that failed, one after another
  Deadline m_notBefore{};

  // Of whoever has the turn.
  std::optional<HostConnection> m_host;
  Deadline m_started{};
  bool m_stale = false; // to be started anew as soon as no operation is open
};

template <class R>
Result<typename R::Answer> HostModule::ask(const R& request, const std::string& serial, const Call& call) {
  using Nature = HostConnection::Nature;
  constexpr bool ends = std::same_as<R, End>;
  constexpr bool unlocks = std::same_as<R, Unlock> || std::same_as<R, UnlockByCode>;
  constexpr auto effect = std::same_as<R, Begin>           ? Effect::Opens
                          : ends                           ? Effect::Closes
                          : std::same_as<R, ChangePin>     ? Effect::ChangesPin
                          : std::same_as<R, MakeChallenge> ? Effect::BeginsUnlock
                          : unlocks                        ? Effect::Unlocks
                                                           : Effect::Nothing;
  constexpr auto nature = std::same_as<R, ReadContents> || ends ? Nature::Read : Nature::Act;
  const auto frame = askOf(serial, requestFrame(request), nature, effect, call);
  if (!frame) return failed(frame);
  return readAnswer<typename R::Answer>(Kind::Answer, *frame);
}

} // namespace certdesk::token
