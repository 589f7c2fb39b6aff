#include "app/house.h"

#include "app/core/file.h"
#include "app/core/platform.h"
#include "app/credentials/open_credential_store.h"
#include "app/portal/rest_portal.h"
#include "app/token/host_tokens.h"

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
    house->m_portal = std::move(*portal);
  }

  token::HostOptions hosts;
  hosts.hostProgram = platform::executableDirectory() / hostProgram;
  hosts.modules = target.modules;
  hosts.environment = std::move(environment);
  house->m_tokens = std::make_unique<token::HostTokens>(std::move(hosts));
  house->m_credentials = credentials::openCredentialStore();
  house->m_keptLogin = "refresh " + target.portal;
  return house;
}

Result<workflow::World> House::world() {
  auto service = m_portal->service(Call{});
  if (!service) return failed(service);
  return workflow::World{*m_portal, *m_tokens, m_anchors, service->origin, service->practice};
}

Outcome House::resume() {
  auto kept = m_credentials->read(m_keptLogin);
  if (!kept) return failed(kept);
  const auto nobody = Secret();
  auto account = m_portal->resume(*kept ? **kept : nobody, Call{});
  if (!account) return failed(account);
  return keep();
}

Outcome House::keep() {
  if (!m_credentials->lasting()) return credentials::noKeychain("a login would be kept in memory alone");
  return m_credentials->write(m_keptLogin, m_portal->refreshToken());
}

Outcome House::forget() {
  auto kept = m_credentials->read(m_keptLogin);
  if (kept && *kept && m_portal->resume(**kept, Call{})) (void)m_portal->logout(Call{});
  return m_credentials->remove(m_keptLogin);
}

} // namespace certdesk
