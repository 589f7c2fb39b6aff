#pragma once
#include "app/core/result.h"
#include "app/practice/certificate_builder.h"
#include "app/practice/http.h"

#include <functional>
#include <memory>

namespace certdesk::practice {

// HTTPS on one IP address: TLS 1.2 or newer, bounded requests, a thread for each of some connections.
class HttpServer {
public:
  using Handler = std::function<HttpAnswer(const HttpRequest&)>; // called from several threads

  // Takes the port, or any where it is 0 or taken already and may be another; answers nothing yet.
  static Result<std::unique_ptr<HttpServer>> bind(const std::string& address, int port, bool orAnother);
  ~HttpServer();                          // ends the connections; within two seconds where one is idle
  HttpServer(const HttpServer&) = delete; // owns a socket and threads
  HttpServer& operator=(const HttpServer&) = delete;

  [[nodiscard]] int port() const;
  // From here on it answers. Once. chain: the certificates above the identity's, DER, and a root is not needed among
  // them.
  Outcome serve(const Identity& identity, const std::vector<Bytes>& chain, Handler handler);

private:
  struct Inside;
  explicit HttpServer(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> m_inside;
};

} // namespace certdesk::practice
