#include "app/practice/form_check.h"

#include <QRegularExpression>
#include <algorithm>
#include <charconv>

namespace certdesk::practice {

namespace {

using portal::FieldKind;

std::int64_t codePoints(std::string_view text) {
  return std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
}

// Patterns are the portal's own; the length is checked first, so that what they meet is bounded.
bool goodText(const portal::FormField& field, const std::string& value) {
  if (codePoints(value) > field.longest) return false;
  if (field.pattern.empty()) return true;
  const QRegularExpression pattern(QRegularExpression::anchoredPattern(QString::fromStdString(field.pattern)));
  return pattern.isValid() && pattern.match(QString::fromStdString(value)).hasMatch();
}

template <class T>
bool readWhole(std::string_view text, T& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

bool goodNumber(const portal::FormField& field, const std::string& value) {
  std::int64_t number = 0;
  if (!readWhole(value, number) || std::to_string(number) != value) return false; // one spelling for each number
  return (!field.least || number >= *field.least) && (!field.most || number <= *field.most);
}

bool goodDate(std::string_view value) {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  const bool shaped = value.size() == 10 && value[4] == '-' && value[7] == '-' && value[0] != '-';
  if (!shaped || !readWhole(value.substr(0, 4), year) || !readWhole(value.substr(5, 2), month) ||
      !readWhole(value.substr(8, 2), day))
    return false;
  return std::chrono::year_month_day(std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)).ok();
}

bool goodValue(const portal::FormField& field, const std::string& value) {
  switch (field.kind) {
  case FieldKind::Text:
    return goodText(field, value);
  case FieldKind::Number:
    return goodNumber(field, value);
  case FieldKind::Date:
    return goodDate(value);
  case FieldKind::Choice:
    return std::any_of(field.choices.begin(), field.choices.end(),
                       [&](const auto& choice) { return choice.value == value; });
  case FieldKind::YesNo:
    return value == "yes" || value == "no";
  }
  return false;
}

bool blank(const std::string& value) {
  return QString::fromStdString(value).trimmed().isEmpty(); // the wide space of Chinese is one too
}

using Sent = std::vector<portal::FieldValue>;

const std::string* valueIn(const Sent& sent, const std::string& id) {
  const auto found = std::find_if(sent.begin(), sent.end(), [&](const auto& each) { return each.id == id; });
  return found == sent.end() ? nullptr : &found->value;
}

bool isRequired(const portal::FormField& field, const Sent& sent) {
  if (field.required || !field.requiredWhen) return field.required;
  const auto* other = valueIn(sent, field.requiredWhen->field);
  return other != nullptr && *other == field.requiredWhen->value;
}

Reply<std::string> checkedValue(const portal::FormField& field, const Sent& all) {
  const auto* sent = valueIn(all, field.id);
  if (field.readOnly) {
    if (sent != nullptr && *sent != field.value) return refuse(ErrorCode::FormInvalid, field.id + ": read only");
    return field.value;
  }
  const auto value = sent == nullptr ? std::string() : *sent;
  if (blank(value)) {
    if (isRequired(field, all)) return refuse(ErrorCode::FormInvalid, field.id + ": required");
    return std::string();
  }
  if (!goodValue(field, value)) return refuse(ErrorCode::FormInvalid, field.id + ": not as the form says");
  return value;
}

} // namespace

Reply<Sent> checkedValues(const portal::Form& form, const Sent& sent) {
  Sent values;
  std::size_t used = 0;
  for (const auto& section : form.sections)
    for (const auto& field : section.fields) {
      auto value = checkedValue(field, sent);
      if (!value) return refused(value);
      used += valueIn(sent, field.id) == nullptr ? 0 : 1;
      values.push_back({field.id, std::move(*value)});
    }
  if (used != sent.size()) return refuse(ErrorCode::FormInvalid, "an unknown field, or one twice");
  return values;
}

} // namespace certdesk::practice
