#pragma once
#include "app/core/bytes.h"
#include "app/core/call.h"
#include "app/core/result.h"
#include "app/core/secret.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace certdesk::token {

// What the UKEY says about a PIN, from flags alone. Ok means "no warning was shown", never "many tries left": some
// UKEYs never show a flag (PKCS#11 v2.40 section 3.2, CK_TOKEN_INFO flags).
enum class PinState { Ok, SomeWrong, LastTry, Locked, MustChange };

// A UKEY that is inserted, known without a PIN. Its identity is (module, manufacturer, model, serial), never slot or
// label.
struct TokenInfo {
  std::string modulePath;
  std::string manufacturer, model, serial, label;
  bool initialised = true; // false: no PKCS#11 application on it yet
  bool practice = false;   // a practice UKEY, to be refused at a real portal
  PinState pin = PinState::Ok;
  bool pinPad = false;        // the PIN is typed on the reader
  bool unlocksByCode = false; // opens with a code that answers its own (请求码, 解锁码)
  std::size_t minimumPin = 4, maximumPin = 64;
  std::optional<std::uint64_t> freeBytes, totalBytes; // nothing where the UKEY does not say
  std::vector<Bytes> certificates;                    // DER, public objects
  // Else what is not in the list may be on the UKEY all the same: it could not be read, or it was too much.
  bool certificatesWhole = true;
  friend bool operator==(const TokenInfo&, const TokenInfo&) = default;
};

enum class KeyKind { Rsa2048, Rsa3072, EcP256, EcP384 };

// A private key on the UKEY, seen after login. publicKey is the DER SubjectPublicKeyInfo, empty where neither a public
// key object nor a certificate tells it.
struct KeyEntry {
  std::string label;
  Bytes id, publicKey;
  bool signs = false, decrypts = false; // decrypts: decryption or key agreement
};
struct CertificateEntry {
  std::string label;
  Bytes id, certificate;
};
// What a UKEY holds, observed after login: here absent means absent.
struct Contents {
  std::vector<KeyEntry> keys;
  std::vector<CertificateEntry> certificates;
};

// What an application will put on a UKEY.
struct NewSet {
  std::string application; // what it has put there already needs no room again
  KeyKind signing = KeyKind::Rsa2048, encryption = KeyKind::Rsa2048;
  bool encryptionKept = false; // the encryption key is there, and gets another certificate
};

// What was tried on session objects alone, before anything costs (mechanism lists lie).
enum class OaepHash { Sha256, Sha1 };
struct Trial {
  OaepHash oaep = OaepHash::Sha1; // the best the UKEY really unwraps with
  bool roomEnough = true;         // only where the UKEY tells its room
};

// Which certificates and keys an application has put, or will put, on its UKEY.
struct Installation {
  std::string application; // 业务受理号
  std::string ukeySerial;
  Bytes signingCertificate;
  std::vector<Bytes> encryptionCertificates; // current first
  friend bool operator==(const Installation&, const Installation&) = default;
};

struct SignedStatement {
  Bytes statement, signature; // crypto/statement.h; SHA-256 with RSA PKCS#1 v1.5 or ECDSA in DER
};
// A renewal's request for a certificate, and the old key's statement over it (purpose renew).
struct RenewalRequest {
  Bytes request; // PKCS#10
  SignedStatement proof;
};

// Of a host that is to open a UKEY whose PIN is locked: its ephemeral key, whose private half stays there until it is
// used, and a nonce.
struct UnlockKey {
  Bytes publicKey, nonce; // SubjectPublicKeyInfo; octets
};
// A portal's release for that key (crypto/unlock_seal.h).
struct UnlockOrder {
  std::string application;
  Bytes certificate;   // DER, of the signing key that proves the new PIN
  Bytes sealed, nonce; // as the portal gave them; none: of the order before, which P-04 alone stopped (unlock())
  std::string origin;
};
// What a UKEY that opens with a code shall sign when it is open: the challenge stands where an order has its nonce.
struct CodeOrder {
  std::string application;
  Bytes certificate; // DER, of the signing key that proves the new PIN
  std::string challenge, origin;
};

// The UKEYs of this PC as the rest of the program sees them. Every call blocks and is made on a worker. Nothing here
// signs or decrypts bytes that the caller chose. No deadline cuts a call that writes or spends a PIN try, or gets on.
//
// The PIN crosses once per operation: begin() logs in, with exactly one C_Login, and keeps the PIN in the host's locked
// memory until end(), also over re-opened sessions. A driver crash or a pulled UKEY ends the operation (P-06, T-01).
class Tokens {
public:
  virtual ~Tokens() = default;

  // All inserted UKEYs of all modules. A module that does not answer is told in the errors, and its UKEYs are listed as
  // they were seen last.
  struct Inventory {
    std::vector<TokenInfo> tokens;
    std::vector<Error> failures; // D-xx, one for each module that could not be asked
    // Serials of those that are shown as they were seen before: an operation is open, which may have written since, or
    // their module could not be asked.
    std::set<std::string> seenBefore = {};
  };
  virtual Result<Inventory> inventory(const Call&) = 0;

  // One login. lastTryConfirmed: the person has said an explicit yes to spending the last try (else P-07).
  // P-01, P-02, P-03, P-05 (factory PIN), T-02 (also where two different UKEYs have the serial). However long the
  // driver takes, here as in every other call: a stop ends its host, and is answered at once with K-04.
  virtual Outcome begin(const std::string& serial, const Secret& pin, bool lastTryConfirmed, const Call&) = 0;
  virtual Outcome end(const std::string& serial, const Call&) = 0;
  // Both PINs are typed on the reader where the UKEY has one (pinPad): what is given here is not looked at.
  // As begin(), and P-04, P-08, P-09 of the new one.
  virtual Outcome changePin(const std::string& serial, const Secret& oldPin, const Secret& newPin,
                            bool lastTryConfirmed, const Call&) = 0;

  // The rest needs begin().
  virtual Result<Contents> contents(const std::string& serial, const Call&) = 0;
  // Transport key and the unwrap of a throw-away key of the kind, session objects only. T-05, T-06, T-07.
  virtual Result<Trial> tryOut(const std::string& serial, const NewSet&, const Call&) = 0;
  // On the UKEY, labelled ~pending:<application>:sign, never extractable. Answers its SubjectPublicKeyInfo. A key of
  // the application that is there and signs is the answer again; what an interruption left of one is removed, but never
  // a key that a certificate in `issued` (DER: all that the portal lists for the application) is for: T-10, T-14.
  virtual Result<Bytes> generateSigningKey(const std::string& serial, const std::string& application, KeyKind,
                                           const std::vector<Bytes>& issued, const Call&) = 0;
  // PKCS#10 (RFC 2986) for that key, verified before it leaves the host.
  virtual Result<Bytes> signingRequest(const std::string& serial, const std::string& application,
                                       const Bytes& publicKey, const Call&) = 0;
  // Makes a transport key (session object, one at a time) and the PKCS#10 for serverkeygen, signed by the signing key.
  virtual Result<Bytes> transportRequest(const std::string& serial, const std::string& application,
                                         const Bytes& signingKey, OaepHash, const Call&) = 0;
  // Checks the key package (KMC signature, application, serial, both keys, certificate and its chain to the anchors)
  // and unwraps the key onto the UKEY, unless it is there already. C-02 … C-08, T-05, T-06.
  virtual Outcome installEncryptionKey(const std::string& serial, const std::string& application,
                                       const Bytes& signingKey, const Bytes& keyPackage, const Bytes& certificate,
                                       const std::vector<Bytes>& anchors, const Call&) = 0;
  // Writes the certificates that are not there yet, each beside its key, after checking public key, chain and purpose.
  virtual Outcome writeCertificates(const Installation&, const std::vector<Bytes>& anchors, const Call&) = 0;
  // Re-opens the session, reads every certificate back byte for byte, signs and verifies, encrypts and decrypts with
  // nonces of the host's own. T-09, T-10.
  virtual Outcome prove(const Installation&, const Call&) = 0;
  // Final label and CKA_ID (20-byte SKI), object by object, where the UKEY lets them be changed; then re-opens the session
  // and sees whether each certificate is beside its key (T-09 where not). A key that had a certificate before keeps its
  // CKA_ID, and the new certificate has that one, too.
  virtual Outcome promote(const Installation&, const std::string& name, const Call&) = 0;
  // The confirm statement (crypto/statement.h) over the certificates' hashes, signed by the new signing key.
  virtual Result<SignedStatement> confirmation(const Installation&, const std::string& origin, const Call&) = 0;
  // Renewal: the PKCS#10 for the application's new key, and the proof by the key of the old certificate. T-16 where the
  // UKEY does not hold that key.
  virtual Result<RenewalRequest> renewalRequest(const std::string& serial, const std::string& application,
                                                const Bytes& publicKey, const Bytes& oldCertificate,
                                                const std::string& origin, const Call&) = 0;
  // Removes a signing certificate and its key that the installation has replaced; only where all of the installation is
  // on the UKEY, and only a private key that has just signed as that certificate says. Encryption keys and certificates
  // are never removed. Twice is as good as once.
  virtual Outcome removeOldSigning(const Installation&, const Bytes& oldCertificate, const Call&) = 0;
  // A login statement (crypto/statement.h, purpose login) over the portal's nonce.
  virtual Result<SignedStatement> loginStatement(const std::string& serial, const Bytes& certificate,
                                                 const std::string& origin, const std::string& nonce, const Call&) = 0;
  // Unlock, without begin(): no user PIN is known. First the host's key, then the order sealed for it: logs in as security
  // officer (at most the two PINs inside, one C_Login each, the second only where the first was wrong; no last try is
  // spent on a guess), sets the user's PIN, changes the officer's and logs in with that one, logs in with the user's,
  // signs the nonce. P-04, and then the
  // order is kept for another PIN until end(), unlockKey(), or the UKEY is missed; T-09, U-06, U-07 (also: none is kept).
  virtual Result<UnlockKey> unlockKey(const std::string& serial, const Call&) = 0;
  virtual Result<SignedStatement> unlock(const std::string& serial, const UnlockOrder&, const Secret& newPin,
                                         const Call&) = 0;
  // Unlock by code, where the UKEY says unlocksByCode, and without begin() too. The challenge (请求码) is 12 characters
  // and replaces the one before; it lasts until the UKEY is pulled or its host ends.
  virtual Result<std::string> unlockChallenge(const std::string& serial, const Call&) = 0;
  // The response (解锁码) as it was typed. P-04, P-08 before anything; U-08 mistyped, and nothing was tried; U-04
  // wrong, U-05 where this challenge takes no more (the third was wrong, or there is no such challenge any more). Then
  // logs in with the new PIN and signs the statement of unlock(), its nonce being the challenge's octets.
  virtual Result<SignedStatement> unlockByCode(const std::string& serial, const CodeOrder&, const Secret& response,
                                               const Secret& newPin, const Call&) = 0;
  // Removes objects labelled ~pending:<application>:sign and nothing else: encryption keys stay.
  virtual Outcome removePending(const std::string& serial, const std::string& application, const Call&) = 0;
};

} // namespace certdesk::token
