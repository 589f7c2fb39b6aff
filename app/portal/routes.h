#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace certdesk::portal {

// Every address of the contract. resources/portal-api.yaml names the same ones; a test holds the two together.
enum class Route {
  Service,
  Login,
  Refresh,
  LoginChallenge,
  UkeyLogin,
  Logout,
  Account,
  Password,
  AnswerCode,
  NewAnswer,
  PasswordCode,
  PasswordReset,
  RegistrationCode,
  Registration,
  Certificates,
  Freeze,
  Unfreeze,
  Revoke,
  Applications,
  Start,
  Application,
  Reason,
  Agreement,
  Quote,
  OpenFiles,
  Answer,
  Submission,
  Cancellation,
  Captcha,
  DownloadCheck,
  Mail,
  UkeyRelease,
  Confirmation,
  UnlockRelease,
  UnlockCompletion,
  UnlockResponse,
  Receipt,
  Form,
  StartUpload,
  UploadOctets,
  Upload,
  ReadUpload,
  Materials,
  MaterialsCompletion,
  PaymentOrder,
  PaymentMethod,
  EstCaCertificates,
  EstAttributes,
  EstEnrol,
  EstReenrol,
  EstServerKey
};
struct RouteEntry {
  Route route;
  std::string_view method;
  std::string_view path; // with {id} or {label} where there is a variable part
};
[[nodiscard]] std::span<const RouteEntry> allRoutes();
[[nodiscard]] const RouteEntry& entryOf(Route route);
// The path with its variable part filled in, percent-encoded (RFC 3986 section 2.1).
[[nodiscard]] std::string pathOf(Route route, std::string_view variable = {});
// The query that asks for a list's next page.
[[nodiscard]] std::string queryFor(std::string_view cursor);
// The query of a part: where it begins in the file.
[[nodiscard]] std::string queryAt(std::int64_t offset);

// EST labels: "enc" is the current encryption pair, "enc-1" and on are archived ones, newest first. At most 99.
[[nodiscard]] std::string encryptionLabel(int generation);
[[nodiscard]] std::optional<int> generationFrom(std::string_view label);

// Header fields of the contract beside HTTP's own.
inline constexpr std::string_view idempotencyKeyField = "Idempotency-Key";
// Beside a request for renewal: the statement of the old key, and its signature; base64.
inline constexpr std::string_view statementField = "CertDesk-Statement";
inline constexpr std::string_view signatureField = "CertDesk-Signature";
inline constexpr std::string_view requestIdField = "X-Request-Id"; // goes to both logs

// Media types.
inline constexpr std::string_view jsonType = "application/json";
inline constexpr std::string_view problemType = "application/problem+json";
inline constexpr std::string_view requestType = "application/pkcs10";          // PKCS #10, base64
inline constexpr std::string_view certificatesType = "application/pkcs7-mime"; // with smime-type
inline constexpr std::string_view certificatesOnly = "certs-only";
inline constexpr std::string_view signedData = "signed-data"; // RFC 8551 section 3.2.2
inline constexpr std::string_view serverGeneratedKey = "server-generated-key";

// How much is believed at most, in octets.
inline constexpr std::string_view octetsType = "application/octet-stream"; // of a part, with Content-Digest (RFC 9530)
inline constexpr std::string_view digestField = "Content-Digest";          // sha-256=:base64:
inline constexpr std::size_t partLimit = std::size_t(8) * 1024 * 1024;     // octets of one part
inline constexpr std::size_t jsonLimit = std::size_t(1024) * 1024;
inline constexpr std::size_t estLimit = std::size_t(256) * 1024;
inline constexpr std::size_t receiptLimit = std::size_t(128) * 1024;

} // namespace certdesk::portal
