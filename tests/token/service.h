#pragma once
#include "app/workflow/facts.h"
#include "tests/token/authority.h"
#include "tests/token/world.h"

namespace tests {

// A recovery as the program carries it out on one UKEY: what is done is judged by what the portal issued and what the
// UKEY holds, and the first act that is not done comes next.
class Service {
public:
  Service(std::string serial, token::KeyKind kind, bool archivedPair = false);

  enum class Act {
    TryOut,
    SigningKey,
    SigningCertificate,
    EncryptionKey,
    Certificates,
    Proof,
    Promotion,
    Confirmation
  };
  static constexpr int actCount = 8;

  // Looks, and performs the next act; nothing where all is done. Needs an open operation.
  certdesk::Result<std::optional<Act>> next(token::Tokens& tokens);
  // Everything that is left, up to the confirmation.
  certdesk::Outcome finish(token::Tokens& tokens);

  // Both keys and certificates are there, once, prove themselves, and nothing else is on the UKEY.
  void checkFinished(token::Tokens& tokens, bool labelled = true);

  [[nodiscard]] token::Installation installation() const;
  [[nodiscard]] std::vector<Bytes> issued() const; // what the portal lists
  [[nodiscard]] const Authority& authority() const { return m_authority; }
  [[nodiscard]] const Authority::Pair& pair() const { return m_pair; }
  [[nodiscard]] const std::string& application() const { return m_application; }
  [[nodiscard]] Bytes signingKey(token::Tokens& tokens);
  certdesk::Outcome install(token::Tokens& tokens, const Authority::Spoiled& spoiled, const Bytes& certificate);

private:
  [[nodiscard]] certdesk::portal::Application asThePortalSees() const;
  certdesk::Result<certdesk::workflow::Holdings> look(token::Tokens& tokens);
  certdesk::Outcome perform(Act act, token::Tokens& tokens, const certdesk::workflow::Holdings& holdings);
  certdesk::Outcome installPair(token::Tokens& tokens, const Bytes& signingKey, const Authority::Pair& pair);

  Authority m_authority;
  const std::string m_application = "20240615000000000017";
  std::string m_serial;
  token::KeyKind m_kind;
  Authority::Pair m_pair;
  std::optional<Authority::Pair> m_archived;
  bool m_tried = false, m_proved = false, m_promoted = false, m_confirmed = false; // of this process alone
  std::optional<token::Trial> m_trial;
};

} // namespace tests
