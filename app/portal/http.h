#pragma once
#include "app/core/call.h"
#include "app/core/result.h"
#include "app/core/secret.h"
#include "app/portal/answer_body.h"
#include "app/portal/origin.h"
#include "app/portal/routes.h"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace certdesk::portal {

struct HttpOptions {
  std::string address = {}; // https://portal.example[:443]
  std::vector<Bytes> anchors =
      {};                 // DER; TLS is verified against these alone, or where there are none by the system's store
  std::string proxy = {}; // such as http://proxy.example:3128; empty: what this PC's settings say
  std::string userAgent = {};
  std::chrono::milliseconds connectTimeout = std::chrono::seconds(10);
};

struct HttpRequest {
  std::string_view method;
  std::string path;                     // with its query
  std::vector<std::string> fields = {}; // "Name: value"; without line breaks, no secrets
  Secret authorization = {};            // the value of that field; empty: none
  std::string_view contentType = {};    // empty: no body
  std::string_view body = {};           // borrowed
  bool once = false;                    // never sent by curl itself again, as it does on a connection that went stale
  std::size_t limit = jsonLimit;        // octets of the answer's body
};

struct HttpAnswer {
  int status = 0;
  std::string contentType, etag;                  // as received, at most 1000 octets; empty where there is none
  std::optional<std::chrono::seconds> retryAfter; // 1 second to 1 day
  AnswerBody body;
};

// HTTPS to one origin over libcurl: verified TLS of 1.2 or newer, HTTP/2 where offered, one connection kept, bounded
// answers, no redirects, no cookies. One thread at a time.
class Http {
public:
  // K-03 where the address is none.
  static Result<Http> open(HttpOptions options);
  ~Http();
  Http(Http&&) noexcept;
  Http& operator=(Http&&) noexcept;

  [[nodiscard]] const Origin& origin() const;
  // Whatever was answered, of any status but a redirect's. N-01 to N-09; K-04 within 200 ms of being asked to stop.
  // After N-08, N-02 and K-04 the request may have taken effect.
  Result<HttpAnswer> send(const HttpRequest& request, const Call& call);

private:
  struct State;
  explicit Http(std::unique_ptr<State> state);
  std::unique_ptr<State> m_state; // curl's types stay inside
};

} // namespace certdesk::portal
