#include "app/core/acts.h"
#include "tests/fuzz/target.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <unistd.h>

// The log of acts, as it is read back for the window: any program of this user may have written into the file.
using namespace certdesk;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size) {
  static const auto file = std::filesystem::temp_directory_path() / ("certdesk-acts-" + std::to_string(::getpid()));
  const auto readBack = [](std::string_view text) {
    std::ofstream(file, std::ios::binary).write(text.data(), static_cast<std::streamsize>(text.size()));
    acts::open(file);
    auto read = acts::newest(50);
    acts::close();
    return read;
  };
  const auto read = readBack(fuzz::textOf({octets, size}));
  fuzz::must(read.size() <= 50, "no more than was asked for");
  std::string lines;
  for (const auto& [at, act] : read) {
    lines += acts::lineOf(act, at);
    for (const auto* text : {&act.service, &act.step, &act.application, &act.ukeySerial, &act.certificate})
      fuzz::must(text->size() <= 64 &&
                     std::all_of(text->begin(), text->end(), [](char c) { return c > ' ' && c <= '~'; }),
                 "a field is short and plain");
  }
  const auto again = readBack(lines);
  fuzz::must(again.size() == read.size(), "what was read is written as so many lines");
  for (std::size_t i = 0; i < read.size(); ++i)
    fuzz::must(again[i].act == read[i].act && again[i].at == read[i].at, "and is the same when it is read again");
  std::error_code ignored;
  std::filesystem::remove(file, ignored);
  return 0;
}
