#include "app/practice/forms.h"

#include "app/practice/form_check.h"
#include "app/practice/papers.h"
#include "app/practice/papers_texts.h"

#include <algorithm>

namespace certdesk::practice {

namespace {

using portal::FieldKind;
using portal::FormField;

FormField field(const char* id, std::string label, FieldKind kind, bool required) {
  FormField made;
  made.id = id;
  made.label = std::move(label);
  made.kind = kind;
  made.required = required;
  return made;
}

FormField level(Language language, const char* id, const Phrase& label, bool mayBeNone) {
  auto made = field(id, say(language, label), FieldKind::Choice, true);
  made.choices = {
      {"a", say(language, text::levelA)}, {"b", say(language, text::levelB)}, {"c", say(language, text::levelC)}};
  if (mayBeNone) made.choices.push_back({"none", say(language, text::levelNone)});
  return made;
}

portal::Form extensionItems(Language language, const Account& account, const CertificateRow& certificate) {
  const bool organisation = isOrganisation(certificate);
  auto name = field("organisation_name", say(language, text::organisationName), FieldKind::Text, organisation);
  name.readOnly = organisation; // it is the certificate's subject
  name.value = organisation ? certificate.subject : account.organisation;
  auto medium = field("medium", say(language, text::medium), FieldKind::Choice, true);
  medium.choices = {{"own", say(language, text::ownUkey)},
                    {"posted", say(language, text::postedUkey)},
                    {"collected", say(language, text::collectedUkey)}};
  auto address = field("address", say(language, text::address), FieldKind::Text, false);
  address.help = say(language, text::addressHelp);
  address.requiredWhen = portal::FieldCondition{"medium", "posted"};
  return {"extension_items",
          say(language, text::extensionItems),
          {{say(language, text::items), {std::move(name)}},
           {say(language, text::medium), {std::move(medium), std::move(address)}}},
          false};
}

portal::Form designInformation(Language language) {
  auto number = field("qualification_number", say(language, text::qualificationNumber), FieldKind::Text, true);
  number.longest = 20;
  number.pattern = "[A-Z][0-9]{9}";
  number.patternHint = say(language, text::qualificationNumberHint);
  return {"extension_information",
          say(language, text::designInformation),
          {{say(language, text::designInformation),
            {level(language, "qualification_level", text::qualificationLevel, false), std::move(number),
             level(language, "survey_level", text::surveyLevel, true),
             level(language, "architecture_level", text::architectureLevel, true),
             level(language, "municipal_level", text::municipalLevel, true),
             field("provincial", say(language, text::provincial), FieldKind::YesNo, true)}}},
          false};
}

FormField* fieldIn(portal::Form& form, const std::string& id) {
  for (auto& section : form.sections)
    for (auto& each : section.fields)
      if (each.id == id) return &each;
  return nullptr;
}

void putIn(Visit& visit, const ApplicationRow& row, portal::Form& form) {
  const auto sent =
      visit.database.one("SELECT filled FROM form WHERE application_id = ? AND form = ?", {row.id, form.id});
  if (!sent) return;
  form.filled = sent->flag("filled");
  for (const auto& each : visit.database.select(
           "SELECT field, value, remark FROM form_value WHERE application_id = ? AND form = ?", {row.id, form.id}))
    if (auto* field = fieldIn(form, each.text("field"))) {
      field->value = each.text("value");
      field->remark = each.text("remark");
    }
}

void store(Visit& visit, const ApplicationRow& row, const std::string& form,
           const std::vector<portal::FieldValue>& values) {
  auto& database = visit.database;
  database.change("DELETE FROM form_value WHERE application_id = ? AND form = ?", {row.id, form});
  database.change("DELETE FROM form WHERE application_id = ? AND form = ?", {row.id, form});
  database.change("INSERT INTO form (application_id, form, filled) VALUES (?, ?, 1)", {row.id, form});
  for (const auto& value : values)
    database.change("INSERT INTO form_value (application_id, form, field, value, remark) VALUES (?, ?, ?, ?, '')",
                    {row.id, form, value.id, value.value});
}

} // namespace

bool isOrganisation(const CertificateRow& certificate) { return certificate.templateName == "ZJT单位证书"; }

std::vector<portal::Form> formsOf(Visit& visit, const Account& account, const ApplicationRow& row,
                                  const CertificateRow& certificate) {
  std::vector<portal::Form> forms{extensionItems(visit.language, account, certificate)};
  if (isOrganisation(certificate)) forms.push_back(designInformation(visit.language));
  for (auto& form : forms)
    putIn(visit, row, form);
  return forms;
}

bool formsFilled(const std::vector<portal::Form>& forms) {
  return std::all_of(forms.begin(), forms.end(), [](const auto& form) { return form.filled; });
}

Written putForm(Visit& visit, const Account& account, ApplicationRow row, const portal::FormRequest& request) {
  const auto certificate = certificateOf(visit, account, row.certificateId);
  if (!certificate) return refused(certificate);
  if (!row.papers) return refuse(ErrorCode::NotAllowedNow);
  const auto forms = formsOf(visit, account, row, *certificate);
  const auto form = std::find_if(forms.begin(), forms.end(), [&](const auto& each) { return each.id == request.form; });
  if (form == forms.end()) return refuse(ErrorCode::NotFound, "no such form");
  // After the submission only what was sent back.
  const bool open = row.stage == portal::Stage::Draft || (row.stage == portal::Stage::SentBack && !form->filled);
  if (!open) return refuse(ErrorCode::NotAllowedNow);
  const auto values = checkedValues(*form, request.values);
  if (!values) return refused(values);
  store(visit, row, form->id, *values);
  return goOn(visit, account, std::move(row));
}

Reply<void> remarkOnField(Visit& visit, const std::vector<portal::Form>& forms, const ApplicationRow& row,
                          const std::string& form, const std::string& field, const std::string& text) {
  for (auto each : forms)
    if (each.id == form && fieldIn(each, field) != nullptr) {
      visit.database.change("UPDATE form_value SET remark = ? WHERE application_id = ? AND form = ? AND field = ?",
                            {text, row.id, form, field});
      visit.database.change("UPDATE form SET filled = 0 WHERE application_id = ? AND form = ?", {row.id, form});
      return {};
    }
  return refuse(ErrorCode::NotFound, "no such field");
}

} // namespace certdesk::practice
