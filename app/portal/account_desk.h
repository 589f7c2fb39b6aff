#pragma once
#include "app/core/call.h"
#include "app/core/result.h"
#include "app/core/secret.h"
#include "app/portal/desk_nouns.h"
#include "app/portal/nouns.h"

namespace certdesk::portal {

// One's account (M1): who knows what of it, and what to do where it was forgotten. Codes come by e-mail, are good for a
// short while and for a few tries; another one only after a pause: Q-06. New passwords: A-12.
class AccountDesk {
public:
  virtual ~AccountDesk() = default;

  // Logged in. How the account is reached is masked.
  virtual Result<Account> account(const Call&) = 0;
  // Every other login of this account ends..
  virtual Outcome changePassword(const Secret& old, const Secret& fresh, const Call&) = 0;
  virtual Result<MailedCode> mailAnswerCode(const Call&) = 0;
  // From then on no application of this account is approved by itself, and everybody who is registered is told.
  virtual Outcome resetAnswer(const Secret& code, const std::string& question, const Secret& answer, const Call&) = 0;

  // Without a login. The portal says the same whether there is such a user name.
  virtual Result<MailedCode> mailPasswordCode(const std::string& userName, const Call&) = 0;
  // Every login of this account ends.
  virtual Outcome resetPassword(const std::string& userName, const Secret& code, const Secret& fresh, const Call&) = 0;

  virtual Result<MailedCode> mailRegistrationCode(const std::string& email, const Call&) = 0;
  // A-13 only to whoever has the e-mail address; another name may be tried with the same code.
  virtual Result<Account> registerAccount(const Registration&, const Call&) = 0;
};

} // namespace certdesk::portal
