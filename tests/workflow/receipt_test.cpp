#include "app/workflow/receipt.h"
#include "tests/support/little_ca.h"
#include "tests/support/receipt_text.h"
#include "tests/support/scripted_world.h"

#include <catch2/catch.hpp>

// A receipt is shown only where it is signed, and fits its application; what of it is not on the UKEY any more is
// named.
using namespace certdesk;
using namespace certdesk::test;
using workflow::HeldReceipt;

namespace {

const std::string serial = "3F7A91C4D08E21B6";

struct Done {
  Done() {
    portal.change([&](portal::Application& a) {
      a.stage = portal::Stage::Completed;
      a.confirmed = a.receipt = true;
      a.ukeySerial = serial;
      a.issued = {{portal::Purpose::Signing, signing, 0}, {portal::Purpose::Encryption, encryption, 0}};
    });
    text = receiptTextFor(portal.now());
  }
  void insert(std::vector<Bytes> certificates, bool whole = true) {
    auto ukey = blankUkey(serial);
    ukey.certificates = std::move(certificates);
    ukey.certificatesWhole = whole;
    tokens.insert(std::move(ukey));
  }
  Result<HeldReceipt> fetch(const std::vector<Bytes>& anchors) {
    if (portal.receiptFile.empty()) portal.receiptFile = ca.receipt(text);
    return workflow::fetchReceipt(portal.now().id, portal, tokens, anchors, Call{});
  }
  Result<HeldReceipt> fetch() { return fetch(ca.anchors()); }
  std::string codeOf(const Result<HeldReceipt>& result) {
    return result ? "-" : std::string(phoneCode(result.error().code));
  }
  std::string swapped(const std::string& what, const std::string& with) const {
    auto changed = text;
    const auto at = changed.find(what);
    REQUIRE(at != std::string::npos);
    return changed.replace(at, what.size(), with);
  }

  LittleCa ca;
  Bytes signing = ca.issue("示例单位", portal::Purpose::Signing, now() + std::chrono::hours(1000)).certificate;
  Bytes encryption = ca.issue("示例单位", portal::Purpose::Encryption, now() + std::chrono::hours(1000)).certificate;
  ScriptedPortal portal;
  ScriptedTokens tokens{portal};
  std::string text;
};

} // namespace

TEST_CASE("a receipt that fits is handed on as it was signed, with what the UKEY shows now") {
  Done done;
  auto held = done.fetch();
  REQUIRE(held);
  CHECK(held->ukey == HeldReceipt::Ukey::NotSeen);
  CHECK(held->file == done.portal.receiptFile);
  CHECK(held->said.entries.size() == 2);
  done.insert({});
  CHECK(done.fetch()->ukey == HeldReceipt::Ukey::NotSeen); // it shows nothing without a login
  done.tokens.pull(serial);
  done.insert({done.encryption, done.signing});
  CHECK(done.fetch()->ukey == HeldReceipt::Ukey::Same);
}

TEST_CASE("where the portal keeps none, that is said") {
  Done done;
  CHECK(done.codeOf(workflow::fetchReceipt(done.portal.now().id, done.portal, done.tokens, done.ca.anchors(),
                                           Call{})) == "S-04");
}

TEST_CASE("a receipt under another CA is not verified") {
  Done done;
  CHECK(done.codeOf(done.fetch(LittleCa().anchors())) == "C-11");
}

TEST_CASE("a signed receipt of something else does not fit") {
  Done done;
  const auto other = done.ca.issue("另一个", portal::Purpose::Signing, now() + std::chrono::hours(1000)).certificate;
  auto foreign = done.portal.now();
  foreign.issued[0].certificate = other;
  auto more = done.portal.now();
  more.issued.push_back({portal::Purpose::Encryption, other, 1});
  auto fewer = done.portal.now();
  fewer.issued.pop_back();
  const std::vector<std::string> texts = {done.swapped("application: ", "application: 2"),
                                          done.swapped("service: recovery", "service: renewal"),
                                          done.swapped(serial, "3F7A91C4D08E21B7"),
                                          done.swapped("UKEY: " + serial, "UKEY: " + serial + "\nPIN: set anew"),
                                          done.swapped("certificate: written", "certificate: kept"),
                                          done.swapped("serial number: ", "serial number: 00"),
                                          receiptTextFor(foreign),
                                          receiptTextFor(more),
                                          receiptTextFor(fewer)};
  for (const auto& text : texts) {
    INFO(text);
    done.portal.receiptFile = done.ca.receipt(text);
    CHECK(done.codeOf(done.fetch()) == "C-12");
  }
}

TEST_CASE("a UKEY whose certificates could not all be read says nothing against a receipt") {
  Done done;
  done.insert({done.encryption}, false);
  CHECK(done.fetch()->ukey == HeldReceipt::Ukey::NotSeen);
  done.tokens.pull(serial);
  done.insert({done.encryption});
  done.tokens.seenBefore = {serial}; // while it is written to
  CHECK(done.fetch()->ukey == HeldReceipt::Ukey::NotSeen);
  done.tokens.pull(serial);
  done.insert({done.encryption, done.signing}, false); // what was looked for was read
  CHECK(done.fetch()->ukey == HeldReceipt::Ukey::Same);
}

TEST_CASE("only what is out of use may be gone from the UKEY") {
  Done done;
  done.text = done.swapped("certificate: written\n  purpose: encryption", "certificate: kept\n  purpose: encryption");
  const auto said = crypto::openReceipt(done.ca.receipt(done.text), done.ca.anchors()).value();
  CHECK(workflow::missingFrom(said, {}) == said.entries);
  CHECK(workflow::missingFrom(said, {done.signing}) == std::vector{said.entries[1]});
  done.text = done.swapped("certificate: kept", "certificate: superseded");
  CHECK(
      workflow::missingFrom(crypto::openReceipt(done.ca.receipt(done.text), done.ca.anchors()).value(), {done.signing})
          .empty());
}

TEST_CASE("what the receipt says is on the UKEY and is not, is named, unless a later service explains it") {
  Done done;
  done.insert({done.encryption});
  const auto held = done.fetch();
  REQUIRE(held);
  CHECK(held->ukey == HeldReceipt::Ukey::Missing);
  CHECK(held->missing == std::vector{held->said.entries[0]});
  CHECK(held->file == done.portal.receiptFile);
  struct Later : ScriptedPortal {
    Result<std::vector<portal::Application>> applications(const Call&) override {
      auto later = now();
      later.id = "20991231000000000001";
      later.service = "renewal";
      return std::vector{now(), later};
    }
  } portal;
  portal.change([&](portal::Application& a) { a = done.portal.now(); });
  portal.receiptFile = done.portal.receiptFile;
  const auto explained = workflow::fetchReceipt(portal.now().id, portal, done.tokens, done.ca.anchors(), Call{});
  REQUIRE(explained);
  CHECK(explained->ukey == HeldReceipt::Ukey::ChangedSince);
  CHECK(explained->missing.empty());
}

TEST_CASE("an unlock's receipt says that the PIN was set, and of no certificate that it was written") {
  Done done;
  done.portal.change([&](portal::Application& a) {
    a.service = "unlock";
    a.issued.clear();
    a.oldSigningCertificate = done.signing;
  });
  done.text = receiptTextFor(done.portal.now());
  const auto held = done.fetch();
  REQUIRE(held);
  CHECK(held->said.pinSet);
  done.portal.receiptFile = done.ca.receipt(done.swapped("PIN: set anew\n", ""));
  CHECK(done.codeOf(done.fetch()) == "C-12");
  done.portal.receiptFile = done.ca.receipt(done.swapped("certificate: untouched", "certificate: superseded"));
  CHECK(done.codeOf(done.fetch()) == "C-12");
}
