#include "app/portal/routes.h"

#include "app/core/text.h"

#include <array>
#include <charconv>

namespace certdesk::portal {

namespace {

constexpr std::array routes = {
    RouteEntry{Route::Service, "GET", "/api/v1/service"},
    RouteEntry{Route::Login, "POST", "/api/v1/session"},
    RouteEntry{Route::Refresh, "POST", "/api/v1/session/refresh"},
    RouteEntry{Route::LoginChallenge, "POST", "/api/v1/session/challenge"},
    RouteEntry{Route::UkeyLogin, "POST", "/api/v1/session/ukey"},
    RouteEntry{Route::Logout, "DELETE", "/api/v1/session"},
    RouteEntry{Route::Account, "GET", "/api/v1/account"},
    RouteEntry{Route::Password, "PUT", "/api/v1/account/password"},
    RouteEntry{Route::AnswerCode, "POST", "/api/v1/account/answer-code"},
    RouteEntry{Route::NewAnswer, "PUT", "/api/v1/account/answer"},
    RouteEntry{Route::PasswordCode, "POST", "/api/v1/password-reset/code"},
    RouteEntry{Route::PasswordReset, "POST", "/api/v1/password-reset"},
    RouteEntry{Route::RegistrationCode, "POST", "/api/v1/registration/code"},
    RouteEntry{Route::Registration, "POST", "/api/v1/registration"},
    RouteEntry{Route::Certificates, "GET", "/api/v1/certificates"},
    RouteEntry{Route::Freeze, "POST", "/api/v1/certificates/{id}/freeze"},
    RouteEntry{Route::Unfreeze, "POST", "/api/v1/certificates/{id}/unfreeze"},
    RouteEntry{Route::Revoke, "POST", "/api/v1/certificates/{id}/revoke"},
    RouteEntry{Route::Applications, "GET", "/api/v1/applications"},
    RouteEntry{Route::Start, "POST", "/api/v1/applications"},
    RouteEntry{Route::Application, "GET", "/api/v1/applications/{id}"},
    RouteEntry{Route::Reason, "PUT", "/api/v1/applications/{id}/reason"},
    RouteEntry{Route::Agreement, "PUT", "/api/v1/applications/{id}/agreement"},
    RouteEntry{Route::Quote, "PUT", "/api/v1/applications/{id}/quote"},
    RouteEntry{Route::OpenFiles, "PUT", "/api/v1/applications/{id}/open-files"},
    RouteEntry{Route::Answer, "POST", "/api/v1/applications/{id}/answer"},
    RouteEntry{Route::Submission, "POST", "/api/v1/applications/{id}/submission"},
    RouteEntry{Route::Cancellation, "POST", "/api/v1/applications/{id}/cancellation"},
    RouteEntry{Route::Captcha, "POST", "/api/v1/applications/{id}/captcha"},
    RouteEntry{Route::DownloadCheck, "POST", "/api/v1/applications/{id}/download-check"},
    RouteEntry{Route::Mail, "POST", "/api/v1/applications/{id}/mail"},
    RouteEntry{Route::UkeyRelease, "POST", "/api/v1/applications/{id}/ukey-release"},
    RouteEntry{Route::Confirmation, "POST", "/api/v1/applications/{id}/confirmation"},
    RouteEntry{Route::UnlockRelease, "POST", "/api/v1/applications/{id}/unlock-release"},
    RouteEntry{Route::UnlockCompletion, "POST", "/api/v1/applications/{id}/unlock-completion"},
    RouteEntry{Route::UnlockResponse, "POST", "/api/v1/applications/{id}/unlock-response"},
    RouteEntry{Route::Receipt, "GET", "/api/v1/applications/{id}/receipt"},
    RouteEntry{Route::Form, "PUT", "/api/v1/applications/{id}/form"},
    RouteEntry{Route::StartUpload, "POST", "/api/v1/applications/{id}/uploads"},
    RouteEntry{Route::UploadOctets, "PUT", "/api/v1/uploads/{upload}/octets"},
    RouteEntry{Route::Upload, "GET", "/api/v1/uploads/{upload}"},
    RouteEntry{Route::ReadUpload, "GET", "/api/v1/uploads/{upload}/octets"},
    RouteEntry{Route::Materials, "PUT", "/api/v1/applications/{id}/materials"},
    RouteEntry{Route::MaterialsCompletion, "POST", "/api/v1/applications/{id}/materials-completion"},
    RouteEntry{Route::PaymentOrder, "POST", "/api/v1/applications/{id}/payment-order"},
    RouteEntry{Route::PaymentMethod, "PUT", "/api/v1/applications/{id}/payment-method"},
    RouteEntry{Route::EstCaCertificates, "GET", "/.well-known/est/cacerts"},
    RouteEntry{Route::EstAttributes, "GET", "/.well-known/est/sign/csrattrs"},
    RouteEntry{Route::EstEnrol, "POST", "/.well-known/est/sign/simpleenroll"},
    RouteEntry{Route::EstReenrol, "POST", "/.well-known/est/sign/simplereenroll"},
    RouteEntry{Route::EstServerKey, "POST", "/.well-known/est/{label}/serverkeygen"},
};
static_assert(routes.size() == static_cast<std::size_t>(Route::EstServerKey) + 1);

constexpr int lastGeneration = 99;

bool unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~';
}

std::string percentEncoded(std::string_view text) {
  std::string encoded;
  for (const char c : text) {
    if (unreserved(c)) {
      encoded.push_back(c);
    } else {
      const auto octet = static_cast<std::uint8_t>(c);
      encoded.append("%").append(hex({&octet, 1}));
    }
  }
  return encoded;
}

} // namespace

std::span<const RouteEntry> allRoutes() { return routes; }
const RouteEntry& entryOf(Route route) { return routes.at(static_cast<std::size_t>(route)); }

std::string pathOf(Route route, std::string_view variable) {
  std::string path(entryOf(route).path);
  const auto from = path.find('{');
  if (from != std::string::npos) path.replace(from, path.find('}') - from + 1, percentEncoded(variable));
  return path;
}

std::string queryFor(std::string_view cursor) { return "?cursor=" + percentEncoded(cursor); }

std::string queryAt(std::int64_t offset) { return "?offset=" + std::to_string(offset); }

std::string encryptionLabel(int generation) {
  return generation == 0 ? std::string("enc") : "enc-" + std::to_string(generation);
}

std::optional<int> generationFrom(std::string_view label) {
  if (label == "enc") return 0;
  if (!label.starts_with("enc-")) return std::nullopt;
  const auto digits = label.substr(4);
  int generation = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), generation);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  // "enc-01" and "enc-0" are not other names of the same pair.
  if (generation < 1 || generation > lastGeneration || encryptionLabel(generation) != label) return std::nullopt;
  return generation;
}

} // namespace certdesk::portal
