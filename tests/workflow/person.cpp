#include "tests/workflow/client.h"

#include <algorithm>

// The person before a client: answers what is asked, and does what a failure's remedy says.
namespace certdesk::test {

namespace {

using namespace workflow;

Secret secret(std::string_view text) { return Secret(text); }

// No portal can hold back what is given to a bank: whoever does that looks at the newest state first.
bool seesTheNewest(const Client& client, const FakeWorld& world) {
  return client.facts.application->etag == world.state.application.etag;
}

// A picture where there is none, another one in place of a refused one; then all is there.
// Of a voucher, whoever has not transferred the money does it then.
Answer bring(const Client& client, FakeWorld& world, Manner manner) {
  const bool isVoucher = client.standing().line->step == Step::Voucher;
  if (manner == Manner::ChangesMind) return ChoosePayment{portal::PaymentMethod::Online};
  if (isVoucher && !seesTheNewest(client, world)) return LookAgain{};
  if (isVoucher) world.state.transferred = true;
  const auto role = isVoucher ? portal::MaterialRole::Voucher : portal::MaterialRole::Paper;
  for (const auto& material : client.facts.application->materials) {
    if ((material.role == portal::MaterialRole::Voucher) != (role == portal::MaterialRole::Voucher)) continue;
    if (material.pages.empty()) {
      // The first one was refused where there is none left to be sent back for.
      const auto sha = material.kind + std::to_string(world.state.sendsBack);
      (void)world.portal().startUpload(applicationId, {material.kind, portal::MaterialType::Jpeg, 10, sha}, {});
      return LookAgain{};
    }
    if (!material.pages.front().remark.empty()) return ArrangeMaterial{material.kind, {}};
  }
  return CompleteMaterials{role};
}

// The money comes at once where the person has said how, and where there is a code to pay by; it is transferred before
// that is said.
Answer payOrWait(const Client& client, FakeWorld& world, Manner manner) {
  const auto& payment = *client.facts.application->payment;
  using portal::PaymentMethod;
  if (manner == Manner::ChangesMind)
    return ChoosePayment{payment.method == PaymentMethod::Online ? PaymentMethod::Transfer : PaymentMethod::Online};
  if (payment.method != world.state.willPayBy) {
    if (!seesTheNewest(client, world)) return LookAgain{};
    world.state.transferred = world.state.transferred || world.state.willPayBy == PaymentMethod::Transfer;
    return ChoosePayment{world.state.willPayBy};
  }
  if (payment.state != portal::PaymentState::Open) return OrderPayment{};
  pay(world.state);
  return LookAgain{}; // as a poll does
}

// As the UKEY shows itself; a locked PIN is unlocked elsewhere before.
template <class Said>
Said pinFor(const std::string& serial, FakeWorld& world, Manner manner) {
  using token::PinState;
  auto& ukey = world.state.ukeys.at(serial);
  if (ukey.pin == PinState::Locked) ukey.pin = PinState::Ok;
  const bool isFactory = ukey.pin == PinState::MustChange;
  Said said;
  said.pin = secret(manner == Manner::Mistypes ? "mistyped" : isFactory ? factoryPin : rightPin);
  if (isFactory) said.newPin = secret(rightPin);
  said.lastTryConfirmed = ukey.pin == PinState::LastTry;
  return said;
}

Answer checkUkey(const Client& client, FakeWorld& world, Manner manner) {
  const auto serial = choiceOf(client);
  if (serial.empty() || manner == Manner::ChangesMind) return UkeyLater{};
  auto said = pinFor<CheckUkey>(serial, world, manner);
  said.serial = serial;
  return said;
}

Answer giveCode(FakeWorld& world, Manner manner) {
  const auto& w = world.state;
  if (w.codeExpired || w.wrongCodes >= mostWrong) return ResendMail{};
  return GiveCode{secret(manner == Manner::Mistypes ? "WRONGWRONGWRONGWRONG" : codeMailed(w)), {}};
}

Answer giveUnlockCode(FakeWorld& world, Manner manner) {
  auto& officer = world.state.officer;
  if (world.state.superseded) return CancelApplication{}; // as staff say
  if (!officer.answer() && officer.allowed < mostReleases) ++officer.allowed; // they find nothing wrong
  if (!officer.answer()) return CancelApplication{};
  return GiveUnlockCode{secret(manner == Manner::Mistypes ? wrongUnlockCode : rightUnlockCode)};
}

void tidy(Client& client, FakeState& state, const std::string& serial) {
  state.ukeys.at(serial).room = FakeUkey::Room::ForNothing;
  client.refused.erase(serial);
}

} // namespace

std::string choiceOf(const Client& client) {
  const auto& facts = client.facts;
  for (const auto& ukey : *facts.inserted)
    if (fitnessOf(ukey, *facts.application, false) == Fitness::Fits && client.refused.count(ukey.serial) == 0)
      return ukey.serial;
  return {};
}

Answer answerTo(Page page, const Client& client, FakeWorld& world, Manner manner) {
  switch (page) {
  case Page::LossReason:
    return SayReason{portal::LossReason::Lost, true};
  case Page::AcceptAgreement:
    return AcceptAgreement{};
  case Page::ConfirmQuote:
    return ConfirmQuote{};
  case Page::AnswerQuestion:
    // Forgotten: another one is set, by a code from the mail box.
    if (world.state.wrongAnswers >= mostWrong) world.state.wrongAnswers = 0;
    return GiveAnswer{secret(manner == Manner::Mistypes ? "wrong" : rightAnswer)};
  case Page::CheckUkey:
    return checkUkey(client, world, manner);
  case Page::SubmitApplication:
    return SubmitApplication{};
  case Page::FillForm:
    return FillForm{std::string(wireName(client.standing().line->step)), {}};
  case Page::PrintForm:
    return FormPrinted{};
  case Page::UploadMaterials:
    return bring(client, world, manner);
  case Page::Pay:
    return payOrWait(client, world, manner);
  case Page::GiveCode:
    return giveCode(world, manner);
  case Page::ChooseUkey:
    return ChooseUkey{choiceOf(client)};
  case Page::GivePin: {
    const auto serial = boundSerial(client.facts);
    if (client.refused.count(serial) != 0 && world.state.ukeys.at(serial).room == FakeUkey::Room::Full)
      world.state.ukeys.at(serial).room = FakeUkey::Room::ForNothing; // what may go is removed
    return pinFor<GivePin>(serial, world, manner);
  }
  case Page::AskOpenFiles:
    return AcknowledgeOpenFiles{};
  case Page::ChooseNewPin:
    return ChooseNewPin{secret(chosenPin)};
  case Page::GiveUnlockCode:
    return giveUnlockCode(world, manner);
  }
  return LookAgain{};
}

std::vector<Manner> mannersAt(const Client& client, const FakeState& state) {
  std::vector<Manner> manners{Manner::AsAsked};
  if (client.needsLogin || !client.facts.application.known()) return manners;
  const auto next = client.standing().next;
  const auto* ask = std::get_if<Ask>(&next);
  const auto is = [&](Page page) { return ask != nullptr && ask->page == page; };
  if (is(Page::GivePin) || is(Page::GiveCode) || is(Page::AnswerQuestion) || is(Page::GiveUnlockCode) ||
      (is(Page::CheckUkey) && !choiceOf(client).empty()))
    manners.push_back(Manner::Mistypes);
  if (is(Page::UploadMaterials) && client.standing().line->step == Step::Voucher && !state.transferred)
    manners.push_back(Manner::ChangesMind);
  if ((is(Page::CheckUkey) && !choiceOf(client).empty()) || is(Page::Pay)) manners.push_back(Manner::ChangesMind);
  const auto bound = state.ukeys.find(boundSerial(client.facts));
  const bool stuck = next == Next{Await{Wait::Ukey}} ||
                     (is(Page::GivePin) && bound != state.ukeys.end() && bound->second.pin == token::PinState::Locked);
  if (stuck && state.released == 0 && !workflow::staysOnItsUkey(*client.facts.application))
    manners.push_back(Manner::TakesAnother);
  if (ask != nullptr || next == Next{Await{Wait::Review}}) manners.push_back(Manner::Withdraws);
  return manners;
}

void findUkey(Client& client, FakeState& state) {
  for (auto& [serial, ukey] : state.ukeys) {
    const bool here = ukey.inserted && ukey.pc == client.pc;
    if (client.refused.count(serial) != 0 || ukey.gone || here || ukey.pin == token::PinState::Locked) continue;
    return state.insert(serial, client.pc);
  }
  for (auto& [serial, ukey] : state.ukeys) {
    if (ukey.gone) continue;
    const bool isFull = ukey.room == FakeUkey::Room::Full && client.refused.count(serial) != 0;
    if (isFull) tidy(client, state, serial);
    if (ukey.pin == token::PinState::Locked) ukey.pin = token::PinState::Ok;
    state.insert(serial, client.pc);
  }
}

bool mend(Client& client, FakeState& state) {
  state.frozen = false;
  const auto bound = boundSerial(client.facts);
  if (client.refused.count(bound) != 0 && state.ukeys.at(bound).room == FakeUkey::Room::Full)
    tidy(client, state, bound);
  if (state.superseded && client.failure == ErrorCode::NotAllowedNow) return false; // nothing is to be unlocked
  if (client.failure != ErrorCode::UnlockToStaff) return true;
  if (state.officer.allowed == mostReleases) return false;
  ++state.officer.allowed; // they find nothing wrong
  client.failure.reset();
  return true;
}

} // namespace certdesk::test
