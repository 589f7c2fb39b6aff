#pragma once
#include "app/core/bytes.h"
#include "app/core/secret.h"
#include "app/core/text.h"

#include <QJsonArray>
#include <QJsonObject>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace certdesk::portal {

// Builds one JSON object member by member.
class JsonWriter {
public:
  JsonWriter& text(const char* name, std::string_view utf8);
  JsonWriter& flag(const char* name, bool value);
  JsonWriter& number(const char* name, std::int64_t value);
  JsonWriter& time(const char* name, Time value);
  JsonWriter& octets(const char* name, ByteView value);
  JsonWriter& octetLists(const char* name, const std::vector<Bytes>& values);
  JsonWriter& texts(const char* name, const std::vector<std::string>& values);
  JsonWriter& object(const char* name, const JsonWriter& value);
  template <class T, class Write>
  JsonWriter& objects(const char* name, const std::vector<T>& values, Write write) {
    QJsonArray array;
    for (const auto& value : values)
      array.append(JsonWriter(write(value)).m_object);
    m_object.insert(QLatin1String(name), array);
    return *this;
  }
  [[nodiscard]] std::string json() const; // compact, members in alphabetical order

private:
  QJsonObject m_object;
};

// An object of texts of which some are secret, written in memory that is wiped; Qt's JSON would leave copies behind.
using SecretMember = std::pair<std::string_view, std::string_view>; // name and UTF-8
[[nodiscard]] Secret secretJson(std::initializer_list<SecretMember> members);

} // namespace certdesk::portal
