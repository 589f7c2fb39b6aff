#include "app/core/text.h"
#include "app/portal/answers.h"
#include "app/portal/rest_portal.h"

#include <openssl/sha.h>

// RestPortal: contents, papers and money.
namespace certdesk::portal {

namespace {

Outcome wrongUpload(const Upload& upload, const std::string& id) {
  if (upload.id != id) return malformed("another upload than was asked for");
  return {};
}

} // namespace

Result<Application> RestPortal::putForm(const Application& of, const std::string& form,
                                        const std::vector<FieldValue>& values, const Call& call) {
  return write(Route::Form, of, toJson(FormRequest{form, values}), call);
}

Result<Upload> RestPortal::startUpload(const std::string& applicationId, const UploadRequest& request,
                                       const Call& call) {
  const auto body = toJson(request);
  const auto answer = sayOfFile(writing(Route::StartUpload, applicationId, body), call);
  if (!answer) return failed(answer);
  auto upload = nounIn(*answer, uploadFrom);
  if (upload && (upload->kind != request.kind || upload->octets != request.octets))
    return malformed("an upload of another file");
  return upload;
}

Result<Upload> RestPortal::appendUpload(const Upload& of, const UploadPart& part, const Call& call) {
  const std::string_view body(reinterpret_cast<const char*>(part.octets.data()), part.octets.size());
  auto message = writing(Route::UploadOctets, of.id, body);
  message.query = queryAt(part.offset);
  message.contentType = octetsType;
  message.digest = "sha-256=:" + base64(part.sha256) + ":"; // RFC 9530: damaged on its way, it is refused
  message.idempotencyKey.clear();                           // the offset makes it repeatable
  message.repeatable = false;                               // after a cut it is asked how far it came
  const auto answer = sayOfFile(message, call);
  if (!answer) return failed(answer);
  auto upload = nounIn(*answer, uploadFrom);
  if (upload)
    if (auto right = wrongUpload(*upload, of.id); !right) return failed(right);
  return upload;
}

Result<Upload> RestPortal::upload(const std::string& uploadId, const Call& call) {
  const auto answer = sayOfFile({.route = Route::Upload, .variable = uploadId}, call);
  if (!answer) return failed(answer);
  auto upload = nounIn(*answer, uploadFrom);
  if (upload)
    if (auto right = wrongUpload(*upload, uploadId); !right) return failed(right);
  return upload;
}

Result<Bytes> RestPortal::uploadOctets(const MaterialPage& page, const Call& call) {
  const auto limit = static_cast<std::size_t>(page.octets);
  const auto answer = sayOfFile({.route = Route::ReadUpload, .variable = page.id, .limit = limit}, call);
  if (!answer) return failed(answer);
  const auto text = answer->body.view();
  Bytes octets(text.begin(), text.end());
  Bytes hash(SHA256_DIGEST_LENGTH);
  SHA256(octets.data(), octets.size(), hash.data());
  if (hex(hash) != page.sha256) return malformed("a page that is not the one it is said to be");
  return octets;
}

Result<Application> RestPortal::arrangeMaterial(const Application& of, const std::string& kind,
                                                const std::vector<PageOrder>& pages, const Call& call) {
  return write(Route::Materials, of, toJson(ArrangeRequest{kind, pages}), call);
}

Result<Application> RestPortal::completeMaterials(const Application& of, MaterialRole role, const Call& call) {
  return write(Route::MaterialsCompletion, of, toJson(CompletionRequest{role}), call);
}

Result<Application> RestPortal::orderPayment(const Application& of, const Call& call) {
  return write(Route::PaymentOrder, of, "{}", call);
}

Result<Application> RestPortal::choosePayment(const Application& of, PaymentMethod method, const Call& call) {
  return write(Route::PaymentMethod, of, toJson(PaymentMethodRequest{method}), call);
}

} // namespace certdesk::portal
