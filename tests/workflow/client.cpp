#include "tests/workflow/client.h"

namespace certdesk::test {

namespace {

using namespace workflow;

std::vector<token::TokenInfo> insertedIn(const FakeState& state) {
  FakeWorld world(state);
  return world.tokens().inventory({})->tokens;
}

std::string choice(const Client& client) {
  const auto& facts = client.facts;
  for (const auto& ukey : *facts.inserted)
    if (fitnessOf(ukey, *facts.application, false) == Fitness::Fits && client.notBlank.count(ukey.serial) == 0)
      return ukey.serial;
  return {};
}

// A picture where there is none, another one in place of a refused one; then all is there.
Answer bring(const Client& client, FakeWorld& world) {
  const auto role =
      client.standing().line->step == Step::Voucher ? portal::MaterialRole::Voucher : portal::MaterialRole::Paper;
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

// The money comes at once where the person has said how, and where there is a code to pay by.
Answer payOrWait(const Client& client, FakeWorld& world) {
  const auto& payment = *client.facts.application->payment;
  if (payment.method != world.state.willPayBy) return ChoosePayment{world.state.willPayBy};
  if (payment.state != portal::PaymentState::Open) return OrderPayment{};
  pay(world.state);
  return LookAgain{}; // as a poll does
}

Answer answerTo(Page page, const Client& client, FakeWorld& world) {
  switch (page) {
  case Page::LossReason:
    return SayReason{portal::LossReason::Lost, true};
  case Page::AcceptAgreement:
    return AcceptAgreement{};
  case Page::ConfirmQuote:
    return ConfirmQuote{};
  case Page::AnswerQuestion:
    return GiveAnswer{Secret(std::string_view("right"))};
  case Page::CheckUkey:
    if (const auto serial = choice(client); !serial.empty()) return CheckUkey{serial, Secret(rightPin), {}, false};
    return UkeyLater{};
  case Page::SubmitApplication:
    return SubmitApplication{};
  case Page::FillForm:
    return FillForm{std::string(wireName(client.standing().line->step)), {}};
  case Page::PrintForm:
    return FormPrinted{};
  case Page::UploadMaterials:
    return bring(client, world);
  case Page::Pay:
    return payOrWait(client, world);
  case Page::GiveCode:
    return GiveCode{Secret(rightCode), {}};
  case Page::ChooseUkey:
    return ChooseUkey{choice(client)};
  case Page::GivePin:
    return GivePin{Secret(rightPin), {}, false};
  case Page::AskOpenFiles:
    return AcknowledgeOpenFiles{};
  case Page::ChooseNewPin:
  case Page::GiveUnlockCode:
    break;
  }
  return UkeyLater{};
}

void learn(Client& client, Result<Learned> result, FakeWorld& world) {
  const bool wasOpen = client.facts.pinGiven;
  const auto serial = boundSerial(client.facts);
  if (result) {
    apply(std::move(*result), client.facts, client.held);
  } else {
    if (result.error().code == ErrorCode::UkeyNotBlank) client.notBlank.insert(serial);
    client.needsLogin = client.needsLogin || result.error().code == ErrorCode::LoginExpired;
    forgetAfter(result.error().code, client.facts);
  }
  if (wasOpen && !client.facts.pinGiven) (void)world.tokens().end(serial, {});
}

void say(Client& client, Answer answer, FakeWorld& world) {
  auto whole = world.world();
  learn(client, carry(std::move(answer), client.facts, {}, whole, {}), world);
}

// None that is inserted will do: the person puts another one in.
void insertAnother(const Client& client, FakeState& state) {
  for (auto& [serial, ukey] : state.ukeys) {
    if (client.notBlank.count(serial) != 0 || ukey.gone) continue;
    ukey.inserted = true;
    return;
  }
}

void wait(Client& client, Wait wait, FakeWorld& world, Person person) {
  if (wait == Wait::Review) {
    review(world.state);
    client.facts.application.forget(); // a poll
    return;
  }
  if (person == Person::PutsItBackIn || world.state.released > 0) {
    auto& ukey = world.state.ukeys[boundSerial(client.facts)];
    ukey.inserted = true;
    ukey.gone = false; // found again after all
    return seeUkeys(client, world.state);
  }
  world.state.ukeys[boundSerial(client.facts)].gone = true;
  if (client.facts.application->ukeySerial.empty()) {
    ++world.state.released;
    return say(client, ChooseUkey{}, world);
  }
  say(client, ReleaseUkey{}, world);
}

} // namespace

Client freshClient(const Checklist& checklist) {
  Client client;
  client.checklist = &checklist;
  client.facts.applicationId = applicationId;
  return client;
}

void seeUkeys(Client& client, const FakeState& state) {
  auto& facts = client.facts;
  facts.inserted = insertedIn(state);
  if (boundUkey(facts) != nullptr) return;
  facts.holdings.forget();
  facts.proved.forget();
  facts.pinGiven = false;
}

void step(Client& client, FakeWorld& world, Person person) {
  if (client.needsLogin) {
    client.needsLogin = false;
    return say(client, LogIn{owner, Secret(std::string_view("right"))}, world);
  }
  const auto standing = client.standing();
  if (const auto* ask = std::get_if<Ask>(&standing.next)) {
    if (ask->page == Page::ChooseUkey && choice(client).empty()) {
      insertAnother(client, world.state);
      return seeUkeys(client, world.state);
    }
    return say(client, answerTo(ask->page, client, world), world);
  }
  if (const auto* await = std::get_if<Await>(&standing.next)) return wait(client, await->wait, world, person);
  auto whole = world.world();
  learn(client, perform(std::get<Perform>(standing.next).effect, client.facts, client.held, whole, {}), world);
}

} // namespace certdesk::test
