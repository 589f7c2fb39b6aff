#pragma once
#include "tests/fuzz/target.h"

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace certdesk::fuzz {

// A file of tests/data that a target compares with.
inline Bytes golden(const std::string& name) {
  std::ifstream file(std::string(CERTDESK_TEST_DATA) + "/" + name, std::ios::binary);
  must(file.good(), name.c_str());
  return {std::istreambuf_iterator<char>(file), {}};
}
// The practice world's root, and the CA below it.
inline std::vector<Bytes> anchors() { return {golden("crypto/issuing.cer"), golden("crypto/root.cer")}; }

} // namespace certdesk::fuzz
