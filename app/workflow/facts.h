#pragma once
#include "app/core/known.h"
#include "app/portal/nouns.h"
#include "app/token/tokens.h"

#include <string>
#include <vector>

namespace certdesk::workflow {

// What the bound UKEY holds of one application: made from its contents, after login, and what the portal has issued.
struct Holdings {
  Bytes signingKey;                    // SubjectPublicKeyInfo of the application's signing key; empty: known absent
  bool signingIssued = false;          // the portal has issued a certificate for exactly this key
  bool encryptionKey = false;          // the key of the current encryption certificate is there
  bool certificates = false;           // all of the issued certificates are there, byte for byte
  bool foreignKeys = false;            // private keys that are nobody's application's: not a blank UKEY
  std::vector<std::string> leftBehind; // other applications whose unfinished keys are on it
  friend bool operator==(const Holdings&, const Holdings&) = default;
};

// A UKEY that was tried, and how well it unwraps.
struct TriedUkey {
  std::string serial;
  token::Trial trial;
};

// Everything the checklist judges by: a plain value without secrets. Observed facts are Known; what the portal says is
// replaced as one snapshot.
struct Facts {
  Known<portal::Application> application;
  Known<std::vector<token::TokenInfo>> inserted;
  std::string applicationId;
  std::string chosenSerial; // said by the person; the portal's binding goes before it
  bool ukeyLater = false;   // said: the new UKEY is not at hand yet
  bool codeGiven = false;   // the download check passed and the code is held
  bool pinGiven = false;    // an operation is open on the bound UKEY
  Known<Holdings> holdings;
  Known<TriedUkey> tried;
  Known<token::Installation> proved; // what was read back and proved; anything else is not
};

// The serial the wizard is bound to; empty where none is yet.
[[nodiscard]] std::string boundSerial(const Facts& facts);
// The bound UKEY where it is known to be inserted.
[[nodiscard]] const token::TokenInfo* boundUkey(const Facts& facts);

[[nodiscard]] Holdings holdingsOf(const token::Contents& contents, const portal::Application& application);
// What the application has put or will put on its UKEY, from what the portal issued.
[[nodiscard]] token::Installation installationOf(const portal::Application& application, const std::string& serial);
[[nodiscard]] const portal::IssuedCertificate* issuedSigning(const portal::Application& application);

// Whether a UKEY may be chosen for this application; the code says why not.
enum class Fitness { Fits, IsTheLostOne, BoundToAnother, NotInitialised, PinLocked, PracticeAtRealPortal };
[[nodiscard]] Fitness fitnessOf(const token::TokenInfo& ukey, const portal::Application& application,
                                bool practicePortal);

// The UKEY went, its host died or its session ended: what was seen of it is unknown again, and its PIN is gone.
void forgetUkey(Facts& facts);

} // namespace certdesk::workflow
