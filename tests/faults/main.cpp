#include "app/core/platform.h"
#include "app/rehearsal_stage.h"
#include "app/terminal/subject.h"
#include "tests/faults/sight.h"

#include <QDir>
#include <QGuiApplication>
#include <QTemporaryDir>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string_view>

// One fault, wherever it may strike, in the whole service over the real portal, token host and practice UKEY; then the
// person goes on as a person would: puts the UKEY back in and starts again, sometimes at another PC. Each run ends as
// the one without a fault, to the eyes of others.
//
// tests_faults SERVICE [SEED ["KIND NUMBER"]]: one fault of each kind, or that one, or as many as CERTDESK_FAULTS says
// of each kind (all: all of them). Prints a table.
using namespace certdesk;
using namespace certdesk::faults;
using practice::Environment;
using practice::Fault;
using practice::HttpFault;
namespace fs = std::filesystem;

namespace {

constexpr int mostStarts = 8; // of the client, until it counts as not converging

struct Kind {
  const char* name;
  std::optional<Fault> onUkey; // else
  std::optional<HttpFault::Kind> onTheWay;
  std::set<std::string> only = {}; // functions of the UKEY that it may strike; empty: all
  bool isFull = false;             // the UKEY says so
};

const std::set<std::string> writes = {"C_GenerateKeyPair", "C_CreateObject", "C_UnwrapKey", "C_SetAttributeValue"};

std::vector<Kind> kinds() {
  using Moment = Fault::Moment;
  const auto ukey = [](Fault::Kind kind, Moment moment, unsigned long code = 0) {
    return Fault{kind, {}, 0, code, moment, false};
  };
  return {{"pulled before", ukey(Fault::Kind::Pull, Moment::Before), {}},
          {"pulled after", ukey(Fault::Kind::Pull, Moment::After), {}},
          {"host killed before", ukey(Fault::Kind::Crash, Moment::Before), {}},
          {"host killed after", ukey(Fault::Kind::Crash, Moment::After), {}},
          {"CKR_DEVICE_ERROR", ukey(Fault::Kind::Code, Moment::Before, 0x30), {}},
          {"CKR_GENERAL_ERROR after", ukey(Fault::Kind::Code, Moment::After, 0x05), {}},
          {"CKR_DEVICE_MEMORY", ukey(Fault::Kind::Code, Moment::Before, 0x31), {}, writes, true},
          {"connection dropped before", {}, HttpFault::Kind::DropBefore},
          {"connection dropped after", {}, HttpFault::Kind::DropAfter},
          {"500 before", {}, HttpFault::Kind::FailBefore},
          {"500 after", {}, HttpFault::Kind::FailAfter},
          {"answer broken off", {}, HttpFault::Kind::Malformed},
          {"503", {}, HttpFault::Kind::Busy}};
}

// One place for a fault: the kind, and which call or exchange.
struct Strike {
  const Kind* kind;
  std::string function; // of the UKEY; empty: any
  unsigned number;
};

// A practice world, made once and put back before every run.
class Stage {
public:
  explicit Stage(const Service& service) : m_service(service) {}
  // Makes the world; K-05 where it cannot be.
  Outcome make() {
    auto opened = open();
    if (!opened) return failed(opened);
    opened->reset();
    fs::copy(world(), kept(), fs::copy_options::recursive);
    return {};
  }
  void putBack() {
    fs::remove_all(world());
    fs::copy(kept(), world(), fs::copy_options::recursive);
  }
  Result<std::unique_ptr<Environment>> open() {
    practice::Options options;
    options.directory = world();
    options.settings.reviewDelay = std::chrono::milliseconds(0);
    options.settings.mailCoolDown = std::chrono::seconds(0);
    options.settings.hashIterations = 1000;
    options.wishes = m_service.wishes;
    return Environment::start(std::move(options));
  }

private:
  [[nodiscard]] fs::path world() const { return fs::path(m_folder.path().toStdU16String()) / "world"; }
  [[nodiscard]] fs::path kept() const { return fs::path(m_folder.path().toStdU16String()) / "kept"; }
  const Service& m_service;
  QTemporaryDir m_folder{fs::exists("/dev/shm") ? QStringLiteral("/dev/shm/certdesk-faults-XXXXXX")
                                                : QDir::tempPath() + QStringLiteral("/certdesk-faults-XXXXXX")};
};

struct Run {
  bool struck = false; // the call or exchange came
  bool converged = false;
  int starts = 0;
  std::string violated; // what of it, in words; empty: nothing
  std::string codes;    // that the person met on the way
  std::string last;     // what was behind the last of them

  void meets(const Error& error) {
    codes += std::string(phoneCode(error.code)) + " ";
    const auto told = terminal::toldBy(error);
    last = told.subject + " " + told.detail;
  }
};

class Harness {
public:
  explicit Harness(const Service& service) : m_service(service), m_stage(service) {}

  // The run without a fault: what all others have to come to, and where they may be struck.
  Outcome learn() {
    if (auto made = m_stage.make(); !made) return made;
    auto environment = m_stage.open();
    if (!environment) return failed(environment);
    const auto ukey = ukeyOf(m_service, **environment);
    if (m_service.replaces) {
      if (auto in = (*environment)->drawer().insert(ukey); !in) return in;
      auto before = usableKeys(m_service, **environment);
      if (!before) return failed(before);
      m_before = std::move(*before);
    }
    if (auto clean = (*environment)->drawer().clearCalls(ukey); !clean) return clean;
    const auto run = goOn(**environment, false);
    if (!run.converged) return internalError("without a fault it does not end: " + run.codes + run.last);
    m_calls = static_cast<unsigned>((*environment)->drawer().callCount(ukey));
    for (const auto& function : writes)
      m_writes[function] = static_cast<unsigned>((*environment)->drawer().callCount(ukey, function));
    m_exchanges = static_cast<unsigned>((*environment)->faults().seen().size());
    auto sight = look(m_service, **environment);
    if (!sight) return failed(sight);
    m_expected = std::move(*sight);
    return {};
  }

  [[nodiscard]] std::vector<Strike> strikes(const std::vector<Kind>& all) const {
    std::vector<Strike> found;
    for (const auto& kind : all) {
      if (kind.onTheWay)
        for (unsigned i = 0; i < m_exchanges; ++i)
          found.push_back({&kind, {}, i});
      else if (kind.only.empty())
        for (unsigned i = 0; i < m_calls; ++i)
          found.push_back({&kind, {}, i});
      else
        for (const auto& function : kind.only)
          for (unsigned i = 0; i < m_writes.at(function); ++i)
            found.push_back({&kind, function, i});
    }
    return found;
  }

  Run carryOut(const Strike& strike) {
    m_stage.putBack();
    auto environment = m_stage.open();
    if (!environment) return {false, false, 0, "the world does not open", {}, {}};
    const auto ukey = ukeyOf(m_service, **environment);
    if (strike.kind->onTheWay) {
      (*environment)->faults().arm({*strike.kind->onTheWay, {}, {}, strike.number, false});
    } else {
      auto fault = *strike.kind->onUkey;
      fault.function = strike.function;
      fault.afterCalls = strike.number;
      const auto& drawer = (*environment)->drawer();
      if (!drawer.clearCalls(ukey) || !drawer.addFault(ukey, fault))
        return {false, false, 0, "the fault cannot be armed", {}, {}};
    }
    auto run = goOn(**environment, strike.number % 2 == 0);
    // How many calls there are differs by a few from run to run.
    run.struck = (strike.kind->onTheWay ? (*environment)->faults().seen().size()
                                        : (*environment)->drawer().callCount(ukey, strike.function)) > strike.number;
    (*environment)->faults().clear();
    (void)(*environment)->drawer().clearFaults(ukey);
    if (!run.converged) return run;
    const auto sight = look(m_service, **environment);
    if (!sight)
      run.violated += " it cannot be looked at: " + sight.error().detail;
    else
      run.violated += difference(m_expected, *sight, strike.kind->isFull);
    return run;
  }

private:
  // Nothing that was usable before goes from the UKEY until the portal has what replaces it confirmed.
  void checkNeverLess(Environment& environment, const std::vector<std::string>& before, Run& run) const {
    if (!m_service.replaces) return;
    (void)environment.drawer().insert(ukeyOf(m_service, environment));
    const auto now = usableKeys(m_service, environment);
    if (!now) return; // the fault is still to come, and met the one who looked
    if (!std::includes(now->begin(), now->end(), before.begin(), before.end()) && !isCompleted(m_service, environment))
      run.violated += "\n    less than before after start " + std::to_string(run.starts);
  }

  // Until it is completed: the UKEY in, logged in, and everything said again that is asked.
  Run goOn(Environment& environment, bool atAnotherPc) {
    Run run;
    std::unique_ptr<House> house;
    const auto ukey = ukeyOf(m_service, environment);
    while (!run.converged && run.starts < mostStarts) {
      ++run.starts;
      (void)environment.drawer().insert(ukey);
      if (!house || atAnotherPc) {
        auto opened = rehearsal::loggedIn(environment);
        if (!opened) {
          run.meets(opened.error());
          continue;
        }
        house = std::move(*opened);
      }
      const auto view = m_service.play(*house, environment, ukey);
      run.converged = view.has_value();
      if (view) continue;
      run.meets(view.error());
      checkNeverLess(environment, m_before, run);
    }
    return run;
  }

  const Service& m_service;
  Stage m_stage;
  Sight m_expected;
  std::vector<std::string> m_before; // ids of what was usable
  unsigned m_calls = 0, m_exchanges = 0;
  std::map<std::string, unsigned> m_writes;
};

struct Tally {
  int injected = 0, converged = 0, violated = 0; // of those that struck
};

// CERTDESK_FAULTS: how many of each kind, or all of them; without it one.
unsigned long ofEachKind() {
  const char* said = std::getenv("CERTDESK_FAULTS");
  if (said == nullptr) return 1;
  return std::string_view(said) == "all" ? 0 : std::strtoul(said, nullptr, 10);
}

std::vector<Strike> sample(std::vector<Strike> strikes, unsigned long ofEach, unsigned seed) {
  std::shuffle(strikes.begin(), strikes.end(), std::mt19937(seed));
  std::map<const Kind*, unsigned long> taken;
  std::erase_if(strikes, [&](const Strike& strike) { return ++taken[strike.kind] > ofEach; });
  return strikes;
}

int carryOutAll(const Service& service, unsigned seed, const std::string& only) {
  Harness harness(service);
  if (auto learned = harness.learn(); !learned) {
    std::fprintf(stderr, "%s: %s %s\n", service.name, std::string(phoneCode(learned.error().code)).c_str(),
                 learned.error().detail.c_str());
    return 1;
  }
  const auto all = kinds();
  auto strikes = harness.strikes(all);
  const auto possible = strikes.size();
  if (!only.empty()) {
    std::erase_if(strikes,
                  [&](const auto& each) { return each.kind->name + (" " + std::to_string(each.number)) != only; });
  } else if (const auto each = ofEachKind()) {
    strikes = sample(std::move(strikes), each, seed);
  }
  std::printf("%s: %zu of %zu faults, seed %u\n", service.name, strikes.size(), possible, seed);
  std::map<std::string, Tally> table;
  int bad = 0, unmet = 0;
  for (const auto& strike : strikes) {
    const auto run = harness.carryOut(strike);
    auto& tally = table[strike.kind->name];
    const bool good = run.converged && run.violated.empty();
    if (good && !run.struck) {
      ++unmet;
      continue;
    }
    ++tally.injected;
    tally.converged += run.converged ? 1 : 0;
    tally.violated += run.violated.empty() ? 0 : 1;
    if (good) continue;
    ++bad;
    std::printf("  %s at %s %u: %s after %d starts (%s%s)%s\n", strike.kind->name, strike.function.c_str(),
                strike.number, run.converged ? "ended" : "did not end", run.starts, run.codes.c_str(), run.last.c_str(),
                run.violated.c_str());
    std::fflush(stdout);
  }
  std::printf("%-28s %9s %9s %9s\n", service.name, "injected", "converged", "violated");
  for (const auto& [kind, tally] : table)
    std::printf("%-28s %9d %9d %9d\n", kind.c_str(), tally.injected, tally.converged, tally.violated);
  std::printf("armed and not met: %d\n", unmet);
  return bad == 0 && unmet * 2 < static_cast<int>(strikes.size()) + 1 ? 0 : 1; // else it is the harness that is wrong
}

} // namespace

int main(int argc, char** argv) {
  platform::ignoreBrokenPipes();
  const QGuiApplication application(argc, argv);
  std::cout.rdbuf(nullptr); // what the terminal prints of each run
  const std::string wanted = argc > 1 ? argv[1] : "";
  const auto seed = argc > 2 ? static_cast<unsigned>(std::strtoul(argv[2], nullptr, 10)) : 1;
  for (const auto& service : services())
    if (wanted == service.name) return carryOutAll(service, seed, argc > 3 ? argv[3] : "");
  std::fprintf(stderr, "usage: tests_faults SERVICE [SEED [KIND NUMBER]]\n");
  return 2;
}
