#pragma once
#include "app/portal/http.h"
#include "app/portal/routes.h"

#include <string>
#include <string_view>

namespace certdesk::portal {

// One thing said to the portal.
struct Message {
  Route route;
  std::string variable = {};                  // of the path
  std::string query = {};                     // "?cursor=…"
  std::string ifMatch = {}, ifNoneMatch = {}; // ETags
  std::string digest = {};                    // Content-Digest of the body
  std::string statement = {}, signature = {}; // base64, beside a request for renewal
  std::string idempotencyKey = {};            // made once for a message, however often that is sent
  std::string_view contentType = jsonType;    // of the body
  std::string_view body = {};                 // borrowed; empty where there is none
  bool repeatable = true;                     // may be sent again where a cut leaves open whether it arrived
  bool once = false;                          // must not arrive twice, not even from a connection that went stale
  std::size_t limit = jsonLimit;              // octets of the answer
};
// A message that writes: it has an Idempotency-Key.
[[nodiscard]] Message writing(Route route, std::string_view variable, std::string_view body);

// Says messages to the portal and hears its answers: again, once and with the same key, where the connection was cut;
// later where the portal is busy and names a time that the Call leaves room for.
class Channel {
public:
  // languageTag: zh-CN or en, for texts for people.
  Channel(Http http, std::string languageTag) : m_http(std::move(http)), m_language(std::move(languageTag)) {}

  void setLanguage(std::string languageTag) { m_language = std::move(languageTag); }
  [[nodiscard]] const Origin& origin() const { return m_http.origin(); }
  // An answer of 2xx (but 202) or 304. Every other status is a failure (problem.h).
  Result<HttpAnswer> say(const Message& message, const Secret& authorization, const Call& call);

private:
  Result<HttpAnswer> send(const Message& message, const Secret& authorization, const Call& call);
  Http m_http;
  std::string m_language;
};

} // namespace certdesk::portal
