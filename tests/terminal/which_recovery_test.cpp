#include "app/terminal/which_recovery.h"
#include "tests/support/scripted_world.h"

#include <catch2/catch.hpp>

using namespace certdesk;
using portal::Application;
using portal::Stage;

namespace {

// A portal with lists of its own, which notes for which certificate a recovery is begun.
class Lists : public test::ScriptedPortal {
public:
  std::vector<portal::CertificateRecord> records;
  std::vector<Application> all;
  std::string begun;
  Result<std::vector<portal::CertificateRecord>> certificates(const Call&) override { return records; }
  Result<std::vector<Application>> applications(const Call&) override { return all; }
  Result<Application> start(const std::string&, const std::string& certificate, const Call&) override {
    begun = certificate;
    for (const auto& record : records)
      if (record.id == certificate && !record.actions.empty()) return recovery("new", certificate, Stage::Draft);
    return certdesk::fail(ErrorCode::NotAllowedNow);
  }
  static Application recovery(const std::string& id, const std::string& certificate, Stage stage,
                              const std::string& ukey = {}) {
    Application one;
    one.service = "recovery";
    one.id = id;
    one.certificateId = certificate;
    one.stage = stage;
    one.ukeySerial = ukey;
    return one;
  }
  void list(const std::string& id, const std::string& ukey, bool recoverable = true) {
    portal::CertificateRecord record;
    record.id = id;
    record.ukeySerial = ukey;
    record.subject = "Holder of " + id;
    if (recoverable) record.actions = {portal::Action{"recover", true, {}}};
    records.push_back(std::move(record));
  }
};

// What a finished recovery leaves: the old certificate superseded, the new one recoverable, on the new UKEY.
struct Finished : Lists {
  Finished() {
    list("old", "LOST", false);
    list("new", "FRESH");
    all = {recovery("first", "old", Stage::Completed, "FRESH")};
  }
};

std::string idOf(Lists& lists, const std::string& certificate, const std::string& ukey) {
  auto application = terminal::whichRecovery(lists, certificate, ukey);
  return application ? application->id : std::string(phoneCode(application.error().code));
}

// What a person may name where nothing was named.
std::string named(Lists& lists, const std::string& ukey) {
  const auto application = terminal::whichRecovery(lists, "", ukey);
  return application ? std::string() : application.error().names;
}

} // namespace

TEST_CASE("the first run needs no name where there is one certificate") {
  for (const auto* ukey : {"", "FRESH"}) {
    Lists lists;
    lists.list("old", "LOST");
    CHECK(idOf(lists, "", ukey) == "new");
    CHECK(lists.begun == "old");
  }
}

TEST_CASE("a second run tells the finished recovery again and begins none on what it recovered") {
  Finished lists;
  CHECK(idOf(lists, "", "FRESH") == "first");
  CHECK(idOf(lists, "", "") == "K-09");
  CHECK(idOf(lists, "", "THIRD") == "K-09");
  CHECK(named(lists, "THIRD") == "new  Holder of new\n");
  CHECK(lists.begun.empty());
}

TEST_CASE("what was recovered can be recovered again by its name, but never onto its own UKEY") {
  Finished lists;
  CHECK(idOf(lists, "new", "FRESH") == "T-03");
  CHECK(lists.begun.empty());
  CHECK(idOf(lists, "new", "THIRD") == "new");
  CHECK(lists.begun == "new");
}

TEST_CASE("the only certificate is not begun where it is on the UKEY to be written") {
  Lists lists;
  lists.list("old", "LOST");
  CHECK(idOf(lists, "", "LOST") == "K-09");
  CHECK(lists.begun.empty());
}

TEST_CASE("an open recovery is gone on with, and of several the one bound to the UKEY") {
  Finished lists;
  lists.all.push_back(Lists::recovery("open", "new", Stage::UnderReview));
  CHECK(idOf(lists, "", "") == "open");
  CHECK(idOf(lists, "", "THIRD") == "open");
  CHECK(idOf(lists, "", "FRESH") == "first"); // that UKEY was finished, and is not to be written over
  lists.list("other", "OTHER");
  lists.all.push_back(Lists::recovery("bound", "other", Stage::Approved, "THIRD"));
  CHECK(idOf(lists, "", "") == "K-09");
  CHECK(named(lists, "") == "new  Holder of new\nother  Holder of other\n");
  CHECK(idOf(lists, "", "THIRD") == "bound");
  CHECK(lists.begun.empty());
}

TEST_CASE("a finished recovery of the named certificate is told again for its own UKEY alone") {
  Finished lists;
  CHECK(idOf(lists, "old", "FRESH") == "first");
  CHECK(idOf(lists, "old", "") == "first");
  CHECK(idOf(lists, "old", "THIRD") == "S-06");
}

TEST_CASE("several certificates have to be told apart") {
  Lists lists;
  lists.list("one", "A");
  lists.list("two", "B");
  CHECK(idOf(lists, "", "FRESH") == "K-09");
  CHECK(named(lists, "FRESH") == "one  Holder of one\ntwo  Holder of two\n");
  CHECK(idOf(lists, "two", "FRESH") == "new");
  CHECK(lists.begun == "two");
}
