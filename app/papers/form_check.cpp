#include "app/papers/form_check.h"

#include "app/core/steering.h"

#include <QRegularExpression>
#include <algorithm>
#include <charconv>
#include <chrono>
#include <vector>

namespace certdesk::papers {

namespace {

using portal::FieldKind;

constexpr std::size_t longestPattern = 500, longestValue = 4000; // octets; longer ones are not matched
constexpr std::size_t longestNumber = 15;                        // digits; the contract's bound is below it

QString plainDigits(const QString& text) {
  QString plain;
  for (const QChar c : text)
    plain += c.isDigit() ? QChar(u'0' + static_cast<char16_t>(c.digitValue())) : c;
  return plain;
}

template <class T>
bool readWhole(std::string_view text, T& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

std::optional<std::int64_t> numberFrom(std::string_view text) {
  std::int64_t number = 0;
  if (text.size() > longestNumber + 1 || !readWhole(text, number)) return std::nullopt;
  return number;
}

std::optional<std::chrono::year_month_day> dateFrom(std::string_view text) {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  const bool shaped = text.size() == 10 && text[4] == '-' && text[7] == '-' && text[0] != '-';
  if (!shaped || !readWhole(text.substr(0, 4), year) || !readWhole(text.substr(5, 2), month) ||
      !readWhole(text.substr(8, 2), day))
    return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
  return date.ok() ? std::optional(date) : std::nullopt;
}

QString tidyNumber(const QString& text) {
  auto plain = plainDigits(text);
  plain.replace(QChar(0xFF0D), QLatin1Char('-')); // of a Chinese keyboard
  if (plain.startsWith(QLatin1Char('+')) || plain.startsWith(QChar(0xFF0B))) plain.remove(0, 1);
  const auto number = numberFrom(plain.toStdString());
  return number ? QString::number(*number) : text;
}

// Year, month and day with whatever stands between them, or eight digits.
QString tidyDate(const QString& text) {
  static const QRegularExpression apart(QStringLiteral("\\A(\\d{4})\\D{1,3}(\\d{1,2})\\D{1,3}(\\d{1,2})\\D?\\z")),
      together(QStringLiteral("\\A(\\d{4})(\\d{2})(\\d{2})\\z"));
  if (text.size() > 20) return text;
  const auto plain = plainDigits(text);
  for (const auto* shape : {&apart, &together})
    if (const auto match = shape->match(plain); match.hasMatch())
      return QStringLiteral("%1-%2-%3")
          .arg(match.captured(1), match.captured(2).rightJustified(2, u'0'), match.captured(3).rightJustified(2, u'0'));
  return text;
}

// ECMA's \uXXXX is PCRE's \x{XXXX}; the rest of what forms use is the same in both.
QString inPcre(const QString& ecma) {
  QString pattern;
  for (qsizetype i = 0; i < ecma.size(); ++i) {
    if (ecma[i] != u'\\' || i + 1 == ecma.size()) {
      pattern += ecma[i];
      continue;
    }
    const auto digits = QStringView(ecma).mid(i + 2, 4);
    const bool hexadecimal = digits.size() == 4 && std::all_of(digits.begin(), digits.end(), [](QChar c) {
                               return (c >= u'0' && c <= u'9') || (c.toLower() >= u'a' && c.toLower() <= u'f');
                             });
    if (ecma[i + 1] == u'u' && hexadecimal) {
      pattern += QStringLiteral("\\x{%1}").arg(digits);
      i += 5;
    } else {
      pattern += QStringView(ecma).mid(i++, 2);
    }
  }
  return pattern;
}

// Whether the value is surely not as the pattern says. The match is bounded: one that would go on and on proves
// nothing.
bool unlike(const std::string& pattern, const std::string& value) {
  if (pattern.empty() || pattern.size() > longestPattern || value.size() > longestValue) return false;
  const auto whole = QRegularExpression::anchoredPattern(inPcre(QString::fromStdString(pattern)));
  const QRegularExpression expression(QStringLiteral("(*LIMIT_MATCH=20000)(*LIMIT_DEPTH=2000)(*LIMIT_HEAP=4096)") +
                                      whole);
  if (!expression.isValid()) return false;
  const auto match = expression.match(QString::fromStdString(value));
  return match.isValid() && !match.hasMatch();
}

std::optional<FieldFault> textFault(const portal::FormField& field, const std::string& value) {
  const auto points =
      std::count_if(value.begin(), value.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
  if (points > field.longest) return FieldFault::TooLong;
  if (unlike(field.pattern, value)) return FieldFault::Unlike;
  return std::nullopt;
}

std::optional<FieldFault> numberFault(const portal::FormField& field, const std::string& value) {
  const auto number = numberFrom(value);
  if (!number) return FieldFault::NoNumber;
  if (field.least && *number < *field.least) return FieldFault::TooSmall;
  if (field.most && *number > *field.most) return FieldFault::TooLarge;
  return std::nullopt;
}

std::optional<FieldFault> choiceFault(const portal::FormField& field, const std::string& value) {
  const bool offered = field.kind == FieldKind::YesNo
                           ? value == "yes" || value == "no"
                           : std::any_of(field.choices.begin(), field.choices.end(),
                                         [&](const auto& choice) { return choice.value == value; });
  return offered ? std::nullopt : std::optional(FieldFault::NoChoice);
}

} // namespace

std::string tidied(const portal::FormField& field, const std::string& typed) {
  if (field.kind == FieldKind::Choice || field.kind == FieldKind::YesNo) return typed;
  auto text = QString::fromStdString(typed);
  for (auto& c : text)
    if (isSteering(c.unicode())) c = u' '; // the portal refuses it
  text = text.trimmed();
  if (field.kind == FieldKind::Number) text = tidyNumber(text);
  if (field.kind == FieldKind::Date) text = tidyDate(text);
  return text.toStdString();
}

bool isRequired(const portal::FormField& field, const std::function<std::string(const std::string& id)>& valueOf) {
  if (field.readOnly) return false;
  return field.required || (field.requiredWhen && valueOf(field.requiredWhen->field) == field.requiredWhen->value);
}

std::optional<FieldFault> faultOf(const portal::FormField& field, const std::string& value, bool required) {
  if (field.readOnly) return std::nullopt;
  if (value.empty()) return required ? std::optional(FieldFault::Missing) : std::nullopt;
  switch (field.kind) {
  case FieldKind::Text:
    return textFault(field, value);
  case FieldKind::Number:
    return numberFault(field, value);
  case FieldKind::Date:
    return dateFrom(value) ? std::nullopt : std::optional(FieldFault::NoDate);
  case FieldKind::Choice:
  case FieldKind::YesNo:
    return choiceFault(field, value);
  }
  return std::nullopt;
}

} // namespace certdesk::papers
