#include "app/workflow/ukey_view.h"

#include "app/crypto/certificate.h"
#include "app/token/pending.h"
#include "tests/support/little_ca.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace certdesk;
using namespace certdesk::workflow;
using certdesk::test::LittleCa;
using portal::CertificateState;
using portal::Purpose;
using portal::Stage;

namespace {

const std::string serial = "EX2026";
const std::string applicationId = "20260915000541121943";

Time inDays(int days) { return now() + std::chrono::hours(24 * days); }

// A UKEY of a holder whose certificate was renewed once: the new pair, the old one, and what else a test puts there.
struct World {
  LittleCa ca, other{"Another CA"};
  LittleCa::Issued signing = ca.issue("Holder", Purpose::Signing, inDays(400));
  LittleCa::Issued encryption = ca.issue("Holder", Purpose::Encryption, inDays(400));
  LittleCa::Issued oldSigning = ca.issue("Holder", Purpose::Signing, inDays(40));
  LittleCa::Issued oldEncryption = ca.issue("Holder", Purpose::Encryption, inDays(40));
  token::Contents contents;
  std::optional<PortalWord> word{std::in_place};

  World() {
    for (const auto* pair : {&signing, &oldSigning})
      put(*pair, true);
    for (const auto* pair : {&encryption, &oldEncryption})
      put(*pair, false);
    record(signing, encryption, CertificateState::Valid);
    record(oldSigning, oldEncryption, CertificateState::Superseded);
    auto& renewal = application(Stage::Completed);
    renewal.confirmed = true;
    renewal.oldSigningCertificate = oldSigning.certificate;
    renewal.issued = {{Purpose::Signing, signing.certificate, 0}, {Purpose::Encryption, encryption.certificate, 0}};
  }
  void put(const LittleCa::Issued& pair, bool signs, const std::string& label = "name") {
    contents.keys.push_back({label, Bytes{1}, pair.spki, signs, !signs});
    contents.certificates.push_back({label, Bytes{1}, pair.certificate});
  }
  void record(const LittleCa::Issued& sign, const LittleCa::Issued& decrypt, CertificateState state) {
    portal::CertificateRecord row;
    row.id = std::to_string(word->certificates.size());
    row.state = state;
    row.notAfter = inDays(10);
    row.signingCertificate = sign.certificate;
    row.encryptionCertificate = decrypt.certificate;
    word->certificates.push_back(row);
  }
  portal::Application& application(Stage stage, const std::string& id = "20260901000541121000") {
    portal::Application made;
    made.id = id;
    made.service = "renewal";
    made.stage = stage;
    made.ukeySerial = serial;
    return word->applications.emplace_back(made);
  }
  void removeOldCertificate() {
    std::erase_if(contents.certificates,
                  [&](const auto& entry) { return entry.certificate == oldSigning.certificate; });
    contents.keys[1].label = "old";
  }
  [[nodiscard]] std::vector<UkeyItem> items() const { return itemsOn(serial, contents, word, ca.anchors(), now()); }
  [[nodiscard]] UkeyItem of(const LittleCa::Issued& pair) const {
    for (auto& item : items())
      if (item.certificate == pair.certificate) return item;
    FAIL("not listed");
    return {};
  }
  [[nodiscard]] UkeyItem labelled(const std::string& label) const {
    for (auto& item : items())
      if (item.certificate.empty() && item.name == label) return item;
    FAIL("not listed");
    return {};
  }
};

bool hasAction(const UkeyItem& item) { return !std::holds_alternative<std::monostate>(item.action); }

} // namespace

TEST_CASE("What the portal calls valid is in use, an earlier encryption key stays, a replaced signing set may go") {
  const World world;
  CHECK(world.of(world.signing).verdict == UkeyVerdict::InUse);
  CHECK(world.of(world.signing).purpose == Purpose::Signing);
  CHECK(world.of(world.signing).key);
  CHECK(world.of(world.encryption).verdict == UkeyVerdict::InUse);
  CHECK(world.of(world.oldEncryption).verdict == UkeyVerdict::EarlierEncryption);
  const auto old = world.of(world.oldSigning);
  CHECK(old.verdict == UkeyVerdict::OldSigning);
  REQUIRE(std::holds_alternative<RemoveReplaced>(old.action));
  const auto& action = std::get<RemoveReplaced>(old.action);
  CHECK(action.oldCertificate == world.oldSigning.certificate);
  CHECK(action.installation ==
        token::Installation{"20260901000541121000", serial, world.signing.certificate, {world.encryption.certificate}});
  CHECK(world.items().size() == 4); // a key and its certificate are one
}

TEST_CASE("The old signing set stays unless all of what replaced it is here and confirmed") {
  World world;
  auto& renewal = world.word->applications.front();
  SECTION("not confirmed") { renewal.confirmed = false; }
  SECTION("onto another UKEY") { renewal.ukeySerial = "EX2027"; }
  SECTION("a recovery") { renewal.service = "recovery"; }
  SECTION("another certificate was renewed") { renewal.oldSigningCertificate = world.signing.certificate; }
  SECTION("the new key is not here") { world.contents.keys.erase(world.contents.keys.begin()); }
  SECTION("the new certificate is not here") { world.contents.certificates.erase(world.contents.certificates.begin()); }
  SECTION("no encryption certificate was named") { renewal.issued.pop_back(); }
  const auto old = world.of(world.oldSigning);
  CHECK(old.verdict == UkeyVerdict::OldSigning);
  CHECK_FALSE(hasAction(old));
}

TEST_CASE("A replaced signing key whose certificate went before it may go, too") {
  World world;
  world.removeOldCertificate();
  SECTION("it tells its public half") {}
  SECTION("it is known by its id") {
    world.contents.keys[1].publicKey.clear();
    world.contents.keys[1].id =
        crypto::Certificate::fromDer(world.oldSigning.certificate).value().publicKey().identifier();
  }
  const auto old = world.labelled("old");
  CHECK(old.verdict == UkeyVerdict::OldSigning);
  CHECK(old.purpose == Purpose::Signing);
  REQUIRE(std::holds_alternative<RemoveReplaced>(old.action));
  CHECK(std::get<RemoveReplaced>(old.action).oldCertificate == world.oldSigning.certificate);
}

TEST_CASE("A key without a certificate stays unless it is a replaced one") {
  World world;
  world.removeOldCertificate();
  REQUIRE(hasAction(world.labelled("old")));
  auto& key = world.contents.keys[1];
  SECTION("another one") { key.publicKey = Bytes{9, 9}; }
  SECTION("nothing tells what it is") { key.publicKey.clear(); }
  SECTION("it decrypts as well") { key.decrypts = true; }
  SECTION("the renewal is not confirmed") { world.word->applications.front().confirmed = false; }
  SECTION("the new set is not whole") { world.contents.certificates.erase(world.contents.certificates.begin()); }
  SECTION("nobody is logged in") { world.word.reset(); }
  CHECK_FALSE(hasAction(world.labelled("old")));
}

TEST_CASE("A recovered encryption pair is in use though the record before it has ended with the same certificate") {
  World world;
  world.record(world.oldSigning, world.encryption, CertificateState::Superseded);
  std::reverse(world.word->certificates.begin(), world.word->certificates.end());
  CHECK(world.of(world.encryption).verdict == UkeyVerdict::InUse);
}

TEST_CASE("What an application left is offered to go only when the portal calls it ended to this account") {
  World world;
  const auto label = token::pendingLabel(applicationId, token::PendingPurpose::Signing);
  world.contents.keys.push_back({label, Bytes{2}, Bytes{9, 9}, true, false});
  const auto verdictAt = [&](Stage stage) {
    world.application(stage, applicationId);
    return world.labelled(label);
  };
  SECTION("nobody's here") {
    CHECK(world.labelled(label).verdict == UkeyVerdict::OthersUnfinished);
    CHECK(world.labelled(label).application == applicationId);
    CHECK_FALSE(hasAction(world.labelled(label)));
  }
  SECTION("under way, or completed") {
    const auto stage =
        GENERATE(Stage::Draft, Stage::UnderReview, Stage::SentBack, Stage::Papers, Stage::Approved, Stage::Completed);
    const auto item = verdictAt(stage);
    CHECK(item.verdict == UkeyVerdict::Unfinished);
    CHECK_FALSE(hasAction(item));
  }
  SECTION("ended") {
    const auto stage = GENERATE(Stage::Refused, Stage::Cancelled, Stage::Expired);
    const auto item = verdictAt(stage);
    CHECK(item.verdict == UkeyVerdict::Abandoned);
    REQUIRE(std::holds_alternative<RemoveLeftover>(item.action));
    CHECK(std::get<RemoveLeftover>(item.action).application == applicationId);
  }
  SECTION("ended, on a UKEY that drops labels: known by its id, and not to be removed by a label") {
    world.contents.keys.back() = {"", token::pendingKeyId(applicationId), Bytes{9, 9}, true, false};
    world.application(Stage::Cancelled, applicationId);
    CHECK(world.labelled("").verdict == UkeyVerdict::Abandoned);
    CHECK_FALSE(hasAction(world.labelled("")));
  }
  SECTION("nobody is logged in") {
    world.word.reset();
    CHECK(world.labelled(label).verdict == UkeyVerdict::Undecided);
    CHECK_FALSE(hasAction(world.labelled(label)));
  }
}

TEST_CASE("Encryption keys and foreign things never have an action, whatever the portal says") {
  World world;
  const auto label = token::pendingLabel(applicationId, token::PendingPurpose::Encryption);
  const auto stage =
      GENERATE(Stage::Draft, Stage::Approved, Stage::Completed, Stage::Refused, Stage::Cancelled, Stage::Expired);
  const auto state = GENERATE(CertificateState::Valid, CertificateState::Frozen, CertificateState::Revoked,
                              CertificateState::Expired, CertificateState::Superseded);
  const auto left = world.ca.issue("Holder", Purpose::Encryption, inDays(10));
  const auto foreign = world.other.issue("Stranger", Purpose::Signing, inDays(10));
  world.contents.keys.push_back({label, Bytes{3}, Bytes{8, 8}, false, true});
  world.contents.keys.push_back({"tax", Bytes{4}, Bytes{7, 7}, true, true});
  world.put(left, false, label);
  world.put(foreign, true, token::pendingLabel(applicationId, token::PendingPurpose::Signing));
  world.application(stage, applicationId).issued = {{Purpose::Encryption, left.certificate, 0}};
  for (auto& row : world.word->certificates)
    row.state = state;
  for (const auto& item : world.items()) {
    INFO(item.name << " " << static_cast<int>(item.verdict));
    if (item.purpose == Purpose::Encryption || item.verdict == UkeyVerdict::NotOurs) CHECK_FALSE(hasAction(item));
  }
  CHECK(world.of(foreign).verdict == UkeyVerdict::NotOurs);
  CHECK(world.of(foreign).issuer == "Another CA");
  CHECK(world.labelled("tax").verdict == UkeyVerdict::NotOurs);
}

TEST_CASE("Each state of the portal's list is told, and what is not on the list is not in the account") {
  World world;
  const auto [state, verdict] = GENERATE(std::pair{CertificateState::Frozen, UkeyVerdict::Frozen},
                                         std::pair{CertificateState::Revoked, UkeyVerdict::Revoked},
                                         std::pair{CertificateState::Expired, UkeyVerdict::Expired});
  world.word->certificates.front().state = state;
  CHECK(world.of(world.signing).verdict == verdict);
  const auto colleague = world.ca.issue("Colleague", Purpose::Signing, inDays(10));
  world.put(colleague, true);
  CHECK(world.of(colleague).verdict == UkeyVerdict::NotInAccount);
}

TEST_CASE("A pair past its end is told as expired, both of it, and as renewable only where the portal renews it") {
  World world;
  auto& row = world.word->certificates.front();
  row.notAfter = now() - std::chrono::seconds(1); // the portal was asked before
  const bool possible = GENERATE(true, false);
  row.actions = {{"renew", possible, possible ? "" : "too late"}};
  CHECK(world.of(world.signing).verdict == UkeyVerdict::Expired);
  CHECK(world.of(world.signing).renewable == (possible ? row.id : std::string()));
  CHECK(world.of(world.encryption).verdict == UkeyVerdict::Expired);
  row.state = CertificateState::Superseded; // its end changes nothing about that
  CHECK(world.of(world.signing).verdict == UkeyVerdict::OldSigning);
  CHECK(world.of(world.encryption).verdict == UkeyVerdict::EarlierEncryption);
}

TEST_CASE("Without a login on it the UKEY's certificates are told apart, without keys and without anything to remove") {
  World world;
  token::TokenInfo ukey;
  ukey.serial = serial;
  for (const auto& entry : world.contents.certificates)
    ukey.certificates.push_back(entry.certificate);
  ukey.certificates.push_back({1, 2, 3}); // no certificate at all
  const auto items = certificatesOn(ukey, world.word, world.ca.anchors(), now());
  REQUIRE(items.size() == 5);
  CHECK(items.front().verdict == UkeyVerdict::InUse);
  CHECK(items.back().verdict == UkeyVerdict::NotOurs);
  for (const auto& item : items) {
    CHECK_FALSE(item.key);
    CHECK_FALSE(hasAction(item));
  }
  for (const auto& item : certificatesOn(ukey, {}, world.ca.anchors(), now()))
    CHECK((item.verdict == UkeyVerdict::Undecided || item.certificate.size() == 3));
}

TEST_CASE("For a login stand this CA's signing certificates that have not ended long ago") {
  const World world;
  token::TokenInfo ukey;
  const auto late = world.ca.issue("Holder", Purpose::Signing, inDays(-300));
  const auto tooLate = world.ca.issue("Holder", Purpose::Signing, inDays(-370));
  const auto foreign = world.other.issue("Holder", Purpose::Signing, inDays(30));
  ukey.certificates = {tooLate.certificate, late.certificate, foreign.certificate, world.encryption.certificate,
                       world.signing.certificate};
  const auto offered = loginCertificates(ukey, world.ca.anchors(), now());
  REQUIRE(offered.size() == 2);
  CHECK(offered[0].certificate == world.signing.certificate); // what ends last comes first
  CHECK(offered[1].certificate == late.certificate);
}
