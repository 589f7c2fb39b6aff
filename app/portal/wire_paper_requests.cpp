#include "app/portal/json_reader.h"
#include "app/portal/json_writer.h"
#include "app/portal/wire.h"
#include "app/portal/wire_limits.h"
#include "app/portal/wire_papers.h"

// What is said of contents, papers and money, and what is answered to an upload.
namespace certdesk::portal {

std::string toJson(const FormRequest& request) {
  return JsonWriter()
      .text("form", request.form)
      .objects("values", request.values,
               [](const FieldValue& each) { return JsonWriter().text("id", each.id).text("value", each.value); })
      .json();
}

Result<FormRequest> formRequestFrom(std::string_view json) {
  JsonReader in(json);
  FormRequest request{in.token("form", limit::id), {}};
  for (auto& each : in.objects("values", limit::fields))
    request.values.push_back({each.token("id", limit::id), each.text("value", limit::fieldValue)});
  return in.finish(std::move(request));
}

std::string toJson(const UploadRequest& request) {
  return JsonWriter()
      .text("kind", request.kind)
      .text("type", wireName(request.type))
      .number("octets", request.octets)
      .text("sha256", request.sha256)
      .json();
}

Result<UploadRequest> uploadRequestFrom(std::string_view json) {
  JsonReader in(json);
  UploadRequest request;
  request.kind = in.token("kind", limit::id);
  request.type = in.choice<MaterialType>("type");
  request.octets = in.number("octets", 1, limit::upload);
  request.sha256 = in.sha256("sha256");
  return in.finish(std::move(request));
}

std::string toJson(const Upload& upload) {
  return JsonWriter()
      .text("id", upload.id)
      .text("kind", upload.kind)
      .number("octets", upload.octets)
      .number("received", upload.received)
      .flag("complete", upload.complete)
      .json();
}

Result<Upload> uploadFrom(std::string_view json) {
  JsonReader in(json);
  Upload upload;
  upload.id = in.token("id", limit::id);
  upload.kind = in.token("kind", limit::id);
  upload.octets = in.number("octets", 1, limit::upload);
  upload.received = in.number("received", 0, upload.octets);
  upload.complete = in.flag("complete");
  if (upload.complete && upload.received != upload.octets) in.wrong("complete");
  return in.finish(std::move(upload));
}

std::string toJson(const ArrangeRequest& request) {
  return JsonWriter()
      .text("kind", request.kind)
      .objects("pages", request.pages,
               [](const PageOrder& page) { return JsonWriter().text("id", page.id).number("rotation", page.rotation); })
      .json();
}

Result<ArrangeRequest> arrangeRequestFrom(std::string_view json) {
  JsonReader in(json);
  ArrangeRequest request{in.token("kind", limit::id), {}};
  for (auto& each : in.objects("pages", limit::pages))
    request.pages.push_back({each.token("id", limit::id), rotationFrom(each)});
  return in.finish(std::move(request));
}

std::string toJson(const CompletionRequest& request) {
  return JsonWriter().text("role", wireName(request.role)).json();
}

Result<CompletionRequest> completionRequestFrom(std::string_view json) {
  JsonReader in(json);
  return in.finish(CompletionRequest{in.choice<MaterialRole>("role")});
}

std::string toJson(const PaymentMethodRequest& request) {
  return JsonWriter().text("method", wireName(request.method)).json();
}

Result<PaymentMethodRequest> paymentMethodRequestFrom(std::string_view json) {
  JsonReader in(json);
  return in.finish(PaymentMethodRequest{in.choice<PaymentMethod>("method")});
}

} // namespace certdesk::portal
