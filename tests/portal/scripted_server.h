#pragma once
#include "tests/portal/identity.h"

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <openssl/ssl.h>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace certdesk::tests {

struct SeenRequest {
  std::string method, path, body;
  std::map<std::string, std::string> fields; // names in lower case
  [[nodiscard]] std::string field(const std::string& name) const {
    const auto found = fields.find(name);
    return found == fields.end() ? std::string() : found->second;
  }
};

// One connection as a script sees it; every wait ends when the server is ended.
class Connection {
  friend class ScriptedServer; // which has the handshake's callback
public:
  Connection(int socket, SSL_CTX* context, const std::atomic<bool>& ending);
  ~Connection();
  Connection(const Connection&) = delete; // owns a socket
  Connection& operator=(const Connection&) = delete;

  bool startTls();
  [[nodiscard]] std::string offeredProtocols() const { return m_offered; } // ALPN, as on the wire
  std::optional<SeenRequest> read();                                       // nothing where the client went
  bool send(std::string_view octets);
  bool answer(int status, const std::string& fields, const std::string& body); // fields: "Name: value\r\n"…
  void reset();                                                                // RST
  void waitForClient();                                                        // until the client goes

private:
  bool waitReadable();
  int receive(char* to, int size);
  static int chooseProtocol(SSL*, const unsigned char**, unsigned char*, const unsigned char*, unsigned int, void*);
  int m_socket;
  SSL_CTX* m_context;
  SSL* m_ssl = nullptr;
  const std::atomic<bool>& m_ending;
  std::string m_offered, m_ahead;
};

struct ServerOptions {
  int newestTls = TLS1_3_VERSION;
  int oldestTls = TLS1_2_VERSION;
};

// A TLS server on loopback whose every connection runs a script on a thread of its own, and which can misbehave in all
// the ways a library server would not let it.
class ScriptedServer {
public:
  using Script = std::function<void(Connection&)>;
  ScriptedServer(const Identity& identity, Script script, ServerOptions options = {});
  ~ScriptedServer();
  ScriptedServer(const ScriptedServer&) = delete; // owns a thread
  ScriptedServer& operator=(const ScriptedServer&) = delete;

  [[nodiscard]] int port() const { return m_port; }
  [[nodiscard]] std::string address() const { return "https://127.0.0.1:" + std::to_string(m_port); }
  [[nodiscard]] int connections() const { return m_connections; }

private:
  void run();
  Identity m_identity;
  Script m_script;
  std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> m_context;
  int m_listening = -1;
  int m_port = 0;
  std::atomic<int> m_connections{0};
  std::atomic<bool> m_ending{false};
  std::vector<std::thread> m_running; // of m_thread alone
  std::thread m_thread;
};

// A script that starts TLS and answers every request by a function, keeping the connection.
using Answer = std::function<bool(const SeenRequest&, Connection&)>; // false ends the connection
[[nodiscard]] ScriptedServer::Script answering(Answer answer);

} // namespace certdesk::tests
