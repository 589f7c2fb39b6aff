#include "app/practice/answers.h"
#include "app/practice/routes.h"
#include "app/practice/uploads.h"

#include <charconv>

namespace certdesk::practice {

namespace {

std::optional<std::int64_t> offsetIn(const HttpRequest& request) {
  const auto text = request.parameter("offset");
  std::int64_t offset = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), offset);
  if (error != std::errc() || end != text.data() + text.size() || offset < 0) return std::nullopt;
  return offset;
}

Reply<HttpAnswer> answerUploadNoun(const Reply<portal::Upload>& upload, int status = 200) {
  if (!upload) return refused(upload);
  return jsonAnswer(status, portal::toJson(*upload));
}

Reply<HttpAnswer> answerPart(Visit& visit, const Account& account, const HttpRequest& request, const std::string& id) {
  const auto offset = offsetIn(request);
  if (!offset) return refuse(400, "bad_request", "offset");
  return answerUploadNoun(appendUpload(visit, account, id, {*offset, request.field("content-digest"), request.body}));
}

Reply<HttpAnswer> answerFile(Visit& visit, const Account& account, const std::string& id) {
  const auto octets = octetsOf(visit, account, id);
  if (!octets) return refused(octets);
  return HttpAnswer{200, std::string(portal::octetsType), std::string(octets->begin(), octets->end()), {}, false};
}

} // namespace

Reply<HttpAnswer> answerStartUpload(Visit& visit, const Account& account, const HttpRequest& request,
                                    const ApplicationRow& row) {
  const auto body = readBody(portal::uploadRequestFrom(request.body));
  if (!body) return refused(body);
  const auto started = startUpload(visit, account, row, *body);
  if (!started) return refused(started);
  return answerUploadNoun(started->upload, started->fresh ? 201 : 200);
}

Reply<HttpAnswer> answerUpload(Visit& visit, const Account& account, const HttpRequest& request,
                               const RouteMatch& match) {
  if (match.route == portal::Route::UploadOctets) return answerPart(visit, account, request, match.variable);
  if (match.route == portal::Route::ReadUpload) return answerFile(visit, account, match.variable);
  return answerUploadNoun(uploadWith(visit, account, match.variable));
}

} // namespace certdesk::practice
