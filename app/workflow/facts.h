#pragma once
#include "app/core/known.h"
#include "app/portal/nouns.h"
#include "app/token/tokens.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace certdesk::workflow {

// What the bound UKEY holds of one application: made from its contents, after login, and what the portal has issued.
struct Holdings {
  Bytes signingKey;           // SubjectPublicKeyInfo of the application's signing key; empty: known absent
  bool signingIssued = false; // the portal has issued a certificate for exactly this key
  bool encryptionKey = false; // the key of the current encryption certificate is there
  bool certificates = false;  // the signing and that encryption certificate are there, byte for byte
  // Of the archived encryption pairs that were issued, by generation: whose key is there, and whose certificate.
  std::set<int> archivedKeys, archivedCertificates;
  bool foreignKeys = false;            // private keys that are nobody's application's: not a blank UKEY
  std::vector<std::string> leftBehind; // other applications whose unfinished keys are on it
  bool oldKey = false;                 // the private key that a renewal replaces is there, and signs
  bool oldSigning = false;             // that key, or its certificate, is there
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
  std::string chosenSerial;  // said by the person; the portal's binding goes before it
  bool ukeyLater = false;    // said: the new UKEY is not at hand yet
  bool formPrinted = false;  // said: the acceptance form was printed or saved
  bool codeGiven = false;    // the download check passed and the code is held
  bool pinGiven = false;     // an operation is open on the bound UKEY
  bool newPinChosen = false; // unlock: the new PIN is held
  // Unlock by a code: the one that the bound UKEY shows (请求码), and whether its answer, by telephone, is held.
  Known<std::string> unlockChallenge;
  bool unlockCodeGiven = false;
  Known<token::SignedStatement> unlockProof; // made in this run: the bound UKEY opens with the new PIN
  Known<Holdings> holdings;
  Known<TriedUkey> tried;
  Known<token::Installation> proved; // what was read back and proved; anything else is not
  std::set<int>
      leftOut; // archived generations the bound UKEY has no room for, learned in this run; a later one may look
};

// Whether the service is about what is on a UKEY already, and stays on it: renewal and unlock.
[[nodiscard]] bool staysOnItsUkey(const portal::Application& application);
// The serial the wizard is bound to; empty where none is yet.
[[nodiscard]] std::string boundSerial(const Facts& facts);
// The bound UKEY where it is known to be inserted.
[[nodiscard]] const token::TokenInfo* boundUkey(const Facts& facts);

[[nodiscard]] Holdings holdingsOf(const token::Contents& contents, const portal::Application& application);
// How the bound UKEY is unlocked: the first of the portal's ways that it can take. Nothing: it is not there, or can none.
[[nodiscard]] std::optional<portal::UnlockMethod> unlockMethodOf(const Facts& facts);
// It is by telephone, or, as long as the UKEY is not seen, may turn out to be.
[[nodiscard]] bool mayUnlockByTelephone(const Facts& facts);
// What is on the bound UKEY, or will be: of what was issued, without the archived pairs that are not there.
[[nodiscard]] token::Installation installationOf(const Facts& facts);
// All that was issued, from there.
[[nodiscard]] token::Installation installationOf(const portal::Application& application, const std::string& serial);
[[nodiscard]] const portal::Form* formNamed(const portal::Application& application, std::string_view id);
[[nodiscard]] const portal::IssuedCertificate* issuedSigning(const portal::Application& application);

// The generation of the encryption pair that has to be fetched next: the current one, then archived ones, newest first.
[[nodiscard]] std::optional<int> pairToFetch(const Facts& facts);

// Of everything whose key is there.
[[nodiscard]] bool certificatesWritten(const Facts& facts);

// Of the archived encryption pairs: how many are on the UKEY, and how many are not, for lack of room. True to the end,
// and at any time after it.
struct ArchivedPairs {
  int written = 0, notWritten = 0;
};
[[nodiscard]] ArchivedPairs archivedPairs(const Facts& facts);

// Whether a UKEY may be chosen for this application; the code says why not.
enum class Fitness {
  Fits,
  IsTheLostOne,
  BoundToAnother,
  NotInitialised,
  PinLocked,
  PracticeAtRealPortal,
  LacksCertificate
};
[[nodiscard]] Fitness fitnessOf(const token::TokenInfo& ukey, const portal::Application& application,
                                bool practicePortal);

// The UKEY went, its host died or its session ended: what was seen of it is unknown again, and its PIN is gone.
void forgetUkey(Facts& facts);
// It is out of its reader, or another one is meant: the code it showed is void, too.
void forgetPulled(Facts& facts);

} // namespace certdesk::workflow
