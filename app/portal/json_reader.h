#pragma once
#include "app/core/bytes.h"
#include "app/core/result.h"
#include "app/core/secret.h"
#include "app/core/text.h"
#include "app/portal/names.h"

#include <QJsonObject>
#include <QJsonValue>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace certdesk::portal {

// N-07 for whatever is not as the contract says; the detail names the place, never what stood there.
[[nodiscard]] tl::unexpected<Error> malformed(std::string detail);

enum class Lines { One, Many }; // Many: \n is allowed

// Reads one JSON object member by member, strictly. The first member that is missing, of another type or out of bounds
// is remembered, and everything read goes to nobody: finish() answers N-07 with that member's place.
// Lengths of texts are counted in code points. Members that the contract does not know are passed over.
class JsonReader {
public:
  explicit JsonReader(std::string_view body);

  std::string text(const char* name, std::size_t most, Lines lines = Lines::One); // may be empty
  std::string filledText(const char* name, std::size_t most);                     // may not
  std::string token(const char* name, std::size_t most);                          // [A-Za-z0-9._-]+
  std::string optionalToken(const char* name, std::size_t most);                  // or empty
  std::string applicationId(const char* name);                                    // 20 digits
  std::string version(const char* name);                                          // 1 to 4 numbers and dots between
  std::string address(const char* name);                                          // of a web page, https; or empty
  std::string sha256(const char* name);                                           // 64 lower-case hexadecimal digits
  Secret secret(const char* name, std::size_t most);                              // not empty
  bool flag(const char* name);
  std::int64_t number(const char* name, std::int64_t least, std::int64_t most);
  Time time(const char* name);
  Bytes octets(const char* name, std::size_t most); // base64; at least one octet
  template <class E>
  E choice(const char* name) {
    const auto value = fromWireName<E>(text(name, 64));
    if (!value) wrong(name);
    return value.value_or(E{});
  }
  JsonReader object(const char* name);
  std::vector<JsonReader> objects(const char* name, std::size_t most);
  std::vector<Bytes> octetLists(const char* name, std::size_t most, std::size_t each); // base64, as octets()
  std::vector<std::string> texts(const char* name, std::size_t most, std::size_t length);

  [[nodiscard]] bool has(const char* name) const;
  void wrong(const char* name); // what a caller found wrong with a member
  template <class T>
  Result<T> finish(T value) const {
    if (!m_wrong->empty()) return malformed(*m_wrong);
    return value;
  }

private:
  JsonReader(QJsonObject object, std::string path, std::shared_ptr<std::string> wrong)
      : m_object(std::move(object)), m_path(std::move(path)), m_wrong(std::move(wrong)) {}
  [[nodiscard]] QJsonValue member(const char* name) const;
  QJsonObject m_object;
  std::string m_path;                   // "quote.items[2]."
  std::shared_ptr<std::string> m_wrong; // shared by all readers of one body
};

} // namespace certdesk::portal
