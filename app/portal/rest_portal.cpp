#include "app/portal/rest_portal.h"

#include "app/portal/answers.h"
#include "app/portal/est.h"
#include "app/portal/media_type.h"

namespace certdesk::portal {

namespace {

constexpr std::string_view nothing = "{}";
constexpr std::size_t mostPages = 50;
constexpr std::chrono::seconds beforeExpiry{20}; // a token that is about to end is not begun with

Secret bearer(const Secret& token) {
  std::string value;
  value.reserve(token.size() + 7);
  value.append("Bearer ").append(token.text());
  Secret field{std::string_view(value)};
  wipe(value);
  return field;
}

Error loggedOut(std::string detail) { return fail(ErrorCode::LoginExpired, std::move(detail)).value(); }

} // namespace

RestPortal::RestPortal(Channel channel, Channel files, std::string clientVersion)
    : m_channel(std::move(channel)), m_files(std::move(files)), m_version(std::move(clientVersion)) {}

Result<std::unique_ptr<RestPortal>> RestPortal::open(const RestPortalOptions& options) {
  const HttpOptions http{.address = options.address,
                         .anchors = options.tlsAnchors,
                         .proxy = options.proxy,
                         .userAgent = "CertDesk/" + options.clientVersion};
  auto first = Http::open(http), files = Http::open(http);
  if (!first) return failed(first);
  if (!files) return failed(files);
  auto portal =
      std::unique_ptr<RestPortal>(new RestPortal(Channel(std::move(*first), options.language),
                                                 Channel(std::move(*files), options.language), options.clientVersion));
  portal->setLanguage(options.language);
  return portal;
}

void RestPortal::setLanguage(const std::string& tag) {
  const std::lock_guard lock(m_mutex);
  m_language = tag;
}

Result<Turns::Turn> RestPortal::take(const Call& call) {
  auto turn = m_turns.take(call);
  const std::lock_guard lock(m_mutex);
  if (turn) m_channel.setLanguage(m_language);
  return turn;
}

// --- who is there ---

Result<Service> RestPortal::service(const Call& call) {
  const auto turn = take(call);
  if (!turn) return failed(turn);
  const auto answer = m_channel.say({.route = Route::Service}, {}, call);
  if (!answer) return failed(answer);
  auto service = nounIn(*answer, serviceFrom);
  if (!service) return service;
  service->origin = m_channel.origin().text();
  // Whom to call is told to the oldest client too; everything else is refused from here on.
  m_minimumVersion = service->minimumClient;
  return service;
}

Outcome RestPortal::checkVersion() const {
  if (olderThan(m_version, m_minimumVersion)) return tooOldForIt(m_version + " is older than " + m_minimumVersion);
  return {};
}

Result<Account> RestPortal::login(const std::string& userName, const Secret& password, const Call& call) {
  const auto turn = take(call);
  if (!turn) return failed(turn);
  if (auto version = checkVersion(); !version) return failed(version);
  const auto body = toJson(LoginRequest{userName, password.clone()});
  auto message = writing(Route::Login, {}, body.text());
  message.repeatable = false; // a wrong password would count twice
  message.once = true;
  return keep(m_channel.say(message, {}, call));
}

Result<std::string> RestPortal::loginChallenge(const Call& call) {
  const auto turn = take(call);
  if (!turn) return failed(turn);
  if (auto version = checkVersion(); !version) return failed(version);
  const auto answer = m_channel.say(writing(Route::LoginChallenge, {}, nothing), {}, call);
  if (!answer) return failed(answer);
  return nounIn(*answer, challengeFrom);
}

Result<Account> RestPortal::loginByUkey(const Bytes& certificate, const Bytes& statement, const Bytes& signature,
                                        const Call& call) {
  const auto turn = take(call);
  if (!turn) return failed(turn);
  if (auto version = checkVersion(); !version) return failed(version);
  const auto body = toJson(UkeyLoginRequest{certificate, statement, signature});
  auto message = writing(Route::UkeyLogin, {}, body);
  message.repeatable = false; // its nonce is spent with the first
  message.once = true;
  return keep(m_channel.say(message, {}, call));
}

Result<Account> RestPortal::resume(const Secret& refreshToken, const Call& call) {
  const auto turn = take(call);
  if (!turn) return failed(turn);
  if (auto version = checkVersion(); !version) return failed(version);
  if (refreshToken.empty()) return tl::unexpected<Error>(loggedOut("no login was kept"));
  return refresh(refreshToken, call);
}

Result<Account> RestPortal::refresh(const Secret& refreshToken, const Call& call) {
  const auto body = toJson(RefreshRequest{refreshToken.clone()});
  const auto answer = m_channel.say(writing(Route::Refresh, {}, body.text()), {}, call);
  if (!answer && answer.error().code == ErrorCode::LoginExpired) forget();
  return keep(answer);
}

Result<Account> RestPortal::keep(const Result<HttpAnswer>& answer) {
  if (!answer) return failed(answer);
  auto session = nounIn(*answer, sessionFrom);
  if (!session) return failed(session);
  const std::lock_guard lock(m_mutex);
  ++m_session;
  m_accessToken = std::move(session->accessToken);
  m_refreshToken = std::move(session->refreshToken);
  m_accessUntil = std::chrono::steady_clock::now() + session->expiresIn - beforeExpiry;
  return std::move(session->account);
}

void RestPortal::forget() {
  const std::lock_guard lock(m_mutex);
  m_accessToken = {};
  m_refreshToken = {};
}

Outcome RestPortal::logout(const Call& call) {
  const auto turn = take(call);
  if (!turn) return failed(turn);
  if (m_accessToken.empty()) return {};
  const auto authorization = bearer(m_accessToken);
  forget(); // whatever the portal says: this PC is logged out
  const auto answer = m_channel.say({.route = Route::Logout}, authorization, call);
  if (!answer && answer.error().code != ErrorCode::LoginExpired) return failed(answer);
  return {};
}

Secret RestPortal::refreshToken() const {
  const std::lock_guard lock(m_mutex);
  return m_refreshToken.clone();
}

Outcome RestPortal::mayAsk() const {
  if (auto version = checkVersion(); !version) return version;
  if (m_refreshToken.empty()) return tl::unexpected<Error>(loggedOut("nobody is logged in"));
  return {};
}

Result<HttpAnswer> RestPortal::say(const Message& message, const Call& call) {
  if (auto may = mayAsk(); !may) return failed(may);
  bool fresh = std::chrono::steady_clock::now() < m_accessUntil;
  for (bool refreshed = false;; refreshed = true) {
    if (!fresh || refreshed)
      if (const auto account = refresh(m_refreshToken, call); !account) return failed(account);
    fresh = true;
    auto answer = m_channel.say(message, bearer(m_accessToken), call);
    if (answer || refreshed || answer.error().code != ErrorCode::LoginExpired) return answer;
  }
}

Result<RestPortal::Access> RestPortal::access(int spent, const Call& call) {
  const auto turn = take(call);
  if (!turn) return failed(turn);
  if (auto may = mayAsk(); !may) return failed(may);
  if (std::chrono::steady_clock::now() >= m_accessUntil || m_session == spent)
    if (const auto account = refresh(m_refreshToken, call); !account) return failed(account);
  return Access{bearer(m_accessToken), m_session};
}

Result<HttpAnswer> RestPortal::sayOfFile(const Message& message, const Call& call) {
  const auto turn = m_fileTurns.take(call);
  if (!turn) return failed(turn);
  {
    const std::lock_guard lock(m_mutex);
    m_files.setLanguage(m_language);
  }
  for (int spent = 0;;) {
    const auto access = this->access(spent, call);
    if (!access) return failed(access);
    auto answer = m_files.say(message, access->authorization, call);
    if (answer || spent != 0 || answer.error().code != ErrorCode::LoginExpired) return answer;
    spent = access->session;
  }
}

// --- what there is ---

template <class T>
Result<std::vector<T>> RestPortal::all(Route route, Result<Page<T>> (*read)(std::string_view), const Call& call) {
  std::vector<T> items;
  std::string cursor;
  for (std::size_t pages = 0; pages < mostPages; ++pages) {
    const auto answer = say({.route = route, .query = cursor.empty() ? "" : queryFor(cursor)}, call);
    if (!answer) return failed(answer);
    auto page = nounIn(*answer, read);
    if (!page) return failed(page);
    std::move(page->items.begin(), page->items.end(), std::back_inserter(items));
    cursor = page->next;
    if (cursor.empty()) return items;
  }
  return malformed("a list that does not end");
}

Result<std::vector<CertificateRecord>> RestPortal::certificates(const Call& call) {
  const auto turn = take(call);
  if (!turn) return failed(turn);
  return all(Route::Certificates, certificatesFrom, call);
}

Result<std::vector<Application>> RestPortal::applications(const Call& call) {
  const auto turn = take(call);
  if (!turn) return failed(turn);
  return all(Route::Applications, applicationsFrom, call);
}

Result<std::optional<Application>> RestPortal::application(const std::string& id, const std::string& ifNoneMatch,
                                                           const Call& call) {
  const auto turn = take(call);
  if (!turn) return failed(turn);
  const auto answer = say({.route = Route::Application, .variable = id, .ifNoneMatch = ifNoneMatch}, call);
  if (!answer) return failed(answer);
  if (answer->status == 304 && !ifNoneMatch.empty()) return std::optional<Application>();
  auto application = applicationIn(*answer, id);
  if (!application) return failed(application);
  return std::optional(std::move(*application));
}

Result<Application> RestPortal::start(const std::string& service, const std::string& certificateId, const Call& call) {
  const auto turn = take(call);
  if (!turn) return failed(turn);
  const auto body = toJson(StartRequest{service, certificateId});
  const auto answer = say(writing(Route::Start, {}, body), call);
  if (!answer) return failed(answer);
  return applicationIn(*answer, {});
}

// --- the pages ---

Result<Application> RestPortal::write(Route route, const Application& of, std::string_view body, const Call& call) {
  const auto turn = take(call);
  if (!turn) return failed(turn);
  auto message = writing(route, of.id, body);
  message.ifMatch = of.etag;
  const auto answer = say(message, call);
  if (!answer) return failed(answer);
  return applicationIn(*answer, of.id);
}

Result<Application> RestPortal::putReason(const Application& of, LossReason reason, bool freeze, const Call& call) {
  return write(Route::Reason, of, toJson(ReasonRequest{reason, freeze}), call);
}
Result<Application> RestPortal::acceptAgreement(const Application& of, const Call& call) {
  const auto agreement = of.agreement.value_or(Agreement{});
  return write(Route::Agreement, of, toJson(AgreementRequest{agreement.version, agreement.sha256}), call);
}
Result<Application> RestPortal::confirmQuote(const Application& of, std::optional<int> years, const Call& call) {
  QuoteRequest request{of.quote.value_or(Quote{}).totalFen, years};
  for (const auto& choice : of.quoteChoices)
    if (years && choice.years == years) request.totalFen = choice.totalFen;
  return write(Route::Quote, of, toJson(request), call);
}
Result<Application> RestPortal::acknowledgeOpenFiles(const Application& of, const Call& call) {
  return write(Route::OpenFiles, of, nothing, call);
}
Result<Application> RestPortal::checkAnswer(const Application& of, const Secret& answer, const Call& call) {
  return write(Route::Answer, of, toJson(AnswerRequest{answer.clone()}).text(), call);
}
Result<Application> RestPortal::submit(const Application& of, const Call& call) {
  return write(Route::Submission, of, nothing, call);
}
Result<Application> RestPortal::cancel(const Application& of, const Call& call) {
  return write(Route::Cancellation, of, nothing, call);
}

// --- the download ---

Result<Captcha> RestPortal::captcha(const std::string& applicationId, const Call& call) {
  const auto turn = take(call);
  if (!turn) return failed(turn);
  const auto answer = say(writing(Route::Captcha, applicationId, nothing), call);
  if (!answer) return failed(answer);
  return nounIn(*answer, captchaFrom);
}
Result<Application> RestPortal::downloadCheck(const Application& of, const Secret& code, const std::string& captchaId,
                                              const std::string& captchaText, const Call& call) {
  return write(Route::DownloadCheck, of,
               toJson(DownloadCheckRequest{withoutSpaces(code), captchaId, captchaText}).text(), call);
}
Result<Application> RestPortal::resendMail(const Application& of, const Call& call) {
  return write(Route::Mail, of, nothing, call);
}
Result<Application> RestPortal::releaseUkey(const Application& of, const Call& call) {
  return write(Route::UkeyRelease, of, nothing, call);
}
Result<Application> RestPortal::confirm(const Application& of, const Bytes& statement, const Bytes& signature,
                                        const Call& call) {
  return write(Route::Confirmation, of, toJson(ConfirmationRequest{statement, signature}), call);
}

// --- unlock ---

Result<UnlockGrant> RestPortal::releaseUnlock(const Application& of, const Bytes& ephemeralKey, const Bytes& nonce,
                                              const Bytes& mac, const Call& call) {
  const auto turn = take(call);
  if (!turn) return failed(turn);
  const auto body = toJson(UnlockReleaseRequest{ephemeralKey, nonce, mac});
  const auto answer = say(writing(Route::UnlockRelease, of.id, body), call);
  if (!answer) return failed(answer);
  return nounIn(*answer, unlockGrantFrom);
}
Result<Application> RestPortal::completeUnlock(const Application& of, const Bytes& statement, const Bytes& signature,
                                               const Call& call) {
  return write(Route::UnlockCompletion, of, toJson(ConfirmationRequest{statement, signature}), call);
}
Result<Secret> RestPortal::unlockResponse(const Application& of, const std::string& challenge, const Call& call) {
  const auto turn = take(call);
  if (!turn) return failed(turn);
  const auto body = toJson(UnlockResponseRequest{challenge});
  const auto answer = say(writing(Route::UnlockResponse, of.id, body), call);
  if (!answer) return failed(answer);
  return nounIn(*answer, responseFrom);
}

Result<Bytes> RestPortal::receipt(const std::string& applicationId, const Call& call) {
  const auto turn = take(call);
  if (!turn) return failed(turn);
  const auto answer = say({.route = Route::Receipt, .variable = applicationId, .limit = receiptLimit}, call);
  if (!answer) return failed(answer);
  const auto media = mediaTypeFrom(answer->contentType);
  if (!media || media->type != certificatesType || media->parameter("smime-type") != signedData)
    return malformed("Content-Type is not a signed receipt's");
  const auto octets = answer->body.view();
  return Bytes(octets.begin(), octets.end());
}

Result<std::vector<Bytes>> RestPortal::caCertificates(const Call& call) {
  const auto turn = take(call);
  if (!turn) return failed(turn);
  return est::caCertificates(m_channel, call);
}
Result<Bytes> RestPortal::enrol(const std::string& applicationId, const Secret& code, const Bytes& request,
                                const Call& call) {
  const auto turn = take(call);
  if (!turn) return failed(turn);
  return est::enrol(m_channel, {applicationId, code}, request, call);
}
Result<Bytes> RestPortal::reenrol(const std::string& applicationId, const Secret& code, const Bytes& request,
                                  const Bytes& statement, const Bytes& signature, const Call& call) {
  const auto turn = take(call);
  if (!turn) return failed(turn);
  return est::reenrol(m_channel, {applicationId, code}, request, statement, signature, call);
}
Result<Portal::ServerKey> RestPortal::serverKey(const std::string& applicationId, const Secret& code,
                                                const Bytes& request, int generation, const Call& call) {
  const auto turn = take(call);
  if (!turn) return failed(turn);
  return est::serverKey(m_channel, {applicationId, code}, request, generation, call);
}

} // namespace certdesk::portal
