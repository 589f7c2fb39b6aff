#include "tests/portal/golden.h"

#include <QJsonDocument>
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

namespace certdesk::tests {

std::string golden(const std::string& name) {
  std::ifstream file(std::string(CERTDESK_TEST_DATA) + "/portal/" + name, std::ios::binary);
  INFO(name);
  REQUIRE(file);
  std::ostringstream content;
  content << file.rdbuf();
  return content.str();
}

std::string canonical(const std::string& json) {
  const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(json));
  REQUIRE_FALSE(document.isNull());
  return document.toJson(QJsonDocument::Indented).toStdString();
}

} // namespace certdesk::tests
