#include "tests/crypto/golden.h"
#include "tests/workflow/client.h"
#include "tests/workflow/fake_calls.h"

#include <algorithm>
#include <catch2/catch.hpp>

// A portal that answers what it should not. It is told by the code that says so on the telephone; nothing of it comes
// onto the UKEY, what was there stays, and with an honest portal the same application comes to its end.
using namespace certdesk;
using namespace certdesk::test;

namespace {

const std::string someone = "person-c"; // whose key is on none of these UKEYs

FakeState approved(FakeState state) {
  state.application.stage = portal::Stage::Approved;
  state.application.openFilesAcknowledged = true;
  state.changed();
  return state;
}

void replaceIssued(portal::Application& application, portal::Purpose purpose, const Bytes& by) {
  for (auto& one : application.issued)
    if (one.purpose == purpose && one.generation == 0) one.certificate = by;
}

struct Story {
  explicit Story(FakeState state, const workflow::Checklist& checklist)
      : before(state.ukeys.at(newUkey)), old(state.application.oldSigningCertificate), world(std::move(state)),
        client(freshClient(checklist)) {
    world.anchors = {golden("issuing.cer")};
  }

  // Until something fails, or it has ended.
  std::string goOn() {
    client.failure.reset();
    for (int steps = 0; steps < 300 && !client.ended(); ++steps) {
      step(client, world, Manner::AsAsked);
      if (client.failure) return std::string(phoneCode(*client.failure));
    }
    return client.ended() ? "ended" : "without end";
  }
  [[nodiscard]] const FakeUkey& ukey() const { return world.state.ukeys.at(newUkey); }

  // A lie in an answer alone: the next look at the application finds what was issued.
  void checkOnce(const std::string& code) { check(code, false, 1); }

  // Beside a key of its own, for which it asks.
  void checkNothingCame(bool encryptionKey) const {
    CHECK(world.count("writeCertificate") == 0);
    CHECK(ukey().certificates.size() == before.certificates.size());
    for (const auto& entry : before.certificates)
      CHECK(holds(ukey(), entry.certificate));
    CHECK(ukey().keys.size() <= before.keys.size() + (encryptionKey ? 2 : 1));
    checkNothingWent();
  }
  void checkNothingWent() const {
    for (const auto& key : before.keys)
      CHECK(hasKey(ukey(), key.publicKey));
    CHECK((old.empty() || holds(ukey(), old)));
    CHECK_FALSE(world.state.application.confirmed);
    CHECK(world.count("prove") == 0);
    CHECK(world.count("removeOldKey") == 0);
  }
  void checkHonestEnd() {
    world.lies = {};
    CHECK(goOn() == "ended");
    CHECK(world.state.application.confirmed);
    const auto* signing = workflow::issuedSigning(world.state.application);
    REQUIRE(signing != nullptr);
    for (const auto& certificate : {signing->certificate, encryptionCertificate()}) {
      CHECK(holds(ukey(), certificate));
      CHECK(hasKey(ukey(), keyOf(certificate)));
    }
    CHECK_FALSE(holds(ukey(), signingCertificateOf(someone)));
    CHECK(hasKey(ukey(), keyOf(encryptionCertificate(1)))); // the archived or the old one
  }
  // It stands by its lie for so many tries, and then no more.
  void check(const std::string& code, bool encryptionKey = false, int tries = 2) {
    for (int times = 0; times < tries; ++times) {
      CHECK(goOn() == code);
      checkNothingCame(encryptionKey);
    }
    checkHonestEnd();
  }

  FakeUkey before;
  Bytes old;
  FakeWorld world;
  Client client;
};

Story recovering() { return Story(approved(freshState()), workflow::recovery()); }
Story renewing() { return Story(approved(renewalState(false)), workflow::renewal()); }

} // namespace

TEST_CASE("another key's certificate as an answer to the request is C-02") {
  auto story = recovering();
  story.world.lies.enrolled = [](Bytes& certificate) { certificate = signingCertificateOf(someone); };
  story.checkOnce("C-02");
}

TEST_CASE("another key's certificate in a renewal is C-02, and the old key stays") {
  const auto answer = GENERATE(as<std::string>(), someone, "person-e"); // or the old one itself
  auto story = renewing();
  story.world.lies.enrolled = [&](Bytes& certificate) { certificate = signingCertificateOf(answer); };
  story.checkOnce("C-02");
}

TEST_CASE("what is no certificate as an answer to the request is C-01") {
  auto story = recovering();
  story.world.lies.enrolled = [](Bytes& certificate) { certificate.resize(100); };
  story.checkOnce("C-01");
}

TEST_CASE("a certificate for the right key under another chain is C-03, and is not written") {
  auto story = recovering();
  const auto foreign = golden("other-chain.cer");
  REQUIRE(keyOf(foreign) == spkiOf("p256"));
  story.world.lies.enrolled = [&](Bytes& certificate) { certificate = foreign; };
  story.world.lies.application = [&](auto& told) { replaceIssued(told, portal::Purpose::Signing, foreign); };
  story.check("C-03", true);
}

TEST_CASE("an application that lists another key's signing certificate is C-02, whatever the request was answered") {
  const bool renewal = GENERATE(false, true);
  auto story = renewal ? renewing() : recovering();
  story.world.lies.application = [&](auto& told) {
    replaceIssued(told, portal::Purpose::Signing, signingCertificateOf(someone));
  };
  story.check("C-02");
}

TEST_CASE("an application that lists another key's certificate before there was any request is C-02") {
  auto story = recovering();
  story.world.lies.application = [&](auto& told) {
    told.issued = {{portal::Purpose::Signing, signingCertificateOf(someone), 0}};
  };
  story.check("C-02");
}

TEST_CASE("a renewal's old key is never taken for the new one, though the portal lists its certificate as issued") {
  auto story = renewing();
  story.world.lies.application = [&](auto& told) { told.issued = {{portal::Purpose::Signing, story.old, 0}}; };
  story.check("C-02");
  CHECK(story.world.count("generateSigningKey") == 1);
}

TEST_CASE("what a portal has issued and does not list is asked for again by the person, and not over and over") {
  const auto purpose = GENERATE(portal::Purpose::Signing, portal::Purpose::Encryption);
  auto story = recovering();
  story.world.lies.application = [&](auto& told) {
    std::erase_if(told.issued, [&](const auto& one) { return one.purpose == purpose; });
  };
  story.check("S-05", purpose == portal::Purpose::Encryption);
}

TEST_CASE("an application that lists another key's encryption certificate is C-02") {
  auto story = recovering();
  story.world.lies.application = [&](auto& told) {
    replaceIssued(told, portal::Purpose::Encryption, signingCertificateOf(someone));
  };
  story.check("C-02", true);
}

TEST_CASE("a key package with another key's certificate is C-08, and with a certificate of another chain C-03") {
  const auto [certificate, code] = GENERATE_COPY(table<std::string, std::string>(
      {{"signing-" + someone + ".cer", "C-08"}, {"other-chain.cer", "C-03"}, {"encryption-rsa.cer", "C-08"}}));
  auto story = recovering();
  story.world.lies.serverKey = [&, name = certificate](auto& answer) { answer.certificate = golden(name); };
  story.check(code);
}

TEST_CASE("a key package for another UKEY is C-07") {
  auto story = recovering();
  story.world.lies.serverKey = [](auto& answer) { answer.keyPackage = requestOf("ELSE", keyOf(answer.certificate)); };
  story.check("C-07");
}
