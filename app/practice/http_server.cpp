#include "app/practice/http_server.h"

#include "app/core/log.h"
#include "app/core/secret.h"
#include "app/practice/host_name.h"
#include "app/practice/router.h"

#include <algorithm>
#include <cctype>
#include <httplib.h>
#include <thread>

namespace certdesk::practice {

namespace {

constexpr std::size_t largestBody = std::size_t(64) * 1024; // but for a part of a file
constexpr std::size_t threads = 16;
constexpr std::size_t threadsForMany = 96; // a connection that is kept open has one to itself
constexpr time_t idleSeconds = 2;          // how long a connection may be idle, and so how long the end may take

bool prepareTls(SSL_CTX& context) { return SSL_CTX_set_min_proto_version(&context, TLS1_2_VERSION) == 1; }

bool install(SSL_CTX* context, const Identity& identity, const std::vector<Bytes>& chain) {
  bool good = SSL_CTX_use_certificate(context, identity.certificate.get()) == 1 &&
              SSL_CTX_use_PrivateKey(context, identity.key.get()) == 1;
  for (const auto& der : chain) {
    const auto certificate = certificateFrom(der);
    good = good && certificate && SSL_CTX_add1_chain_cert(context, certificate->get()) == 1;
  }
  return good;
}

// The library's own choice would let a second portal share the port unnoticed.
void takePortAlone(socket_t socket) {
  const int yes = 1;
#ifdef SO_EXCLUSIVEADDRUSE
  setsockopt(socket, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, reinterpret_cast<const char*>(&yes), sizeof yes);
#else
  setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, reinterpret_cast<const char*>(&yes), sizeof yes);
#endif
}

HttpRequest requestFrom(const httplib::Request& in) {
  HttpRequest request;
  request.method = in.method;
  request.path = in.path;
  request.query = in.params;
  for (const auto& [name, value] : in.headers) {
    auto lower = name;
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); });
    request.fields.emplace(lower, value);
  }
  return request;
}

std::size_t largestFor(const HttpRequest& request) {
  const auto match = matchRoute(request.method, request.path);
  return match && match->route == portal::Route::UploadOctets ? portal::partLimit : largestBody;
}

// Reads what is too much as well, so that the answer arrives, but keeps nothing of it.
bool readBody(const httplib::ContentReader& reader, const httplib::Request& in, std::string& body, std::size_t most) {
  bool fits = true;
  const auto take = [&](const char* data, std::size_t size) {
    fits = fits && body.size() + size <= most;
    if (fits) body.append(data, size);
    return true;
  };
  if (in.has_header("Content-Length"))
    body.reserve(std::min<std::size_t>(most, in.get_header_value<std::uint64_t>("Content-Length"))); // in one piece
  if (!in.is_multipart_form_data()) return reader(take) && fits;
  return reader([](const httplib::MultipartFormData&) { return true; }, [](const char*, std::size_t) { return true; });
}

void send(const HttpAnswer& answer, const httplib::Request& in, httplib::Response& out) {
  out.status = answer.status;
  for (const auto& [name, value] : answer.fields)
    out.set_header(name, value);
  if (!answer.body.empty()) out.set_content(answer.body, answer.type);
  if (!answer.cut) return;
  // TLS that believes its end has come writes nothing, and the library closes the connection.
  out.set_content("-", "text/plain");
  SSL_set_shutdown(const_cast<SSL*>(in.ssl), SSL_SENT_SHUTDOWN | SSL_RECEIVED_SHUTDOWN);
}

} // namespace

struct HttpServer::Inside {
  httplib::SSLServer server{prepareTls};
  int port = 0;
  Handler handler;
  std::thread thread;

  void answer(const httplib::Request& in, httplib::Response& out, const httplib::ContentReader* reader) {
    auto request = requestFrom(in);
    const auto most = largestFor(request);
    const bool fits = reader != nullptr ? readBody(*reader, in, request.body, most) : in.body.size() <= most;
    if (!fits) {
      wipe(request.body);
      out.status = 413;
      return;
    }
    const auto answer = handler(request);
    wipe(request.body);
    send(answer, in, out);
  }
};

HttpServer::HttpServer(std::unique_ptr<Inside> inside) : m_inside(std::move(inside)) {}

HttpServer::~HttpServer() {
  m_inside->server.stop();
  if (m_inside->thread.joinable()) m_inside->thread.join();
}

Result<std::unique_ptr<HttpServer>> HttpServer::bind(const std::string& address, int port, bool orAnother) {
  auto inside = std::make_unique<Inside>();
  auto& server = inside->server;
  if (!server.is_valid()) return fail(ErrorCode::PortalFailed, "TLS");
  server.set_keep_alive_max_count(10'000);
  server.set_keep_alive_timeout(idleSeconds);
  server.set_read_timeout(10);
  server.set_write_timeout(10);
  server.set_tcp_nodelay(true);
  server.set_payload_max_length(portal::partLimit);
  server.set_socket_options(takePortAlone);
  const auto count = isLoopback(address) ? threads : threadsForMany;
  server.new_task_queue = [count] { return new httplib::ThreadPool(count); }; // the library owns it
  if (port != 0 && server.bind_to_port(address, port))
    inside->port = port;
  else if (port == 0 || orAnother)
    inside->port = server.bind_to_any_port(address);
  if (inside->port <= 0)
    return fail(ErrorCode::PortalFailed,
                "the port is taken, or the address is not this computer's: " + address + " " + std::to_string(port));
  return std::unique_ptr<HttpServer>(new HttpServer(std::move(inside)));
}

int HttpServer::port() const { return m_inside->port; }

Outcome HttpServer::serve(const Identity& identity, const std::vector<Bytes>& chain, Handler handler) {
  auto& server = m_inside->server;
  if (!install(server.ssl_context(), identity, chain)) return fail(ErrorCode::PortalFailed, "TLS identity");
  m_inside->handler = std::move(handler);
  const auto answer = [inside = m_inside.get()](const httplib::Request& in, httplib::Response& out) {
    inside->answer(in, out, nullptr);
  };
  const auto answerBody = [inside = m_inside.get()](const httplib::Request& in, httplib::Response& out,
                                                    const httplib::ContentReader& reader) {
    inside->answer(in, out, &reader);
  };
  server.Get(".*", answer).Post(".*", answerBody).Put(".*", answerBody).Delete(".*", answer).Patch(".*", answerBody);
  server.set_exception_handler([](const httplib::Request&, httplib::Response& out, const std::exception_ptr&) {
    log::error("practice", "a handler threw");
    out.status = 500;
  });
  m_inside->thread = std::thread([inside = m_inside.get()] { inside->server.listen_after_bind(); });
  // Its stop() does nothing before it runs.
  for (int i = 0; i < 2000 && !server.is_running(); ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  return {};
}

} // namespace certdesk::practice
