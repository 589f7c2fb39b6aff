#include "app/practice/ukey/reader.h"

#include "app/practice/ukey/conf_file.h"
#include "app/practice/ukey/padded.h"

#include <algorithm>
#include <cstdlib>

namespace certdesk::practice {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace {

constexpr auto lookEvery = 100ms;
constexpr std::uintmax_t longestCallList = 8ULL * 1024 * 1024;

bool acceptable(const CK_C_INITIALIZE_ARGS* arguments) {
  if (arguments == nullptr) return true;
  if (arguments->pReserved != nullptr) return false;
  const int given = (arguments->CreateMutex != nullptr) + (arguments->DestroyMutex != nullptr) +
                    (arguments->LockMutex != nullptr) + (arguments->UnlockMutex != nullptr);
  return given == 0 || given == 4; // v2.40 section 5.4
}

} // namespace

CK_RV Reader::initialise(const CK_C_INITIALIZE_ARGS* arguments) {
  if (!acceptable(arguments)) return CKR_ARGUMENTS_BAD;
  const std::scoped_lock lock(m_mutex, m_eventMutex);
  if (running()) return CKR_CRYPTOKI_ALREADY_INITIALIZED;
  const auto conf = ConfFile::fromEnvironment();
  if (!conf) return CKR_GENERAL_ERROR;
  m_drawer = conf->drawer;
  m_tokens = conf->tokens;
  m_sessions.clear();
  m_insertions.clear();
  m_challenges.clear();
  m_homes.clear();
  if (const CK_RV code = m_hsm.load(); code != CKR_OK) return code;
  if (const CK_RV code = startHsm(); code != CKR_OK) return code;
  for (const std::string& serial : m_known) {
    std::error_code none;
    if (fs::file_size(recordOf(serial).file(".calls"), none) > longestCallList && !none) recordOf(serial).clearCalls();
  }
  m_reported = presencesIn(m_drawer);
  m_running = ++m_starts;
  return CKR_OK;
}

CK_RV Reader::finalise() {
  const std::scoped_lock lock(m_mutex, m_eventMutex);
  if (!running()) return CKR_CRYPTOKI_NOT_INITIALIZED;
  m_running = 0;
  m_sessions.clear();
  m_challenges.clear();
  m_wake.notify_all();
  return m_hsm.finalise();
}

CK_RV Reader::info(CK_INFO& info) {
  const std::scoped_lock lock(m_mutex);
  if (!running()) return CKR_CRYPTOKI_NOT_INITIALIZED;
  const CK_RV code = m_hsm.functions().C_GetInfo(&info);
  pad(info.manufacturerID, "CertDesk practice");
  pad(info.libraryDescription, "Practice UKEY, no legal effect");
  info.libraryVersion = {1, 0};
  return code;
}

TokenFiles Reader::filesOf(const std::string& serial) {
  fs::path& home = m_homes[serial];
  if (home.empty()) home = TokenFiles::directoryOf(m_tokens, serial);
  return {recordOf(serial), home};
}

std::optional<std::string> Reader::serialIn(CK_SLOT_ID slot) const {
  for (const std::string& serial : UkeyRecord::serialsIn(m_drawer))
    if (const auto settings = recordOf(serial).settings(); settings && settings->slot == slot) return serial;
  return std::nullopt;
}

Reader::Presences Reader::presencesIn(const fs::path& drawer) {
  Presences presences;
  for (const std::string& serial : UkeyRecord::serialsIn(drawer))
    if (const auto settings = UkeyRecord(drawer, serial).settings())
      presences[serial] = {settings->inserted, settings->insertions};
  return presences;
}

// Nobody may be writing while SoftHSM reads a token: it would take it for a broken one.
CK_RV Reader::startHsm() {
  m_known = UkeyRecord::serialsIn(m_drawer);
  std::vector<platform::FileLock> locks;
  for (const std::string& serial : m_known) {
    auto lock = recordOf(serial).busy();
    if (!lock) return CKR_DEVICE_ERROR;
    locks.push_back(std::move(*lock));
    const TokenFiles files = filesOf(serial);
    files.recover();
    files.keep();
    m_stamps[serial] = files.stamp();
  }
  return m_hsm.initialise();
}

// SoftHSM learns of new tokens and of PINs changed by another process only so; its sessions would not survive it.
void Reader::restartHsmIf(bool wanted) {
  const auto live = [](const auto& session) { return !session.second.dead; };
  if (!wanted || std::any_of(m_sessions.begin(), m_sessions.end(), live)) return;
  m_hsm.finalise();
  (void)startHsm(); // where it fails, no UKEY is usable, and the next call about a new one tries again
}

bool Reader::drawerGrew() const { return UkeyRecord::serialsIn(m_drawer) != m_known; }
bool Reader::changedElsewhere(const std::string& serial) { return filesOf(serial).stamp() != m_stamps[serial]; }

bool Reader::stillThere(const std::string& serial) {
  const auto settings = recordOf(serial).settings();
  const std::uint64_t insertion = settings && settings->inserted ? settings->insertions : 0;
  if (insertion == 0 || insertion != m_insertions[serial]) retire(serial);
  m_insertions[serial] = insertion;
  return insertion != 0;
}

bool Reader::usable(const std::string& serial) { return stillThere(serial) && m_hsm.slotOf(serial); }

void Reader::retire(const std::string& serial) {
  m_challenges.erase(serial);
  for (auto& [handle, session] : m_sessions) {
    if (session.serial != serial || session.dead) continue;
    if (session.undo) session.undo(allMade);
    session.undo = nullptr;
    session.forget();
    session.dead = true;
  }
  // With the last session SoftHSM forgets the login and the session objects, as a UKEY without power does.
  if (const auto slot = m_hsm.slotOf(serial)) m_hsm.functions().C_CloseAllSessions(*slot);
}

CK_RV Reader::slotList(bool withToken, CK_SLOT_ID* list, CK_ULONG& count) {
  const std::scoped_lock lock(m_mutex);
  if (!running()) return CKR_CRYPTOKI_NOT_INITIALIZED;
  restartHsmIf(drawerGrew());
  std::vector<CK_SLOT_ID> all;
  for (const std::string& serial : UkeyRecord::serialsIn(m_drawer)) {
    const auto settings = recordOf(serial).settings();
    const bool there = usable(serial);
    if (settings && (there || !withToken)) all.push_back(settings->slot);
  }
  std::sort(all.begin(), all.end());
  const CK_ULONG room = count;
  count = static_cast<CK_ULONG>(all.size());
  if (list == nullptr) return CKR_OK;
  if (room < count) return CKR_BUFFER_TOO_SMALL;
  std::copy(all.begin(), all.end(), list);
  return CKR_OK;
}

CK_RV Reader::slotInfo(CK_SLOT_ID slot, CK_SLOT_INFO& info) {
  const std::scoped_lock lock(m_mutex);
  if (!running()) return CKR_CRYPTOKI_NOT_INITIALIZED;
  const auto serial = serialIn(slot);
  if (!serial) return CKR_SLOT_ID_INVALID;
  restartHsmIf(drawerGrew());
  info = CK_SLOT_INFO{};
  pad(info.slotDescription, "Practice UKEY reader " + std::to_string(slot));
  pad(info.manufacturerID, "CertDesk practice");
  info.flags = CKF_REMOVABLE_DEVICE | (usable(*serial) ? CKF_TOKEN_PRESENT : 0UL);
  return CKR_OK;
}

CK_RV Reader::waitForSlotEvent(bool block, CK_SLOT_ID& slot) {
  // Not the mutex of the calls: a key generation must not hold up the news of a removal.
  std::unique_lock lock(m_eventMutex);
  const std::uint64_t started = m_running;
  for (;;) {
    if (!running() || m_running != started) return CKR_CRYPTOKI_NOT_INITIALIZED;
    for (const auto& [serial, presence] : presencesIn(m_drawer)) {
      auto& reported = m_reported[serial];
      if (reported == presence) continue;
      reported = presence;
      const auto settings = recordOf(serial).settings();
      if (!settings) continue;
      slot = settings->slot;
      return CKR_OK;
    }
    if (!block) return CKR_NO_EVENT;
    m_wake.wait_for(lock, lookEvery);
  }
}

} // namespace certdesk::practice
