#include "tests/portal/scripted_server.h"

#include <algorithm>
#include <arpa/inet.h>
#include <catch2/catch.hpp>
#include <csignal>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace certdesk::tests {

namespace {

constexpr int pollInterval = 20; // milliseconds between looks at whether the server is being ended

bool readable(int socket, const std::atomic<bool>& ending) {
  pollfd waiting{socket, POLLIN, 0};
  while (!ending)
    if (poll(&waiting, 1, pollInterval) > 0) return true;
  return false;
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(tolower(c)); });
  return text;
}

SeenRequest parsed(const std::string& head) {
  SeenRequest request;
  const auto first = head.substr(0, head.find("\r\n"));
  request.method = first.substr(0, first.find(' '));
  request.path = first.substr(request.method.size() + 1, first.rfind(' ') - request.method.size() - 1);
  for (auto at = first.size() + 2; at < head.size();) {
    const auto end = std::min(head.find("\r\n", at), head.size());
    const auto colon = head.find(": ", at);
    if (colon < end) request.fields[lower(head.substr(at, colon - at))] = head.substr(colon + 2, end - colon - 2);
    at = end + 2;
  }
  return request;
}

} // namespace

Connection::Connection(int socket, SSL_CTX* context, const std::atomic<bool>& ending)
    : m_socket(socket), m_context(context), m_ending(ending) {}

Connection::~Connection() {
  if (m_ssl != nullptr) SSL_free(m_ssl);
  if (m_socket >= 0) close(m_socket);
}

int Connection::chooseProtocol(SSL* ssl, const unsigned char** out, unsigned char* outLength, const unsigned char* in,
                               unsigned int inLength, void*) {
  static_cast<Connection*>(SSL_get_app_data(ssl))->m_offered.assign(reinterpret_cast<const char*>(in), inLength);
  static const unsigned char http1[] = "\x08http/1.1";
  unsigned char* chosen = nullptr;
  if (SSL_select_next_proto(&chosen, outLength, http1, 9, in, inLength) != OPENSSL_NPN_NEGOTIATED)
    return SSL_TLSEXT_ERR_NOACK;
  *out = chosen;
  return SSL_TLSEXT_ERR_OK;
}

bool Connection::startTls() {
  m_ssl = SSL_new(m_context);
  SSL_set_app_data(m_ssl, this);
  SSL_set_fd(m_ssl, m_socket);
  return SSL_accept(m_ssl) == 1;
}

bool Connection::waitReadable() {
  if (m_ssl != nullptr && SSL_pending(m_ssl) > 0) return true;
  return readable(m_socket, m_ending);
}

int Connection::receive(char* to, int size) {
  if (!waitReadable()) return 0;
  if (m_ssl != nullptr) return SSL_read(m_ssl, to, size);
  return static_cast<int>(recv(m_socket, to, static_cast<std::size_t>(size), 0));
}

std::optional<SeenRequest> Connection::read() {
  char buffer[4096];
  std::size_t end = 0;
  while ((end = m_ahead.find("\r\n\r\n")) == std::string::npos) {
    const int count = receive(buffer, sizeof buffer);
    if (count <= 0) return std::nullopt;
    m_ahead.append(buffer, static_cast<std::size_t>(count));
  }
  auto request = parsed(m_ahead.substr(0, end));
  m_ahead.erase(0, end + 4);
  const auto length = request.field("content-length");
  const std::size_t size = length.empty() ? 0 : std::stoul(length);
  while (m_ahead.size() < size) {
    const int count = receive(buffer, sizeof buffer);
    if (count <= 0) return std::nullopt;
    m_ahead.append(buffer, static_cast<std::size_t>(count));
  }
  request.body = m_ahead.substr(0, size);
  m_ahead.erase(0, size);
  return request;
}

bool Connection::send(std::string_view octets) {
  while (!octets.empty() && !m_ending) {
    const auto size = static_cast<int>(octets.size());
    const auto count = m_ssl != nullptr
                           ? SSL_write(m_ssl, octets.data(), size)
                           : static_cast<int>(::send(m_socket, octets.data(), octets.size(), MSG_NOSIGNAL));
    if (count <= 0) return false;
    octets.remove_prefix(static_cast<std::size_t>(count));
  }
  return octets.empty();
}

bool Connection::answer(int status, const std::string& fields, const std::string& body) {
  return send("HTTP/1.1 " + std::to_string(status) + " x\r\n" + fields +
              "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
}

void Connection::reset() {
  const linger now{1, 0};
  setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &now, sizeof now);
  close(m_socket);
  m_socket = -1;
}

void Connection::waitForClient() {
  char buffer[256];
  while (receive(buffer, sizeof buffer) > 0) {
  }
}

ScriptedServer::ScriptedServer(const Identity& identity, Script script, ServerOptions options)
    : m_identity(identity), m_script(std::move(script)), m_context(SSL_CTX_new(TLS_server_method()), SSL_CTX_free) {
  std::signal(SIGPIPE, SIG_IGN); // a client that goes is no end of the test
  auto* context = m_context.get();
  SSL_CTX_set_security_level(context, 0); // old TLS wants SHA-1
  SSL_CTX_set_alpn_select_cb(context, &Connection::chooseProtocol, nullptr);
  SSL_CTX_set_min_proto_version(context, options.oldestTls);
  SSL_CTX_set_max_proto_version(context, options.newestTls);
  REQUIRE(SSL_CTX_use_certificate(context, m_identity.certificate()) == 1);
  REQUIRE(SSL_CTX_use_PrivateKey(context, m_identity.key()) == 1);

  m_listening = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  REQUIRE(bind(m_listening, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
  REQUIRE(listen(m_listening, 8) == 0);
  socklen_t length = sizeof address;
  getsockname(m_listening, reinterpret_cast<sockaddr*>(&address), &length);
  m_port = ntohs(address.sin_port);
  m_thread = std::thread([this] { run(); });
}

ScriptedServer::~ScriptedServer() {
  m_ending = true;
  m_thread.join();
  close(m_listening);
}

void ScriptedServer::run() {
  while (readable(m_listening, m_ending)) {
    const int socket = accept(m_listening, nullptr, nullptr);
    if (socket < 0) continue;
    ++m_connections;
    m_running.emplace_back([this, socket] {
      Connection connection(socket, m_context.get(), m_ending);
      m_script(connection);
    });
  }
  for (auto& each : m_running)
    each.join();
}

ScriptedServer::Script answering(Answer answer) {
  return [answer = std::move(answer)](Connection& connection) {
    if (!connection.startTls()) return;
    while (const auto request = connection.read())
      if (!answer(*request, connection)) return;
  };
}

} // namespace certdesk::tests
