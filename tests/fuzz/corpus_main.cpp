#include "tests/fuzz/target.h"
#include "tests/support/mutated.h"

#include <algorithm>
#include <charconv>
#include <csignal>
#include <fstream>
#include <iostream>
#include <iterator>
#include <vector>

// A target without libFuzzer: ROUNDS FILE…. Every file, and ROUNDS mutations of them, always the same ones. A fault
// ends it; the input that did it is left in a file, to be kept as a regression input.
namespace {

using certdesk::Bytes;

constexpr const char* findingFile = "fuzz-finding";
constexpr unsigned seed = 20261123;
Bytes current;

extern "C" void tell(int signal) {
  if (auto* file = std::fopen(findingFile, "wb"); file != nullptr) {
    std::fwrite(current.data(), 1, current.size(), file);
    std::fclose(file);
  }
  std::fprintf(stderr, "the input is in ./%s\n", findingFile);
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

std::vector<Bytes> corpusOf(std::vector<std::string> files) {
  std::sort(files.begin(), files.end()); // in whatever order a folder was listed
  std::vector<Bytes> corpus;
  for (const auto& path : files) {
    std::ifstream file(path, std::ios::binary);
    corpus.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return corpus;
}

// In memory of exactly its size, so that a sanitizer sees whoever reads past it.
void look(Bytes input) {
  current = std::move(input);
  current.shrink_to_fit();
  (void)LLVMFuzzerTestOneInput(current.data(), current.size());
}

} // namespace

int main(int count, char** arguments) {
  const std::vector<std::string> said(arguments + 1, arguments + count);
  std::size_t rounds = 0;
  if (said.size() < 2 || std::from_chars(said[0].data(), said[0].data() + said[0].size(), rounds).ec != std::errc())
    return std::cerr << "ROUNDS FILE…\n", 2;
  for (const int signal : {SIGABRT, SIGSEGV, SIGFPE, SIGILL})
    std::signal(signal, tell);
  const auto corpus = corpusOf({said.begin() + 1, said.end()});
  look({});
  for (const auto& input : corpus)
    look(input);
  std::mt19937 random(seed);
  for (std::size_t round = 0; round < rounds; ++round)
    look(certdesk::test::mutated(corpus[round % corpus.size()], random));
  std::cout << corpus.size() << " inputs and " << rounds << " mutations of them\n";
  return 0;
}
