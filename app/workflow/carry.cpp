#include "app/core/unlock_code.h"
#include "app/token/failures.h"
#include "app/workflow/effects.h"
#include "app/workflow/open_ukey.h"
#include "app/workflow/unlock_effect.h"

#include <algorithm>
#include <utility>

// Carries what the person said to the portal or the UKEY.
namespace certdesk::workflow {

// Asked before a PIN is asked for or spent.
Outcome refuseUnfit(Fitness fitness) {
  switch (fitness) {
  case Fitness::Fits:
    return {};
  case Fitness::IsTheLostOne:
    return fail(ErrorCode::UkeyIsTheLostOne);
  case Fitness::BoundToAnother:
    return fail(ErrorCode::UkeyBoundToAnother);
  case Fitness::NotInitialised:
    return fail(ErrorCode::UkeyNotInitialised);
  case Fitness::PinLocked:
    return {}; // the host says so, at the login it refuses
  case Fitness::PracticeAtRealPortal:
    return fail(ErrorCode::UkeyPractice);
  case Fitness::LacksCertificate:
    return token::lacksCertificate("its public certificates");
  }
  return {};
}

namespace {

const token::TokenInfo* find(const std::vector<token::TokenInfo>& ukeys, const std::string& serial) {
  const auto found = std::find_if(ukeys.begin(), ukeys.end(), [&](const auto& ukey) { return ukey.serial == serial; });
  return found == ukeys.end() ? nullptr : &*found;
}

// The UKEYs as they are now, and the one meant checked: the picture on the screen may be a second old.
Result<Learned> lookAndCheck(const std::string& serial, const Facts& facts, World& world, const Call& call) {
  auto inventory = world.tokens.inventory(call);
  if (!inventory) return failed(inventory);
  Learned learned;
  learned.inserted = std::move(inventory->tokens);
  const auto* ukey = find(*learned.inserted, serial);
  if (ukey == nullptr) return learned; // the new picture says it; a login would be refused by the host
  if (auto fit = refuseUnfit(fitnessOf(*ukey, *facts.application, world.practice)); !fit) return failed(fit);
  return learned;
}

// While the help desk is still on the line, and before a PIN is chosen for nothing.
Outcome checkUnlockCode(const Secret& typed) {
  auto code = readUnlockCode(typed.text());
  if (!code) return token::unlockCodeMistyped("as it was typed");
  wipe(*code);
  return {};
}

struct Carrier {
  const Facts& facts;
  const std::string& captchaId;
  World& world;
  const Call& call;

  const portal::Application& application() const { return *facts.application; }

  Result<Learned> operator()(SayReason& said) const {
    return learnedFrom(world.portal.putReason(application(), said.reason, said.freeze, call));
  }
  Result<Learned> operator()(AcceptAgreement&) const {
    return learnedFrom(world.portal.acceptAgreement(application(), call));
  }
  Result<Learned> operator()(ConfirmQuote& said) const {
    return learnedFrom(world.portal.confirmQuote(application(), said.years, call));
  }
  Result<Learned> operator()(AcknowledgeOpenFiles&) const {
    return learnedFrom(world.portal.acknowledgeOpenFiles(application(), call));
  }
  Result<Learned> operator()(ChooseNewPin& said) const {
    if (const auto* ukey = boundUkey(facts))
      if (auto good = checkNewPinFor(*ukey, said.pin); !good) return failed(good);
    Learned learned;
    learned.newPin = std::move(said.pin);
    learned.newPinChosen = true;
    return learned;
  }
  Result<Learned> operator()(GiveUnlockCode& said) const {
    if (auto typed = checkUnlockCode(said.code); !typed) return failed(typed);
    Learned learned;
    learned.unlockCode = std::move(said.code);
    learned.unlockCodeGiven = true;
    return learned;
  }
  Result<Learned> operator()(CodeAgain&) const {
    Learned learned;
    learned.codeGiven = false;
    learned.code = Secret();
    return learned;
  }
  Result<Learned> operator()(GiveAnswer& said) const {
    return learnedFrom(world.portal.checkAnswer(application(), said.answer, call));
  }
  Result<Learned> operator()(CheckUkey& said) const;
  Result<Learned> operator()(UkeyLater&) const {
    Learned learned;
    learned.ukeyLater = true;
    return learned;
  }
  Result<Learned> operator()(SubmitApplication&) const { return learnedFrom(world.portal.submit(application(), call)); }
  Result<Learned> operator()(CancelApplication&) const { return learnedFrom(world.portal.cancel(application(), call)); }
  Result<Learned> operator()(FillForm& said) const {
    return learnedFrom(world.portal.putForm(application(), said.form, said.values, call));
  }
  Result<Learned> operator()(FormPrinted&) const {
    Learned learned;
    learned.formPrinted = true;
    return learned;
  }
  Result<Learned> operator()(ArrangeMaterial& said) const {
    return learnedFrom(world.portal.arrangeMaterial(application(), said.kind, said.pages, call));
  }
  Result<Learned> operator()(CompleteMaterials& said) const {
    return learnedFrom(world.portal.completeMaterials(application(), said.role, call));
  }
  Result<Learned> operator()(OrderPayment&) const {
    return learnedFrom(world.portal.orderPayment(application(), call));
  }
  Result<Learned> operator()(ChoosePayment& said) const {
    return learnedFrom(world.portal.choosePayment(application(), said.method, call));
  }
  Result<Learned> operator()(LookAgain&) const { return learnedFrom(fetch(application().id, world, call)); }
  Result<Learned> operator()(GiveCode& said) const;
  Result<Learned> operator()(RequestCaptcha&) const {
    auto captcha = world.portal.captcha(application().id, call);
    if (!captcha) return failed(captcha);
    Learned learned;
    learned.captcha = std::move(*captcha);
    return learned;
  }
  Result<Learned> operator()(ResendMail&) const { return learnedFrom(world.portal.resendMail(application(), call)); }
  Result<Learned> operator()(ChooseUkey& said) const;
  Result<Learned> operator()(ReleaseUkey&) const {
    auto released = learnedFrom(world.portal.releaseUkey(application(), call));
    if (released) released->chosenSerial = std::string();
    return released;
  }
  Result<Learned> operator()(GivePin& said) const;
  Result<Learned> operator()(LogIn& said) const;
};

// What is shown of a UKEY that was just opened.
void noteOpened(std::vector<token::TokenInfo>& ukeys, const std::string& serial) {
  for (auto& ukey : ukeys)
    if (ukey.serial == serial) ukey.pin = token::PinState::Ok;
}

Result<Learned> Carrier::operator()(CheckUkey& said) const {
  auto learned = lookAndCheck(said.serial, facts, world, call);
  if (!learned) return learned;
  if (auto opened =
          openUkey(world.tokens, said.serial, *learned->inserted, {said.pin, said.newPin, said.lastTryConfirmed}, call);
      !opened)
    return failed(opened);
  noteOpened(*learned->inserted, said.serial);
  auto tried = [&]() -> Result<Learned> {
    auto contents = world.tokens.contents(said.serial, call);
    if (!contents) return failed(contents);
    return tryUkey(said.serial, facts, holdingsOf(*contents, application()), world, call);
  }();
  (void)world.tokens.end(said.serial, call);
  if (!tried) return tried;
  learned->tried = std::move(tried->tried);
  learned->chosenSerial = said.serial;
  learned->ukeyLater = false;
  return learned;
}

Result<Learned> Carrier::operator()(GiveCode& said) const {
  auto checked = world.portal.downloadCheck(application(), said.code, said.captchaText.empty() ? "" : captchaId,
                                            said.captchaText, call);
  auto learned = learnedFrom(std::move(checked));
  if (!learned) return learned;
  learned->codeGiven = true;
  learned->code = std::move(said.code);
  return learned;
}

Result<Learned> Carrier::operator()(ChooseUkey& said) const {
  if (said.serial.empty()) {
    Learned learned;
    learned.chosenSerial = std::string();
    return learned;
  }
  auto learned = lookAndCheck(said.serial, facts, world, call);
  if (learned && find(*learned->inserted, said.serial) != nullptr) learned->chosenSerial = said.serial;
  return learned;
}

// The person chose a new PIN because the UKEY showed a factory PIN, and now it does not: it was changed meanwhile, and
// what was said for it would cost a try.
bool changedSince(const std::vector<token::TokenInfo>& now, const Facts& facts, const std::string& serial) {
  const auto* before = facts.inserted.known() ? find(*facts.inserted, serial) : nullptr;
  const auto* ukey = find(now, serial);
  return before != nullptr && before->pin == token::PinState::MustChange && ukey != nullptr &&
         ukey->pin != token::PinState::MustChange;
}

Result<Learned> Carrier::operator()(GivePin& said) const {
  const auto serial = boundSerial(facts);
  auto learned = lookAndCheck(serial, facts, world, call);
  if (!learned || (!said.newPin.empty() && changedSince(*learned->inserted, facts, serial))) return learned;
  if (auto opened =
          openUkey(world.tokens, serial, *learned->inserted, {said.pin, said.newPin, said.lastTryConfirmed}, call);
      !opened)
    return failed(opened);
  noteOpened(*learned->inserted, serial);
  learned->pinGiven = true;
  learned->chosenSerial = serial; // known also while the application is being read again
  return learned;
}

// Only whoever this application is of goes on with it: the portal shows it to nobody else.
Result<Learned> Carrier::operator()(LogIn& said) const {
  if (auto account = world.portal.login(said.userName, said.password, call); !account) return failed(account);
  auto application = world.portal.application(facts.applicationId, {}, call);
  auto learned = application ? learnedFrom(*std::move(*application)) : failed(application);
  if (learned) return learned;
  (void)world.portal.logout(call); // whose login it was is not known, or it was somebody else's
  if (learned.error().code == ErrorCode::NotFound) return fail(ErrorCode::OtherAccount, facts.applicationId);
  return learned;
}

} // namespace

Result<Learned> carry(Answer answer, const Facts& facts, const std::string& captchaId, World& world, const Call& call) {
  return std::visit(Carrier{facts, captchaId, world, call}, answer);
}

bool usesUkey(const Answer& answer) {
  return std::holds_alternative<CheckUkey>(answer) || std::holds_alternative<ChooseUkey>(answer) ||
         std::holds_alternative<GivePin>(answer);
}

} // namespace certdesk::workflow
