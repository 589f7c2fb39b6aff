#include "app/portal/json_reader.h"
#include "app/portal/json_writer.h"
#include "app/portal/wire.h"
#include "app/portal/wire_desk.h"
#include "app/portal/wire_limits.h"

namespace certdesk::portal {

namespace {

JsonWriter written(const Action& action) {
  return JsonWriter().text("name", action.name).flag("possible", action.possible).text("reason", action.reason);
}

JsonWriter written(const CertificateRecord& record) {
  JsonWriter out;
  out.text("id", record.id)
      .text("subject", record.subject)
      .text("business", record.business)
      .text("email", record.email)
      .text("template", record.templateName)
      .time("applied_at", record.appliedAt)
      .time("not_after", record.notAfter)
      .text("state", wireName(record.state))
      .text("ukey_serial", record.ukeySerial)
      .objects("actions", record.actions, [](const Action& each) { return written(each); });
  if (!record.signingCertificate.empty()) out.octets("signing_certificate", record.signingCertificate);
  if (!record.encryptionCertificate.empty()) out.octets("encryption_certificate", record.encryptionCertificate);
  return out;
}

CertificateRecord read(JsonReader& in) {
  CertificateRecord record;
  record.id = in.token("id", limit::id);
  record.subject = in.filledText("subject", limit::name);
  record.business = in.text("business", limit::name);
  record.email = in.text("email", limit::name);
  record.templateName = in.text("template", limit::name);
  record.appliedAt = in.time("applied_at");
  record.notAfter = in.time("not_after");
  record.state = in.choice<CertificateState>("state");
  record.ukeySerial = in.text("ukey_serial", limit::serial);
  if (in.has("signing_certificate")) record.signingCertificate = in.octets("signing_certificate", limit::certificate);
  if (in.has("encryption_certificate"))
    record.encryptionCertificate = in.octets("encryption_certificate", limit::certificate);
  for (auto& each : in.objects("actions", limit::actions))
    record.actions.push_back(
        {each.token("name", limit::id), each.flag("possible"), each.text("reason", limit::remark)});
  return record;
}

} // namespace

std::string toJson(const Page<CertificateRecord>& page) {
  return JsonWriter()
      .objects("items", page.items, [](const CertificateRecord& each) { return written(each); })
      .text("next", page.next)
      .json();
}

std::string toJson(const CertificateRecord& record) { return written(record).json(); }

Result<CertificateRecord> certificateFrom(std::string_view json) {
  JsonReader in(json);
  auto record = read(in);
  return in.finish(std::move(record));
}

Result<Page<CertificateRecord>> certificatesFrom(std::string_view json) {
  JsonReader in(json);
  Page<CertificateRecord> page;
  for (auto& each : in.objects("items", pageLimit))
    page.items.push_back(read(each));
  page.next = in.text("next", limit::cursor);
  return in.finish(std::move(page));
}

} // namespace certdesk::portal
