#pragma once
#include "app/core/result.h"
#include "app/credentials/kept_login.h"
#include "app/portal/account_desk.h"
#include "app/portal/certificate_desk.h"
#include "app/portal/portal.h"
#include "app/target.h"
#include "app/token/tokens.h"
#include "app/workflow/effects.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace certdesk {

// The concrete rooms behind the interfaces, wired once for both programs: the portal over the network, the token hosts
// and the keychain.
class House {
public:
  // Talks to nobody yet. Without an address there is no portal(); with one there are anchors, or K-03. environment: for
  // the token hosts alone. K-02 and K-03 for the anchors and the address.
  static Result<std::unique_ptr<House>> build(const Target& target, const std::string& language,
                                              std::vector<std::pair<std::string, std::string>> environment = {});

  [[nodiscard]] portal::Portal& portal() { return *m_portal; }
  // The same portal's other desks.
  [[nodiscard]] portal::CertificateDesk& certificateDesk() { return *m_certificateDesk; }
  [[nodiscard]] portal::AccountDesk& accountDesk() { return *m_accountDesk; }
  [[nodiscard]] token::Tokens& tokens() { return *m_tokens; }
  [[nodiscard]] credentials::CredentialStore& credentials() { return *m_credentials; }
  [[nodiscard]] const std::vector<Bytes>& anchors() const { return m_anchors; }

  // What the runner acts on: asks the portal who it is, so that the verified origin goes into what the UKEY signs.
  Result<workflow::World> world();

  // The kept login: taken up (A-15 where there is none), kept anew (its token changes with every use), or forgotten.
  // K-01 where nothing would outlive this program.
  Outcome resume();
  Outcome keep(const std::string& userName);
  Outcome forget();
  // Whose login was taken up; empty: nobody's.
  [[nodiscard]] const std::string& resumed() const { return m_resumed; }

private:
  House() = default;
  std::unique_ptr<portal::Portal> m_portal;
  portal::CertificateDesk* m_certificateDesk = nullptr;
  portal::AccountDesk* m_accountDesk = nullptr;
  std::unique_ptr<token::Tokens> m_tokens;
  std::unique_ptr<credentials::CredentialStore> m_credentials;
  std::vector<Bytes> m_anchors;
  std::optional<credentials::KeptLogin> m_keptLogin; // where there is a portal
  std::string m_resumed;
};

} // namespace certdesk
