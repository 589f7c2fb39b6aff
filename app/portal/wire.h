#pragma once
#include "app/core/result.h"
#include "app/core/secret.h"
#include "app/portal/nouns.h"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

// The one copy of the REST contract's bodies: nouns to JSON and back, for client and portal. Paths and limits are in
// routes.h, problems in problem.h, the words of enumerations in names.h; resources/portal-api.yaml describes all of it.
// Reading is strict and answers N-07 with the place of the first member that is not as described. Where secrets are
// inside, the JSON is a Secret.
namespace certdesk::portal {

// One page of a list; the cursor of the next one, or empty.
template <class T>
struct Page {
  std::vector<T> items;
  std::string next;
};
inline constexpr std::size_t pageLimit = 200; // items in one page

struct Session {
  Secret accessToken;
  std::chrono::seconds expiresIn{}; // of the access token
  Secret refreshToken;
  Account account;
};

[[nodiscard]] std::string toJson(const Service& service); // without the origin
[[nodiscard]] std::string toJson(const Page<CertificateRecord>& page);
[[nodiscard]] std::string toJson(const Page<Application>& page);
[[nodiscard]] std::string toJson(const Application& application); // without the ETag: that is a header field
[[nodiscard]] std::string toJson(const Captcha& captcha);
[[nodiscard]] Secret toJson(const Session& session);

[[nodiscard]] Result<Service> serviceFrom(std::string_view json);
[[nodiscard]] Result<Page<CertificateRecord>> certificatesFrom(std::string_view json);
[[nodiscard]] Result<Page<Application>> applicationsFrom(std::string_view json);
[[nodiscard]] Result<Application> applicationFrom(std::string_view json);
[[nodiscard]] Result<Captcha> captchaFrom(std::string_view json);
[[nodiscard]] Result<Session> sessionFrom(std::string_view json);

// Bodies of requests.
struct LoginRequest {
  std::string userName;
  Secret password;
};
struct RefreshRequest {
  Secret refreshToken;
};
struct StartRequest {
  std::string service, certificateId;
};
struct ReasonRequest {
  LossReason reason = LossReason::Lost;
  bool freeze = false;
};
struct AgreementRequest {
  std::string version, sha256;
};
struct QuoteRequest {
  std::int64_t totalFen = 0;
  std::optional<int> years; // where there is a choice
};
struct AnswerRequest {
  Secret answer;
};
struct DownloadCheckRequest {
  Secret code;                        // as given: the portal takes white space out
  std::string captchaId, captchaText; // empty where none is needed
};
struct ConfirmationRequest {
  Bytes statement, signature; // crypto/statement.h, purpose confirm; and the new signing key's signature over it
};

struct UkeyLoginRequest {
  Bytes certificate, statement, signature; // purpose login
};
struct UnlockReleaseRequest {
  Bytes ephemeralKey, nonce, mac;
};
struct UnlockResponseRequest {
  std::string challenge;
};

struct FormRequest {
  std::string form;
  std::vector<FieldValue> values;
};
struct ArrangeRequest {
  std::string kind;
  std::vector<PageOrder> pages;
};
struct CompletionRequest {
  MaterialRole role = MaterialRole::Paper; // Paper: acceptance form and papers; or Voucher
};
struct PaymentMethodRequest {
  PaymentMethod method = PaymentMethod::Online;
};

[[nodiscard]] Secret toJson(const LoginRequest& request);
[[nodiscard]] Secret toJson(const RefreshRequest& request);
[[nodiscard]] std::string toJson(const StartRequest& request);
[[nodiscard]] std::string toJson(const ReasonRequest& request);
[[nodiscard]] std::string toJson(const AgreementRequest& request);
[[nodiscard]] std::string toJson(const QuoteRequest& request);
[[nodiscard]] Secret toJson(const AnswerRequest& request);
[[nodiscard]] Secret toJson(const DownloadCheckRequest& request);
[[nodiscard]] std::string toJson(const ConfirmationRequest& request);
[[nodiscard]] std::string toJson(const UkeyLoginRequest& request);
[[nodiscard]] std::string toJson(const UnlockReleaseRequest& request);
[[nodiscard]] std::string toJson(const UnlockGrant& grant); // an answer
[[nodiscard]] std::string toJson(const UnlockResponseRequest& request);
[[nodiscard]] std::string challengeJson(const std::string& nonce); // an answer: of a login
[[nodiscard]] Secret responseJson(const Secret& response);         // an answer: of an unlock
[[nodiscard]] std::string toJson(const FormRequest& request);
[[nodiscard]] std::string toJson(const UploadRequest& request);
[[nodiscard]] std::string toJson(const Upload& upload); // an answer
[[nodiscard]] std::string toJson(const ArrangeRequest& request);
[[nodiscard]] std::string toJson(const CompletionRequest& request);
[[nodiscard]] std::string toJson(const PaymentMethodRequest& request);

[[nodiscard]] Result<LoginRequest> loginRequestFrom(std::string_view json);
[[nodiscard]] Result<RefreshRequest> refreshRequestFrom(std::string_view json);
[[nodiscard]] Result<StartRequest> startRequestFrom(std::string_view json);
[[nodiscard]] Result<ReasonRequest> reasonRequestFrom(std::string_view json);
[[nodiscard]] Result<AgreementRequest> agreementRequestFrom(std::string_view json);
[[nodiscard]] Result<QuoteRequest> quoteRequestFrom(std::string_view json);
[[nodiscard]] Result<AnswerRequest> answerRequestFrom(std::string_view json);
[[nodiscard]] Result<DownloadCheckRequest> downloadCheckRequestFrom(std::string_view json);
[[nodiscard]] Result<ConfirmationRequest> confirmationRequestFrom(std::string_view json);
[[nodiscard]] Result<UkeyLoginRequest> ukeyLoginRequestFrom(std::string_view json);
[[nodiscard]] Result<UnlockReleaseRequest> unlockReleaseRequestFrom(std::string_view json);
[[nodiscard]] Result<UnlockGrant> unlockGrantFrom(std::string_view json);
[[nodiscard]] Result<UnlockResponseRequest> unlockResponseRequestFrom(std::string_view json);
[[nodiscard]] Result<std::string> challengeFrom(std::string_view json);
[[nodiscard]] Result<Secret> responseFrom(std::string_view json);
[[nodiscard]] Result<FormRequest> formRequestFrom(std::string_view json);
[[nodiscard]] Result<UploadRequest> uploadRequestFrom(std::string_view json);
[[nodiscard]] Result<Upload> uploadFrom(std::string_view json);
[[nodiscard]] Result<ArrangeRequest> arrangeRequestFrom(std::string_view json);
[[nodiscard]] Result<CompletionRequest> completionRequestFrom(std::string_view json);
[[nodiscard]] Result<PaymentMethodRequest> paymentMethodRequestFrom(std::string_view json);

} // namespace certdesk::portal
