#pragma once
#include "app/portal/rest_portal.h"
#include "tests/portal/scripted_server.h"

#include <deque>
#include <future>

namespace certdesk::tests {

// What a scripted portal answers to one request.
struct Scripted {
  int status = 200;
  std::string body = {};
  std::string type = "application/json";
  std::string fields = {}; // "ETag: \"1\"\r\n"…
  bool cutAfterRequest = false;
  bool lastOfConnection = false;       // the next request finds no connection that curl would try by itself
  std::shared_future<void> after = {}; // it is answered after that; none: at once
};

// A portal whose answers are laid out beforehand, and a RestPortal that talks to it over real TLS.
class PortalBench {
public:
  explicit PortalBench(std::string clientVersion = "1.2.3");

  // The next answer to "METHOD path"; without one the portal answers 500.
  void expect(const std::string& what, Scripted answer);
  void logIn(); // by the scripted session of tests/data/portal/session.json

  [[nodiscard]] portal::RestPortal& portal() { return *m_portal; }
  [[nodiscard]] std::vector<SeenRequest> seen() const;
  [[nodiscard]] SeenRequest last() const { return seen().back(); }
  [[nodiscard]] std::string address() const { return m_server->address(); }

private:
  bool answer(const SeenRequest& request, Connection& connection);
  mutable std::mutex m_mutex;
  std::map<std::string, std::deque<Scripted>> m_answers;
  std::vector<SeenRequest> m_seen;
  std::unique_ptr<ScriptedServer> m_server; // before the portal goes, which holds a connection
  std::unique_ptr<portal::RestPortal> m_portal;
};

[[nodiscard]] Call within(std::chrono::milliseconds span);

} // namespace certdesk::tests
