#include "app/portal/channel.h"

#include "app/core/log.h"
#include "app/core/pause.h"
#include "app/core/text.h"
#include "app/portal/problem.h"

#include <array>
#include <openssl/rand.h>

namespace certdesk::portal {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds longestWait = std::chrono::seconds(15); // without asking whoever waits
constexpr milliseconds pendingWait = std::chrono::seconds(2);  // where the portal names no time
constexpr milliseconds roomForAnswer = std::chrono::seconds(1);

std::string randomHex(std::size_t octets) {
  Bytes random(octets);
  RAND_bytes(random.data(), static_cast<int>(random.size()));
  return hex(random);
}

// Sleeps unless the call would be over by then, or is stopped meanwhile.
bool sleepFor(milliseconds span, const Call& call) {
  if (call.left() < span + roomForAnswer) return false;
  pauseUnlessStopped(call.stop, span);
  return !call.stop.stop_requested();
}

// A little later than asked, and not everybody at once.
milliseconds withJitter(std::chrono::seconds span) {
  std::array<std::uint8_t, 1> random{};
  RAND_bytes(random.data(), 1);
  return milliseconds(span) + milliseconds(random[0] * 2);
}

bool good(int status) { return (status >= 200 && status < 300 && status != 202) || status == 304; }

Error failureIn(const HttpAnswer& answer) {
  // Accepted, but not done: to whoever asked it is the same as busy.
  auto failure = answer.status == 202 ? errorFrom(503, {}) : errorFrom(answer.status, answer.body.view());
  failure.retryAfter = answer.retryAfter;
  return failure;
}

} // namespace

Message writing(Route route, std::string_view variable, std::string_view body) {
  Message message{.route = route, .variable = std::string(variable), .body = body};
  message.idempotencyKey = randomHex(16);
  return message;
}

Result<HttpAnswer> Channel::send(const Message& message, const Secret& authorization, const Call& call) {
  const auto& entry = entryOf(message.route);
  const auto id = randomHex(8);
  HttpRequest request{.method = entry.method, .path = pathOf(message.route, message.variable) + message.query};
  request.fields.push_back("Accept-Language: " + m_language);
  request.fields.push_back(std::string(requestIdField) + ": " + id);
  if (!message.ifMatch.empty()) request.fields.push_back("If-Match: " + message.ifMatch);
  if (!message.ifNoneMatch.empty()) request.fields.push_back("If-None-Match: " + message.ifNoneMatch);
  if (!message.idempotencyKey.empty())
    request.fields.push_back(std::string(idempotencyKeyField) + ": " + message.idempotencyKey);
  if (!message.statement.empty()) {
    request.fields.push_back(std::string(statementField) + ": " + message.statement);
    request.fields.push_back(std::string(signatureField) + ": " + message.signature);
  }
  if (!message.digest.empty()) request.fields.push_back(std::string(digestField) + ": " + message.digest);
  if (!message.body.empty()) {
    request.contentType = message.contentType;
    request.body = message.body;
    if (message.contentType == requestType) request.fields.emplace_back("Content-Transfer-Encoding: base64");
  }
  request.authorization = authorization.clone();
  request.once = message.once;
  request.limit = message.limit;
  auto answer = m_http.send(request, call);
  if (answer && answer->status == 304) return answer; // every few seconds, and it says that there is nothing to say
  // The number stands apart: within a path the log would take it for a secret.
  const auto said =
      std::string(entry.method) + " " + std::string(entry.path) + " " + message.variable + " (" + id + "): ";
  if (answer)
    log::info("portal", said + std::to_string(answer->status));
  else
    log::warn("portal", said + std::string(nameOf(answer.error().code)) + ", " + answer.error().detail);
  return answer;
}

Result<HttpAnswer> Channel::say(const Message& message, const Secret& authorization, const Call& call) {
  bool again = message.repeatable;
  for (;;) {
    auto answer = send(message, authorization, call);
    if (!answer) {
      const bool cut = answer.error().code == ErrorCode::ConnectionCut;
      if (!cut || !again || call.over()) return answer;
      again = false;
      continue;
    }
    if (good(answer->status)) return answer;
    const auto failure = failureIn(*answer);
    const bool pending = answer->status == 202;
    const bool later = failure.code == ErrorCode::PortalBusy && (pending || answer->retryAfter);
    const auto span = answer->retryAfter ? withJitter(*answer->retryAfter) : pendingWait;
    // What is pending may take as long as the call has; being busy is told soon.
    const bool wait = later && (pending || span <= longestWait) && sleepFor(span, call);
    if (call.stop.stop_requested()) return cancelled();
    if (!wait) return tl::unexpected<Error>(failure);
  }
}

} // namespace certdesk::portal
