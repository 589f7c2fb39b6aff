#pragma once
#include "app/portal/portal.h"
#include "app/token/tokens.h"
#include "app/workflow/checklist.h"
#include "app/workflow/effects.h"
#include "tests/support/recovery_tokens.h"
#include "tests/support/unpapered_portal.h"

#include <array>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

// A portal and some UKEYs as one value that can be copied, with the two interfaces in front of it, as a PC sees them.
// It keeps the rules of the contract and fails the test where a client breaks one. Keys and certificates are the golden
// ones.
namespace certdesk::test {

inline const std::string portalOrigin = "https://portal.example:443";
inline const std::string applicationId = "20261123000541121943";
inline const std::string newUkey = "NEW", otherUkey = "OTHER", spareUkey = "SPARE", lostUkey = "LOST";
inline const std::string owner = "user"; // of the application
inline const std::string password = "right", rightAnswer = "the answer";
inline const std::string rightPin = "123456", factoryPin = "000000", rightCode = "ABCDEFGHJKLMNPQRSTUV";

struct FakeUkey {
  // For what is beside the signing pair and the current encryption pair; Full: not even for these.
  enum class Room { ForAll, ForKeys, ForNothing, Full };
  Room room = Room::ForAll;
  bool inserted = true;
  int pc = 0;                        // at which PC it is, or was last
  bool gone = false;                 // the person gave it up: it never comes back
  std::vector<std::string> keyNames; // which golden keys it will make, one after another
  std::vector<token::KeyEntry> keys;
  std::vector<token::CertificateEntry> certificates;
  token::PinState pin = token::PinState::Ok;
  bool unlocksByCode = false;
  bool open = false;                         // an operation is
  std::optional<token::Installation> proved; // in that operation
};

// What the portal and the UKEY that is unlocked know of its officer's PINs, each of them a number.
struct Officer {
  int onUkey = 0, current = 0;
  std::optional<int> next;
  bool exposed = false;
  int released = 0, allowed = 2; // staff allow one more, once
  int wrongGuesses = 0;          // since the last release
  bool opens = false;            // with the PIN that was chosen
  Bytes kept; // by the host, of an order whose PIN the UKEY refused: what was sealed, and then the nonce
  // By a code: the UKEY waits for the answer to one, which is with its host; the portal or staff have answered one.
  bool asked = false, answered = false, counted = false; // counted: an answer to the one that is asked
  int wrongCodes = 0;                                    // for the one that is asked
  bool late = false; // the minutes of the release are over, until the next download check

  void forget(); // what its host knew
  // By the portal, or by staff on the telephone; the same code again is not counted again.
  bool answer();
};
inline constexpr int mostReleases = 3;
inline constexpr std::string_view chosenPin = "my own PIN", rightUnlockCode = "ANSWERSXT00F",
                                  wrongUnlockCode = "D0ESN0TF1T06", mistypedUnlockCode = "ANSWERSXT00G";

struct FakeState {
  portal::Application application;
  std::array<bool, 2> loggedIn = {true, true}; // by PC
  std::string loggedInAs = owner;
  bool windowOpen = false;
  // Of the authorisation code: how often it was mailed again, whether it has run out, and how often it was given wrong.
  int mailed = 0, wrongCodes = 0;
  bool codeExpired = false;
  // The certificate that it is about: frozen, which stops a renewal; replaced by a recovery that went beside an unlock,
  // which stops the unlock; or revoked, which ends either before it is approved.
  bool frozen = false, superseded = false, revoked = false;
  int wrongAnswers = 0;
  std::map<std::string, FakeUkey> ukeys;
  std::map<std::string, portal::Application> otherApplications;
  Officer officer;
  int revision = 0;
  int released = 0; // how often the application went from one UKEY to another
  // Of one that owes papers: how often the reviewer sends it back, how the person pays, and what was paid until now,
  // by a code or at the bank. What comes by a code that is none any more, or beside a transfer, is paid back at once.
  int sendsBack = 0;
  portal::PaymentMethod willPayBy = portal::PaymentMethod::Online;
  int timesPaid = 0, ordersMade = 0;
  bool transferred = false;

  void changed() { application.etag = "r" + std::to_string(++revision); }
  void pull(const std::string& serial);
  void insert(const std::string& serial, int pc);
  void endHost(int pc); // and every operation of that PC
};
inline constexpr int mostWrong = 2; // codes, answers
// The authorisation code that was mailed last.
[[nodiscard]] std::string codeMailed(const FakeState& state);
[[nodiscard]] std::vector<token::TokenInfo> insertedAt(const FakeState& state, int pc);
// An application for a recovery as the portal makes it, with a blank UKEY inserted and two more in the cupboard.
[[nodiscard]] FakeState freshState();
// The same in a service that asks for contents, papers and money, up to its first page of contents.
[[nodiscard]] FakeState paperedState();
// What such a service asks for, of an application of any service.
void askForPapers(FakeState& state);
// A first certificate that was applied for, with a blank UKEY that has its factory PIN.
[[nodiscard]] FakeState firstState();
// An unlock of the first UKEY.
[[nodiscard]] FakeState unlockState(portal::UnlockMethod method);
// Only the lines of this service that are no papers.
void listLines(portal::Application& application, const workflow::Checklist& checklist);
// A renewal on the first UKEY, which holds what is renewed. kept: the encryption key stays under a new certificate.
[[nodiscard]] FakeState renewalState(bool kept);
[[nodiscard]] bool isOpen(portal::Stage stage); // neither completed nor ended
[[nodiscard]] bool owesPapers(const portal::Application& application);
// What becomes of an application without its holder: it goes to review once nothing is owed.
void settle(portal::Application& application);
void review(FakeState& state); // sent back, or approved
// Ended before it was completed: what was issued for it is revoked, and what was paid on line is paid back.
void endEarly(FakeState& state, portal::Stage stage);
void sendBack(FakeState& state);
void pay(FakeState& state); // by the code that is open
void letExpire(FakeState& state);

// The client's process is gone in the middle of a call.
struct Killed {};

// What goes wrong, at which call of the act (from 1), before it takes effect or after. HostDies: inside of an unlock,
// after the times-th of its calls (login, C_InitPIN, C_SetPIN, login). PinRule: the UKEY has one that a new PIN breaks.
struct Fault {
  enum class What { Nothing, Refuse, Pull, Kill, HostDies, PinRule };
  What what = What::Nothing;
  int call = 0;
  bool after = false;
  ErrorCode code = ErrorCode::ConnectionCut; // of Refuse
  std::optional<std::chrono::seconds> retryAfter = {};
  int times = 0;
};
enum class CallKind { Portal, Est, Token };

// What a portal says that lies: each is given what an honest one would, and changes it. What is kept stays as it is.
struct Lies {
  std::function<void(portal::Application&)> application;
  std::function<void(Bytes& certificate)> enrolled; // and re-enrolled
  std::function<void(portal::Portal::ServerKey&)> serverKey;
};

class FakeWorld : private UnpaperedPortal, private RecoveryTokens { // of what is asked of neither: refused
public:
  explicit FakeWorld(FakeState initial, int atPc = 0) : state(std::move(initial)), pc(atPc) {}
  [[nodiscard]] workflow::World world();
  [[nodiscard]] portal::Portal& portal() { return *this; }
  [[nodiscard]] token::Tokens& tokens() { return *this; }

  FakeState state;
  int pc; // whose client calls
  Fault fault;
  Lies lies;
  std::vector<Bytes> anchors;        // of the client; a UKEY checks what is written against those it is given with it
  std::vector<std::string> log;      // names of the calls
  std::vector<CallKind> kinds;       // of the same
  std::string wroteTo;               // the snapshot that a write named, the first one
  std::vector<Bytes> spared;         // certificates whose keys the last generation had to spare
  std::vector<Error> driverFailures; // what an inventory tells
  std::function<void(const std::string& call)> onCall; // on the worker, before anything

  [[nodiscard]] int count(const std::string& call) const;

private:
  mutable std::recursive_mutex m_mutex; // a watcher looks while a worker acts, and what is done on a call may call
  // Counts, strikes where the fault says so, and does what is to be done.
  template <class R, class Act>
  Result<R> doing(CallKind kind, const std::string& name, Act act);
  std::optional<Error> strike(CallKind kind);
  [[nodiscard]] bool isStruck(Fault::What what) const; // in the call that is under way
  [[nodiscard]] FakeUkey* ukeyHere(const std::string& serial);
  template <class Change>
  Result<portal::Application> write(const std::string& name, const portal::Application& seen, Change change);
  // The same while papers are owed.
  template <class Change>
  Result<portal::Application> onPaper(const std::string& name, const portal::Application& seen, Change change);
  template <class R, class Act>
  Result<R> onUkey(const std::string& name, const std::string& serial, Act act);
  Outcome checkCode(const Secret& code);
  Outcome checkEst(const Secret& code, const std::string& serial);
  Result<Bytes> issueFor(const Secret& code, const Bytes& request);

  Result<portal::Service> service(const Call&) override;
  Result<portal::Account> login(const std::string&, const Secret&, const Call&) override;
  Result<portal::Account> resume(const Secret&, const Call&) override;
  Outcome logout(const Call&) override;
  Secret refreshToken() const override { return {}; }
  Result<std::vector<portal::CertificateRecord>> certificates(const Call&) override;
  Result<std::vector<portal::Application>> applications(const Call&) override;
  Result<std::optional<portal::Application>> application(const std::string&, const std::string&, const Call&) override;
  Result<portal::Application> start(const std::string&, const std::string&, const Call&) override;
  Result<portal::Application> putReason(const portal::Application&, portal::LossReason, bool, const Call&) override;
  Result<portal::Application> acceptAgreement(const portal::Application&, const Call&) override;
  Result<portal::Application> confirmQuote(const portal::Application&, std::optional<int>, const Call&) override;
  Result<portal::Application> checkAnswer(const portal::Application&, const Secret&, const Call&) override;
  Result<portal::Application> submit(const portal::Application&, const Call&) override;
  Result<portal::Application> cancel(const portal::Application&, const Call&) override;
  void setLanguage(const std::string&) override {}
  Result<portal::Application> putForm(const portal::Application&, const std::string&,
                                      const std::vector<portal::FieldValue>&, const Call&) override;
  Result<portal::Upload> startUpload(const std::string&, const portal::UploadRequest&, const Call&) override;
  Result<portal::Upload> appendUpload(const portal::Upload&, const portal::UploadPart&, const Call&) override;
  Result<portal::Upload> upload(const std::string&, const Call&) override;
  Result<Bytes> uploadOctets(const portal::MaterialPage&, const Call&) override;
  Result<portal::Application> arrangeMaterial(const portal::Application&, const std::string&,
                                              const std::vector<portal::PageOrder>&, const Call&) override;
  Result<portal::Application> completeMaterials(const portal::Application&, portal::MaterialRole, const Call&) override;
  Result<portal::Application> orderPayment(const portal::Application&, const Call&) override;
  Result<portal::Application> choosePayment(const portal::Application&, portal::PaymentMethod, const Call&) override;
  Result<portal::Captcha> captcha(const std::string&, const Call&) override;
  Result<portal::Application> downloadCheck(const portal::Application&, const Secret&, const std::string&,
                                            const std::string&, const Call&) override;
  Result<portal::Application> resendMail(const portal::Application&, const Call&) override;
  Result<portal::Application> releaseUkey(const portal::Application&, const Call&) override;
  Result<std::vector<Bytes>> caCertificates(const Call&) override;
  Result<Bytes> enrol(const std::string&, const Secret&, const Bytes&, const Call&) override;
  Result<ServerKey> serverKey(const std::string&, const Secret&, const Bytes&, int, const Call&) override;
  Result<portal::Application> confirm(const portal::Application&, const Bytes&, const Bytes&, const Call&) override;

  Result<Inventory> inventory(const Call&) override;
  Outcome begin(const std::string&, const Secret&, bool, const Call&) override;
  Outcome end(const std::string&, const Call&) override;
  Outcome checkPin(FakeUkey&, const Secret&, bool lastTryConfirmed);
  Outcome changePin(const std::string&, const Secret&, const Secret&, bool, const Call&) override;
  Result<token::Contents> contents(const std::string&, const Call&) override;
  Result<token::Trial> tryOut(const std::string&, const token::NewSet&, const Call&) override;
  Result<Bytes> generateSigningKey(const std::string&, const std::string&, token::KeyKind, const std::vector<Bytes>&,
                                   const Call&) override;
  Result<Bytes> signingRequest(const std::string&, const std::string&, const Bytes&, const Call&) override;
  Result<Bytes> transportRequest(const std::string&, const std::string&, const Bytes&, token::OaepHash,
                                 const Call&) override;
  Outcome installEncryptionKey(const std::string&, const std::string&, const Bytes&, const Bytes&, const Bytes&,
                               const std::vector<Bytes>&, const Call&) override;
  Outcome writeCertificates(const token::Installation&, const std::vector<Bytes>&, const Call&) override;
  Outcome prove(const token::Installation&, const Call&) override;
  Outcome promote(const token::Installation&, const std::string&, const Call&) override;
  Result<token::SignedStatement> confirmation(const token::Installation&, const std::string&, const Call&) override;
  Outcome removePending(const std::string&, const std::string&, const Call&) override;

  // A renewal's own (fake_renewal.cpp).
  Result<portal::Application> acknowledgeOpenFiles(const portal::Application&, const Call&) override;
  Result<Bytes> reenrol(const std::string&, const Secret&, const Bytes&, const Bytes&, const Bytes&,
                        const Call&) override;
  Result<token::RenewalRequest> renewalRequest(const std::string&, const std::string&, const Bytes&, const Bytes&,
                                               const std::string&, const Call&) override;
  Outcome removeOldSigning(const token::Installation&, const Bytes&, const Call&) override;

  // An unlock's own (fake_unlock.cpp).
  Result<token::UnlockKey> unlockKey(const std::string&, const Call&) override;
  Result<portal::UnlockGrant> releaseUnlock(const portal::Application&, const Bytes&, const Bytes&, const Bytes&,
                                            const Call&) override;
  Result<token::SignedStatement> unlock(const std::string&, const token::UnlockOrder&, const Secret&,
                                        const Call&) override;
  Result<std::string> unlockChallenge(const std::string&, const Call&) override;
  Result<Secret> unlockResponse(const portal::Application&, const std::string&, const Call&) override;
  Result<token::SignedStatement> unlockByCode(const std::string&, const token::CodeOrder&, const Secret&, const Secret&,
                                              const Call&) override;
  tl::unexpected<Error> hostDied(); // inside of an unlock
  Result<portal::Application> completeUnlock(const portal::Application&, const Bytes&, const Bytes&,
                                             const Call&) override;
};

// What a fake UKEY "signs": its serial and the key, so that the fake portal can see who asks.
[[nodiscard]] Bytes requestOf(const std::string& serial, const Bytes& key);
// SubjectPublicKeyInfo of a certificate.
[[nodiscard]] const Bytes& keyOf(const Bytes& certificate);

// Golden public keys and certificates by the name of the key, read once.
[[nodiscard]] const Bytes& spkiOf(const std::string& keyName);
[[nodiscard]] const Bytes& signingCertificateOf(const std::string& keyName);
[[nodiscard]] const Bytes& encryptionCertificate(int generation = 0);
[[nodiscard]] bool holds(const FakeUkey& ukey, const Bytes& certificate);
[[nodiscard]] bool hasKey(const FakeUkey& ukey, const Bytes& spki);

} // namespace certdesk::test
