#pragma once
#include <QJsonObject>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace practice_test {

struct Answer {
  int status = 0;                            // 0: the connection ended without an answer
  std::map<std::string, std::string> fields; // by lower-case name
  std::string body;

  [[nodiscard]] QJsonObject json() const;
  [[nodiscard]] std::string text(const char* member) const;
  [[nodiscard]] std::string code() const { return text("code"); } // of a problem
};
using Fields = std::vector<std::string>; // "Name: value"

// HTTPS by libcurl alone: none of the client's code, so that what the portal does is seen and not what the client makes
// of it. Trusts the file's certificates and nothing else.
class Browser {
public:
  Browser(std::string url, std::filesystem::path ca) : m_url(std::move(url)), m_ca(std::move(ca)) {}
  [[nodiscard]] Answer send(const std::string& method, const std::string& path, const Fields& fields = {},
                            const std::string& body = {}) const;
  [[nodiscard]] const std::string& url() const { return m_url; }
  // The error of libcurl where TLS of at most that version is offered; 0: it was taken.
  [[nodiscard]] int tryTls(long maximumVersion) const;

private:
  std::string m_url;
  std::filesystem::path m_ca;
};

} // namespace practice_test
