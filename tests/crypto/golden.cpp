#include "tests/crypto/golden.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

namespace certdesk::test {

Bytes golden(const std::string& name) {
  std::ifstream file(std::filesystem::path(CERTDESK_GOLDEN_FILES) / name, std::ios::binary);
  INFO(name);
  REQUIRE(file);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::filesystem::path> allGolden() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(CERTDESK_GOLDEN_FILES))
    if (const auto ending = entry.path().extension(); ending == ".cer" || ending == ".spki" || ending == ".p7")
      files.push_back(entry.path());
  REQUIRE(files.size() > 50);
  return files;
}

crypto::Certificate certificate(const std::string& name) {
  const auto parsed = crypto::Certificate::fromDer(golden(name + ".cer"));
  INFO(name);
  REQUIRE(parsed);
  return *parsed;
}

crypto::PublicKey publicKey(const std::string& name) {
  const auto parsed = crypto::PublicKey::fromSpki(golden(name + ".spki"));
  INFO(name);
  REQUIRE(parsed);
  return *parsed;
}

std::vector<Bytes> anchors() { return {golden("issuing.cer"), golden("root.cer")}; }

} // namespace certdesk::test
