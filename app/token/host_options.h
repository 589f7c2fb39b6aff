#pragma once
#include <chrono>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace certdesk::token {

// Where the token host is, and how patient its client is.
struct HostOptions {
  std::filesystem::path hostProgram;                            // absolute
  std::vector<std::string> modules;                             // absolute paths in UTF-8, one host each
  std::vector<std::pair<std::string, std::string>> environment; // in addition to ours
  std::chrono::milliseconds patience{5000};                     // a read without a sign of life for so long hangs
  // Some drivers never notice a reader that came later: a host that has seen no UKEY for so long is started anew.
  std::chrono::milliseconds blindness{10000};
  // A host whose client was killed finishes the call that is under way; where that never ends, so does the host then.
  std::chrono::seconds bereavement{120};
};

} // namespace certdesk::token
