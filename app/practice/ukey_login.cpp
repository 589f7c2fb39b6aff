#include "app/practice/ukey_login.h"

#include "app/practice/application_row.h"
#include "app/practice/certificates.h"
#include "app/practice/hashing.h"
#include "app/practice/keys.h"
#include "app/practice/random.h"

#include <algorithm>
#include <array>

namespace certdesk::practice {

namespace {

using portal::CertificateState;
using portal::Route;

constexpr int mostChallenges = 10'000; // out at once: anybody may ask for one

std::string_view textOf(const Bytes& octets) { return {reinterpret_cast<const char*>(octets.data()), octets.size()}; }

// The value of a line, or nothing.
std::string valueOf(std::string_view statement, std::string_view name) {
  const std::string before = "\n" + std::string(name) + ": ";
  const auto at = statement.find(before);
  if (at == std::string_view::npos) return {};
  const auto from = at + before.size();
  return std::string(statement.substr(from, statement.find('\n', from) - from));
}

// A nonce is gone with its first use, whatever becomes of it.
bool takeNonce(Visit& visit, const std::string& nonce) {
  return visit.database.change("DELETE FROM login_challenge WHERE hash = ? AND ends_at > ?",
                               {tokenHash(nonce), visit.now}) == 1;
}

// To the octet, and written out here, not by app/crypto: a mistake there shows.
std::string wanted(const Visit& visit, const std::string& ukey, const std::string& nonce, const Bytes& certificate) {
  return "CertDesk v1\npurpose: login\norigin: " + visit.origin + "\nukey: " + ukey + "\nnonce: " + nonce +
         "\ncertificate: " + hex(sha256(certificate)) + "\n";
}

bool signedByItsKey(const portal::UkeyLoginRequest& request) {
  const auto certificate = certificateFrom(request.certificate);
  if (!certificate) return false;
  EVP_PKEY* key = X509_get0_pubkey(certificate->get());
  return key != nullptr && verifies(key, request.statement, request.signature);
}

// Frozen or revoked before it ended is not merely ended.
bool revoked(Visit& visit, const CertificateRow& row) {
  const auto issued = visit.database.one("SELECT revoked_at FROM issued WHERE serial = ?", {row.signingSerial});
  return !issued || !issued->null("revoked_at");
}

Reply<std::string> renewalOf(Visit& visit, const CertificateRow& row) {
  const bool ended = row.state == CertificateState::Expired;
  if ((row.state != CertificateState::Valid && !ended) || revoked(visit, row))
    return refuse(ErrorCode::UkeyLoginUnusable, "the certificate is not in use");
  if (!ended) return std::string();
  if (secondsOf(visit.now) > row.notAfter + visit.office.settings.renewalAfter)
    return refuse(ErrorCode::UkeyLoginUnusable, "the certificate ended too long ago");
  return row.id;
}

bool isItsRenewal(Visit& visit, const Account& account, const std::string& applicationId) {
  const auto row = applicationWith(visit.database, applicationId);
  return row && row->accountId == account.id && row->service == "renewal" && row->certificateId == account.renewalOf;
}

} // namespace

Reply<std::string> loginChallenge(Visit& visit) {
  auto& database = visit.database;
  database.change("DELETE FROM login_challenge WHERE ends_at <= ?", {visit.now});
  const auto out = database.one("SELECT count(*) AS out FROM login_challenge");
  const auto& life = visit.office.settings.challengeLife;
  if (out && out->count("out") >= mostChallenges) return refuse(ErrorCode::PortalBusy, "too many challenges", life);
  auto nonce = newToken();
  database.change("INSERT INTO login_challenge (hash, ends_at) VALUES (?, ?)", {tokenHash(nonce), visit.now + life});
  return nonce;
}

Reply<portal::Session> loginByUkey(Visit& visit, const portal::UkeyLoginRequest& request) {
  const auto statement = textOf(request.statement);
  const auto nonce = valueOf(statement, "nonce");
  if (!takeNonce(visit, nonce)) return refuse(ErrorCode::UkeyLoginRefused, "the nonce is not ours, or was used");
  const auto row = certificateWith(visit, request.certificate);
  if (!row) return refuse(ErrorCode::UkeyLoginUnusable, "the certificate is nobody's here");
  const auto ukey = row->ukeySerial.empty() ? valueOf(statement, "ukey") : row->ukeySerial;
  if (statement != wanted(visit, ukey, nonce, request.certificate))
    return refuse(ErrorCode::UkeyLoginRefused, "the statement is about something else");
  if (!signedByItsKey(request)) return refuse(ErrorCode::UkeyLoginRefused, "not signed by the certificate's key");
  const auto renewal = renewalOf(visit, *row);
  if (!renewal) return refused(renewal);
  return openSession(visit, row->accountId, *renewal);
}

Reply<void> mayAsk(Visit& visit, const Account& account, const HttpRequest& request, const RouteMatch& match) {
  constexpr std::array open = {Route::Logout, Route::Account, Route::Certificates, Route::Applications,
                               Route::Application};
  constexpr std::array files = {Route::UploadOctets, Route::Upload, Route::ReadUpload};
  const auto among = [&](const auto& routes) {
    return std::find(routes.begin(), routes.end(), match.route) != routes.end();
  };
  if (account.renewalOf.empty() || among(open)) return {};
  bool its = false;
  if (match.route == Route::Start) {
    const auto body = portal::startRequestFrom(request.body);
    // What cannot be read is told so where it is read.
    its = !body || (body->service == "renewal" && body->certificateId == account.renewalOf);
  } else if (among(files)) {
    const auto upload = visit.database.one("SELECT application_id FROM upload WHERE id = ?", {match.variable});
    its = !upload || isItsRenewal(visit, account, upload->text("application_id"));
  } else {
    its = isItsRenewal(visit, account, match.variable);
  }
  if (!its) return refuse(ErrorCode::RenewalOnly, "the session is for a renewal");
  return {};
}

} // namespace certdesk::practice
