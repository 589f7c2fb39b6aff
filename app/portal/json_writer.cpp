#include "app/portal/json_writer.h"

#include <QJsonDocument>
#include <QString>

namespace certdesk::portal {

namespace {

QString qt(std::string_view utf8) { return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())); }

void appendQuoted(std::string& out, std::string_view utf8) {
  out.push_back('"');
  for (const char c : utf8) {
    if (c == '"' || c == '\\') {
      out.push_back('\\');
      out.push_back(c);
    } else if (static_cast<unsigned char>(c) < 0x20) {
      const auto octet = static_cast<std::uint8_t>(c);
      out.append("\\u00").append(hex({&octet, 1}));
    } else {
      out.push_back(c);
    }
  }
  out.push_back('"');
}

} // namespace

JsonWriter& JsonWriter::text(const char* name, std::string_view utf8) {
  m_object.insert(QLatin1String(name), qt(utf8));
  return *this;
}

JsonWriter& JsonWriter::flag(const char* name, bool value) {
  m_object.insert(QLatin1String(name), value);
  return *this;
}

JsonWriter& JsonWriter::number(const char* name, std::int64_t value) {
  m_object.insert(QLatin1String(name), static_cast<qint64>(value));
  return *this;
}

JsonWriter& JsonWriter::time(const char* name, Time value) { return text(name, rfc3339(value)); }
JsonWriter& JsonWriter::octets(const char* name, ByteView value) { return text(name, base64(value)); }

JsonWriter& JsonWriter::octetLists(const char* name, const std::vector<Bytes>& values) {
  std::vector<std::string> encoded;
  encoded.reserve(values.size());
  for (const auto& value : values)
    encoded.push_back(base64(value));
  return texts(name, encoded);
}

JsonWriter& JsonWriter::texts(const char* name, const std::vector<std::string>& values) {
  QJsonArray array;
  for (const auto& value : values)
    array.append(qt(value));
  m_object.insert(QLatin1String(name), array);
  return *this;
}

JsonWriter& JsonWriter::object(const char* name, const JsonWriter& value) {
  m_object.insert(QLatin1String(name), value.m_object);
  return *this;
}

std::string JsonWriter::json() const { return QJsonDocument(m_object).toJson(QJsonDocument::Compact).toStdString(); }

Secret secretJson(std::initializer_list<SecretMember> members) {
  std::size_t most = 2;
  for (const auto& [name, value] : members)
    most += 6 * (name.size() + value.size()) + 6;
  std::string out;
  out.reserve(most); // grown later, the shorter copy would stay behind unwiped
  for (const auto& [name, value] : members) {
    out.push_back(out.empty() ? '{' : ',');
    appendQuoted(out, name);
    out.push_back(':');
    appendQuoted(out, value);
  }
  out.push_back('}');
  Secret json{std::string_view(out)};
  wipe(out);
  return json;
}

} // namespace certdesk::portal
