#pragma once
#include "app/practice/ukey/soft_hsm.h"
#include "app/practice/ukey/token_files.h"
#include "app/practice/ukey/ukey_record.h"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <utility>

namespace certdesk::practice {

// What a UKEY keeps of its last challenge only while it has power: the code, and the how manieth of this UKEY it is, as
// another process may have had it make the next. Empty where there is none.
struct Challenge {
  std::string code;
  std::uint64_t number = 0;
};

// Takes back so many of the objects that a call has made on the UKEY, a pair's public key first: those that are lost if
// it is pulled meanwhile, or if it forgets them.
using Undo = std::function<void(std::size_t most)>;
constexpr std::size_t allMade = 2;

// What one call sees of the UKEY that it is about, while nobody else is inside.
struct Inside {
  CK_FUNCTION_LIST& hsm;
  CK_SLOT_ID slot;           // SoftHSM's
  CK_SESSION_HANDLE session; // SoftHSM's; CK_INVALID_HANDLE in a call that names a slot
  const UkeyRecord& record;
  const UkeySettings& settings;
  const TokenFiles& files;
  Challenge& challenge;
  Undo& undo;                   // for a call that makes something
  std::function<void()>& unset; // for one that changes something: a pull leaves it so, only forgetting takes it back
};
using Body = std::function<CK_RV(Inside&)>;

// The readers in front of the drawer, as one process sees them: which UKEYs are inserted, which sessions are open with
// them, and what every call goes through: count, faults, latency, presence, SoftHSM, presence again.
// Thread-safe. One call at a time is inside; naps, and waiting for slot events, are outside.
class Reader {
public:
  CK_RV initialise(const CK_C_INITIALIZE_ARGS* arguments);
  CK_RV finalise();
  CK_RV info(CK_INFO& info);
  CK_RV slotList(bool withToken, CK_SLOT_ID* list, CK_ULONG& count);
  CK_RV slotInfo(CK_SLOT_ID slot, CK_SLOT_INFO& info);
  // Looks into the drawer every 100 ms; CKR_CRYPTOKI_NOT_INITIALIZED once another thread finalises.
  CK_RV waitForSlotEvent(bool block, CK_SLOT_ID& slot);

  CK_RV openSession(CK_SLOT_ID slot, CK_FLAGS flags, CK_SESSION_HANDLE& handle);
  CK_RV logout(CK_SESSION_HANDLE handle);
  CK_RV closeSession(CK_SESSION_HANDLE handle);
  CK_RV closeAllSessions(CK_SLOT_ID slot);

  // Fresh: not with PINs that SoftHSM remembers in this process, where another process has changed them.
  enum class Memory { Any, Fresh };
  CK_RV onSlot(const char* function, CK_SLOT_ID slot, Memory memory, const Body& body);
  CK_RV onSession(const char* function, CK_SESSION_HANDLE handle, const Body& body);
  // With the latency of a key generation around the body; the UKEY can be pulled all the while.
  CK_RV onSessionAtLength(const char* function, CK_SESSION_HANDLE handle, const Body& body);

private:
  struct Session {
    std::string serial;
    CK_SESSION_HANDLE inner = CK_INVALID_HANDLE;
    bool dead = false; // its UKEY was pulled, and nobody was told yet
    Undo undo;
    std::function<void()> unset;
    std::vector<std::function<void()>> forgotten; // undone when it is logged out, closed or pulled

    void forget() { // the last first: of two changes of one value neither is left
      const auto all = std::exchange(forgotten, {});
      for (auto each = all.rbegin(); each != all.rend(); ++each)
        (*each)();
    }
  };
  using Sessions = std::map<CK_SESSION_HANDLE, Session>;
  using Presence = std::pair<bool, std::uint64_t>; // inserted, and for which time
  using Presences = std::map<std::string, Presence>;
  // What is in store for one call.
  struct Approach {
    std::optional<CK_RV> answer; // nothing: go on
    std::optional<Fault> afterwards;
    std::chrono::milliseconds napAfter{0};
  };

  [[nodiscard]] bool running() const { return m_running != 0; }
  [[nodiscard]] UkeyRecord recordOf(const std::string& serial) const { return {m_drawer, serial}; }
  [[nodiscard]] TokenFiles filesOf(const std::string& serial);
  [[nodiscard]] std::optional<std::string> serialIn(CK_SLOT_ID slot) const;
  [[nodiscard]] static Presences presencesIn(const std::filesystem::path& drawer);

  CK_RV startHsm();
  void restartHsmIf(bool wanted);
  [[nodiscard]] bool drawerGrew() const;
  [[nodiscard]] bool changedElsewhere(const std::string& serial);

  // Whether the UKEY is in its reader now. One that was pulled since the last look loses its sessions.
  [[nodiscard]] bool stillThere(const std::string& serial);
  [[nodiscard]] bool usable(const std::string& serial);
  void retire(const std::string& serial);
  void forgetWhatIsDone(CK_SESSION_HANDLE handle);
  [[nodiscard]] tl::expected<Session*, CK_RV> alive(CK_SESSION_HANDLE handle);

  CK_RV through(const char* function, CK_SESSION_HANDLE handle, bool atLength, const Body& body);
  [[nodiscard]] Approach approach(const char* function, const UkeyRecord& record, bool atLength) const;
  CK_RV enter(const std::string& serial, Session& session, const Body& body);
  CK_RV leave(const Approach& approach, const UkeyRecord& record, CK_RV code) const;
  CK_RV suffer(const Fault& fault, const UkeyRecord& record) const;
  void sleep(const UkeyRecord& record, std::chrono::milliseconds span) const;

  std::mutex m_mutex;
  std::atomic<std::uint64_t> m_running = 0; // the number of this C_Initialize; 0: finalised
  std::uint64_t m_starts = 0;
  SoftHsm m_hsm;
  std::filesystem::path m_drawer, m_tokens;
  Sessions m_sessions;
  CK_SESSION_HANDLE m_lastHandle = 0;
  std::map<std::string, std::uint64_t> m_insertions;               // as last seen by a call
  std::map<std::string, std::filesystem::path> m_homes;            // SoftHSM's directory of each token
  std::map<std::string, std::filesystem::file_time_type> m_stamps; // token.object as this process knows it
  std::map<std::string, Challenge> m_challenges;
  std::vector<std::string> m_known; // in the drawer when SoftHSM last looked

  std::mutex m_eventMutex;
  std::condition_variable m_wake;
  Presences m_reported; // what waitForSlotEvent has told
};

} // namespace certdesk::practice
