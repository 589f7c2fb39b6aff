#pragma once
#include "app/core/call.h"
#include "app/core/result.h"
#include "app/core/secret.h"
#include "app/portal/portal.h"
#include "app/token/tokens.h"
#include "app/workflow/answer.h"
#include "app/workflow/checklist.h"
#include "app/workflow/facts.h"
#include "app/workflow/step.h"

#include <optional>

namespace certdesk::workflow {

// What acts on the world: the two interfaces, and what they are checked against.
struct World {
  portal::Portal& portal;
  token::Tokens& tokens;
  std::vector<Bytes> anchors; // DER of the CA's certificates by policy, never from the portal
  std::string origin;         // scheme://host:port whose TLS was verified
  bool practice = false;      // a practice portal
  Outcome clock = {};         // K-11 where this PC's clock is not the portal's; nothing stops for it
};

// The secrets a service needs more than once; they die with the runner.
struct Held {
  Secret code;   // the authorisation code, for EST and for an unlock
  Secret newPin; // of an unlock
  Secret unlockCode = {}; // by telephone
};

// What an act has shown; every field that is set replaces the fact.
struct Learned {
  std::optional<portal::Application> application;
  std::optional<std::vector<token::TokenInfo>> inserted;
  std::optional<std::string> chosenSerial;
  std::optional<bool> ukeyLater, codeGiven, pinGiven, formPrinted, newPinChosen, unlockCodeGiven;
  std::optional<std::string> unlockChallenge;
  std::optional<token::SignedStatement> unlockProof;
  std::optional<token::Installation> proved;
  std::optional<Holdings> holdings;
  std::optional<TriedUkey> tried;
  std::set<int> leftOut; // archived generations there turned out to be no room for
  std::optional<portal::Captcha> captcha;
  std::optional<Secret> code, newPin, unlockCode; // to be held
  // What stood in the way of looking without making the look worthless: a driver that cannot be asked.
  std::optional<Error> trouble;
};

// One blocking act. Looks before it acts wherever the act could be half done already.
[[nodiscard]] Result<Learned> perform(Effect effect, const Facts& facts, const Held& held, World& world,
                                      const Call& call);
// Carries an answer of the person to where it belongs.
[[nodiscard]] Result<Learned> carry(Answer answer, const Facts& facts, const std::string& captchaId, World& world,
                                    const Call& call);

// For the portal's part of an act on a UKEY.
[[nodiscard]] Call portalCall(const Call& call);
// The application as it is now.
[[nodiscard]] Result<portal::Application> fetch(const std::string& id, World& world, const Call& call);
// An application that the portal answered; S-07 as understood() says.
[[nodiscard]] Result<Learned> learnedFrom(Result<portal::Application> observed);

// Fetches the encryption pair that is next. Before an archived one it writes the certificates of what is there.
[[nodiscard]] Result<Learned> installEncryptionPair(const Facts& facts, const Held& held, World& world,
                                                    const Call& call);
[[nodiscard]] Result<Learned> writeCertificates(const Facts& facts, World& world, const Call& call);

[[nodiscard]] token::KeyKind keyKindFor(portal::KeyAlgorithm algorithm);

// Tries a UKEY on session objects (M19): the right one (blank for a recovery, for a renewal the one with the old key:
// T-04, T-16), able to unwrap, with room for all that will be written. T-05 names what may safely be removed from it; no
// act here removes it. Needs an open operation.
[[nodiscard]] Result<Learned> tryUkey(const std::string& serial, const Facts& facts, const Holdings& holdings,
                                      World& world, const Call& call);

// Whether a UKEY will do, each refusal in words of its own.
[[nodiscard]] Outcome refuseUnfit(Fitness fitness);

// Looking changes nothing, so it may follow a failure by itself; acting waits for the person.
[[nodiscard]] bool onlyLooks(Effect effect);
// Which worker an effect belongs to: the UKEY's or the portal's.
[[nodiscard]] bool usesUkey(Effect effect);
[[nodiscard]] bool usesUkey(const Answer& answer);

// What was just issued is none of the application's: another PC was faster, or the portal lies. Whether it is asked for
// again is for the person to say, or the two would go in a circle.
tl::unexpected<Error> takenBack();

// Facts after an act: what was learned replaces; another snapshot of the application makes the holdings unknown unless
// the same act says them and nothing that was issued was taken back, and another UKEY makes everything unknown that was
// seen of the first.
void apply(Learned learned, Facts& facts, Held& held);
// Facts after a failure: what it may have changed is unknown again.
void forgetAfter(ErrorCode code, Facts& facts);

} // namespace certdesk::workflow
