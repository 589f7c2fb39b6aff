#include "app/core/platform.h"
#include "tests/faults/harness.h"

#include <QGuiApplication>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <map>
#include <random>
#include <string_view>

// Faults, wherever they may strike, in whole services over the real portal, token host and practice UKEY. The person
// goes on as a person would: puts the UKEY back in and starts again, sometimes at another PC. Each run ends as the one
// without a fault, to the eyes of others, and nothing secret is left on the PC.
//
// tests_faults SERVICE [SEED [STRIKES…]]: one fault of each kind and a pair of them, or those strikes ("pulled after 12
// + 503 4"), each in a run of its own, or as many as CERTDESK_FAULTS says of each (1/3: one of every third kind, the
// others in the next services of the list; all: all of them, and a hundred pairs). Prints a table.
using namespace certdesk;
using namespace certdesk::faults;

namespace {

constexpr const char* pairsName = "two of these";
constexpr unsigned long pairsOfAll = 100;

struct Tally {
  int injected = 0, converged = 0, violated = 0; // of those that struck
};

std::string_view asked() {
  const char* said = std::getenv("CERTDESK_FAULTS");
  return said == nullptr ? std::string_view() : said;
}

// How many of each kind; nothing: all of them.
std::optional<unsigned long> ofEachKind() {
  if (asked().empty()) return 1;
  if (asked() == "all") return std::nullopt;
  return std::strtoul(std::string(asked()).c_str(), nullptr, 10);
}

// Every so manieth kind, beginning with another one in the next service.
void thinOut(std::vector<Strike>& all, const Service& service) {
  const auto slash = asked().find('/');
  if (slash == std::string_view::npos) return;
  const auto every = std::max(1L, std::strtol(std::string(asked().substr(slash + 1)).c_str(), nullptr, 10));
  const auto place = &service - services().data();
  std::erase_if(all, [&](const Strike& each) { return (each.kind - kinds().data() + place) % every != 0; });
}

std::vector<Strikes> sample(std::vector<Strike> all, std::optional<unsigned long> ofEach, unsigned seed) {
  std::mt19937 chance(seed);
  std::shuffle(all.begin(), all.end(), chance);
  std::vector<Strikes> runs;
  std::map<const Kind*, unsigned long> taken;
  for (const auto& each : all)
    if (!ofEach || ++taken[each.kind] <= *ofEach) runs.push_back({each});
  // None of a pair kills: that is a process of its own, which arms one fault.
  std::erase_if(all, [](const Strike& each) { return each.kind->kills(); });
  for (unsigned long i = 0; i < ofEach.value_or(pairsOfAll) && !all.empty(); ++i)
    runs.push_back({all[chance() % all.size()], all[chance() % all.size()]});
  return runs;
}

// Where it may strike instead: a service makes a few calls more or less each time, so that it came too late for the
// last one, and not every call makes something that can be lost.
std::vector<Strikes> elsewhere(const Strikes& strikes) {
  std::vector<Strikes> others;
  if (strikes.size() > 1) return others;
  const auto add = [&](unsigned number) {
    others.push_back(strikes);
    others.back().front().number = number;
  };
  for (auto number = strikes.front().number; number > 0;)
    add(number /= 2);
  if (strikes.front().number != 1) add(1);
  if (strikes.front().kind->along == Kind::Along::Impatient) add(strikes.front().number + 12); // after the login
  if (!strikes.front().function.empty()) add(2); // such as the only pair of three that stays on the UKEY
  return others;
}

bool isGood(const Run& run) { return run.converged && run.violated.empty(); }

const char* nameOf(const Strikes& strikes) { return strikes.size() > 1 ? pairsName : strikes.front().kind->name; }

void tellBad(const Strikes& strikes, const Run& run) {
  std::printf("  %s: %s after %d starts (%s%s)%s\n", textOf(strikes).c_str(), run.converged ? "ended" : "did not end",
              run.starts, run.codes.c_str(), run.last.c_str(), run.violated.c_str());
  std::fflush(stdout);
}

int carryOutAll(const Service& service, unsigned seed, const std::vector<std::string>& only) {
  Harness harness(service);
  if (auto learned = harness.learn(); !learned) {
    std::fprintf(stderr, "%s: %s %s\n", service.name, std::string(phoneCode(learned.error().code)).c_str(),
                 learned.error().detail.c_str());
    return 1;
  }
  auto possible = harness.everyStrike();
  const auto count = possible.size();
  thinOut(possible, service);
  std::vector<Strikes> runs;
  for (const auto& each : only)
    runs.push_back(strikesIn(each));
  if (only.empty()) runs = sample(std::move(possible), ofEachKind(), seed);
  std::printf("%s: %zu of %zu faults, seed %u\n", service.name, runs.size(), count, seed);
  std::map<std::string, Tally> table;
  int bad = 0, unmet = 0;
  for (auto strikes : runs) {
    if (strikes.empty()) return 2;
    auto run = harness.carryOut(strikes);
    for (const auto& other : elsewhere(strikes))
      if (isGood(run) && !run.struck) run = harness.carryOut(strikes = other);
    auto& tally = table[nameOf(strikes)];
    if (!isGood(run)) tellBad(strikes, run);
    if (isGood(run) && !run.struck) {
      ++unmet;
      continue;
    }
    ++tally.injected;
    tally.converged += run.converged ? 1 : 0;
    tally.violated += run.violated.empty() ? 0 : 1;
    bad += isGood(run) ? 0 : 1;
  }
  std::printf("%-28s %9s %9s %9s\n", service.name, "injected", "converged", "violated");
  for (const auto& [kind, tally] : table)
    std::printf("%-28s %9d %9d %9d\n", kind.c_str(), tally.injected, tally.converged, tally.violated);
  std::printf("armed and not met: %d\n", unmet);
  // Of two the first may lead past the second. Else it is the harness that is wrong.
  for (const auto& [kind, tally] : table)
    if (tally.injected == 0 && kind != pairsName) {
      std::printf("  %s never struck\n", kind.c_str());
      ++bad;
    }
  return bad == 0 ? 0 : 1;
}

const Service* serviceCalled(std::string_view name) {
  const auto& all = services();
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& each) { return name == each.name; });
  return found == all.end() ? nullptr : &*found;
}

} // namespace

int main(int argc, char** argv) {
  platform::ignoreBrokenPipes();
  const QGuiApplication application(argc, argv);
  std::cout.rdbuf(nullptr); // what the terminal prints of each run
  const std::vector<std::string> words(argv + 1, argv + argc);
  if (words.size() == 4 && words[0] == "--dies")
    if (const auto* service = serviceCalled(words[1])) return Harness::dieOf(*service, strikesIn(words[2]), words[3]);
  if (const auto* service = words.empty() ? nullptr : serviceCalled(words[0])) {
    const auto seed = words.size() > 1 ? static_cast<unsigned>(std::strtoul(words[1].c_str(), nullptr, 10)) : 1;
    return carryOutAll(*service, seed, {words.begin() + std::min<std::ptrdiff_t>(2, std::ssize(words)), words.end()});
  }
  std::fprintf(stderr, "usage: tests_faults SERVICE [SEED [STRIKES…]]\n");
  for (const auto& service : services())
    std::fprintf(stderr, "  %s\n", service.name);
  return 2;
}
