#include "tests/workflow/fake_calls.h"
#include "tests/workflow/model.h"

#include <catch2/catch.hpp>

// Contents, papers and money as models of their own, from the draft to the approval: nothing is paid twice and nothing
// submitted twice, whatever happens, and in each service.
using namespace certdesk;
using namespace certdesk::test;
using namespace certdesk::workflow;

namespace {

bool isApproved(const State& s) { return s.world.application.stage == portal::Stage::Approved; }

// Where no line may ask any more that was closed by submitting, papers are owed or were sent back.
void checkAsksOnce(const State& s) {
  for (const auto& client : s.clients) {
    if (!client.facts.application.known() || client.facts.application->stage == portal::Stage::Draft) continue;
    const auto next = client.standing().next;
    demand(next != Next(Ask{Page::CheckUkey}) && next != Next(Ask{Page::SubmitApplication}));
  }
}

FakeState owing(FakeState state, portal::PaymentMethod method) {
  auto& a = state.application;
  if (a.service == recovery().service) a.lossReason = portal::LossReason::Lost;
  a.agreementAccepted = a.quoteConfirmed = a.answerVerified = a.openFilesAcknowledged = true;
  askForPapers(state);
  state.willPayBy = method;
  return state;
}

Model modelOf(const std::string& name, FakeState start, int clients) {
  Model model;
  model.name = name;
  model.start = begun(std::move(start), clients);
  model.events = portalEvents;
  model.check = checkAsksOnce;
  model.isFarEnough = isApproved;
  return model;
}

} // namespace

TEST_CASE("whatever happens between the first page of contents and the approval, it is approved, and paid once",
          "[model]") {
  for (const auto method : {portal::PaymentMethod::Online, portal::PaymentMethod::Transfer})
    for (const auto& start : {freshState(), renewalState(false), unlockState(portal::UnlockMethod::Escrow)}) {
      auto model = modelOf("papers of a " + start.application.service, owing(start, method), 1);
      model.troubles = troubles(3, anyNumber);
      visit(model, 200);
    }
}

TEST_CASE("two PCs at one set of papers do each other no harm, and it is paid once", "[model]") {
  auto model = modelOf("papers at two PCs", owing(freshState(), portal::PaymentMethod::Online), 2);
  model.troubles = troubles(1, 2);
  visit(model, 200);
}

TEST_CASE("two PCs at one application, from its first page to the approval, do each other no harm", "[model]") {
  for (const auto& start : {freshState(), renewalState(false), unlockState(portal::UnlockMethod::Escrow)}) {
    auto model = modelOf("two PCs before the approval of a " + start.application.service, start, 2);
    model.events = allEvents;
    model.check = {};
    model.troubles = troubles(2, 3);
    visit(model, 200);
  }
}
