#include "app/practice/replay.h"

#include "app/practice/answers.h"

#include <algorithm>

namespace certdesk::practice {

namespace {

constexpr auto memory = std::chrono::hours(24);

bool isKey(const std::string& key) {
  return key.size() == 32 && key.find_first_not_of("0123456789abcdef") == std::string::npos;
}

// What a second try might find otherwise is not kept. A wrong answer is: its answer may have been lost on the way, and
// asking again must not cost another try.
bool isKept(int status) {
  return status < 500 && status != 401 && status != 412 && status != 422 && status != 428 && status != 429;
}

HttpAnswer answerFrom(const Row& row) {
  const auto body = row.octets("body");
  HttpAnswer answer{row.count("status"), row.text("content_type"), std::string(body.begin(), body.end()), {}, false};
  if (!row.text("etag").empty()) answer.fields.emplace_back("ETag", row.text("etag"));
  return answer;
}

} // namespace

Reply<HttpAnswer> once(Visit& visit, const Account& account, const HttpRequest& request,
                       const std::function<Reply<HttpAnswer>()>& work) {
  auto& database = visit.database;
  const auto key = request.field("idempotency-key");
  if (!isKey(key)) return refuse(400, "bad_request", "Idempotency-Key");
  const auto route = request.method + ' ' + request.path;
  const auto mac = hex(visit.office.key.mac("replay", request.body));
  database.change("DELETE FROM replay WHERE at < ?", {visit.now - memory});
  if (const auto row = database.one("SELECT * FROM replay WHERE account_id = ? AND route = ? AND replay_key = ?",
                                    {account.id, route, key})) {
    if (row->text("body_mac") != mac) return refuse(ErrorCode::IdempotencyMismatch);
    return answerFrom(*row);
  }
  auto reply = work();
  const auto answer = reply ? *reply : problemAnswer(reply.error());
  if (isKept(answer.status))
    database.change("INSERT INTO replay (account_id, route, replay_key, body_mac, at, status, content_type, body, etag)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    {account.id, route, key, mac, visit.now, answer.status, answer.type,
                     Bytes(answer.body.begin(), answer.body.end()), answer.field("ETag")});
  return reply;
}

} // namespace certdesk::practice
