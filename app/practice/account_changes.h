#pragma once
#include "app/portal/wire_desk.h"
#include "app/practice/accounts.h"

// What becomes of an account (M1): another password, another security answer, a new one. A-10 ... A-14; codes are
// reset_code.h's.
namespace certdesk::practice {

[[nodiscard]] portal::Account nounOf(const Account& account);

// Every other session of the account ends: the one of this access token stays.
[[nodiscard]] Reply<void> changePassword(Visit& visit, const Account& account,
                                         const portal::PasswordChangeRequest& request, const std::string& accessToken);

[[nodiscard]] Reply<portal::MailedCode> mailAnswerCode(Visit& visit, const Account& account);
[[nodiscard]] Reply<void> resetAnswer(Visit& visit, const Account& account, const portal::AnswerResetRequest& request);
// The answer is this from now on, and nothing of the account is approved by itself any more. Question empty: it stays.
void storeAnswer(Visit& visit, const Account& account, const std::string& question, const Secret& answer);

// The same whether there is such a user name.
[[nodiscard]] Reply<portal::MailedCode> mailPasswordCode(Visit& visit, const portal::PasswordCodeRequest& request);
[[nodiscard]] Reply<void> resetPassword(Visit& visit, const portal::PasswordResetRequest& request);

[[nodiscard]] Reply<portal::MailedCode> mailRegistrationCode(Visit& visit,
                                                             const portal::RegistrationCodeRequest& request);
[[nodiscard]] Reply<portal::Account> registerAccount(Visit& visit, const portal::Registration& request);

} // namespace certdesk::practice
