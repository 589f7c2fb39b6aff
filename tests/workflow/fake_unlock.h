#pragma once
#include "tests/workflow/fake_calls.h"
#include "tests/workflow/fake_world.h"

#include <optional>
#include <string>
#include <utility>

namespace certdesk::test {

inline constexpr int mostReleases = 3; // releases
inline constexpr std::string_view chosenPin = "my own PIN";

// What the portal and the UKEY know of the officer's PINs, each of them a number.
struct Officer {
  int onUkey = 0, current = 0;
  std::optional<int> next;
  bool exposed = false;
  int released = 0, allowed = 2;
  int wrongGuesses = 0; // since the last release
  bool opens = false;   // with the PIN that was chosen
  Bytes kept;           // by the host, of an order whose PIN the UKEY refused: what was sealed, and then the nonce
  // By a code: the UKEY waits for the answer to one, which is with its host; the portal or staff have answered one.
  bool asked = false, answered = false, counted = false; // counted: an answer to the one that is asked
  int wrongCodes = 0; // for the one that is asked
  bool late = false;  // the minutes of the release are over, until the next download check
};
inline constexpr std::string_view rightUnlockCode = "ANSWERSXT00F", wrongUnlockCode = "D0ESN0TF1T06",
                                  mistypedUnlockCode = "ANSWERSXT00G";

// The fake world with a portal that unlocks. `fault` strikes these calls as it does the others; `dies` is after which
// of its calls (login, C_InitPIN, C_SetPIN, login) the host goes, from 1; `refusesPin`: by a rule of the UKEY's own.
class UnlockWorld : public FakeWorld {
public:
  UnlockWorld(FakeState world, Officer of) : FakeWorld(std::move(world)), officer(of) {}
  Officer officer;
  int dies = 0;
  bool refusesPin = false;

private:
  std::optional<Error> strike(CallKind kind) override {
    // The code that is asked lives in the UKEY as long as it is in, and its host runs.
    if (fault.what == Fault::What::Pull) state.pull(newUkey);
    if (fault.what == Fault::What::Pull || fault.code == ErrorCode::DriverCrashed) forget();
    if (fault.code == ErrorCode::UnlockGrantExpired) state.windowOpen = false;
    return FakeWorld::strike(kind);
  }

  void forget() {
    officer.asked = false;
    officer.kept.clear();
  }
  Outcome end(const std::string& serial, const Call& call) override {
    forget();
    return FakeWorld::end(serial, call);
  }

  Result<token::UnlockKey> unlockKey(const std::string& serial, const Call&) override {
    return doing<token::UnlockKey>(CallKind::Token, "unlockKey", [&]() -> Result<token::UnlockKey> {
      officer.kept.clear();
      if (!state.ukeys[serial].inserted) return refuse(ErrorCode::UkeyNotFound);
      return token::UnlockKey{{1}, {2}};
    });
  }

  Result<portal::UnlockGrant> releaseUnlock(const portal::Application&, const Bytes&, const Bytes&, const Bytes& mac,
                                            const Call&) override {
    return doing<portal::UnlockGrant>(CallKind::Portal, "releaseUnlock", [&]() -> Result<portal::UnlockGrant> {
      demand(!mac.empty());
      if (state.application.stage == portal::Stage::Completed) return refuse(ErrorCode::UnlockDone);
      if (!state.windowOpen) return refuse(ErrorCode::DownloadWindowClosed);
      if (officer.released >= officer.allowed) return refuse(ErrorCode::UnlockToStaff);
      ++officer.released;
      officer.wrongGuesses = 0;
      if (!officer.next) officer.next = officer.current + 1;
      const Bytes sealed{static_cast<std::uint8_t>(officer.current), static_cast<std::uint8_t>(*officer.next),
                         static_cast<std::uint8_t>(officer.exposed ? 1 : 0)};
      officer.exposed = true;
      return portal::UnlockGrant{sealed, {static_cast<std::uint8_t>(officer.released)}, {}};
    });
  }

  Result<token::SignedStatement> unlock(const std::string& serial, const token::UnlockOrder& order, const Secret& pin,
                                        const Call&) override {
    return doing<token::SignedStatement>(CallKind::Token, "unlock", [&]() -> Result<token::SignedStatement> {
      if (!state.ukeys[serial].inserted) return refuse(ErrorCode::UkeyNotFound);
      demand(pin.text() == chosenPin);
      auto given = order.sealed;
      given.insert(given.end(), order.nonce.begin(), order.nonce.end());
      if (given.empty()) given = std::exchange(officer.kept, {});
      if (given.empty()) return refuse(ErrorCode::UnlockSealBroken);
      const int current = given[0], next = given[1];
      const bool mayBeNext = given[2] != 0;
      if (mayBeNext && officer.onUkey != next) ++officer.wrongGuesses;
      const bool asNext = mayBeNext && officer.onUkey == next;
      demand(asNext || officer.onUkey == current); // else a second guess would be wrong
      if (dies == 1) return refuse(ErrorCode::DriverCrashed);
      if (refusesPin) {
        officer.kept = given;
        officer.kept[2] = asNext ? 1 : 0;
        return refuse(ErrorCode::PinLength);
      }
      officer.opens = true;
      if (dies == 2) return refuse(ErrorCode::DriverCrashed);
      officer.onUkey = next;
      if (dies >= 3) return refuse(ErrorCode::DriverCrashed);
      return token::SignedStatement{{given[3]}, {1}};
    });
  }

  Result<std::string> unlockChallenge(const std::string& serial, const Call&) override {
    return doing<std::string>(CallKind::Token, "unlockChallenge", [&]() -> Result<std::string> {
      if (!state.ukeys[serial].inserted) return refuse(ErrorCode::UkeyNotFound);
      officer.asked = true;
      officer.counted = false;
      officer.wrongCodes = 0;
      return std::string("asks");
    });
  }

  Result<Secret> unlockResponse(const portal::Application&, const std::string& challenge, const Call&) override {
    return doing<Secret>(CallKind::Portal, "unlockResponse", [&]() -> Result<Secret> {
      demand(challenge == "asks");
      if (state.application.stage == portal::Stage::Completed) return refuse(ErrorCode::UnlockDone);
      if (!state.windowOpen) return refuse(ErrorCode::DownloadWindowClosed);
      if (!answer()) return refuse(ErrorCode::UnlockToStaff);
      return Secret(rightUnlockCode);
    });
  }

  Result<token::SignedStatement> unlockByCode(const std::string& serial, const token::CodeOrder& order,
                                              const Secret& response, const Secret& pin, const Call&) override {
    return doing<token::SignedStatement>(CallKind::Token, "unlockByCode", [&]() -> Result<token::SignedStatement> {
      if (!state.ukeys[serial].inserted) return refuse(ErrorCode::UkeyNotFound);
      demand(pin.text() == chosenPin && order.challenge == "asks");
      if (!officer.asked) return refuse(ErrorCode::UnlockCodeLocked);
      if (dies == 1) return crash();
      if (refusesPin) return refuse(ErrorCode::PinLength);
      if (response.text() != rightUnlockCode) {
        officer.asked = ++officer.wrongCodes < 3;
        return refuse(officer.asked ? ErrorCode::UnlockCodeWrong : ErrorCode::UnlockCodeLocked);
      }
      officer.asked = false;
      officer.opens = true;
      if (dies >= 2) return crash();
      return token::SignedStatement{{byCode}, {1}};
    });
  }

public:
  // By the portal, or by staff on the telephone; the same code again is not counted again.
  bool answer() {
    if (!officer.counted && officer.released >= officer.allowed) return false;
    if (!officer.counted) ++officer.released;
    officer.answered = officer.counted = true;
    return true;
  }

private:
  tl::unexpected<Error> crash() {
    officer.asked = false;
    return refuse(ErrorCode::DriverCrashed);
  }
  static constexpr std::uint8_t byCode = 9; // no count of releases

  Result<portal::Application> completeUnlock(const portal::Application& seen, const Bytes& statement, const Bytes&,
                                             const Call&) override {
    return doing<portal::Application>(
        CallKind::Portal, "completeUnlock", [&, &a = state.application]() -> Result<portal::Application> {
          if (seen.etag != a.etag) return refuse(ErrorCode::ChangedElsewhere);
          demand(statement.size() == 1 && officer.opens);
          if (officer.late) return refuse(ErrorCode::UnlockGrantExpired);
          if (statement[0] == byCode) {
            demand(officer.answered);
          } else {
            demand(statement[0] >= 1 && statement[0] <= officer.released);
            // Nothing is called done before the UKEY has both PINs.
            demand(officer.onUkey == *officer.next);
            officer.current = *officer.next;
            officer.next.reset();
            officer.exposed = false;
          }
          a.stage = portal::Stage::Completed;
          state.changed();
          return a;
        });
  }
};

} // namespace certdesk::test
