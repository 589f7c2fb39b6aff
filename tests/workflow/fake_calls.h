#pragma once
#include "tests/workflow/fake_world.h"

#include <source_location>
#include <stdexcept>

// How a call of the fake world is counted, struck and carried out; for its own files.
namespace certdesk::test {

// A rule of the contract that the client broke. Thrown and not asserted, since it may be met on a worker.
inline void demand(bool rule, const std::source_location& place = std::source_location::current()) {
  if (!rule) throw std::logic_error(std::string(place.function_name()) + ":" + std::to_string(place.line()));
}

// What persons give, by what it is for: a portal is given no PIN, and a UKEY no answer (invariant 4). Whatever is typed
// wrong is of any kind.
enum class SecretKind { Any, Password, Answer, Code, Pin, ChosenPin, UnlockCode };
inline SecretKind kindOf(std::string_view text) {
  if (text == password) return SecretKind::Password;
  if (text == rightAnswer) return SecretKind::Answer;
  if (text.size() == rightCode.size()) return SecretKind::Code;
  if (text == rightPin || text == factoryPin) return SecretKind::Pin;
  if (text == chosenPin) return SecretKind::ChosenPin;
  return text == rightUnlockCode || text == wrongUnlockCode ? SecretKind::UnlockCode : SecretKind::Any;
}
inline void demandKind(const Secret& secret, SecretKind kind) {
  const auto is = kindOf(secret.text());
  demand(is == kind || is == SecretKind::Any);
}

// The fake's own refusals.
inline tl::unexpected<Error> refuse(ErrorCode code) { return tl::unexpected<Error>(Error{code, "by the fake"}); }

// What a fake UKEY signs that it holds.
inline Bytes statementOf(const token::Installation& installation) {
  Bytes statement = installation.signingCertificate;
  for (const auto& certificate : installation.encryptionCertificates)
    statement.insert(statement.end(), certificate.begin(), certificate.end());
  return statement;
}
inline bool isArchived(const Bytes& certificate) { return certificate == encryptionCertificate(1); }

template <class R, class Act>
Result<R> FakeWorld::doing(CallKind kind, const std::string& name, Act act) {
  const std::lock_guard lock(m_mutex);
  if (onCall) onCall(name);
  log.push_back(name);
  kinds.push_back(kind);
  const bool here = fault.call == static_cast<int>(log.size());
  if (here && !fault.after)
    if (auto error = strike(kind)) return tl::unexpected<Error>(std::move(*error));
  Result<R> result = act();
  if (here && fault.after)
    if (auto error = strike(kind)) return tl::unexpected<Error>(std::move(*error));
  return result;
}

template <class R, class Act>
Result<R> FakeWorld::onUkey(const std::string& name, const std::string& serial, Act act) {
  return doing<R>(CallKind::Token, name, [&]() -> Result<R> {
    auto* ukey = ukeyHere(serial);
    if (ukey == nullptr) return refuse(ErrorCode::UkeyRemoved);
    if (!ukey->open) return refuse(ErrorCode::PinNeeded);
    return act(*ukey);
  });
}

template <class Change>
Result<portal::Application> FakeWorld::write(const std::string& name, const portal::Application& seen, Change change) {
  return doing<portal::Application>(CallKind::Portal, name, [&]() -> Result<portal::Application> {
    if (wroteTo.empty()) wroteTo = seen.etag;
    if (!state.loggedIn.at(static_cast<std::size_t>(pc))) return refuse(ErrorCode::LoginExpired);
    if (seen.etag != state.application.etag) return refuse(ErrorCode::ChangedElsewhere);
    if (auto outcome = change(state.application); !outcome) return failed(outcome);
    state.changed();
    return state.application;
  });
}

} // namespace certdesk::test
