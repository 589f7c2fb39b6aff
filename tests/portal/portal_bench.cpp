#include "tests/portal/portal_bench.h"

#include "tests/portal/golden.h"

#include <catch2/catch.hpp>

namespace certdesk::tests {

PortalBench::PortalBench(std::string clientVersion) {
  const auto authority = Identity::authority("Test Root");
  const auto identity = Identity::server(authority, "portal", "IP:127.0.0.1");
  m_server = std::make_unique<ScriptedServer>(
      identity,
      answering([this](const SeenRequest& request, Connection& connection) { return answer(request, connection); }));
  auto portal = portal::RestPortal::open({.address = m_server->address(),
                                          .tlsAnchors = {authority.der()},
                                          .proxy = {},
                                          .language = "en",
                                          .clientVersion = std::move(clientVersion)});
  REQUIRE(portal);
  m_portal = std::move(*portal);
}

void PortalBench::expect(const std::string& what, Scripted answer) {
  const std::lock_guard lock(m_mutex);
  m_answers[what].push_back(std::move(answer));
}

void PortalBench::logIn() {
  expect("POST /api/v1/session", {.status = 201, .body = golden("session.json"), .lastOfConnection = true});
  REQUIRE(m_portal->login("lichun", Secret("correct horse"), within(std::chrono::seconds(20))));
}

std::vector<SeenRequest> PortalBench::seen() const {
  const std::lock_guard lock(m_mutex);
  return m_seen;
}

bool PortalBench::answer(const SeenRequest& request, Connection& connection) {
  Scripted scripted{.status = 500};
  {
    const std::lock_guard lock(m_mutex);
    m_seen.push_back(request);
    auto& answers = m_answers[request.method + " " + request.path];
    if (!answers.empty()) {
      scripted = std::move(answers.front());
      answers.pop_front();
    }
  }
  if (scripted.after.valid()) scripted.after.wait();
  if (scripted.cutAfterRequest) {
    connection.reset();
    return false;
  }
  const auto type = scripted.type.empty() ? std::string() : "Content-Type: " + scripted.type + "\r\n";
  const std::string close = scripted.lastOfConnection ? "Connection: close\r\n" : "";
  return connection.answer(scripted.status, type + scripted.fields + close, scripted.body) &&
         !scripted.lastOfConnection;
}

Call within(std::chrono::milliseconds span) { return {.stop = {}, .deadline = in(span)}; }

} // namespace certdesk::tests
