#pragma once
#include "app/portal/nouns.h"
#include "app/token/tokens.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

// What is on a UKEY in plain words (M25): what each thing is, whose it is, and what may safely be done about it. Pure:
// from what the UKEY holds and what the portal says to this account.
namespace certdesk::workflow {

// What the portal says; without it (nobody is logged in) less is known, and nothing may be removed.
struct PortalWord {
  std::vector<portal::CertificateRecord> certificates;
  std::vector<portal::Application> applications;
};

enum class UkeyVerdict {
  InUse,
  Frozen,
  Expired,           // past its end
  Revoked,           //
  OldSigning,        // a signing set that was replaced
  EarlierEncryption, // an earlier encryption key: it stays, for old files
  Unfinished,        // of an application that is not finished
  Abandoned,         // left by an application that the portal calls ended
  OthersUnfinished,  // of an application that this account does not have
  NotInAccount,      // from this CA, and not in this account
  NotOurs,           // another CA's, or a key that nothing here knows
  Undecided,         // from this CA; the portal was not asked
};

// The only two things that may ever be removed: Tokens::removePending and Tokens::removeOldSigning.
struct RemoveLeftover {
  std::string application; // 业务受理号
};
struct RemoveReplaced {
  token::Installation installation; // the confirmed one that replaced it
  Bytes oldCertificate;             // DER
};
using UkeyAction = std::variant<std::monostate, RemoveLeftover, RemoveReplaced>;

// A key with its certificate, or either alone.
struct UkeyItem {
  UkeyVerdict verdict = UkeyVerdict::NotOurs;
  std::optional<portal::Purpose> purpose; // where key or certificate tells it
  bool key = false;                       // its private key is seen
  std::string name, issuer;               // of the certificate; where there is none, the key's label
  Bytes certificate;                      // DER; empty: none
  std::optional<Time> notAfter;
  std::string application; // of what is not finished, or was left behind
  UkeyAction action;
  std::string renewable; // id of the certificate at the portal, where it takes a renewal now
};

// After a login on it.
[[nodiscard]] std::vector<UkeyItem> itemsOn(const std::string& ukeySerial, const token::Contents& contents,
                                            const std::optional<PortalWord>& word, const std::vector<Bytes>& anchors,
                                            Time now);
// Before one: its certificates, which anybody may see. No item has an action, and none is known to have its key.
[[nodiscard]] std::vector<UkeyItem> certificatesOn(const token::TokenInfo& ukey, const std::optional<PortalWord>& word,
                                                   const std::vector<Bytes>& anchors, Time now);

// Which of a UKEY's certificates may log in: for signing, of this CA and not long past their end. Only the portal knows
// whether one is good. notLongPast: seconds after its end in which its renewal may still be asked for.
[[nodiscard]] std::vector<UkeyItem> loginCertificates(const token::TokenInfo& ukey, const std::vector<Bytes>& anchors,
                                                      Time now);

} // namespace certdesk::workflow
