#include "app/house.h"

#include "app/core/file.h"
#include "app/core/platform.h"
#include "app/credentials/open_credential_store.h"
#include "app/portal/origin.h"
#include "app/portal/rest_portal.h"
#include "app/token/host_tokens.h"
#include "app/workflow/clock.h"

namespace certdesk {

namespace {

#ifdef _WIN32
constexpr const char* hostProgram = "certdesk-token-host.exe";
#else
constexpr const char* hostProgram = "certdesk-token-host";
#endif

} // namespace

Result<std::unique_ptr<House>> House::build(const Target& target, const std::string& language,
                                            std::vector<std::pair<std::string, std::string>> environment) {
  std::unique_ptr<House> house(new House);
  if (!target.ca.empty()) {
    auto anchors = readAnchors(target.ca);
    if (!anchors) return failed(anchors);
    house->m_anchors = std::move(*anchors);
  }
  if (!target.portal.empty()) {
    // Without it every certificate would be refused, but only when it is about to be written onto the UKEY.
    if (house->m_anchors.empty()) return fileMalformed("no file with the CA's certificates is named");
    portal::RestPortalOptions options;
    options.address = target.portal;
    if (!target.tlsBySystem) options.tlsAnchors = house->m_anchors;
    options.language = language;
    options.clientVersion = CERTDESK_VERSION;
    auto portal = portal::RestPortal::open(options);
    if (!portal) return failed(portal);
    house->m_certificateDesk = portal->get();
    house->m_accountDesk = portal->get();
    house->m_portal = std::move(*portal);
  }

  token::HostOptions hosts;
  hosts.hostProgram = platform::executableDirectory() / hostProgram;
  hosts.modules = target.modules;
  hosts.environment = std::move(environment);
  house->m_tokens = std::make_unique<token::HostTokens>(std::move(hosts));
  house->m_credentials = credentials::openCredentialStore();
  if (house->m_portal) house->m_keptLogin.emplace(*house->m_credentials, portal::originFrom(target.portal)->text());
  return house;
}

Result<workflow::World> House::world() {
  auto service = m_portal->service(Call{});
  if (!service) return failed(service);
  return workflow::World{*m_portal,         *m_tokens, m_anchors, service->origin, service->practice,
                         workflow::checkClock(service->serverTime, now())};
}

Outcome House::resume() {
  auto user = m_keptLogin->user();
  if (!user) return failed(user);
  auto taken = m_keptLogin->takeUp(*user, [&](const Secret& token) -> Result<Secret> {
    if (auto account = m_portal->resume(token, Call{}); !account) return failed(account);
    return m_portal->refreshToken();
  });
  if (!taken) return failed(taken);
  if (user->empty() || !*taken) return fail(ErrorCode::LoginNeeded, "no login is kept for this portal");
  if (**taken) m_resumed = *user;
  return **taken;
}

Outcome House::keep(const std::string& userName) {
  if (!m_credentials->lasting()) return credentials::noKeychain("a login would be kept in memory alone");
  return m_keptLogin->keep(userName, m_portal->refreshToken());
}

Outcome House::forget() {
  if (resume()) (void)m_portal->logout(Call{});
  auto user = m_keptLogin->user();
  if (!user) return failed(user);
  return user->empty() ? Outcome() : m_keptLogin->forget(*user);
}

} // namespace certdesk
