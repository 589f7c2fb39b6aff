#include "app/portal/json_reader.h"
#include "app/portal/json_writer.h"
#include "app/portal/wire.h"
#include "app/portal/wire_limits.h"
#include "app/portal/wire_papers.h"

#include <QCryptographicHash>

namespace certdesk::portal {

namespace {

std::string sha256Of(const std::string& text) {
  const auto hash = QCryptographicHash::hash(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())),
                                             QCryptographicHash::Sha256);
  return hash.toHex().toStdString();
}

JsonWriter written(const Agreement& agreement) {
  return JsonWriter()
      .text("id", agreement.id)
      .text("version", agreement.version)
      .text("title", agreement.title)
      .text("text", agreement.text)
      .text("sha256", agreement.sha256);
}

Agreement agreementFrom(JsonReader in) {
  Agreement agreement;
  agreement.id = in.token("id", limit::id);
  agreement.version = in.token("version", limit::id);
  agreement.title = in.filledText("title", limit::name);
  agreement.text = in.text("text", limit::agreement, Lines::Many);
  agreement.sha256 = in.sha256("sha256");
  // Nobody accepts one text under the hash of another.
  if (agreement.sha256 != sha256Of(agreement.text)) in.wrong("sha256");
  return agreement;
}

JsonWriter written(const QuoteItem& item) {
  JsonWriter out;
  out.text("name", item.name)
      .text("unit", item.unit)
      .number("price_fen", item.priceFen)
      .text("discount", item.discount)
      .number("total_fen", item.totalFen);
  if (item.years) out.number("years", *item.years);
  return out;
}

JsonWriter written(const Quote& quote) {
  JsonWriter out;
  out.objects("items", quote.items, [](const QuoteItem& each) { return written(each); })
      .number("total_fen", quote.totalFen)
      .time("not_after", quote.notAfter);
  if (quote.years) out.number("years", *quote.years);
  return out;
}

QuoteItem itemFrom(JsonReader& in) {
  QuoteItem item;
  item.name = in.filledText("name", limit::name);
  if (in.has("years")) item.years = static_cast<int>(in.number("years", 0, limit::years));
  item.unit = in.text("unit", limit::name);
  item.priceFen = in.number("price_fen", 0, limit::fen);
  item.discount = in.text("discount", limit::name);
  item.totalFen = in.number("total_fen", 0, limit::fen);
  return item;
}

Quote quoteFrom(JsonReader& in) {
  Quote quote;
  for (auto& each : in.objects("items", limit::quoteItems))
    quote.items.push_back(itemFrom(each));
  quote.totalFen = in.number("total_fen", 0, limit::fen);
  quote.notAfter = in.time("not_after");
  if (in.has("years")) quote.years = static_cast<int>(in.number("years", 1, limit::years));
  return quote;
}

JsonWriter written(const IssuedCertificate& issued) {
  return JsonWriter()
      .text("purpose", wireName(issued.purpose))
      .octets("certificate", issued.certificate)
      .number("generation", issued.generation);
}

IssuedCertificate issuedFrom(JsonReader& in) {
  IssuedCertificate issued;
  issued.purpose = in.choice<Purpose>("purpose");
  issued.certificate = in.octets("certificate", limit::certificate);
  issued.generation = static_cast<int>(in.number("generation", 0, limit::generation));
  return issued;
}

void writeFiled(JsonWriter& out, const Application& a) {
  out.text("id", a.id)
      .text("service", a.service)
      .text("stage", wireName(a.stage))
      .text("actor", wireName(a.actor))
      .time("created_at", a.createdAt)
      .time("since", a.since)
      .text("certificate_id", a.certificateId)
      .text("subject", a.subject)
      .text("template", a.templateName)
      .text("handler", a.handler)
      .texts("lines", a.lines);
}

void readFiled(JsonReader& in, Application& a) {
  a.id = in.applicationId("id");
  a.service = in.token("service", limit::id);
  a.stage = in.choice<Stage>("stage");
  a.actor = in.choice<Actor>("actor");
  a.createdAt = in.time("created_at");
  a.since = in.time("since");
  a.certificateId = in.token("certificate_id", limit::id);
  a.subject = in.filledText("subject", limit::name);
  a.templateName = in.text("template", limit::name);
  a.handler = in.text("handler", limit::name);
  a.lines = in.texts("lines", limit::lines, limit::id);
}

void writeSaid(JsonWriter& out, const Application& a) {
  if (a.lossReason) out.text("loss_reason", wireName(*a.lossReason));
  out.flag("freeze_requested", a.freezeRequested);
  if (a.agreement) out.object("agreement", written(*a.agreement));
  out.flag("agreement_accepted", a.agreementAccepted);
  if (a.quote) out.object("quote", written(*a.quote));
  out.objects("quote_choices", a.quoteChoices, [](const Quote& each) { return written(each); })
      .flag("quote_confirmed", a.quoteConfirmed)
      .flag("open_files_acknowledged", a.openFilesAcknowledged)
      .text("security_question", a.securityQuestion)
      .flag("answer_verified", a.answerVerified)
      .texts("lost_ukey_serials", a.lostUkeySerials);
}

void readSaid(JsonReader& in, Application& a) {
  if (in.has("loss_reason")) a.lossReason = in.choice<LossReason>("loss_reason");
  a.freezeRequested = in.flag("freeze_requested");
  if (in.has("agreement")) a.agreement = agreementFrom(in.object("agreement"));
  a.agreementAccepted = in.flag("agreement_accepted");
  if (in.has("quote")) {
    auto quote = in.object("quote");
    a.quote = quoteFrom(quote);
  }
  for (auto& each : in.objects("quote_choices", limit::quoteChoices))
    a.quoteChoices.push_back(quoteFrom(each));
  a.openFilesAcknowledged = in.flag("open_files_acknowledged");
  a.quoteConfirmed = in.flag("quote_confirmed");
  a.securityQuestion = in.text("security_question", limit::remark);
  a.answerVerified = in.flag("answer_verified");
  a.lostUkeySerials = in.texts("lost_ukey_serials", limit::lostUkeys, limit::serial);
}

std::vector<std::string> namesOf(const std::vector<UnlockMethod>& methods) {
  std::vector<std::string> names;
  for (const auto method : methods)
    names.emplace_back(wireName(method));
  return names;
}

void writeReviewed(JsonWriter& out, const Application& a) {
  out.text("review_remark", a.reviewRemark)
      .text("key_algorithm", wireName(a.keyAlgorithm))
      .text("mailed_to", a.mailedTo);
  if (a.mailSentAt) out.time("mail_sent_at", *a.mailSentAt);
  if (a.resendAllowedAt) out.time("resend_allowed_at", *a.resendAllowedAt);
  if (a.downloadOpenUntil) out.time("download_open_until", *a.downloadOpenUntil);
  out.flag("captcha_required", a.captchaRequired)
      .text("ukey_serial", a.ukeySerial)
      .objects("issued", a.issued, [](const IssuedCertificate& each) { return written(each); })
      .octetLists("archived", a.archived)
      .flag("confirmed", a.confirmed)
      .flag("receipt", a.receipt)
      .time("old_not_after", a.oldNotAfter)
      .text("old_ukey_serial", a.oldUkeySerial)
      .texts("unlock_methods", namesOf(a.unlockMethods))
      .flag("encryption_kept", a.encryptionKept);
  if (!a.oldSigningCertificate.empty()) out.octets("old_signing_certificate", a.oldSigningCertificate);
}

void readReviewed(JsonReader& in, Application& a) {
  a.reviewRemark = in.text("review_remark", limit::remark, Lines::Many);
  a.keyAlgorithm = in.choice<KeyAlgorithm>("key_algorithm");
  a.mailedTo = in.text("mailed_to", limit::name);
  if (in.has("mail_sent_at")) a.mailSentAt = in.time("mail_sent_at");
  if (in.has("resend_allowed_at")) a.resendAllowedAt = in.time("resend_allowed_at");
  if (in.has("download_open_until")) a.downloadOpenUntil = in.time("download_open_until");
  a.captchaRequired = in.flag("captcha_required");
  a.ukeySerial = in.text("ukey_serial", limit::serial);
  for (auto& each : in.objects("issued", limit::issued))
    a.issued.push_back(issuedFrom(each));
  a.archived = in.octetLists("archived", limit::archived, limit::certificate);
  a.confirmed = in.flag("confirmed");
  a.receipt = in.flag("receipt");
  a.oldNotAfter = in.time("old_not_after");
  a.oldUkeySerial = in.text("old_ukey_serial", limit::serial);
  for (const auto& name : in.texts("unlock_methods", limit::unlockMethods, limit::id))
    // One that this client does not know is none that it could use.
    if (const auto method = fromWireName<UnlockMethod>(name)) a.unlockMethods.push_back(*method);
  a.encryptionKept = in.flag("encryption_kept");
  if (in.has("old_signing_certificate"))
    a.oldSigningCertificate = in.octets("old_signing_certificate", limit::certificate);
}

void writePapers(JsonWriter& out, const Application& a) {
  out.objects("forms", a.forms, [](const Form& each) { return written(each); })
      .objects("materials", a.materials, [](const Material& each) { return written(each); })
      .flag("materials_complete", a.materialsComplete)
      .flag("voucher_complete", a.voucherComplete);
  if (a.payment) out.object("payment", written(*a.payment));
}

void readPapers(JsonReader& in, Application& a) {
  for (auto& each : in.objects("forms", limit::forms))
    a.forms.push_back(formFrom(each));
  for (auto& each : in.objects("materials", limit::materials))
    a.materials.push_back(materialFrom(each));
  a.materialsComplete = in.flag("materials_complete");
  a.voucherComplete = in.flag("voucher_complete");
  if (in.has("payment")) a.payment = paymentFrom(in.object("payment"));
}

JsonWriter written(const Application& application) {
  JsonWriter out;
  writeFiled(out, application);
  writeSaid(out, application);
  writePapers(out, application);
  writeReviewed(out, application);
  return out;
}

Application read(JsonReader& in) {
  Application application;
  readFiled(in, application);
  readSaid(in, application);
  readPapers(in, application);
  readReviewed(in, application);
  return application;
}

} // namespace

std::string toJson(const Application& application) { return written(application).json(); }

std::string toJson(const Page<Application>& page) {
  return JsonWriter()
      .objects("items", page.items, [](const Application& each) { return written(each); })
      .text("next", page.next)
      .json();
}

Result<Application> applicationFrom(std::string_view json) {
  JsonReader in(json);
  return in.finish(read(in));
}

Result<Page<Application>> applicationsFrom(std::string_view json) {
  JsonReader in(json);
  Page<Application> page;
  for (auto& each : in.objects("items", pageLimit))
    page.items.push_back(read(each));
  page.next = in.text("next", limit::cursor);
  return in.finish(std::move(page));
}

} // namespace certdesk::portal
