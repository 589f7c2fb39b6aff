#pragma once
#include "app/portal/desk_nouns.h"
#include "app/portal/names.h"

#include <string>
#include <string_view>

// The bodies of the two desks (certificate_desk.h, account_desk.h); see wire.h.
namespace certdesk::portal {

template <>
std::span<const std::string_view> wireNames<FreezeReason>();
template <>
std::span<const std::string_view> wireNames<UnfreezeReason>();
template <>
std::span<const std::string_view> wireNames<RevocationReason>();

[[nodiscard]] std::string toJson(const CertificateRecord& record);
[[nodiscard]] std::string toJson(const Account& account);
[[nodiscard]] std::string toJson(const MailedCode& mailed);
[[nodiscard]] Result<CertificateRecord> certificateFrom(std::string_view json);
[[nodiscard]] Result<Account> accountFrom(std::string_view json);
[[nodiscard]] Result<MailedCode> mailedCodeFrom(std::string_view json);

struct FreezeRequest {
  FreezeReason reason = FreezeReason::Other;
  Secret password;
};
struct UnfreezeRequest {
  UnfreezeReason reason = UnfreezeReason::Other;
  Secret password;
};
struct RevocationRequest {
  RevocationReason reason = RevocationReason::Unspecified;
  Secret password;
};
struct PasswordChangeRequest {
  Secret oldPassword, newPassword;
};
struct AnswerResetRequest {
  Secret code;
  std::string question;
  Secret answer;
};
struct PasswordCodeRequest {
  std::string userName;
};
struct PasswordResetRequest {
  std::string userName;
  Secret code, newPassword;
};
struct RegistrationCodeRequest {
  std::string email;
};

[[nodiscard]] Secret toJson(const FreezeRequest& request);
[[nodiscard]] Secret toJson(const UnfreezeRequest& request);
[[nodiscard]] Secret toJson(const RevocationRequest& request);
[[nodiscard]] Secret toJson(const PasswordChangeRequest& request);
[[nodiscard]] Secret toJson(const AnswerResetRequest& request);
[[nodiscard]] std::string toJson(const PasswordCodeRequest& request);
[[nodiscard]] Secret toJson(const PasswordResetRequest& request);
[[nodiscard]] std::string toJson(const RegistrationCodeRequest& request);
[[nodiscard]] Secret toJson(const Registration& request);

[[nodiscard]] Result<FreezeRequest> freezeRequestFrom(std::string_view json);
[[nodiscard]] Result<UnfreezeRequest> unfreezeRequestFrom(std::string_view json);
[[nodiscard]] Result<RevocationRequest> revocationRequestFrom(std::string_view json);
[[nodiscard]] Result<PasswordChangeRequest> passwordChangeRequestFrom(std::string_view json);
[[nodiscard]] Result<AnswerResetRequest> answerResetRequestFrom(std::string_view json);
[[nodiscard]] Result<PasswordCodeRequest> passwordCodeRequestFrom(std::string_view json);
[[nodiscard]] Result<PasswordResetRequest> passwordResetRequestFrom(std::string_view json);
[[nodiscard]] Result<RegistrationCodeRequest> registrationCodeRequestFrom(std::string_view json);
[[nodiscard]] Result<Registration> registrationFrom(std::string_view json);

} // namespace certdesk::portal
