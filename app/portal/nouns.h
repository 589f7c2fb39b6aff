#pragma once
#include "app/core/bytes.h"
#include "app/core/text.h"
#include "app/portal/papers.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// The portal's nouns as values: what resources/portal-api.yaml describes, read and checked. Strings are UTF-8, free of
// control characters and bounded (wire.cpp). Money is integer fen, times are UTC.
namespace certdesk::portal {

// What the portal says of itself before anybody logs in.
struct Hotline {
  std::string name, number, hours;
};
struct Notice {
  std::string id, text;
  bool important = false;
};
struct Service {
  std::string name;      // 示例省数字证书服务平台
  bool practice = false; // a practice portal says so, and is shown so
  std::vector<Hotline> hotlines;
  std::vector<Notice> notices;
  std::string applyAddress;  // the web page where a first certificate is applied for (https); empty where there is none
  std::string minimumClient; // version below which this portal refuses to serve
  Time serverTime{};
  std::string origin; // scheme://host:port whose TLS was verified; filled in by the client, never by JSON
};

struct Account {
  std::string userName, displayName;
  std::string email, phone; // as registered, masked by the portal; empty where there is none
  bool renewalOnly = false; // logged in by a certificate that has expired: nothing but its renewal
  std::optional<Time> answerResetAt = {}; // the last time the security answer was reset by a mailed code, if ever
};

enum class CertificateState { Valid, Frozen, Revoked, Expired, Superseded };
enum class Purpose { Signing, Encryption };

// Why an action is not possible now; empty where it is possible.
struct Action {
  std::string name; // recover, renew, unlock, freeze, unfreeze, revoke
  bool possible = false;
  std::string reason; // for people, in the account's language
};

// One row of "my certificates": the pair that was issued together.
struct CertificateRecord {
  std::string id, subject, business, email, templateName; // business: 制作, 续费, 恢复 …
  Time appliedAt{}, notAfter{};
  CertificateState state = CertificateState::Valid;
  std::string ukeySerial;                          // empty where the portal does not know it
  Bytes signingCertificate, encryptionCertificate; // DER; either may be missing
  std::vector<Action> actions;
};

// Stages of an application. Submitted, Approved and Confirmed are milestones: what lies above them is done. Papers:
// submitted, and the holder owes papers or money. SentBack: the holder mends what the reviewer remarked on.
enum class Stage { Draft, UnderReview, SentBack, Approved, Completed, Refused, Cancelled, Expired, Papers };
enum class Actor { Holder, CertificationAuthority, Nobody };
enum class LossReason { Lost, Stolen, Damaged };

struct Agreement {
  std::string id, version, title, text;
  std::string sha256; // hexadecimal, of the text's UTF-8; goes with the acceptance
};

struct QuoteItem {
  std::string name;         // 单位证书恢复价格
  std::optional<int> years; // nothing: the service does not extend validity ("-")
  std::string unit;         // 年
  std::int64_t priceFen = 0;
  std::string discount; // 无优惠
  std::int64_t totalFen = 0;
};
struct Quote {
  std::vector<QuoteItem> items;
  std::int64_t totalFen = 0;
  Time notAfter{};          // the resulting expiry
  std::optional<int> years; // how many are bought; nothing where there is no choice
};

struct IssuedCertificate {
  Purpose purpose = Purpose::Signing;
  Bytes certificate;  // DER
  int generation = 0; // encryption: 0 current, 1 and on archived, newest first
};

// How a UKEY whose PIN is locked is opened. Escrow: by its security officer's PIN, which the CA keeps. Challenge: by a
// code that the UKEY makes (请求码) and the portal answers (解锁码). Telephone: by the same codes, read out to staff.
enum class UnlockMethod { Escrow, Challenge, Telephone };

// One release of a security officer's PIN, for one UKEY and one ephemeral key of its host (crypto/unlock_seal.h).
struct UnlockGrant {
  Bytes sealed; // only that host opens it
  Bytes nonce;  // to be signed by the UKEY's signing key as proof, once
  Time expires{};
};

enum class KeyAlgorithm { Rsa2048, Rsa3072, EcP256, EcP384 };

struct Application {
  std::string id;      // 业务受理号, the reference number: yyyymmdd and 12 digits
  std::string etag;    // of this snapshot, for If-Match; empty in a list: fetch it before a write
  std::string service; // recovery, renewal, unlock, issue
  Stage stage = Stage::Draft;
  Actor actor = Actor::Holder;
  Time createdAt{}, since{};
  std::string certificateId, subject, templateName, handler; // handler: 经办人
  std::vector<std::string> lines; // names of the checklist lines that apply (wire names of workflow::Step)

  // What was said and lives on the portal.
  std::optional<LossReason> lossReason;
  bool freezeRequested = false;
  std::optional<Agreement> agreement; // the one to accept
  bool agreementAccepted = false;
  std::optional<Quote> quote;      // the only one, or the one that was chosen
  std::vector<Quote> quoteChoices; // one for each number of years on offer; empty where there is no choice
  bool quoteConfirmed = false;
  std::string securityQuestion;
  bool answerVerified = false;
  bool openFilesAcknowledged = false;       // renewal: the person was asked about open tenders and undecrypted files
  std::vector<std::string> lostUkeySerials; // never to be written to again
  std::vector<Form> forms;
  std::vector<Material> materials;
  bool materialsComplete = false, voucherComplete = false; // said so by the person, and every required one is there
  std::optional<Payment> payment;

  // From review on.
  std::string reviewRemark;
  KeyAlgorithm keyAlgorithm = KeyAlgorithm::Rsa2048;
  std::string mailedTo; // masked
  std::optional<Time> mailSentAt, resendAllowedAt;
  std::optional<Time> downloadOpenUntil; // EST is open for this application until then
  bool captchaRequired = false;          // the next download check needs one
  std::string ukeySerial;                // the UKEY it is bound to; empty before enrolment
  std::vector<IssuedCertificate> issued; // after the confirmation: what it named
  std::vector<Bytes> archived; // encryption certificates (DER) of earlier pairs, newest first: generation 1, 2 …
  bool confirmed = false;
  bool receipt = false; // the portal keeps a signed receipt of it
  Time oldNotAfter{}; // the expiry that recovery keeps, and renewal adds to
  std::string oldUkeySerial;
  Bytes oldSigningCertificate;             // DER; renewal and unlock: what the UKEY must hold
  bool encryptionKept = false; // renewal: the encryption key stays, under a new certificate; else a new pair comes
  std::vector<UnlockMethod> unlockMethods; // unlock: what the CA can do for this UKEY
};

struct Captcha {
  std::string id;
  Bytes png;
};

} // namespace certdesk::portal
