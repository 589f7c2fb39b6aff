#include "app/target.h"
#include "tests/fuzz/target.h"

#include <CLI/CLI.hpp>
#include <sstream>

// The configuration file, and the PEM file that it names. What cannot be read ends in CLI11's own exception, which
// parse() says in words; any other would end the program.
using namespace certdesk;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size) {
  const auto text = fuzz::textOf(ByteView(octets, size));
  Target target;
  CLI::App program;
  addTargetOptions(program, target);
  std::istringstream file{std::string(text)};
  try {
    program.parse_from_stream(file);
  } catch (const CLI::ParseError&) {
  }
  if (const auto anchors = anchorsIn(text)) {
    fuzz::must(!anchors->empty(), "there is an anchor");
    for (const auto& der : *anchors)
      fuzz::must(der.size() <= size, "none is blown up");
  } else {
    fuzz::must(anchors.error().code == ErrorCode::FileMalformed, "a PEM file is refused as malformed");
  }
  return 0;
}
