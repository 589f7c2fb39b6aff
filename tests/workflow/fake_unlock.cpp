#include "tests/workflow/fake_calls.h"

#include <algorithm>
#include <utility>

// The fake portal's and the fake UKEY's part of an unlock: releases are counted, and the UKEY's host may die between
// any two of its calls.
namespace certdesk::test {

namespace {
constexpr std::uint8_t byCode = 9; // in a statement, no count of releases
}

FakeState unlockState(portal::UnlockMethod method) {
  using portal::UnlockMethod;
  auto state = freshState();
  auto& a = state.application;
  listLines(a, workflow::unlock());
  if (method != UnlockMethod::Telephone) std::erase(a.lines, "unlock_code");
  a.lostUkeySerials.clear();
  a.archived.clear();
  a.oldUkeySerial = newUkey;
  a.oldSigningCertificate = signingCertificateOf("p256");
  a.unlockMethods = {method};
  auto& ukey = state.ukeys[newUkey];
  ukey.pin = token::PinState::Locked;
  ukey.unlocksByCode = method != UnlockMethod::Escrow;
  ukey.certificates.push_back({{}, {}, a.oldSigningCertificate});
  state.changed();
  return state;
}

void Officer::forget() {
  asked = false;
  kept.clear();
}

bool Officer::answer() {
  if (!counted && released >= allowed) return false;
  if (!counted) ++released;
  answered = counted = true;
  return true;
}

tl::unexpected<Error> FakeWorld::hostDied() {
  state.endHost(pc);
  return refuse(ErrorCode::DriverCrashed);
}

Result<token::UnlockKey> FakeWorld::unlockKey(const std::string& serial, const Call&) {
  return doing<token::UnlockKey>(CallKind::Token, "unlockKey", [&]() -> Result<token::UnlockKey> {
    state.officer.kept.clear();
    if (ukeyHere(serial) == nullptr) return refuse(ErrorCode::UkeyNotFound);
    return token::UnlockKey{{1}, {2}};
  });
}

Result<portal::UnlockGrant> FakeWorld::releaseUnlock(const portal::Application&, const Bytes&, const Bytes&,
                                                     const Bytes& mac, const Call&) {
  return doing<portal::UnlockGrant>(CallKind::Portal, "releaseUnlock", [&]() -> Result<portal::UnlockGrant> {
    auto& officer = state.officer;
    demand(!mac.empty());
    if (!state.loggedIn.at(static_cast<std::size_t>(pc))) return refuse(ErrorCode::LoginExpired);
    if (state.application.stage == portal::Stage::Completed) return refuse(ErrorCode::UnlockDone);
    if (state.application.stage != portal::Stage::Approved) return refuse(ErrorCode::NotAllowedNow);
    if (!state.windowOpen) return refuse(ErrorCode::DownloadWindowClosed);
    if (state.superseded) return refuse(ErrorCode::NotAllowedNow);
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

Result<token::SignedStatement> FakeWorld::unlock(const std::string& serial, const token::UnlockOrder& order,
                                                 const Secret& pin, const Call&) {
  return doing<token::SignedStatement>(CallKind::Token, "unlock", [&]() -> Result<token::SignedStatement> {
    auto& officer = state.officer;
    auto* ukey = ukeyHere(serial);
    if (ukey == nullptr) return refuse(ErrorCode::UkeyNotFound);
    demand(serial == newUkey && pin.text() == chosenPin);
    demand(order.application == applicationId && order.origin == portalOrigin);
    auto given = order.sealed;
    given.insert(given.end(), order.nonce.begin(), order.nonce.end());
    if (given.empty()) given = std::exchange(officer.kept, {});
    if (given.empty()) return refuse(ErrorCode::UnlockSealBroken);
    const int dies = isStruck(Fault::What::HostDies) ? fault.times : 0;
    const int current = given[0], next = given[1];
    const bool mayBeNext = given[2] != 0;
    if (mayBeNext && officer.onUkey != next) ++officer.wrongGuesses;
    const bool asNext = mayBeNext && officer.onUkey == next;
    demand(asNext || officer.onUkey == current); // else a second guess would be wrong
    if (dies == 1) return hostDied();
    if (isStruck(Fault::What::PinRule)) {
      officer.kept = given;
      officer.kept[2] = asNext ? 1 : 0;
      return refuse(ErrorCode::PinLength);
    }
    officer.opens = true;
    ukey->pin = token::PinState::Ok;
    if (dies == 2) return hostDied();
    officer.onUkey = next;
    if (dies >= 3) return hostDied();
    return token::SignedStatement{{given[3]}, {1}};
  });
}

Result<std::string> FakeWorld::unlockChallenge(const std::string& serial, const Call&) {
  return doing<std::string>(CallKind::Token, "unlockChallenge", [&]() -> Result<std::string> {
    if (ukeyHere(serial) == nullptr) return refuse(ErrorCode::UkeyNotFound);
    state.officer.asked = true;
    state.officer.counted = false;
    state.officer.wrongCodes = 0;
    return std::string("asks");
  });
}

Result<Secret> FakeWorld::unlockResponse(const portal::Application&, const std::string& challenge, const Call&) {
  return doing<Secret>(CallKind::Portal, "unlockResponse", [&]() -> Result<Secret> {
    demand(challenge == "asks");
    if (!state.loggedIn.at(static_cast<std::size_t>(pc))) return refuse(ErrorCode::LoginExpired);
    if (state.application.stage == portal::Stage::Completed) return refuse(ErrorCode::UnlockDone);
    if (state.application.stage != portal::Stage::Approved) return refuse(ErrorCode::NotAllowedNow);
    if (!state.windowOpen) return refuse(ErrorCode::DownloadWindowClosed);
    if (state.superseded) return refuse(ErrorCode::NotAllowedNow);
    if (!state.officer.answer()) return refuse(ErrorCode::UnlockToStaff);
    return Secret(rightUnlockCode);
  });
}

Result<token::SignedStatement> FakeWorld::unlockByCode(const std::string& serial, const token::CodeOrder& order,
                                                       const Secret& response, const Secret& pin, const Call&) {
  return doing<token::SignedStatement>(CallKind::Token, "unlockByCode", [&]() -> Result<token::SignedStatement> {
    auto& officer = state.officer;
    auto* ukey = ukeyHere(serial);
    if (ukey == nullptr) return refuse(ErrorCode::UkeyNotFound);
    demand(serial == newUkey && pin.text() == chosenPin && order.challenge == "asks");
    demand(order.application == applicationId && order.origin == portalOrigin);
    demandKind(response, SecretKind::UnlockCode);
    if (!officer.asked) return refuse(ErrorCode::UnlockCodeLocked);
    const int dies = isStruck(Fault::What::HostDies) ? fault.times : 0;
    if (dies == 1) return hostDied();
    if (isStruck(Fault::What::PinRule)) return refuse(ErrorCode::PinLength);
    if (response.text() != rightUnlockCode) {
      officer.asked = ++officer.wrongCodes < 3;
      return refuse(officer.asked ? ErrorCode::UnlockCodeWrong : ErrorCode::UnlockCodeLocked);
    }
    officer.asked = false;
    officer.opens = true;
    ukey->pin = token::PinState::Ok;
    if (dies >= 2) return hostDied();
    return token::SignedStatement{{byCode}, {1}};
  });
}

Result<portal::Application> FakeWorld::completeUnlock(const portal::Application& seen, const Bytes& statement,
                                                      const Bytes&, const Call&) {
  return write("completeUnlock", seen, [&](portal::Application& a) -> Outcome {
    auto& officer = state.officer;
    if (a.stage != portal::Stage::Approved) return refuse(ErrorCode::NotAllowedNow);
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
    return {};
  });
}

} // namespace certdesk::test
