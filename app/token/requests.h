#pragma once
#include "app/token/tokens.h"
#include "app/token/wire.h"

#include <variant>

// Everything that may be asked of a token host: one struct for each function of Tokens, and no other. Nothing in here
// hands octets to a UKEY to be signed or decrypted.
namespace certdesk::token {

struct Nothing {};
struct Listed {
  std::vector<TokenInfo> tokens;
  bool worn = false; // the driver leaks: its host is better started anew where nobody is at work
};
struct Made {
  Bytes der; // a SubjectPublicKeyInfo or a PKCS#10
};

struct Challenge {
  std::string code; // 请求码
};

struct ListUkeys {
  using Answer = Listed;
};
struct Begin {
  using Answer = Nothing;
  std::string serial;
  Secret pin;
  bool lastTryConfirmed = false;
};
struct End {
  using Answer = Nothing;
  std::string serial;
};
struct ChangePin {
  using Answer = Nothing;
  std::string serial;
  Secret oldPin, newPin;
  bool lastTryConfirmed = false;
};
struct ReadContents {
  using Answer = Contents;
  std::string serial;
};
struct TryOut {
  using Answer = Trial;
  std::string serial;
  NewSet wanted;
};
struct GenerateSigningKey {
  using Answer = Made;
  std::string serial, application;
  KeyKind kind = KeyKind::Rsa2048;
  std::vector<Bytes> issued; // certificates: their keys are never removed
};
struct MakeSigningRequest {
  using Answer = Made;
  std::string serial, application;
  Bytes publicKey;
};
struct MakeTransportRequest {
  using Answer = Made;
  std::string serial, application;
  Bytes signingKey;
  OaepHash oaep = OaepHash::Sha1;
};
struct InstallEncryptionKey {
  using Answer = Nothing;
  std::string serial, application;
  Bytes signingKey, keyPackage, certificate;
  std::vector<Bytes> anchors;
};
struct WriteCertificates {
  using Answer = Nothing;
  Installation installation;
  std::vector<Bytes> anchors;
};
struct Prove {
  using Answer = Nothing;
  Installation installation;
};
struct Promote {
  using Answer = Nothing;
  Installation installation;
  std::string name;
};
struct Confirm {
  using Answer = SignedStatement;
  Installation installation;
  std::string origin;
};
struct MakeRenewalRequest {
  using Answer = RenewalRequest;
  std::string serial, application;
  Bytes publicKey, oldCertificate;
  std::string origin;
};
struct RemoveOldSigning {
  using Answer = Nothing;
  Installation installation;
  Bytes oldCertificate;
};
struct MakeLoginStatement {
  using Answer = SignedStatement;
  std::string serial;
  Bytes certificate;
  std::string origin, nonce;
};
struct MakeUnlockKey {
  using Answer = UnlockKey;
  std::string serial;
};
struct Unlock {
  using Answer = SignedStatement;
  std::string serial;
  UnlockOrder order;
  Secret newPin;
};
struct MakeChallenge {
  using Answer = Challenge;
  std::string serial;
};
struct UnlockByCode {
  using Answer = SignedStatement;
  std::string serial;
  CodeOrder order;
  Secret response, newPin;
};
struct RemovePending {
  using Answer = Nothing;
  std::string serial, application;
};

// The order is the wire's: append only, with a new version of the hello where an old one changes.
using Request = std::variant<ListUkeys, Begin, End, ChangePin, ReadContents, TryOut, GenerateSigningKey,
                             MakeSigningRequest, MakeTransportRequest, InstallEncryptionKey, WriteCertificates, Prove,
                             Promote, Confirm, RemovePending, MakeRenewalRequest, RemoveOldSigning, MakeLoginStatement,
                             MakeUnlockKey, Unlock, MakeChallenge, UnlockByCode>;

// What a host sends first.
struct Hello {
  static constexpr std::uint64_t current = 7;
  std::uint64_t version = current;
};
// Sent while a request is worked on, after calls into the driver: it is slow, and it is alive.
struct Beat {};
// A failure on its way over the wire.
struct Failure {
  std::string code; // the name of the ErrorCode
  std::string detail;
  bool over = false; // the operation on this UKEY ended with it
};

constexpr PinState lastOf(PinState) { return PinState::MustChange; }
constexpr KeyKind lastOf(KeyKind) { return KeyKind::EcP384; }
constexpr OaepHash lastOf(OaepHash) { return OaepHash::Sha1; }

void fields(auto&, Like<Nothing> auto&) {}
void fields(auto&, Like<ListUkeys> auto&) {}
void fields(auto&, Like<Beat> auto&) {}
void fields(auto& wire, Like<Hello> auto& m) { wire("version", m.version); }
void fields(auto& wire, Like<Failure> auto& m) {
  wire("code", m.code);
  wire("detail", m.detail);
  wire("over", m.over);
}
void fields(auto& wire, Like<TokenInfo> auto& m) {
  wire("module", m.modulePath);
  wire("manufacturer", m.manufacturer);
  wire("model", m.model);
  wire("serial", m.serial);
  wire("label", m.label);
  wire("initialised", m.initialised);
  wire("practice", m.practice);
  wire("pin", m.pin);
  wire("pinPad", m.pinPad);
  wire("byCode", m.unlocksByCode);
  wire("minimumPin", m.minimumPin);
  wire("maximumPin", m.maximumPin);
  wire("free", m.freeBytes);
  wire("total", m.totalBytes);
  wire("certificates", m.certificates);
  wire("whole", m.certificatesWhole);
}
void fields(auto& wire, Like<Listed> auto& m) {
  wire("tokens", m.tokens);
  wire("worn", m.worn);
}
void fields(auto& wire, Like<Made> auto& m) { wire("der", m.der); }
void fields(auto& wire, Like<Begin> auto& m) {
  wire("serial", m.serial);
  wire("lastTry", m.lastTryConfirmed);
  wire.secret(m.pin);
}
void fields(auto& wire, Like<End> auto& m) { wire("serial", m.serial); }
void fields(auto& wire, Like<ChangePin> auto& m) {
  wire("serial", m.serial);
  wire("lastTry", m.lastTryConfirmed);
  wire.secret(m.oldPin);
  wire.secret(m.newPin);
}
void fields(auto& wire, Like<ReadContents> auto& m) { wire("serial", m.serial); }
void fields(auto& wire, Like<KeyEntry> auto& m) {
  wire("label", m.label);
  wire("id", m.id);
  wire("publicKey", m.publicKey);
  wire("signs", m.signs);
  wire("decrypts", m.decrypts);
}
void fields(auto& wire, Like<CertificateEntry> auto& m) {
  wire("label", m.label);
  wire("id", m.id);
  wire("certificate", m.certificate);
}
void fields(auto& wire, Like<Contents> auto& m) {
  wire("keys", m.keys);
  wire("certificates", m.certificates);
}
void fields(auto& wire, Like<TryOut> auto& m) {
  wire("serial", m.serial);
  wire("application", m.wanted.application);
  wire("signing", m.wanted.signing);
  wire("encryption", m.wanted.encryption);
  wire("kept", m.wanted.encryptionKept);
}
void fields(auto& wire, Like<Trial> auto& m) {
  wire("oaep", m.oaep);
  wire("room", m.roomEnough);
}
void fields(auto& wire, Like<GenerateSigningKey> auto& m) {
  wire("serial", m.serial);
  wire("application", m.application);
  wire("kind", m.kind);
  wire("issued", m.issued);
}
void fields(auto& wire, Like<MakeSigningRequest> auto& m) {
  wire("serial", m.serial);
  wire("application", m.application);
  wire("publicKey", m.publicKey);
}
void fields(auto& wire, Like<MakeTransportRequest> auto& m) {
  wire("serial", m.serial);
  wire("application", m.application);
  wire("signingKey", m.signingKey);
  wire("oaep", m.oaep);
}
void fields(auto& wire, Like<InstallEncryptionKey> auto& m) {
  wire("serial", m.serial);
  wire("application", m.application);
  wire("signingKey", m.signingKey);
  wire("keyPackage", m.keyPackage);
  wire("certificate", m.certificate);
  wire("anchors", m.anchors);
}
void fields(auto& wire, Like<Installation> auto& m) {
  wire("application", m.application);
  wire("serial", m.ukeySerial);
  wire("signing", m.signingCertificate);
  wire("encryption", m.encryptionCertificates);
}
void fields(auto& wire, Like<WriteCertificates> auto& m) {
  wire("installation", m.installation);
  wire("anchors", m.anchors);
}
void fields(auto& wire, Like<Prove> auto& m) { wire("installation", m.installation); }
void fields(auto& wire, Like<Promote> auto& m) {
  wire("installation", m.installation);
  wire("name", m.name);
}
void fields(auto& wire, Like<Confirm> auto& m) {
  wire("installation", m.installation);
  wire("origin", m.origin);
}
void fields(auto& wire, Like<SignedStatement> auto& m) {
  wire("statement", m.statement);
  wire("signature", m.signature);
}
void fields(auto& wire, Like<MakeRenewalRequest> auto& m) {
  wire("serial", m.serial);
  wire("application", m.application);
  wire("publicKey", m.publicKey);
  wire("old", m.oldCertificate);
  wire("origin", m.origin);
}
void fields(auto& wire, Like<RenewalRequest> auto& m) {
  wire("request", m.request);
  wire("proof", m.proof);
}
void fields(auto& wire, Like<RemoveOldSigning> auto& m) {
  wire("installation", m.installation);
  wire("old", m.oldCertificate);
}
void fields(auto& wire, Like<MakeLoginStatement> auto& m) {
  wire("serial", m.serial);
  wire("certificate", m.certificate);
  wire("origin", m.origin);
  wire("nonce", m.nonce);
}
void fields(auto& wire, Like<MakeUnlockKey> auto& m) { wire("serial", m.serial); }
void fields(auto& wire, Like<UnlockKey> auto& m) {
  wire("publicKey", m.publicKey);
  wire("nonce", m.nonce);
}
void fields(auto& wire, Like<UnlockOrder> auto& m) {
  wire("application", m.application);
  wire("certificate", m.certificate);
  wire("sealed", m.sealed);
  wire("nonce", m.nonce);
  wire("origin", m.origin);
}
void fields(auto& wire, Like<Unlock> auto& m) {
  wire("serial", m.serial);
  wire("order", m.order);
  wire.secret(m.newPin);
}
void fields(auto& wire, Like<MakeChallenge> auto& m) { wire("serial", m.serial); }
void fields(auto& wire, Like<Challenge> auto& m) { wire("code", m.code); }
void fields(auto& wire, Like<CodeOrder> auto& m) {
  wire("application", m.application);
  wire("certificate", m.certificate);
  wire("challenge", m.challenge);
  wire("origin", m.origin);
}
void fields(auto& wire, Like<UnlockByCode> auto& m) {
  wire("serial", m.serial);
  wire("order", m.order);
  wire.secret(m.response);
  wire.secret(m.newPin);
}
void fields(auto& wire, Like<RemovePending> auto& m) {
  wire("serial", m.serial);
  wire("application", m.application);
}

} // namespace certdesk::token
