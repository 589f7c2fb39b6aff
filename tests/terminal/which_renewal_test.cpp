#include "app/terminal/renew_command.h"
#include "tests/support/scripted_world.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace certdesk;
using portal::Application;
using portal::Stage;

namespace {

// A portal with lists of its own, which notes for which certificate a renewal is begun.
class Lists : public test::ScriptedPortal {
public:
  std::vector<portal::CertificateRecord> records;
  std::vector<Application> all;
  std::string begun;
  Result<std::vector<portal::CertificateRecord>> certificates(const Call&) override { return records; }
  Result<std::vector<Application>> applications(const Call&) override { return all; }
  Result<Application> start(const std::string& service, const std::string& certificate, const Call&) override {
    CHECK(service == "renewal");
    begun = certificate;
    for (const auto& record : records)
      if (record.id == certificate && !record.actions.empty() && record.actions.front().possible) return renewal("new", certificate, Stage::Draft, {}, {});
    return certdesk::fail(ErrorCode::NotAllowedNow);
  }
  static Application renewal(const std::string& id, const std::string& certificate, Stage stage,
                             const std::string& oldUkey, const std::string& ukey) {
    Application one;
    one.service = "renewal";
    one.id = id;
    one.certificateId = certificate;
    one.stage = stage;
    one.oldUkeySerial = oldUkey;
    one.ukeySerial = ukey;
    return one;
  }
  void list(const std::string& id, const std::string& ukey, bool renewable = true) {
    portal::CertificateRecord record;
    record.id = id;
    record.ukeySerial = ukey;
    if (renewable) record.actions = {portal::Action{"renew", true, {}}};
    records.push_back(std::move(record));
  }
};

std::string idOf(Lists& lists, const std::string& certificate, const std::string& ukey) {
  auto application = terminal::whichRenewal(lists, certificate, ukey);
  return application ? application->id : std::string(phoneCode(application.error().code));
}

} // namespace

TEST_CASE("nothing is begun for a certificate that is not on the UKEY that was named with it") {
  Lists lists;
  lists.list("a", "ONE");
  CHECK(idOf(lists, "a", "OTHER") == "T-16");
  CHECK(lists.begun.empty());
  CHECK(idOf(lists, "a", "ONE") == "new");
}

TEST_CASE("the only certificate that can be renewed needs no name; of several one is named, by itself or by its UKEY") {
  Lists lists;
  lists.list("a", "ONE");
  lists.list("b", "ONE", false);
  CHECK(idOf(lists, "", "") == "new");
  CHECK(lists.begun == "a");
  lists.list("c", "TWO");
  lists.begun.clear();
  const auto unclear = terminal::whichRenewal(lists, "", "");
  CHECK(unclear.error().code == ErrorCode::CertificateUnclear);
  CHECK(std::count(unclear.error().names.begin(), unclear.error().names.end(), '\n') == 2);
  CHECK(lists.begun.empty());
  CHECK(idOf(lists, "", "TWO") == "new");
  CHECK(lists.begun == "c");
  CHECK(idOf(lists, "a", "") == "new");
  CHECK(lists.begun == "a");
}

TEST_CASE("an open renewal is gone on with before another is begun") {
  Lists lists;
  lists.list("a", "ONE");
  lists.list("c", "TWO");
  lists.all = {Lists::renewal("open", "a", Stage::Approved, "ONE", "")};
  CHECK(idOf(lists, "", "") == "open");
  CHECK(idOf(lists, "", "ONE") == "open");
  CHECK(idOf(lists, "", "TWO") == "new");
  CHECK(lists.begun == "c");
  lists.all.push_back(Lists::renewal("other", "c", Stage::Draft, "TWO", ""));
  const auto unclear = terminal::whichRenewal(lists, "", "");
  CHECK(unclear.error().code == ErrorCode::CertificateUnclear);
  CHECK(unclear.error().names == "a  \nc  \n"); // of which one is to be named
}

TEST_CASE("a script that is run twice is told the same again, and buys nothing more") {
  Lists lists;
  lists.list("old", "ONE", false);
  lists.list("fresh", "ONE", false);
  lists.all = {Lists::renewal("done", "old", Stage::Completed, "ONE", "ONE")};
  CHECK(idOf(lists, "", "ONE") == "done");
  CHECK(idOf(lists, "old", "") == "done");
  CHECK(lists.begun == "old"); // the portal had its say
  lists.begun.clear();
  lists.list("person", "ONE"); // another one on the same UKEY is renewed by its name alone
  CHECK(idOf(lists, "", "ONE") == "K-09");
  CHECK(lists.begun.empty());
  CHECK(idOf(lists, "person", "ONE") == "new");
}

TEST_CASE("what cannot be renewed is refused in the portal's words") {
  Lists lists;
  lists.list("early", "ONE", false);
  lists.records.back().actions = {portal::Action{"renew", false, "from 1 Dec 2027"}};
  const auto refused = terminal::whichRenewal(lists, "early", "");
  CHECK(refused.error().code == ErrorCode::NotAllowedNow);
  CHECK(refused.error().names == "from 1 Dec 2027");
  CHECK(idOf(lists, "", "") == "K-09");
}
