#include "tests/faults/harness.h"

#include "app/core/platform.h"
#include "tests/faults/actors.h"
#include "tests/faults/children.h"

#include <QCoreApplication>
#include <QProcess>
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <thread>
#include <unistd.h>

namespace certdesk::faults {

using practice::Environment;
namespace fs = std::filesystem;

namespace {

constexpr int neverStruck = 90;   // exit code of a process that was to be killed
constexpr int patience = 180'000; // milliseconds, for it

// Whether such a call does something there that can be forgotten.
bool canForget(const Service& service, const std::string& function) {
  return function != "C_SetAttributeValue" || !service.quirks.contains(practice::Quirk::AttributesReadOnly);
}

bool kills(const Strikes& strikes) {
  return std::any_of(strikes.begin(), strikes.end(), [](const auto& each) { return each.kind->kills(); });
}

[[noreturn]] void dieNow(Kind::Along along) {
  if (along == Kind::Along::AllKilled)
    for (const auto child : childrenOf(getpid()))
      ::kill(child, SIGKILL);
  ::raise(SIGKILL);
  std::abort();
}

// Waits in a thread for a UKEY's call, or in the portal for an exchange, and kills this process there.
void dieAt(Actors& actors, const Strike& strike) {
  if (strike.kind->onTheWay) {
    actors.environment().faults().whenStruck([along = strike.kind->along] { dieNow(along); });
    return;
  }
  const auto pulls = strike.kind->onUkey->kind == practice::Fault::Kind::Pull;
  const auto before = actors.environment().drawer().find(actors.ukey());
  const auto times = before ? before->settings.insertions : 0;
  std::thread([drawer = actors.environment().drawer(), pulls, times, along = strike.kind->along,
               serial = actors.ukey()] {
    for (;; std::this_thread::sleep_for(std::chrono::milliseconds(2))) {
      if (drawer.struck(serial).empty()) continue;
      const auto ukey = drawer.find(serial);
      // Where it is back in already, it has been out.
      if (!pulls || (ukey && (!ukey->settings.inserted || ukey->settings.insertions > times))) dieNow(along);
    }
  }).detach();
}

} // namespace

Harness::Harness(const Service& service) : m_service(service), m_stage(service) { m_stage.useSamePc(); }

Outcome Harness::learn() {
  if (auto made = m_stage.make(); !made) return made;
  m_stage.putBack();
  Actors actors(m_service, m_stage);
  if (auto opened = actors.open(); !opened) return opened;
  auto& environment = actors.environment();
  const auto& drawer = environment.drawer();
  const auto ukey = actors.ukey();
  if (m_service.replaces()) {
    if (auto in = drawer.insert(ukey); !in) return in;
    auto before = usableKeys(m_service, environment);
    if (!before) return failed(before);
    m_before = std::move(*before);
  }
  if (auto armed = actors.arm({}); !armed) return armed;
  Run run;
  actors.goOn({}, false, m_before, run);
  if (!run.converged || run.starts > 1) return internalError("without a fault it fails: " + run.codes + run.last);
  m_calls = static_cast<unsigned>(drawer.callCount(ukey));
  for (const auto& function : changes())
    m_changes[function] = static_cast<unsigned>(drawer.callCount(ukey, function));
  m_exchanges = environment.faults().seen();
  auto sight = look(m_service, environment, m_stage.store());
  if (!sight) return failed(sight);
  m_expected = std::move(*sight);
  if (!m_expected.wrong.empty()) return internalError("without a fault it is wrong: " + m_expected.wrong.front());
  for (const auto& object : m_expected.objects)
    if (object.find("does not") != std::string::npos) return internalError("a key is not its certificate's: " + object);
  if (m_expected.officer != "opens") return internalError("the portal's officer's PIN: " + m_expected.officer);
  return checkScan(actors);
}

// The search for secrets finds one that is there, and what it looks at is there to be looked at.
Outcome Harness::checkScan(Actors& actors) const {
  const auto planted = m_stage.pc() / "planted";
  std::ofstream(planted) << "xx " << QByteArray(m_service.pin).toBase64().constData();
  const bool found = !secretsFound(actors.environment(), actors.codes()).empty();
  fs::remove(planted);
  if (!found) return internalError("the search for secrets does not find one that was planted");
  if (m_onlooker.seen().empty()) return internalError("no token host was seen");
  if (!m_onlooker.environmentSeen() && geteuid() == 0) return internalError("no token host's environment was read");
  if (!m_onlooker.environmentSeen())
    std::fprintf(stderr, "NOT SEARCHED: the environment of token hosts, which only root may read\n");
  for (const char* each : {"client.log", "acts.log"})
    if (!fs::exists(m_stage.pc() / each)) return internalError(std::string("the client has written no ") + each);
  if (auto early = secretsFound(actors.environment(), actors.codes()); !early.empty()) return internalError(early);
  return {};
}

std::vector<Strike> Harness::everyStrike() const {
  std::vector<Strike> found;
  for (const auto& kind : kinds()) {
    const auto add = [&](const std::string& function, unsigned count) {
      for (unsigned i = 0; i < count; ++i)
        found.push_back({&kind, function, i});
    };
    if (kind.onTheWay)
      add({}, static_cast<unsigned>(m_exchanges.size()));
    else if (kind.only.empty())
      add({}, m_calls);
    else
      for (const auto& function : kind.only)
        if (kind.onUkey->kind != practice::Fault::Kind::Forget || canForget(m_service, function))
          add(function, m_changes.at(function));
  }
  return found;
}

Run Harness::carryOut(const Strikes& strikes) {
  m_stage.putBack();
  Run run;
  if (kills(strikes)) {
    QProcess dying;
    dying.start(QCoreApplication::applicationFilePath(),
                {QStringLiteral("--dies"), QString::fromStdString(m_service.name),
                 QString::fromStdString(textOf(strikes)), QString::fromStdString(m_stage.folder().string())});
    if (!dying.waitForFinished(patience) || dying.exitCode() == 1) {
      run.violated = " the process that was to be killed: " + dying.readAllStandardError().toStdString();
      return run;
    }
    ++run.starts;
    // Whatever else ended it would be a finding.
    run.struck = dying.exitStatus() == QProcess::CrashExit && dying.exitCode() == SIGKILL;
    if (!run.struck && dying.exitCode() != neverStruck) run.violated = " it ended by itself where it was to be killed";
  }
  Actors actors(m_service, m_stage);
  if (auto opened = actors.open(); !opened) {
    run.violated = " the world does not open: " + opened.error().detail;
    return run;
  }
  if (kills(strikes)) {
    (void)actors.environment().drawer().clearFaults(actors.ukey());
    actors.checkNeverLess(m_before, run);
  } else if (auto armed = actors.arm(strikes); !armed)
    run.violated = " it cannot be armed: " + armed.error().detail;
  // A client that was killed has left its PC as it is: no other may need what lies there.
  const bool atAnotherPc = kills(strikes) || strikes.front().number % 2 == 0;
  actors.goOn(strikes, atAnotherPc, m_before, run);
  if (!kills(strikes)) run.struck = actors.allStruck(strikes); // how many calls there are differs by a few
  actors.environment().faults().clear();
  (void)actors.environment().drawer().clearFaults(actors.ukey());
  (void)actors.environment().drawer().insert(actors.ukey()); // the last call may be the one it was pulled at
  run.violated += secretsFound(actors.environment(), actors.codes());
  if (!run.converged) return run;
  const auto sight = look(m_service, actors.environment(), m_stage.store());
  const bool full = actors.toldLeftOut() && std::any_of(strikes.begin(), strikes.end(), [](const auto& each) {
                      return each.kind->along == Kind::Along::UkeyFull;
                    });
  const bool cut = strikes.size() == 1 && strikes.front().kind->cuts();
  // A login is not said twice: a wrong password would count twice.
  const auto where = strikes.front().number;
  const bool login = where < m_exchanges.size() && m_exchanges[where].ends_with("/session");
  if (cut && !login && run.starts > 1) run.violated += "\n    a single cut became the person's matter";
  run.violated +=
      sight ? difference(m_expected, *sight, {full, !cut}) : " it cannot be looked at: " + sight.error().detail;
  return run;
}

// Nothing secret in what the client has written, nor in what its token hosts were given.
std::string Harness::secretsFound(Environment& environment, const std::set<std::string>& codes) const {
  Secrets secrets;
  for (const auto& each : secretsOf(m_service))
    secrets.add("what the person knows", each);
  for (const auto& each : codes)
    secrets.add("a code", each);
  for (const auto& mail : environment.mails())
    secrets.add("a code", mail.authorisationCode);
  const auto ukey = ukeyOf(m_service, environment);
  secrets.add("the officer's PIN", environment.officerPin(ukey).text());
  auto found = secrets.below(m_stage.pcs());
  for (const auto& told : m_onlooker.seen()) {
    const auto here = secrets.in(told, "a token host's arguments or environment");
    found.insert(found.end(), here.begin(), here.end());
  }
  std::string text;
  for (const auto& each : found)
    text += "\n    secret in " + each;
  return text;
}

int Harness::dieOf(const Service& service, const Strikes& strikes, const fs::path& folder) {
  Stage stage(service, folder);
  stage.useSamePc();
  Actors actors(service, stage);
  if (auto opened = actors.open(); !opened) return 1;
  if (auto in = actors.environment().drawer().insert(actors.ukey()); !in) return 1; // so that a pull is one
  if (auto armed = actors.arm(strikes); !armed) return 1;
  dieAt(actors, strikes.front());
  Run run;
  actors.goOn(strikes, false, {}, run);
  return neverStruck;
}

} // namespace certdesk::faults
