#pragma once
#include "app/core/bytes.h"
#include "app/core/secret.h"

#include <QCborArray>
#include <QCborMap>
#include <QCborValue>

#include <functional>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

// How a message of the host protocol becomes CBOR (RFC 8949) and is read again. A message says its fields once, in
//   void fields(auto& wire, Like<Message> auto& message) { wire("name", message.name); … }
// and both directions follow from that. Secrets are no fields: they travel beside the message, in frames of their own,
// from locked memory to locked memory.
namespace certdesk::token {

template <class T, class Message>
concept Like = std::same_as<std::remove_const_t<T>, Message>;

// What is believed of one field. What steers in a text (app/core/steering.h) becomes U+FFFD.
inline constexpr std::size_t longestText = 4096, largestOctets = 64 * 1024, longestList = 512, longestSecret = 255;

// An enum names its last value, so that a number beyond it is refused: constexpr KeyKind lastOf(KeyKind) …
template <class T>
concept ClosedEnum = std::is_enum_v<T> && requires {
  lastOf(T{});
};

class WireWriter {
public:
  template <class T>
  void operator()(const char* name, const T& value) {
    m_map.insert(QLatin1String(name), cborOf(value));
  }
  template <class T>
  void operator()(const char* name, const std::optional<T>& value) {
    if (value) (*this)(name, *value);
  }
  void secret(const Secret& value) { m_secrets.push_back(&value); }

  [[nodiscard]] const QCborMap& map() const { return m_map; }
  // Point into the message: good as long as that.
  [[nodiscard]] const std::vector<const Secret*>& secrets() const { return m_secrets; }

private:
  static QCborValue cborOf(const std::string& text) { return QString::fromStdString(text); }
  static QCborValue cborOf(const Bytes& octets) {
    return QByteArray(reinterpret_cast<const char*>(octets.data()), static_cast<qsizetype>(octets.size()));
  }
  template <class T>
  static QCborValue cborOf(const std::vector<T>& values) {
    QCborArray array;
    for (const auto& value : values)
      array.append(cborOf(value));
    return array;
  }
  template <class T>
  static QCborValue cborOf(const T& value) {
    if constexpr (std::same_as<T, bool>) {
      return value;
    } else if constexpr (std::is_integral_v<T> || ClosedEnum<T>) {
      return static_cast<qint64>(value);
    } else {
      WireWriter inner;
      fields(inner, value);
      return inner.m_map;
    }
  }

  QCborMap m_map;
  std::vector<const Secret*> m_secrets;
};

class WireReader {
public:
  // The next frame behind the message; nothing where there is none.
  using SecretSource = std::function<std::optional<Secret>()>;
  explicit WireReader(QCborMap map, SecretSource secrets = {}) : m_map(std::move(map)), m_secrets(std::move(secrets)) {}

  template <class T>
  void operator()(const char* name, T& value) {
    const auto found = m_map.constFind(QLatin1String(name));
    m_right = m_right && found != m_map.constEnd() && read(found.value(), value);
    ++m_taken;
  }
  template <class T>
  void operator()(const char* name, std::optional<T>& value) {
    if (m_map.contains(QLatin1String(name))) (*this)(name, value.emplace());
  }
  void secret(Secret& value) {
    auto next = m_right && m_secrets ? m_secrets() : std::nullopt;
    m_right = m_right && next;
    if (next) value = std::move(*next);
  }
  // Whether every field was there, of its type and within its bounds, and nothing else beside.
  [[nodiscard]] bool right() const { return m_right && m_taken == m_map.size(); }

private:
  static bool read(const QCborValue& cbor, std::string& text);
  static bool read(const QCborValue& cbor, Bytes& octets);
  static bool read(const QCborValue& cbor, bool& flag);
  static bool readNumber(const QCborValue& cbor, std::uint64_t& number, std::uint64_t most);
  template <class T>
  static bool read(const QCborValue& cbor, std::vector<T>& values) {
    const auto array = cbor.toArray();
    if (!cbor.isArray() || array.size() > static_cast<qsizetype>(longestList)) return false;
    for (const auto& element : array)
      if (!read(element, values.emplace_back())) return false;
    return true;
  }
  template <class T>
  static bool read(const QCborValue& cbor, T& value) {
    if constexpr (std::is_integral_v<T> || ClosedEnum<T>) {
      std::uint64_t number = 0;
      std::uint64_t most = std::numeric_limits<std::int64_t>::max();
      if constexpr (ClosedEnum<T>) most = static_cast<std::uint64_t>(lastOf(T{}));
      if (!readNumber(cbor, number, most)) return false;
      value = static_cast<T>(number);
      return true;
    } else {
      WireReader inner(cbor.toMap());
      fields(inner, value);
      return cbor.isMap() && inner.right();
    }
  }

  QCborMap m_map;
  SecretSource m_secrets;
  qsizetype m_taken = 0;
  bool m_right = true;
};

} // namespace certdesk::token
