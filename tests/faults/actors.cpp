#include "tests/faults/actors.h"

#include "app/core/pause.h"
#include "app/rehearsal_stage.h"
#include "app/terminal/subject.h"

#include <algorithm>
#include <stop_token>
#include <thread>

namespace certdesk::faults {

using practice::Fault;

namespace {

constexpr int mostStarts = 8;                      // of the client, until it counts as not converging
constexpr auto patience = std::chrono::seconds(8); // of the person, with what does not answer
constexpr auto haste = std::chrono::seconds(2);    // of an impatient client
constexpr auto tooLate = haste + std::chrono::seconds(1);

bool has(const Strikes& strikes, Kind::Along along) {
  return std::any_of(strikes.begin(), strikes.end(), [&](const auto& each) { return each.kind->along == along; });
}

bool hangsIn(const Strike& strike) { return strike.kind->onUkey && strike.kind->onUkey->kind == Fault::Kind::Hang; }

// By which a strike's fault is known: its place among them, from 1 on.
int numberOf(const Strike& strike, const Strikes& strikes) { return static_cast<int>(&strike - strikes.data()) + 1; }

void armOnTheWay(practice::HttpFaults& faults, const Strike& strike, int number) {
  using Way = practice::HttpFault::Kind;
  const auto way = *strike.kind->onTheWay;
  const bool once = !strike.kind->lasts() || way == Way::DropAfter; // what has ended does nothing more
  practice::HttpFault fault{way, {}, {}, strike.number, !once, number};
  if (strike.kind->along == Kind::Along::Impatient) fault.late = tooLate;
  faults.arm(fault);
  if (once && strike.kind->lasts()) faults.arm({Way::DropBefore, {}, {}, strike.number, true, number});
}

// While a judge asks the portal: what waits there neither strikes nor counts.
class Undisturbed {
public:
  explicit Undisturbed(practice::HttpFaults& faults) : m_faults(faults), m_armed(faults.armed()) { faults.clear(); }
  ~Undisturbed() {
    for (const auto& each : m_armed)
      m_faults.arm(each);
  }
  Undisturbed(const Undisturbed&) = delete; // armed again once

private:
  practice::HttpFaults& m_faults;
  std::vector<practice::HttpFault> m_armed;
};

// The person whose UKEY does not answer: after a while it is pulled out, each time.
std::jthread pullWhenItHangs(const practice::Drawer& drawer, const std::string& ukey, const Strikes& strikes) {
  std::set<int> hangs;
  for (const auto& each : strikes)
    if (hangsIn(each)) hangs.insert(numberOf(each, strikes));
  if (hangs.empty()) return {};
  return std::jthread([drawer, ukey, hangs](const std::stop_token& over) mutable {
    for (; !over.stop_requested() && !hangs.empty(); pauseUnlessStopped(over, std::chrono::milliseconds(50)))
      for (const int struck : drawer.struck(ukey)) {
        if (hangs.erase(struck) == 0) continue;
        pauseUnlessStopped(over, patience);
        if (!over.stop_requested()) (void)drawer.pull(ukey);
      }
  });
}

void note(Run& run, const Error& error) {
  run.codes += std::string(phoneCode(error.code)) + " ";
  const auto told = terminal::toldBy(error);
  run.last = told.subject + " " + told.detail;
}

} // namespace

// A process that was killed while it started a child has left that its lock until it is a program of its own.
Outcome Actors::open() {
  const auto until = std::chrono::steady_clock::now() + patience;
  auto opened = m_stage.open();
  while (!opened && opened.error().code == ErrorCode::PracticeInUse && std::chrono::steady_clock::now() < until) {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    opened = m_stage.open();
  }
  if (!opened) return failed(opened);
  m_environment = std::move(*opened);
  return {};
}

Outcome Actors::arm(const Strikes& strikes) {
  const auto& drawer = m_environment->drawer();
  if (auto clean = drawer.clearCalls(ukey()); !clean) return clean;
  for (const auto& strike : strikes) {
    if (strike.kind->onTheWay) {
      armOnTheWay(m_environment->faults(), strike, numberOf(strike, strikes));
      continue;
    }
    auto fault = *strike.kind->onUkey;
    fault.function = strike.function;
    fault.afterCalls = strike.number;
    fault.number = numberOf(strike, strikes);
    if (auto added = drawer.addFault(ukey(), fault); !added) return added;
  }
  return {};
}

std::set<int> Actors::struck() const {
  auto all = m_environment->drawer().struck(ukey());
  all.merge(m_environment->faults().struck());
  all.insert(m_struckBefore.begin(), m_struckBefore.end());
  return all;
}

bool Actors::allStruck(const Strikes& strikes) const {
  const auto all = struck();
  if (has(strikes, Kind::Along::Impatient) && !m_timedOut) return false; // at a login nobody is impatient
  return std::all_of(strikes.begin(), strikes.end(),
                     [&](const auto& each) { return all.contains(numberOf(each, strikes)); });
}

void Actors::goOn(const Strikes& strikes, bool atAnotherPc, const std::vector<std::string>& before, Run& run) {
  const auto person = pullWhenItHangs(m_environment->drawer(), ukey(), strikes);
  m_impatient = has(strikes, Kind::Along::Impatient);
  while (!run.converged && run.starts < mostStarts) {
    ++run.starts;
    if (run.starts > 1) insertAgain(strikes);
    if (m_environment == nullptr) {
      run.violated += "\n    the portal does not open again";
      return;
    }
    (void)m_environment->drawer().insert(ukey());
    auto done = sitDown(atAnotherPc && run.starts > 1);
    if (done) done = playOnce();
    run.converged = done.has_value();
    if (done) return;
    note(run, done.error());
    m_timedOut = m_timedOut || done.error().code == ErrorCode::PortalTimeout;
    if (run.last.find("unlock_to_staff") != std::string::npos) callStaff();
    for (const auto& each : strikes) // until the person starts again
      if (each.kind->lasts()) m_environment->faults().clear(numberOf(each, strikes));
    checkNeverLess(before, run);
  }
}

// What the person does, and what changes by itself until then.
void Actors::insertAgain(const Strikes& strikes) {
  const auto seen = struck();
  for (const auto& each : strikes) // a driver that hung goes on hanging until then
    if (hangsIn(each) && seen.contains(numberOf(each, strikes)))
      (void)m_environment->drawer().clearFault(ukey(), numberOf(each, strikes));
  if (!has(strikes, Kind::Along::PortalAnew)) return;
  m_struckBefore = seen;
  const auto armed = m_environment->faults().armed();
  const auto address = m_environment->portalUrl();
  m_environment.reset();
  if (const auto opened = open(); !opened || m_environment->portalUrl() != address) m_house.reset();
  if (m_environment == nullptr) return;
  for (const auto& each : armed)
    m_environment->faults().arm(each);
}

// Whose releases were used up by what went wrong calls the help desk, where staff allow one more.
void Actors::callStaff() {
  const Undisturbed desk(m_environment->faults());
  auto house = rehearsal::loggedIn(*m_environment);
  if (!house) return;
  const auto applications = (*house)->portal().applications(Call{});
  if (!applications) return;
  for (const auto& each : *applications)
    if (each.service == m_service.service && each.stage == portal::Stage::Approved)
      (void)m_environment->releaseUnlockOnceMore(each.id);
}

// At the PC where it was left, or at one that has never been used; logged in.
Outcome Actors::sitDown(bool atAnotherPc) {
  if (m_house && !atAnotherPc) {
    const Secret password{std::string_view(m_environment->password())};
    const auto in = m_house->portal().login(m_environment->userName(), password, Call{});
    return in ? Outcome() : failed(in);
  }
  m_house.reset();
  if (atAnotherPc) {
    m_stage.useAnotherPc();
    (void)m_environment->drawer().pull(ukey()); // and it is taken along
    (void)m_environment->drawer().insert(ukey());
  }
  auto opened = rehearsal::loggedIn(*m_environment);
  if (!opened) return failed(opened);
  m_house = std::move(*opened);
  return {};
}

Outcome Actors::playOnce() {
  const auto serial = ukey();
  const auto papers = m_stage.papers();
  Scene scene{*m_house, *m_environment, serial, papers, m_codes};
  if (m_impatient) scene.patience = haste;
  // The last that was done may be what broke off: under My applications it has ended.
  const auto completed = isCompleted(m_service, m_house->portal());
  if (!completed) return failed(completed);
  if (!*completed) {
    const auto view = m_service.play(scene);
    if (!view) return failed(view);
    m_toldLeftOut = !view->facts.leftOut.empty();
  }
  return m_service.tidy != nullptr ? m_service.tidy(scene) : Outcome();
}

void Actors::checkNeverLess(const std::vector<std::string>& before, Run& run) {
  if (!m_service.replaces()) return;
  const Undisturbed judge(m_environment->faults());
  (void)m_environment->drawer().insert(ukey());
  const auto now = usableKeys(m_service, *m_environment);
  if (!now) {
    run.violated +=
        "\n    after start " + std::to_string(run.starts) + " it cannot be looked at: " + now.error().detail;
    return;
  }
  if (std::includes(now->begin(), now->end(), before.begin(), before.end())) return;
  if (auto house = rehearsal::loggedIn(*m_environment))
    if (isCompleted(m_service, (*house)->portal()).value_or(false)) return;
  run.violated += "\n    less than before after start " + std::to_string(run.starts);
}

} // namespace certdesk::faults
