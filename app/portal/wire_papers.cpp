#include "app/portal/wire_papers.h"

#include "app/portal/wire.h"
#include "app/portal/wire_limits.h"

namespace certdesk::portal {

namespace {

JsonWriter written(const FormField& field) {
  JsonWriter out;
  out.text("id", field.id)
      .text("label", field.label)
      .text("help", field.help)
      .text("kind", wireName(field.kind))
      .flag("required", field.required)
      .flag("read_only", field.readOnly)
      .text("value", field.value)
      .text("remark", field.remark);
  if (field.kind == FieldKind::Text) out.number("longest", field.longest);
  if (!field.pattern.empty()) out.text("pattern", field.pattern).text("pattern_hint", field.patternHint);
  if (field.requiredWhen)
    out.object("required_when",
               JsonWriter().text("field", field.requiredWhen->field).text("value", field.requiredWhen->value));
  if (field.least) out.number("least", *field.least);
  if (field.most) out.number("most", *field.most);
  if (field.kind == FieldKind::Choice)
    out.objects("choices", field.choices, [](const FieldChoice& choice) {
      return JsonWriter().text("value", choice.value).text("label", choice.label);
    });
  return out;
}

void readChoices(JsonReader& in, FormField& field) {
  for (auto& each : in.objects("choices", limit::choices))
    field.choices.push_back({each.filledText("value", limit::name), each.filledText("label", limit::name)});
}

FormField fieldFrom(JsonReader& in) {
  FormField field;
  field.id = in.token("id", limit::id);
  field.label = in.filledText("label", limit::name);
  field.help = in.text("help", limit::remark);
  field.kind = in.choice<FieldKind>("kind");
  field.required = in.flag("required");
  field.readOnly = in.flag("read_only");
  field.value = in.text("value", limit::fieldValue);
  field.remark = in.text("remark", limit::remark);
  if (field.kind == FieldKind::Text) field.longest = in.number("longest", 1, limit::fieldValue);
  if (in.has("pattern")) {
    field.pattern = in.filledText("pattern", limit::pattern);
    field.patternHint = in.filledText("pattern_hint", limit::remark);
  }
  if (in.has("required_when")) {
    auto when = in.object("required_when");
    field.requiredWhen = FieldCondition{when.token("field", limit::id), when.filledText("value", limit::name)};
  }
  if (in.has("least")) field.least = in.number("least", -limit::fen, limit::fen);
  if (in.has("most")) field.most = in.number("most", -limit::fen, limit::fen);
  if (field.kind == FieldKind::Choice) readChoices(in, field);
  return field;
}

JsonWriter written(const MaterialPage& page) {
  return JsonWriter()
      .text("id", page.id)
      .text("type", wireName(page.type))
      .number("octets", page.octets)
      .text("sha256", page.sha256)
      .number("rotation", page.rotation)
      .text("remark", page.remark);
}

MaterialPage pageFrom(JsonReader& in) {
  MaterialPage page;
  page.id = in.token("id", limit::id);
  page.type = in.choice<MaterialType>("type");
  page.octets = in.number("octets", 1, limit::upload);
  page.sha256 = in.sha256("sha256");
  page.rotation = rotationFrom(in);
  page.remark = in.text("remark", limit::remark);
  return page;
}

JsonWriter written(const PaymentOrder& order) {
  return JsonWriter()
      .text("id", order.id)
      .text("code", order.code)
      .text("address", order.address)
      .time("expires_at", order.expiresAt);
}

JsonWriter written(const PaymentResult& result) {
  return JsonWriter()
      .text("trade_number", result.tradeNumber)
      .text("order_name", result.orderName)
      .text("buyer", result.buyer)
      .number("paid_fen", result.paidFen)
      .time("paid_at", result.paidAt);
}

PaymentOrder orderFrom(JsonReader in) {
  PaymentOrder order;
  order.id = in.token("id", limit::id);
  order.code = in.filledText("code", limit::paymentCode);
  order.address = in.address("address");
  order.expiresAt = in.time("expires_at");
  return order;
}

PaymentResult resultFrom(JsonReader in) {
  PaymentResult result;
  result.tradeNumber = in.filledText("trade_number", limit::name);
  result.orderName = in.text("order_name", limit::name);
  result.buyer = in.text("buyer", limit::name);
  result.paidFen = in.number("paid_fen", 0, limit::fen);
  result.paidAt = in.time("paid_at");
  return result;
}

BankTransfer transferFrom(JsonReader in) {
  return {in.filledText("holder", limit::name), in.filledText("account", limit::name),
          in.filledText("bank", limit::name), in.filledText("reference", limit::name)};
}

} // namespace

int rotationFrom(JsonReader& in) {
  const auto rotation = static_cast<int>(in.number("rotation", 0, 270));
  if (rotation % 90 != 0) in.wrong("rotation");
  return rotation;
}

JsonWriter written(const Form& form) {
  return JsonWriter()
      .text("id", form.id)
      .text("title", form.title)
      .objects(
          "sections", form.sections,
          [](const FormSection& section) {
            return JsonWriter().text("title", section.title).objects("fields", section.fields, [](const auto& each) {
              return written(each);
            });
          })
      .flag("filled", form.filled);
}

Form formFrom(JsonReader& in) {
  Form form;
  form.id = in.token("id", limit::id);
  form.title = in.filledText("title", limit::name);
  for (auto& each : in.objects("sections", limit::sections)) {
    FormSection section{each.text("title", limit::name), {}};
    for (auto& field : each.objects("fields", limit::fields))
      section.fields.push_back(fieldFrom(field));
    form.sections.push_back(std::move(section));
  }
  form.filled = in.flag("filled");
  return form;
}

JsonWriter written(const Material& material) {
  std::vector<std::string> types;
  for (const auto type : material.types)
    types.emplace_back(wireName(type));
  return JsonWriter()
      .text("kind", material.kind)
      .text("title", material.title)
      .text("help", material.help)
      .text("role", wireName(material.role))
      .flag("required", material.required)
      .texts("types", types)
      .number("largest", material.largest)
      .number("most_pages", material.mostPages)
      .objects("pages", material.pages, [](const MaterialPage& page) { return written(page); })
      .text("remark", material.remark);
}

Material materialFrom(JsonReader& in) {
  Material material;
  material.kind = in.token("kind", limit::id);
  material.title = in.filledText("title", limit::name);
  material.help = in.text("help", limit::remark);
  material.role = in.choice<MaterialRole>("role");
  material.required = in.flag("required");
  for (const auto& name : in.texts("types", limit::types, limit::name)) {
    const auto type = fromWireName<MaterialType>(name);
    if (type) material.types.push_back(*type); // another one is no use to this client
  }
  material.largest = in.number("largest", 1, limit::upload);
  material.mostPages = static_cast<int>(in.number("most_pages", 1, limit::pages));
  for (auto& each : in.objects("pages", limit::pages))
    material.pages.push_back(pageFrom(each));
  material.remark = in.text("remark", limit::remark);
  return material;
}

JsonWriter written(const Payment& payment) {
  JsonWriter out;
  out.text("name", payment.name)
      .number("total_fen", payment.totalFen)
      .text("state", wireName(payment.state))
      .object("transfer", JsonWriter()
                              .text("holder", payment.transfer.holder)
                              .text("account", payment.transfer.account)
                              .text("bank", payment.transfer.bank)
                              .text("reference", payment.transfer.reference))
      .text("remark", payment.remark)
      .text("invoice_address", payment.invoiceAddress);
  if (payment.method) out.text("method", wireName(*payment.method));
  if (payment.order) out.object("order", written(*payment.order));
  if (payment.result) out.object("result", written(*payment.result));
  return out;
}

Payment paymentFrom(JsonReader in) {
  Payment payment;
  payment.name = in.text("name", limit::name);
  payment.totalFen = in.number("total_fen", 1, limit::fen);
  payment.state = in.choice<PaymentState>("state");
  payment.transfer = transferFrom(in.object("transfer"));
  payment.remark = in.text("remark", limit::remark);
  payment.invoiceAddress = in.address("invoice_address");
  if (in.has("method")) payment.method = in.choice<PaymentMethod>("method");
  if (in.has("order")) payment.order = orderFrom(in.object("order"));
  if (in.has("result")) payment.result = resultFrom(in.object("result"));
  return payment;
}

} // namespace certdesk::portal
