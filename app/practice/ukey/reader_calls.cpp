#include "app/practice/ukey/reader.h"

#include <algorithm>
#include <cstdlib>
#include <thread>
#include <utility>

namespace certdesk::practice {

using namespace std::chrono_literals;

namespace {
constexpr auto slice = 20ms; // how soon a nap notices that the UKEY was pulled
constexpr int crashed = 86;  // the status of a process that a fault ended

// Whether this process only looks on (Drawer::callCount).
bool isBystander() {
  static const bool is = std::getenv("CERTDESK_PRACTICE_BYSTANDER") != nullptr;
  return is;
}

bool forgets(const Fault& fault) {
  return fault.kind == Fault::Kind::Forget || fault.kind == Fault::Kind::ForgetPublic;
}
} // namespace

CK_RV Reader::openSession(CK_SLOT_ID slot, CK_FLAGS flags, CK_SESSION_HANDLE& handle) {
  return onSlot("C_OpenSession", slot, Memory::Fresh, [&](Inside& in) {
    in.files.recover();
    Session session;
    session.serial = in.record.serial();
    const CK_RV code = in.hsm.C_OpenSession(in.slot, flags, nullptr, nullptr, &session.inner);
    if (code != CKR_OK) return code;
    handle = ++m_lastHandle;
    m_sessions.emplace(handle, std::move(session));
    return code;
  });
}

// What is forgotten goes while its login lasts: without it SoftHSM would keep a private object.
CK_RV Reader::logout(CK_SESSION_HANDLE handle) {
  forgetWhatIsDone(handle);
  return onSession("C_Logout", handle, [](Inside& in) { return in.hsm.C_Logout(in.session); });
}

CK_RV Reader::closeSession(CK_SESSION_HANDLE handle) {
  forgetWhatIsDone(handle);
  const CK_RV code = onSession("C_CloseSession", handle, [](Inside& in) { return in.hsm.C_CloseSession(in.session); });
  if (code != CKR_OK) return code;
  const std::scoped_lock lock(m_mutex);
  m_sessions.erase(handle);
  return code;
}

void Reader::forgetWhatIsDone(CK_SESSION_HANDLE handle) {
  const std::scoped_lock lock(m_mutex);
  if (const auto session = m_sessions.find(handle); session != m_sessions.end()) session->second.forget();
}

CK_RV Reader::closeAllSessions(CK_SLOT_ID slot) {
  {
    const std::scoped_lock lock(m_mutex);
    for (auto& [handle, session] : m_sessions)
      if (session.serial == serialIn(slot)) session.forget();
  }
  return onSlot("C_CloseAllSessions", slot, Memory::Any, [&](Inside& in) {
    std::erase_if(m_sessions, [&](const auto& s) { return s.second.serial == in.record.serial(); });
    return in.hsm.C_CloseAllSessions(in.slot);
  });
}

CK_RV Reader::onSlot(const char* function, CK_SLOT_ID slot, Memory memory, const Body& body) {
  std::unique_lock lock(m_mutex);
  if (!running()) return CKR_CRYPTOKI_NOT_INITIALIZED;
  const auto serial = serialIn(slot);
  if (!serial) return CKR_SLOT_ID_INVALID;
  const UkeyRecord record = recordOf(*serial);
  lock.unlock();
  const Approach way = approach(function, record, false);
  if (way.answer) return *way.answer;
  lock.lock();
  if (!running()) return CKR_CRYPTOKI_NOT_INITIALIZED;
  if (!stillThere(*serial)) return CKR_TOKEN_NOT_PRESENT;
  restartHsmIf(drawerGrew() || (memory == Memory::Fresh && changedElsewhere(*serial)));
  Session none;
  CK_RV code = enter(*serial, none, body);
  lock.unlock();
  code = leave(way, record, code);
  lock.lock();
  return stillThere(*serial) ? code : CKR_TOKEN_NOT_PRESENT;
}

CK_RV Reader::onSession(const char* function, CK_SESSION_HANDLE handle, const Body& body) {
  return through(function, handle, false, body);
}
CK_RV Reader::onSessionAtLength(const char* function, CK_SESSION_HANDLE handle, const Body& body) {
  return through(function, handle, true, body);
}

CK_RV Reader::through(const char* function, CK_SESSION_HANDLE handle, bool atLength, const Body& body) {
  std::unique_lock lock(m_mutex);
  auto session = alive(handle);
  if (!session) return session.error();
  const UkeyRecord record = recordOf((*session)->serial);
  lock.unlock();
  const Approach way = approach(function, record, atLength);
  if (way.answer) return *way.answer;
  lock.lock();
  session = alive(handle); // all may have changed meanwhile
  if (!session) return session.error();
  CK_RV code = enter(record.serial(), **session, body);
  lock.unlock();
  code = leave(way, record, code);
  lock.lock();
  session = alive(handle);
  if (!session) return session.error();
  auto undo = std::exchange((*session)->undo, nullptr);
  auto unset = std::exchange((*session)->unset, nullptr);
  if (!way.afterwards || !forgets(*way.afterwards)) return code;
  const std::size_t most = way.afterwards->kind == Fault::Kind::ForgetPublic ? 1 : allMade;
  if (undo) unset = [undo, most] { undo(most); };
  if (!unset) return code;
  record.noteStruck(*way.afterwards);
  (*session)->forgotten.push_back(std::move(unset));
  return code;
}

tl::expected<Reader::Session*, CK_RV> Reader::alive(CK_SESSION_HANDLE handle) {
  if (!running()) return tl::unexpected<CK_RV>(CKR_CRYPTOKI_NOT_INITIALIZED);
  const auto entry = m_sessions.find(handle);
  if (entry == m_sessions.end()) return tl::unexpected<CK_RV>(CKR_SESSION_HANDLE_INVALID);
  if (stillThere(entry->second.serial) && !entry->second.dead) return &entry->second;
  m_sessions.erase(entry); // told once; from now on the handle is just not valid
  return tl::unexpected<CK_RV>(CKR_DEVICE_REMOVED);
}

Reader::Approach Reader::approach(const char* function, const UkeyRecord& record, bool atLength) const {
  Approach way;
  const auto settings = record.settings();
  if (!settings || !settings->inserted) return way; // nothing there to reach; the caller is told after its next look
  if (!isBystander()) record.noteCall(function);
  if (auto fault = isBystander() ? std::nullopt : record.nextFault(function)) {
    if (!forgets(*fault)) record.noteStruck(*fault); // else only where the call makes something for good
    if (fault->moment == Fault::Moment::After || forgets(*fault))
      way.afterwards = std::move(fault);
    else if (fault->kind == Fault::Kind::Omit)
      way.answer = CKR_OK;
    else if (const CK_RV code = suffer(*fault, record); code != CKR_OK)
      way.answer = code;
  }
  if (way.answer) return way;
  if (atLength) way.napAfter = settings->keyGenerationLatency / 2;
  sleep(record, settings->latency + way.napAfter);
  return way;
}

CK_RV Reader::enter(const std::string& serial, Session& session, const Body& body) {
  const UkeyRecord record = recordOf(serial);
  const auto settings = record.settings();
  const auto slot = m_hsm.slotOf(serial);
  if (!settings || !slot) return CKR_TOKEN_NOT_PRESENT;
  const auto busy = record.busy();
  if (!busy) return CKR_DEVICE_ERROR;
  const TokenFiles files = filesOf(serial);
  const bool unchanged = files.stamp() == m_stamps[serial];
  Inside inside{m_hsm.functions(),    *slot,        session.inner, record, *settings, files,
                m_challenges[serial], session.undo, session.unset};
  const CK_RV code = body(inside);
  if (unchanged) m_stamps[serial] = files.stamp(); // what changed was our doing
  return code;
}

CK_RV Reader::leave(const Approach& way, const UkeyRecord& record, CK_RV code) const {
  if (way.afterwards) {
    const CK_RV fault = suffer(*way.afterwards, record);
    if (fault != CKR_OK) code = fault;
  }
  sleep(record, way.napAfter);
  return code;
}

CK_RV Reader::suffer(const Fault& fault, const UkeyRecord& record) const {
  const std::uint64_t started = m_running;
  const auto hangs = [&] {
    const auto settings = record.settings();
    return m_running == started && settings && settings->inserted && record.anyFault();
  };
  switch (fault.kind) {
  case Fault::Kind::Code:
    return fault.code;
  case Fault::Kind::Omit:
  case Fault::Kind::Forget:
  case Fault::Kind::ForgetPublic:
    return CKR_OK;
  case Fault::Kind::Pull:
    record.changeSettings([](UkeySettings& settings) { settings.inserted = false; });
    return CKR_OK; // the next look at the reader finds it gone
  case Fault::Kind::Hang:
    while (hangs())
      std::this_thread::sleep_for(slice);
    return CKR_OK;
  case Fault::Kind::Crash:
    std::_Exit(crashed); // neither destructors nor flushed files, as a crash has none
  }
  return CKR_GENERAL_ERROR;
}

void Reader::sleep(const UkeyRecord& record, std::chrono::milliseconds span) const {
  const auto end = std::chrono::steady_clock::now() + span;
  const std::uint64_t started = m_running;
  for (auto now = std::chrono::steady_clock::now(); now < end; now = std::chrono::steady_clock::now()) {
    std::this_thread::sleep_for(std::min<std::chrono::nanoseconds>(slice, end - now));
    const auto settings = record.settings();
    if (m_running != started || !settings || !settings->inserted) return;
  }
}

} // namespace certdesk::practice
