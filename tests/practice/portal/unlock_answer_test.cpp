#include "tests/practice/portal/site_visitor.h"
#include "tests/practice/portal/unlock_visitor.h"

#include <QJsonArray>
#include <catch2/catch.hpp>

using namespace practice_test;
using namespace std::chrono_literals;
using At = UnlockVisitor::At;

namespace {

// Whose check characters were worked out elsewhere.
const std::string challenge = "7KQ2M4XP9D3B", another = "H3ZB41WT8NCQ", third = "4402118790EA";
const std::string newPin = "my own PIN 2";

void checkRefused(const Answer& answer, int status, const std::string& code) {
  INFO(answer.body);
  CHECK(answer.status == status);
  CHECK(answer.code() == code);
}
void checkAnswered(UnlockVisitor& holder, const std::string& asked) {
  const auto answer = holder.askCode(asked);
  INFO(answer.body);
  CHECK(answer.status == 200);
  CHECK(answer.text("response") == holder.responseTo(asked));
}

certdesk::practice::Settings byTelephone() {
  auto settings = Bench::prompt();
  settings.unlockByTelephone = true;
  return settings;
}

std::string listed(UnlockVisitor& holder, const char* member) {
  std::string names;
  holder.visitor.look();
  for (const auto& each : holder.visitor.application().value(QLatin1String(member)).toArray())
    names += each.toString().toStdString() + " ";
  return names;
}

std::string inHex(const std::string& text) { return certdesk::hex(certdesk::viewOf(text)); }

// The UKEY got its new PIN by whichever way.
Answer completeOver(UnlockVisitor& holder, const std::string& nonceInHex) {
  const auto said = holder.statementOver(nonceInHex);
  return holder.complete(said, holder.signedOnUkey(said, newPin));
}

} // namespace

TEST_CASE("What a UKEY can be opened by is said in the portal's order") {
  for (const auto& [at, settings, said] : {std::tuple{At::Locked, Bench::prompt(), "escrow "},
                                           {At::Code, Bench::prompt(), "challenge escrow "},
                                           {At::Locked, byTelephone(), "escrow "},
                                           {At::Code, byTelephone(), "telephone escrow "}}) {
    UnlockVisitor holder(settings, at);
    holder.apply();
    CHECK(listed(holder, "unlock_methods") == said);
    // The client asks for the code, and only where it is read out.
    const bool asked = listed(holder, "lines").find(" unlock_code new_pin ") != std::string::npos;
    CHECK(asked == (std::string(said) == "telephone escrow "));
  }
  UnlockVisitor holder(Bench::prompt(), At::Code);
  query(holder.bench.folder(), "DELETE FROM escrow WHERE ukey_serial = '" + holder.ukey() + "'");
  holder.apply();
  CHECK(listed(holder, "unlock_methods") == "challenge "); // and it can be unlocked all the same
  holder.open();
  UnlockVisitor::Pc pc;
  checkRefused(holder.release(pc), 409, "not_allowed_now");
  checkAnswered(holder, challenge);
}

TEST_CASE("A whole unlock by code: the officer's PIN stays as it is, and neither key nor code is kept in the clear") {
  UnlockVisitor holder(Bench::prompt(), At::Code);
  holder.apply();
  holder.open();
  checkAnswered(holder, challenge);
  const auto officerPin = holder.bench.environment().officerPin(holder.ukey());
  holder.initPin(officerPin, newPin);
  checkRefused(completeOver(holder, inHex(another)), 409, "not_allowed_now"); // never answered
  checkRefused(completeOver(holder, inHex("7KQ2-M4XP-9D3B")), 409, "not_allowed_now");
  const auto said = holder.statementOver(inHex(challenge));
  checkRefused(holder.complete(said, HandKey::ec().sign(certdesk::viewOf(said))), 409, "not_allowed_now");
  REQUIRE(completeOver(holder, inHex(challenge)).status == 200);
  CHECK(holder.visitor.text("stage") == "completed");
  CHECK(holder.bench.environment().officerPin(holder.ukey()).text() == officerPin.text());
  CHECK(holder.audit() == "answered\ncompleted\n");
  const auto kept = dump(holder.bench.folder());
  CHECK(kept.find(holder.responseTo(challenge)) == std::string::npos);
  const auto key = holder.bench.environment().unblockKey(holder.ukey());
  CHECK(kept.find(std::string(key.text())) == std::string::npos);
  checkRefused(holder.askCode(challenge), 409, "unlock_done"); // U-02
}

TEST_CASE("A challenge is answered again and not counted again; another counts as a release") {
  UnlockVisitor holder(Bench::prompt(), At::Code);
  holder.apply();
  holder.open();
  for (int i = 0; i < 3; ++i)
    checkAnswered(holder, challenge);
  checkAnswered(holder, another);
  auto& environment = holder.bench.environment();
  checkRefused(holder.askCode(third), 423, "unlock_to_staff"); // U-03
  checkAnswered(holder, challenge);
  UnlockVisitor::Pc pc;
  checkRefused(holder.release(pc), 423, "unlock_to_staff"); // be it by the other way
  REQUIRE(environment.releaseUnlockOnceMore(holder.visitor.id()));
  checkAnswered(holder, third);
  checkRefused(holder.askCode("7KQ2M4XP9D49"), 409, "unlock_no_more"); // U-11
  checkAnswered(holder, third); // what was answered is answered all the same
  CHECK_FALSE(environment.releaseUnlockOnceMore(holder.visitor.id())); // three in all
  CHECK(holder.audit() == "answered\nanswered\nto staff\nto staff\nonce more\nanswered\n");
}

TEST_CASE("What is not 12 characters that fit is no challenge, and is not counted") {
  UnlockVisitor holder(Bench::prompt(), At::Code);
  holder.apply();
  holder.open();
  for (const auto* wrong :
       {"7KQ2M4XP9D3F", "7KQ2M4XP9D3", "7kq2m4xp9d3b", "7KQ2-M4XP-9D3B", "KKQ2M4XP9D3B", "7KQ2M4XP9D3UB", "AAAA", ""}) {
    const auto refused = holder.askCode(wrong);
    INFO(wrong << ' ' << refused.body);
    CHECK(refused.status == 400);
  }
  CHECK(holder.audit().empty());
  for (const auto* each : {&challenge, &another})
    checkAnswered(holder, *each); // both are still there
}

TEST_CASE("A challenge is answered for an approved unlock of such a UKEY, its holder's own, and in its time") {
  UnlockVisitor holder(Bench::prompt(), At::Code);
  REQUIRE(holder.visitor.start("unlock", holder.certificateId()).status == 201);
  checkRefused(holder.askCode(challenge), 409, "not_allowed_now"); // not yet approved
  REQUIRE(holder.visitor.write("POST", "/answer", R"({"answer":"xiongmao"})").status == 200);
  holder.visitor.submit();
  holder.visitor.look();
  checkRefused(holder.askCode(challenge), 403, "download_window_closed");
  holder.open();
  auto stranger = holder.bench.visitor(certdesk::practice::practised::otherUserName);
  CHECK(stranger.post(holder.visitor.path("/unlock-response"), R"({"challenge":"7KQ2M4XP9D3B"})").status == 404);
  query(holder.bench.folder(), "UPDATE certificate SET state = 'revoked' WHERE id = '" + holder.certificateId() + "'");
  checkRefused(holder.askCode(challenge), 409, "not_allowed_now");
  query(holder.bench.folder(), "UPDATE certificate SET state = 'valid' WHERE id = '" + holder.certificateId() + "'");
  holder.bench.pass(31min);
  holder.logInAgain();
  checkRefused(holder.askCode(challenge), 403, "download_window_closed");
  holder.open();
  checkAnswered(holder, challenge);
  REQUIRE(holder.visitor.write("POST", "/cancellation").status == 200);
  checkRefused(holder.askCode(challenge), 409, "not_allowed_now");
}

TEST_CASE("A UKEY in escrow alone, and another service, have no challenge") {
  UnlockVisitor holder;
  holder.apply();
  holder.open();
  checkRefused(holder.askCode(challenge), 409, "not_allowed_now");
  CHECK(holder.audit().empty());
  REQUIRE(holder.visitor.start("recovery", holder.certificateId()).status == 201);
  checkRefused(holder.askCode(challenge), 409, "not_allowed_now");
}

TEST_CASE("An answer runs out after 15 minutes; with the code entered again the same one has another 15") {
  UnlockVisitor holder(Bench::prompt(), At::Code);
  holder.apply();
  holder.open();
  checkAnswered(holder, challenge);
  holder.bench.pass(14min);
  checkAnswered(holder, challenge); // begins nothing anew
  holder.bench.pass(61s);
  holder.logInAgain();
  checkRefused(holder.askCode(challenge), 410, "unlock_grant_expired"); // U-01
  holder.initPin(holder.bench.environment().officerPin(holder.ukey()), newPin);
  holder.visitor.look();
  checkRefused(completeOver(holder, inHex(challenge)), 410, "unlock_grant_expired");
  holder.open();
  checkAnswered(holder, challenge);
  checkAnswered(holder, another); // the second of two: the first was not counted again
  holder.bench.pass(15min + 1s);
  holder.logInAgain();
  checkRefused(completeOver(holder, inHex(challenge)), 410, "unlock_grant_expired");
  holder.open();
  CHECK(completeOver(holder, inHex(challenge)).status == 200);
}

TEST_CASE("An officer's PIN that was released and a code that opened the UKEY: the PIN stays exposed") {
  UnlockVisitor holder(Bench::prompt(), At::Code);
  holder.apply();
  holder.open();
  UnlockVisitor::Pc before, pc;
  REQUIRE(holder.release(before).status == 200);
  const auto exposed = holder.pinsOf(before);
  checkAnswered(holder, challenge);
  holder.initPin(exposed.current, newPin);
  REQUIRE(completeOver(holder, inHex(challenge)).status == 200);
  holder.apply();
  holder.open();
  REQUIRE(holder.release(pc).status == 200);
  const auto pins = holder.pinsOf(pc);
  CHECK(pins.mayBeNext);
  CHECK(pins.current.text() == exposed.current.text());
  CHECK(pins.next.text() == exposed.next.text());
}

TEST_CASE("On the telephone staff answer, and the portal does not") {
  UnlockVisitor holder(byTelephone(), At::Code);
  holder.apply();
  Staff staff(holder.bench);
  const auto page = "/practice/desk/applications/" + holder.visitor.id();
  const auto typed = [&](const std::string& text) {
    return staff.post(page + "/unlock-code", with(staff.formOf(page), {{"challenge", text}}));
  };
  CHECK(typed(challenge).status == 403); // the holder has not entered the authorisation code
  holder.open();
  checkRefused(holder.askCode(challenge), 409, "not_allowed_now");
  CHECK(typed("7KQ2 M4XP 9D3F").status == 400);
  CHECK(staff.post(page + "/unlock-code", {{"challenge", challenge}}).status == 403); // from no page of ours
  CHECK(holder.audit().empty());
  const auto response = holder.responseTo(challenge);
  const auto shown = response.substr(0, 4) + "-" + response.substr(4, 4) + "-" + response.substr(8);
  for (const auto* heard : {"7kq2 m4xp 9d3b", "7KQ2-M4XP-9D3B", "7KQ2M4XP9D3B"}) {
    const auto told = typed(heard);
    CHECK(told.status == 200);
    CHECK(has(told, shown));
    checkGuarded(told);
  }
  CHECK(holder.audit() == "told on the telephone\n");
  CHECK_FALSE(has(staff.get(page), shown)); // on no other page
  CHECK(has(staff.get(page), "7KQ2-M4XP-9D3B"));
  CHECK(typed(another).status == 200);
  CHECK(typed(third).status == 423);
  REQUIRE(staff.post(page + "/release-once-more", staff.formOf(page)).status == 303);
  CHECK(typed(third).status == 200);
  const auto usedUp = typed("7KQ2M4XP9D49");
  CHECK(usedUp.status == 409);
  CHECK(has(usedUp, "撤回这份申请"));
  holder.initPin(holder.bench.environment().officerPin(holder.ukey()), newPin);
  REQUIRE(completeOver(holder, inHex(challenge)).status == 200);
  CHECK_FALSE(has(staff.get(page), "unlock-code"));
  CHECK(typed(challenge).status == 409);
}

TEST_CASE("With each code that is told on the telephone and counted, the 15 minutes begin anew") {
  UnlockVisitor holder(byTelephone(), At::Code);
  holder.apply();
  holder.open();
  Staff staff(holder.bench);
  const auto page = "/practice/desk/applications/" + holder.visitor.id();
  const auto typed = [&](const std::string& text) {
    return staff.post(page + "/unlock-code", with(staff.formOf(page), {{"challenge", text}})).status;
  };
  CHECK(typed(challenge) == 200);
  holder.bench.pass(14min);
  CHECK(typed(another) == 200);
  holder.bench.pass(14min);
  CHECK(typed(challenge) == 200); // not counted: it begins nothing
  holder.bench.pass(61s);
  CHECK(typed(another) == 410);
}

TEST_CASE("Where the portal answers by itself, and at a UKEY without codes, staff have no field for one") {
  for (const auto& [at, settings] : {std::pair{At::Code, Bench::prompt()}, {At::Locked, byTelephone()}}) {
    UnlockVisitor holder(settings, at);
    holder.apply();
    holder.open();
    Staff staff(holder.bench);
    const auto page = "/practice/desk/applications/" + holder.visitor.id();
    CHECK_FALSE(has(staff.get(page), "unlock-code"));
    CHECK(staff.post(page + "/unlock-code", with(staff.formOf(page), {{"challenge", challenge}})).status == 409);
    CHECK(holder.audit().empty());
  }
}
