#pragma once
#include "app/portal/wire.h"
#include "app/practice/office.h"
#include "app/practice/refusal.h"

namespace certdesk::practice {

// Who is at the counter.
struct Account {
  std::string id, userName, displayName, organisation, email, phone; // phone empty where there is none
  std::string question;                                              // in the visit's language
  std::string answerHash;
  bool answerWasReset = false;
  std::optional<Moment> answerResetAt = {};
  std::string renewalOf = {}; // the session is for the renewal of this certificate alone; empty: for everything
};
// Nothing where there is no such account.
[[nodiscard]] std::optional<Account> accountWith(Visit& visit, const std::string& id);

// Logins. Wrong ones are counted for a user name whether or not it exists..
[[nodiscard]] Reply<portal::Session> login(Visit& visit, const portal::LoginRequest& request);
// The account itself, where a session would be too much. As login.
[[nodiscard]] Reply<Account> accountBy(Visit& visit, const std::string& userName, const Secret& password);
// A session for an account whose holder was recognised; renewalOf as in Account.
[[nodiscard]] portal::Session openSession(Visit& visit, const std::string& accountId, const std::string& renewalOf);
// The same password again, before something that cannot be taken back: counted as a login..
[[nodiscard]] Reply<void> checkPasswordAgain(Visit& visit, const Account& account, const Secret& password);
void forgetWrongLogins(Visit& visit, const std::string& userName);
// Rotation: a token gives its successor. The one before gives the same successor until that is used, for a minute; used
// later it may be a stolen copy, and the session ends. Tokens are kept as hashes, so a successor is derived:
// MAC(token).
[[nodiscard]] Reply<portal::Session> refresh(Visit& visit, const portal::RefreshRequest& request);
void logout(Visit& visit, const std::string& accessToken);
// The account behind an access token. A-03.
[[nodiscard]] Reply<Account> accountBehind(Visit& visit, const std::string& accessToken);

// The security answer, compared without regard to white space around it, width and case..
[[nodiscard]] Reply<void> checkAnswer(Visit& visit, const Account& account, const Secret& answer);
// As compared: what is hashed.
[[nodiscard]] std::string normalisedAnswer(std::string_view answer);

} // namespace certdesk::practice
