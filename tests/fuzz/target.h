#pragma once
#include "app/core/bytes.h"
#include "app/core/secret.h"

#include <cstdio>
#include <cstdlib>
#include <string_view>

// A target takes octets that came from outside, has the program read them, and says with must() what has to hold of
// whatever was read. The same octets always end the same way. libFuzzer calls it (the fuzz preset), and in every test
// run corpus_main.cpp does.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size);

namespace certdesk::fuzz {

inline void must(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

inline std::string_view textOf(ByteView octets) {
  return {reinterpret_cast<const char*>(octets.data()), octets.size()};
}
inline std::string_view textOf(const std::string& text) { return text; }
inline std::string_view textOf(const Secret& secret) { return secret.text(); }

} // namespace certdesk::fuzz
