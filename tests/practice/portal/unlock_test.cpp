#include "tests/practice/portal/unlock_visitor.h"

#include <QJsonArray>
#include <catch2/catch.hpp>

using namespace practice_test;
using namespace std::chrono_literals;
using certdesk::practice::Decision;

namespace {

const std::string newPin = "my own PIN 1";

void checkRefused(const Answer& answer, int status, const std::string& code) {
  INFO(answer.body);
  CHECK(answer.status == status);
  CHECK(answer.code() == code);
}
void checkReleased(const Answer& answer) {
  INFO(answer.body);
  CHECK(answer.status == 200);
}
bool same(const certdesk::Secret& a, const certdesk::Secret& b) { return a.text() == b.text(); }

} // namespace

TEST_CASE("A whole unlock, with pkcs11-tool on the UKEY: the portal knows the officer's new PIN, and nobody else") {
  UnlockVisitor holder;
  CHECK(holder.unlockAction().value(QLatin1String("possible")).toBool());
  holder.apply();
  holder.open();
  UnlockVisitor::Pc pc;
  checkReleased(holder.release(pc));
  const auto pins = holder.pinsOf(pc);
  CHECK_FALSE(pins.mayBeNext);
  CHECK_FALSE(same(pins.current, pins.next));
  CHECK(pins.next.size() >= 22); // of 62 characters: 128 bits
  holder.initPin(pins.current, newPin);
  holder.rotate(pins.current, pins.next);
  CHECK(holder.opensWith(newPin));

  const auto said = holder.statement(pc);
  const auto signature = holder.signedOnUkey(said, newPin);
  const auto done = holder.complete(said, signature);
  INFO(done.body);
  REQUIRE(done.status == 200);
  CHECK(holder.visitor.text("stage") == "completed");
  CHECK(same(holder.bench.environment().officerPin(holder.ukey()), pins.next));
  CHECK(holder.audit() == "released\ncompleted\n");
  const auto kept = dump(holder.bench.folder());
  for (const auto* pin : {&pins.current, &pins.next})
    CHECK(kept.find(std::string(pin->text())) == std::string::npos);
  CHECK(holder.bench.environment().mails().back().applicationId == holder.visitor.id());

  checkRefused(holder.release(pc), 409, "unlock_done"); // U-02, also to whoever asks again
  checkRefused(holder.complete(said, signature), 409, "unlock_done");
  CHECK(same(holder.bench.environment().officerPin(holder.ukey()), pins.next));
}

TEST_CASE("Releases are counted: two of an application, whatever is begun again in between") {
  UnlockVisitor holder;
  holder.apply();
  holder.open();
  UnlockVisitor::Pc first, second, third;
  checkReleased(holder.release(first));
  checkReleased(holder.release(second));
  CHECK_FALSE(holder.pinsOf(first).mayBeNext);
  CHECK(holder.pinsOf(second).mayBeNext); // so the host tries the next one first, and guesses once at most
  CHECK(same(holder.pinsOf(first).next, holder.pinsOf(second).next));
  CHECK(same(holder.pinsOf(first).current, holder.pinsOf(second).current));
  checkRefused(holder.release(third), 423, "unlock_to_staff"); // U-03
  holder.open();                                               // a download check gives time, and no release
  checkRefused(holder.release(third), 423, "unlock_to_staff");
  holder.bench.pass(61s);
  holder.logInAgain();
  REQUIRE(holder.visitor.write("POST", "/mail").status == 200); // nor does another code
  holder.open();
  checkRefused(holder.release(third), 423, "unlock_to_staff");
}

TEST_CASE("A release whose answer was lost is asked for again, and not counted again") {
  UnlockVisitor holder;
  holder.apply();
  holder.open();
  UnlockVisitor::Pc pc, another;
  checkReleased(holder.release(pc));
  const auto lost = holder.pinsOf(pc);
  checkReleased(holder.releaseAgain(pc));
  CHECK(same(holder.pinsOf(pc).next, lost.next));
  CHECK(same(holder.pinsOf(pc).current, lost.current));
  CHECK(holder.audit() == "released\n");
  checkReleased(holder.release(another));
  checkRefused(holder.releaseAgain(pc), 423, "unlock_to_staff"); // it is not the last one any more
  checkReleased(holder.releaseAgain(another));
  holder.initPin(lost.current, newPin);
  holder.rotate(lost.current, lost.next);
  const auto said = holder.statement(another);
  CHECK(holder.complete(said, holder.signedOnUkey(said, newPin)).status == 200);
  CHECK(holder.audit() == "released\nreleased\nto staff\ncompleted\n");
}

TEST_CASE("Staff look into an unlock that was released twice and never completed") {
  UnlockVisitor holder;
  holder.apply();
  holder.open();
  UnlockVisitor::Pc pc;
  auto& environment = holder.bench.environment();
  for (int i = 0; i < 2; ++i) {
    CHECK_FALSE(environment.releaseUnlockOnceMore(holder.visitor.id())); // not in advance
    checkReleased(holder.release(pc));
  }
  checkRefused(holder.release(pc), 423, "unlock_to_staff");
  CHECK(environment.releaseUnlockOnceMore(holder.visitor.id()));
  checkReleased(holder.release(pc));
  const auto pins = holder.pinsOf(pc);
  const auto said = holder.statement(pc);
  checkRefused(holder.release(pc), 409, "unlock_no_more");             // U-11: nobody can allow another
  CHECK_FALSE(environment.releaseUnlockOnceMore(holder.visitor.id())); // three in all
  CHECK_FALSE(environment.releaseUnlockOnceMore("20260101000000000000"));
  // The last release is as good as the first.
  holder.initPin(pins.current, newPin);
  holder.rotate(pins.current, pins.next);
  CHECK(holder.complete(said, holder.signedOnUkey(said, newPin)).status == 200);
  CHECK(holder.audit() == "released\nreleased\nto staff\nonce more\nreleased\ncompleted\n");
}

TEST_CASE("Unlocks that are withdrawn and applied for anew give six releases in a day, and staff may look into it") {
  UnlockVisitor holder;
  auto& environment = holder.bench.environment();
  UnlockVisitor::Pc pc;
  for (int unlock = 0; unlock < 3; ++unlock) {
    holder.apply();
    holder.open();
    for (int i = 0; i < 2; ++i)
      checkReleased(holder.release(pc));
    REQUIRE(holder.visitor.write("POST", "/cancellation").status == 200);
    CHECK(query(holder.bench.folder(), "SELECT COUNT(*) FROM unlock_order") == "0\n"); // the code with it
  }
  holder.apply();
  holder.open();
  checkRefused(holder.release(pc), 423, "unlock_to_staff");
  for (int i = 0; i < 2; ++i) {
    CHECK(environment.releaseUnlockOnceMore(holder.visitor.id()));
    CHECK(environment.releaseUnlockOnceMore(holder.visitor.id())); // pressed twice it is one all the same
    checkReleased(holder.release(pc));
    checkRefused(holder.release(pc), 423, "unlock_to_staff");
  }
  holder.bench.pass(24h);
  holder.logInAgain();
  holder.open();
  checkRefused(holder.release(pc), 423, "unlock_to_staff"); // of the application's own two
  REQUIRE(holder.visitor.write("POST", "/cancellation").status == 200);
  holder.apply();
  holder.open();
  checkReleased(holder.release(pc)); // it is another day
}

TEST_CASE("Releases of an unlock that was completed count against no other") {
  UnlockVisitor holder;
  UnlockVisitor::Pc pc;
  for (int unlock = 0; unlock < 4; ++unlock) {
    holder.apply();
    holder.open();
    checkReleased(holder.release(pc));
    checkReleased(holder.release(pc));
    if (unlock % 2 == 0) {
      REQUIRE(holder.visitor.write("POST", "/cancellation").status == 200);
      continue;
    }
    const auto pins = holder.pinsOf(pc);
    holder.initPin(pins.current, newPin);
    holder.rotate(pins.current, pins.next);
    const auto said = holder.statement(pc);
    REQUIRE(holder.complete(said, holder.signedOnUkey(said, newPin)).status == 200);
  }
}

TEST_CASE("A MAC that is not under the mailed code is a wrong code, counted, and releases nothing") {
  UnlockVisitor holder;
  holder.apply();
  holder.open();
  UnlockVisitor::Pc pc;
  const auto good = holder.macOf(pc.key.spki(), pc.nonce, holder.code);
  auto other = good;
  other.front() ^= 1;
  checkRefused(holder.askWith(pc.key.spki(), pc.nonce, other), 403, "code_wrong");
  checkRefused(holder.askWith(HandKey::ec().spki(), pc.nonce, good), 403, "code_wrong"); // somebody else's key
  checkRefused(holder.askWith(pc.key.spki(), Bytes(32, 8), good), 403, "code_wrong");
  checkRefused(holder.release(pc, "A1234567890123456789"), 403, "code_wrong");
  checkReleased(holder.release(pc)); // the right one still goes
  checkRefused(holder.askWith(pc.key.spki(), pc.nonce, other), 423, "code_locked");
  checkRefused(holder.release(pc), 423, "code_locked");
  CHECK(holder.audit() == "released\n");
}

TEST_CASE("What is no key of P-256 is refused, and is no release") {
  UnlockVisitor holder;
  holder.apply();
  holder.open();
  UnlockVisitor::Pc pc;
  for (const auto& key : {HandKey::rsa().spki(), HandKey::ec("P-384").spki(), Bytes(91, 4), Bytes(1, 0)}) {
    const auto refused = holder.askWith(key, pc.nonce, holder.macOf(key, pc.nonce, holder.code));
    INFO(refused.body);
    CHECK(refused.status == 400);
  }
  for (int i = 0; i < 2; ++i)
    checkReleased(holder.release(pc)); // both are still there
}

TEST_CASE("A release runs out after 15 minutes; with the code entered again there is another") {
  UnlockVisitor holder;
  holder.apply();
  holder.open();
  UnlockVisitor::Pc late, pc;
  checkReleased(holder.release(late));
  const auto pins = holder.pinsOf(late);
  holder.initPin(pins.current, newPin);
  holder.rotate(pins.current, pins.next);
  const auto said = holder.statement(late);
  const auto signature = holder.signedOnUkey(said, newPin);
  holder.bench.pass(14min + 59s);
  checkRefused(holder.complete(said + "more: 1\n", signature), 409, "not_allowed_now");
  holder.bench.pass(2s);
  holder.logInAgain();
  checkRefused(holder.complete(said, signature), 410, "unlock_grant_expired"); // U-01
  checkRefused(holder.release(pc), 410, "unlock_grant_expired");
  holder.open();
  checkReleased(holder.release(pc));
  CHECK(holder.pinsOf(pc).mayBeNext);
  CHECK(same(holder.pinsOf(pc).next, pins.next)); // what the UKEY has already
  // What was signed for the earlier release counts within the new quarter of an hour.
  CHECK(holder.complete(said, signature).status == 200);
}

TEST_CASE("Without a download check nothing is released, nor after its half hour") {
  UnlockVisitor holder;
  holder.apply();
  holder.visitor.look();
  holder.code = holder.bench.environment().authorisationCode(holder.visitor.id());
  UnlockVisitor::Pc pc;
  checkRefused(holder.release(pc), 403, "download_window_closed");
  holder.open();
  holder.bench.pass(31min);
  holder.logInAgain();
  checkRefused(holder.release(pc), 403, "download_window_closed");
  holder.open();
  checkReleased(holder.release(pc));
}

TEST_CASE("Two PCs at one unlock: each opens its own seal, one completes, and the other is told") {
  UnlockVisitor holder;
  holder.apply();
  holder.open();
  UnlockVisitor::Pc here, there;
  checkReleased(holder.release(here));
  checkReleased(holder.release(there));
  const auto pins = holder.pinsOf(here);
  holder.initPin(pins.current, newPin);
  holder.rotate(pins.current, pins.next);
  const auto said = holder.statement(here);
  const auto signature = holder.signedOnUkey(said, newPin);
  const auto saidThere = holder.statement(there);
  const auto signatureThere = holder.signedOnUkey(saidThere, newPin);
  checkRefused(holder.complete(said, signatureThere), 409, "not_allowed_now");
  checkRefused(holder.complete(saidThere, HandKey::ec().sign(certdesk::viewOf(saidThere))), 409, "not_allowed_now");
  CHECK(holder.complete(saidThere, signatureThere).status == 200);
  checkRefused(holder.complete(said, signature), 409, "unlock_done");
  checkRefused(holder.release(here), 409, "unlock_done");
  CHECK(same(holder.bench.environment().officerPin(holder.ukey()), pins.next));
}

TEST_CASE("A PIN that was released and not proved is released again by the UKEY's next unlock") {
  UnlockVisitor holder;
  holder.apply();
  holder.open();
  UnlockVisitor::Pc before, pc;
  checkReleased(holder.release(before));
  const auto exposed = holder.pinsOf(before);
  REQUIRE(holder.visitor.write("POST", "/cancellation").status == 200);
  checkRefused(holder.release(before), 409, "not_allowed_now");
  holder.apply();
  holder.open();
  checkReleased(holder.release(pc));
  const auto pins = holder.pinsOf(pc);
  CHECK(pins.mayBeNext);
  CHECK(same(pins.current, exposed.current));
  CHECK(same(pins.next, exposed.next));
}

TEST_CASE("After a reset of the answer no unlock is approved but by a person") {
  UnlockVisitor holder;
  REQUIRE(holder.bench.environment().resetAnswer(certdesk::practice::practised::userName, "xiongmao"));
  holder.apply();
  holder.bench.pass(24h);
  holder.logInAgain();
  CHECK(holder.visitor.text("stage") == "under_review");
  CHECK(holder.bench.environment().authorisationCode(holder.visitor.id()).empty());
  UnlockVisitor::Pc pc;
  checkRefused(holder.release(pc), 409, "not_allowed_now");
  REQUIRE(holder.bench.environment().review(holder.visitor.id(), Decision::Approve, {}));
  holder.open();
  checkReleased(holder.release(pc));
}

TEST_CASE("An unlock is the holder's own, and of a UKEY whose certificate may be used") {
  UnlockVisitor holder;
  holder.apply();
  holder.open();
  UnlockVisitor::Pc pc;
  auto stranger = holder.bench.visitor(certdesk::practice::practised::otherUserName);
  CHECK(stranger.post(holder.visitor.path("/unlock-release"), "{}").status == 404);
  const auto become = [&](const char* state) {
    query(holder.bench.folder(),
          std::string("UPDATE certificate SET state = '") + state + "' WHERE id = '" + holder.certificateId() + "'");
  };
  become("revoked");
  checkRefused(holder.release(pc), 409, "not_allowed_now");
  CHECK_FALSE(holder.unlockAction().value(QLatin1String("possible")).toBool());
  CHECK_FALSE(holder.unlockAction().value(QLatin1String("reason")).toString().isEmpty());
  become("frozen");
  checkReleased(holder.release(pc));
}
