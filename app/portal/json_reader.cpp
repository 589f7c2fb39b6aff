#include "app/portal/json_reader.h"

#include "app/core/steering.h"
#include "app/portal/routes.h"
#include "app/portal/wire_limits.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QStringView>
#include <algorithm>
#include <optional>

namespace certdesk::portal {

namespace {

bool forbidden(char32_t c, Lines lines) { return c == U'\n' ? lines == Lines::One : isSteering(c); }

bool fine(QStringView text, std::size_t most, Lines lines) {
  if (!text.isValidUtf16()) return false; // half a surrogate pair has no UTF-8
  std::size_t count = 0;
  for (qsizetype i = 0; i < text.size(); ++i, ++count) {
    char32_t c = text[i].unicode();
    if (text[i].isHighSurrogate()) c = QChar::surrogateToUcs4(text[i], text[i + 1]), ++i;
    if (forbidden(c, lines)) return false;
  }
  return count <= most;
}

bool tokenCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
}

constexpr std::size_t longestBase64(std::size_t octets) { return (octets + 2) / 3 * 4; }

} // namespace

tl::unexpected<Error> malformed(std::string detail) { return fail(ErrorCode::AnswerMalformed, std::move(detail)); }

JsonReader::JsonReader(std::string_view body) : m_wrong(std::make_shared<std::string>()) {
  if (body.size() > jsonLimit) {
    *m_wrong = "the body is too large";
    return;
  }
  QJsonParseError error{};
  const auto document =
      QJsonDocument::fromJson(QByteArray::fromRawData(body.data(), static_cast<qsizetype>(body.size())), &error);
  if (document.isObject())
    m_object = document.object();
  else
    *m_wrong = "the body is not a JSON object, offset " + std::to_string(error.offset);
}

QJsonValue JsonReader::member(const char* name) const { return m_object.value(QLatin1String(name)); }
bool JsonReader::has(const char* name) const { return m_object.contains(QLatin1String(name)); }

void JsonReader::wrong(const char* name) {
  if (m_wrong->empty()) *m_wrong = "member " + m_path + name;
}

std::string JsonReader::text(const char* name, std::size_t most, Lines lines) {
  const auto value = member(name);
  const auto text = value.toString();
  if (value.isString() && fine(text, most, lines)) return text.toStdString();
  wrong(name);
  return {};
}

std::string JsonReader::filledText(const char* name, std::size_t most) {
  auto value = text(name, most);
  if (value.empty()) wrong(name);
  return value;
}

std::string JsonReader::token(const char* name, std::size_t most) {
  auto value = optionalToken(name, most);
  if (value.empty()) wrong(name);
  return value;
}

std::string JsonReader::optionalToken(const char* name, std::size_t most) {
  auto value = text(name, most);
  if (!std::all_of(value.begin(), value.end(), tokenCharacter)) wrong(name);
  return value;
}

// A page that the program opens in a browser: https and nothing that could be another thing than an address.
std::string JsonReader::address(const char* name) {
  auto address = text(name, limit::address);
  const bool plain = address.find_first_of(" \"'<>\\^`{|}") == std::string::npos;
  if (!address.empty() && (!address.starts_with("https://") || !plain)) wrong(name);
  return address;
}

std::string JsonReader::applicationId(const char* name) {
  auto value = text(name, 20);
  const bool digits = std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (value.size() != 20 || !digits) wrong(name);
  return value;
}

std::string JsonReader::version(const char* name) {
  auto value = text(name, 39);
  std::size_t numbers = 0;
  std::size_t digits = 0;
  for (const char c : value + '.') {
    if (c >= '0' && c <= '9') {
      ++digits;
      continue;
    }
    if (c != '.' || digits < 1 || digits > 9) wrong(name);
    digits = 0;
    ++numbers;
  }
  if (numbers > 4) wrong(name);
  return value;
}

std::string JsonReader::sha256(const char* name) {
  auto value = text(name, 64);
  if (value.size() != 64 || hex(fromHex(value)) != value) wrong(name);
  return value;
}

Secret JsonReader::secret(const char* name, std::size_t most) {
  auto plain = text(name, most);
  Secret value{std::string_view(plain)};
  wipe(plain);
  if (value.empty()) wrong(name);
  return value;
}

bool JsonReader::flag(const char* name) {
  const auto value = member(name);
  if (!value.isBool()) wrong(name);
  return value.toBool();
}

std::int64_t JsonReader::number(const char* name, std::int64_t least, std::int64_t most) {
  const auto value = member(name);
  // Two defaults: a number that is no integer answers both of them.
  const auto number = value.toInteger(0);
  if (value.isDouble() && number == value.toInteger(1) && number >= least && number <= most) return number;
  wrong(name);
  return least;
}

Time JsonReader::time(const char* name) {
  const auto value = fromRfc3339(text(name, 40));
  if (!value) wrong(name);
  return value.value_or(Time{});
}

Bytes JsonReader::octets(const char* name, std::size_t most) {
  auto value = fromBase64(text(name, longestBase64(most)));
  if (!value || value->empty() || value->size() > most) {
    wrong(name);
    return {};
  }
  return std::move(*value);
}

JsonReader JsonReader::object(const char* name) {
  const auto value = member(name);
  if (!value.isObject()) wrong(name);
  return {value.toObject(), m_path + name + ".", m_wrong};
}

std::vector<JsonReader> JsonReader::objects(const char* name, std::size_t most) {
  const auto value = member(name);
  const auto array = value.toArray();
  std::vector<JsonReader> readers;
  if (!value.isArray() || static_cast<std::size_t>(array.size()) > most) {
    wrong(name);
    return readers;
  }
  for (const auto& item : array) {
    const auto place = std::string(name) + "[" + std::to_string(readers.size()) + "]";
    if (!item.isObject()) wrong(place.c_str());
    readers.push_back({item.toObject(), m_path + place + ".", m_wrong});
  }
  return readers;
}

std::vector<std::string> JsonReader::texts(const char* name, std::size_t most, std::size_t length) {
  const auto value = member(name);
  const auto array = value.toArray();
  std::vector<std::string> texts;
  if (!value.isArray() || static_cast<std::size_t>(array.size()) > most) {
    wrong(name);
    return texts;
  }
  for (const auto& item : array) {
    const auto text = item.toString();
    if (!item.isString() || text.isEmpty() || !fine(text, length, Lines::One))
      wrong((std::string(name) + "[" + std::to_string(texts.size()) + "]").c_str());
    texts.push_back(text.toStdString());
  }
  return texts;
}

std::vector<Bytes> JsonReader::octetLists(const char* name, std::size_t most, std::size_t each) {
  std::vector<Bytes> lists;
  for (const auto& text : texts(name, most, longestBase64(each))) {
    auto value = fromBase64(text);
    if (!value || value->size() > each) wrong((std::string(name) + "[" + std::to_string(lists.size()) + "]").c_str());
    lists.push_back(std::move(value).value_or(Bytes()));
  }
  return lists;
}

} // namespace certdesk::portal
