#include "app/terminal/paper_answers.h"

#include "app/core/file.h"
#include "app/core/text.h"
#include "app/papers/acceptance_form.h"
#include "app/papers/form_check.h"
#include "app/terminal/secret_source.h"

#include <QJsonArray>
#include <cmath>
#include <set>

namespace certdesk::terminal {

namespace {

using workflow::Answer;

constexpr double largestNumber = 1e12; // as the contract says

Result<std::string> valueFrom(const QJsonValue& value, const std::string& name) {
  if (value.isString()) return value.toString().toStdString();
  if (value.isBool()) return std::string(value.toBool() ? "yes" : "no");
  const double number = value.toDouble();
  if (!value.isDouble() || number != std::floor(number) || std::abs(number) > largestNumber)
    return fileMalformed(name + " is neither text, a whole number nor yes or no");
  return std::to_string(static_cast<std::int64_t>(number));
}

Result<std::map<std::string, std::string>> formFrom(const QJsonObject& object, const std::string& name) {
  std::map<std::string, std::string> values;
  for (auto field = object.begin(); field != object.end(); ++field) {
    const auto id = field.key().toStdString();
    auto value = valueFrom(field.value(), name + "." + id);
    if (!value) return failed(value);
    values[id] = std::move(*value);
  }
  return values;
}

std::filesystem::path pathFrom(const QJsonValue& value, const std::filesystem::path& folder) {
  const auto text = value.toString();
  // What is no text becomes a name that no file has.
  return text.isEmpty() ? std::filesystem::path() : folder / pathFromUtf8(text.toStdString());
}

Result<std::vector<std::filesystem::path>> pathsFrom(const QJsonValue& value, const std::string& name,
                                                     const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> paths;
  const auto array = value.toArray();
  for (const auto& one : array)
    paths.push_back(pathFrom(one, folder));
  for (const auto& path : paths)
    if (path.empty()) return fileMalformed(name + " has something else than a path");
  if (!value.isArray() || paths.empty()) return fileMalformed(name + " is no list of paths");
  return paths;
}

Result<portal::PaymentMethod> methodFrom(const QJsonValue& value) {
  if (value.toString() == QLatin1String("online")) return portal::PaymentMethod::Online;
  if (value.toString() == QLatin1String("transfer")) return portal::PaymentMethod::Transfer;
  return fileMalformed("payment is none of online, transfer");
}

Result<QJsonObject> objectIn(const QJsonObject& object, const char* name) {
  const auto value = object.value(QLatin1String(name));
  if (!value.isUndefined() && !value.isObject()) return fileMalformed(std::string(name) + " is no object");
  return value.toObject();
}

// What would be sent of each field: what was told, or else what stands there.
std::map<std::string, std::string> tidiedValues(const portal::Form& form,
                                                const std::map<std::string, std::string>& told) {
  std::map<std::string, std::string> values;
  for (const auto& section : form.sections)
    for (const auto& field : section.fields) {
      const auto own = told.find(field.id);
      const bool given = own != told.end() && !field.readOnly;
      values[field.id] = papers::tidied(field, given ? own->second : field.value);
    }
  return values;
}

} // namespace

Result<PaperAnswers> PaperAnswers::from(const QJsonObject& object, const std::filesystem::path& folder) {
  PaperAnswers said;
  const auto forms = objectIn(object, "forms"), materials = objectIn(object, "materials");
  if (!forms) return failed(forms);
  if (!materials) return failed(materials);
  for (auto form = forms->begin(); form != forms->end(); ++form) {
    const auto id = form.key().toStdString();
    if (!form.value().isObject()) return fileMalformed("forms." + id + " is no object");
    auto values = formFrom(form.value().toObject(), "forms." + id);
    if (!values) return failed(values);
    said.forms[id] = std::move(*values);
  }
  for (auto material = materials->begin(); material != materials->end(); ++material) {
    const auto kind = material.key().toStdString();
    auto paths = pathsFrom(material.value(), "materials." + kind, folder);
    if (!paths) return failed(paths);
    said.materials[kind] = std::move(*paths);
  }
  said.shrink = object.value(QLatin1String("shrink")).toBool(false);
  said.formPdf = pathFrom(object.value(QLatin1String("form_pdf")), folder);
  if (const auto payment = object.value(QLatin1String("payment")); !payment.isUndefined()) {
    auto method = methodFrom(payment);
    if (!method) return failed(method);
    said.payment = *method;
  }
  return said;
}

Outcome nameVoucher(const PaperAnswers& said, const portal::Application& application) {
  if (said.payment != portal::PaymentMethod::Transfer) return {};
  for (const auto& material : application.materials)
    if (material.role == portal::MaterialRole::Voucher && material.pages.empty() &&
        !said.materials.contains(material.kind))
      return answerMissing("materials." + material.kind);
  return {};
}

Result<Answer> fillForm(const PaperAnswers& said, const portal::Application& application, const std::string& id) {
  const auto* form = workflow::formNamed(application, id);
  if (form == nullptr) return answerMissing("forms." + id); // it is not done, so it is there
  const auto found = said.forms.find(id);
  auto told = found == said.forms.end() ? std::map<std::string, std::string>() : found->second;
  const auto values = tidiedValues(*form, told);
  const auto valueOf = [&](const std::string& other) {
    const auto value = values.find(other);
    return value == values.end() ? std::string() : value->second;
  };
  workflow::FillForm filled{id, {}};
  for (const auto& section : form->sections) {
    for (const auto& field : section.fields) {
      if (field.readOnly) continue;
      const auto name = "forms." + id + "." + field.id;
      const auto own = told.extract(field.id);
      const auto value = valueOf(field.id);
      const auto fault = papers::faultOf(field, value, papers::isRequired(field, valueOf));
      if (fault == papers::FieldFault::Missing) return answerMissing(name);
      if (fault) return fileMalformed(name + " is not as the form wants it: " + field.patternHint);
      if (!field.remark.empty() && own.empty()) return answerMissing(name + ", which was sent back");
      if (!own.empty() || !value.empty()) filled.values.push_back({field.id, value});
    }
  }
  if (!told.empty()) return fileMalformed("forms." + id + "." + told.begin()->first + " is no field to be filled in");
  return Answer(std::move(filled));
}

Result<Answer> printForm(const PaperAnswers& said, const portal::Application& application, const Counter& counter) {
  if (said.formPdf.empty()) return answerMissing("form_pdf");
  const auto service = counter.portal.service(Call{});
  if (!service) return failed(service);
  if (auto written = papers::AcceptanceForm(application, *service).writePdf(said.formPdf); !written)
    return failed(written);
  const auto path = QString::fromStdU16String(said.formPdf.u16string());
  counter.output.object({{QStringLiteral("form_pdf"), path}});
  counter.output.text(path);
  return Answer(workflow::FormPrinted{});
}

} // namespace certdesk::terminal
