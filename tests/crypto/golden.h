#pragma once
#include "app/core/result.h"
#include "app/crypto/certificate.h"

#include <filesystem>
#include <string>
#include <vector>

// The golden files of tests/data/crypto, which the openssl program made.
namespace certdesk::test {

[[nodiscard]] Bytes golden(const std::string& name);
[[nodiscard]] std::vector<std::filesystem::path> allGolden();
[[nodiscard]] crypto::Certificate certificate(const std::string& name); // without ".cer"
[[nodiscard]] crypto::PublicKey publicKey(const std::string& name);     // without ".spki"
// The root and the CA below it.
[[nodiscard]] std::vector<Bytes> anchors();

// The phone code of a failure, or "-" for none: "C-05".
template <class T>
[[nodiscard]] std::string codeOf(const Result<T>& result) {
  return result ? "-" : std::string(phoneCode(result.error().code));
}

} // namespace certdesk::test
