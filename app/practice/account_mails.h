#pragma once
#include "app/practice/certificate_status.h"
#include "app/practice/reset_code.h"

// What is mailed about an account and its certificates, in both languages.
namespace certdesk::practice {

// account: nothing where there is none yet.
void mailResetCode(Visit& visit, ResetPurpose purpose, const Account* account, const std::string& recipient,
                   const std::string& code);
// What somebody else may have done is told at once.
void mailPasswordChanged(Visit& visit, const Account& account);
void mailAnswerReset(Visit& visit, const Account& account); // to every registered channel
void mailRegistered(Visit& visit, const Account& account);
// The certificate is frozen, goes on or has ended; why: in both languages.
void mailStatus(Visit& visit, const Account& account, const CertificateRow& certificate, const Phrase& why);

[[nodiscard]] std::string maskedPhone(const std::string& phone); // 138****0001

} // namespace certdesk::practice
