#pragma once
#include "app/core/call.h"
#include "app/core/child_process.h"
#include "app/token/frame.h"
#include "app/token/host_options.h"

namespace certdesk::token {

// One running token host and the conversation with it. For one thread at a time.
class HostConnection {
public:
  // Starts the host and waits for its hello: D-07, and the host's own D-01, D-02 and D-05.
  [[nodiscard]] static Result<HostConnection> start(const HostOptions& options, const std::string& module,
                                                    const Call& call);
  HostConnection(HostConnection&&) = default;
  HostConnection& operator=(HostConnection&&) = delete;
  HostConnection(const HostConnection&) = delete; // there is one conversation
  HostConnection& operator=(const HostConnection&) = delete;
  // The host finishes, logs out and ends. It has no call under way then, so one that does not end is ended.
  ~HostConnection();

  // A Read without a sign of life for as long as the client is patient is ended, and the host with it: D-04. An Act is
  // ended by the call's stop token alone.
  enum class Nature { Read, Act };
  struct Reply {
    Result<Bytes> frame; // of the kind Answer
    bool operationOver = false;
  };
  // D-03, D-04, D-06 and K-04 end the conversation; every other failure is the host's answer.
  [[nodiscard]] Reply exchange(const Outgoing& request, Nature nature, const Call& call);
  [[nodiscard]] bool alive() const { return m_alive; }

private:
  HostConnection(platform::ChildProcess child, std::chrono::milliseconds patience)
      : m_child(std::move(child)), m_patience(patience) {}
  struct Limits;
  Outcome write(ByteView octets, Limits& limits);
  Result<Bytes> readFrame(Limits& limits);
  template <class Octet, class Step>
  Outcome transfer(std::span<Octet> octets, Limits& limits, Step step);
  Outcome goOn(const Limits& limits);
  void end();

  platform::ChildProcess m_child;
  std::chrono::milliseconds m_patience;
  bool m_alive = true;
};

} // namespace certdesk::token
