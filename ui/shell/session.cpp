#include "ui/shell/session.h"

#include "app/workflow/ukey_login.h"

namespace certdesk::ui {

using credentials::KeptLogin;

namespace {

constexpr int beat = 15000; // ms between two looks whether the refresh token has changed

} // namespace

struct Session::Opening {
  Result<portal::Service> service = portal::Service{};
  bool canKeep = false;
  std::optional<Result<portal::Account>> account; // where a login was kept
};

struct Session::Login {
  Result<portal::Account> account;
  bool kept = false;
};

Session::Session(Services& services, Desk& desk, QObject* parent)
    : QObject(parent), m_services(services), m_desk(desk), m_stored(std::make_shared<Secret>()) {
  m_beat.setInterval(beat);
  connect(&m_beat, &QTimer::timeout, this, &Session::keep);
}

KeptLogin Session::keptLogin() const { return {m_services.credentials, m_service ? m_service->origin : std::string()}; }

void Session::begin(const QString& keptUser) {
  if (m_busy) return;
  m_busy = true;
  m_state = State::Connecting;
  m_failure.reset();
  m_keptUser = keptUser;
  Q_EMIT changed();
  auto& services = m_services;
  m_desk.ask(
      Desk::Counter::Portal, this,
      [&services, stored = m_stored, user = keptUser.toStdString()](const Call& call) {
        Opening opening;
        opening.service = services.portal.service(call);
        if (!opening.service) return opening;
        opening.canKeep = services.credentials.lasting();
        if (!opening.canKeep || user.empty()) return opening;
        (void)KeptLogin(services.credentials, opening.service->origin).takeUp(user, [&](const Secret& token) {
          opening.account = services.portal.resume(token, call);
          if (!*opening.account) return Result<Secret>(failed(*opening.account));
          *stored = services.portal.refreshToken(); // the portal gives another one for it
          return Result<Secret>(stored->clone());
        });
        return opening;
      },
      [this](Opening opening) { opened(std::move(opening)); });
}

void Session::opened(Opening opening) {
  m_busy = false;
  if (!opening.service) {
    m_state = State::Unreachable;
    m_failure = opening.service.error().code;
    Q_EMIT changed();
    return;
  }
  m_service = std::move(*opening.service);
  m_canKeep = opening.canKeep;
  m_state = State::LoggedOut;
  if (opening.account && !*opening.account) m_failure = opening.account->error().code;
  const bool in = opening.account && opening.account->has_value();
  if (in) {
    m_account = std::move(**opening.account);
    m_state = State::LoggedIn;
    m_keeping = true;
    m_beat.start();
  }
  Q_EMIT changed();
  if (in) Q_EMIT loggedIn();
}

void Session::login(const QString& userName, Secret password, bool keep) {
  if (m_busy) return;
  m_busy = true;
  m_failure.reset();
  Q_EMIT changed();
  auto& services = m_services;
  const bool keeps = keep && m_canKeep;
  m_desk.ask(
      Desk::Counter::Portal, this,
      [&services, stored = m_stored, user = userName.toStdString(), password = std::move(password), keeps,
       kept = keptLogin()](const Call& call) mutable {
        Login login{services.portal.login(user, password, call)};
        if (!login.account) return login;
        if (keeps) {
          *stored = services.portal.refreshToken();
          login.kept = kept.keep(user, *stored).has_value();
        } else if (services.credentials.lasting()) {
          (void)kept.forget(user);
        }
        return login;
      },
      [this, keeps, userName](Login login) {
        if (login.account) forgetUkey();
        entered(std::move(login), keeps, userName);
      });
}

void Session::loginByUkey(workflow::UkeyLogin by) {
  if (m_busy || !m_service) return;
  m_busy = true;
  m_failure.reset();
  Q_EMIT changed();
  auto& services = m_services;
  const auto serial = by.serial;
  const auto certificate = by.certificate;
  m_desk.ask(
      Desk::Counter::Ukey, this,
      [&services, origin = m_service->origin, practice = m_service->practice,
       by = std::move(by)](const Call& call) mutable {
        workflow::World world{services.portal, services.tokens, services.anchors, origin, practice};
        return Login{workflow::logInByUkey(by, world, call)};
      },
      [this, serial, certificate](Login login) {
        if (login.account) m_ukeySerial = serial;
        if (login.account) m_ukeyCertificate = certificate;
        entered(std::move(login), false, {});
      });
}

void Session::giveUpWaiting() { m_desk.hurry(Desk::Counter::Ukey); }

void Session::forgetUkey() {
  m_ukeySerial.clear();
  m_ukeyCertificate.clear();
}

bool Session::mayRenew(const Bytes& signingCertificate) const {
  return m_account && (!m_account->renewalOnly || signingCertificate == m_ukeyCertificate);
}

void Session::forgive() {
  if (m_busy || m_state != State::LoggedOut || !m_failure) return;
  m_failure.reset();
  Q_EMIT changed();
}

void Session::entered(Login login, bool keep, const QString& userName) {
  m_busy = false;
  if (!login.account) {
    m_failure = login.account.error().code;
    Q_EMIT changed();
    return;
  }
  m_account = std::move(*login.account);
  m_state = State::LoggedIn;
  m_keeping = login.kept;
  if (keep && !login.kept) {
    m_canKeep = false; // the keychain was there and is not any more
    m_failure = ErrorCode::KeychainUnavailable;
  }
  // After a login by UKEY what was kept before is still there, for the next start or until the logout.
  if (!userName.isEmpty()) m_keptUser = login.kept ? userName : QString();
  m_beat.start();
  Q_EMIT keptUserChanged(m_keptUser);
  Q_EMIT changed();
  Q_EMIT loggedIn();
}

void Session::keep() {
  if (!m_keeping || !m_account) return;
  auto& services = m_services;
  m_desk.ask(
      Desk::Counter::Portal, this,
      [&services, stored = m_stored, kept = keptLogin(), user = m_keptUser.toStdString()](const Call&) mutable {
        auto token = services.portal.refreshToken();
        if (token.empty() || token.equals(*stored)) return true;
        if (!kept.keep(user, token)) return false;
        *stored = std::move(token);
        return true;
      },
      [](bool) {});
}

void Session::expired() {
  if (m_state != State::LoggedIn) return;
  m_failure.reset();
  Q_EMIT loginNeeded();
}

void Session::logout() {
  if (m_busy) return;
  m_busy = true;
  Q_EMIT changed();
  auto& services = m_services;
  m_desk.ask(
      Desk::Counter::Portal, this,
      [&services, stored = m_stored, kept = keptLogin(), user = m_keptUser.toStdString()](const Call& call) mutable {
        *stored = Secret();
        (void)kept.forget(user); // first: it must be gone even where the portal does not answer
        return services.portal.logout(call).has_value();
      },
      [this](bool) {
        m_busy = false;
        m_account.reset();
        forgetUkey();
        m_failure.reset();
        m_keeping = false;
        m_keptUser.clear();
        m_beat.stop();
        m_state = State::LoggedOut;
        Q_EMIT keptUserChanged({});
        Q_EMIT changed();
        Q_EMIT loggedOut();
      });
}

void Session::speak(std::string languageTag) {
  auto& portal = m_services.portal;
  m_desk.ask(
      Desk::Counter::Portal, this,
      [&portal, tag = std::move(languageTag)](const Call& call) {
        portal.setLanguage(tag);
        return portal.service(call);
      },
      [this](Result<portal::Service> service) {
        if (!service) return; // what is shown stays; the next look brings the rest
        m_service = std::move(*service);
        Q_EMIT changed();
        Q_EMIT spoken();
      });
}

void Session::finish(std::function<void()> finished) {
  m_beat.stop();
  m_desk.hurry(Desk::Counter::Portal);
  keep();
  m_desk.ask(
      Desk::Counter::Portal, this, [](const Call&) { return true; },
      [finished = std::move(finished)](bool) { finished(); });
}

} // namespace certdesk::ui
