#include "app/terminal/which_certificate.h"
#include "tests/support/scripted_world.h"
#include "tests/terminal/no_words.h"

#include <catch2/catch.hpp>
#include <iostream>
#include <sstream>

using namespace certdesk;
using namespace certdesk::terminal;
using portal::CertificateState;

namespace {

class Lists : public test::ScriptedPortal {
public:
  Lists() {
    add("11", "Example Construction Co.", CertificateState::Superseded);
    add("12", "Example Construction Co.", CertificateState::Valid);
    add("21", "李样例", CertificateState::Frozen);
    add("31", "Example Construction Co. Finance", CertificateState::Valid);
  }
  Result<std::vector<portal::CertificateRecord>> certificates(const Call&) override { return m_records; }

private:
  void add(const char* id, const char* subject, CertificateState state) {
    portal::CertificateRecord record;
    record.id = id;
    record.subject = subject;
    record.state = state;
    m_records.push_back(std::move(record));
  }
  std::vector<portal::CertificateRecord> m_records;
};

struct Meant {
  std::string which;  // the id, or the code of what went wrong
  std::string listed; // what was printed
};
Meant meant(const std::string& named, Among among = Among::All) {
  Lists lists;
  Output output(true, test::noWords());
  std::ostringstream text;
  auto* before = std::cout.rdbuf(text.rdbuf());
  const auto id = whichCertificate(lists, named, among, output);
  std::cout.rdbuf(before);
  return {id ? *id : std::string(phoneCode(id.error().code)), text.str()};
}

} // namespace

TEST_CASE("a certificate is named by its id, by its subject, or by a part of it in any case") {
  CHECK(meant("12").which == "12");
  CHECK(meant("李样例").which == "21");
  CHECK(meant("FINANCE").which == "31");
  CHECK(meant("example construction co. finance").which == "31");
  CHECK(meant("").which.empty());
}

TEST_CASE("several of one name are listed, and none is taken") {
  const auto both = meant("Example Construction Co.");
  CHECK(both.which == "K-09");
  CHECK(both.listed.find(R"("certificate":"11")") != std::string::npos);
  CHECK(both.listed.find(R"("certificate":"12")") != std::string::npos);
  CHECK(both.listed.find(R"("certificate":"31")") == std::string::npos);
  CHECK(meant("12").listed.empty());
}

TEST_CASE("where only what goes on can be meant, what has ended is no other of the name") {
  CHECK(meant("Example Construction Co.", Among::Live).which == "12");
  CHECK(meant("Example", Among::Live).which == "K-09");
}

TEST_CASE("what the account does not have is for the portal to refuse, as it was named") {
  CHECK(meant("99").which == "99");
  CHECK(meant("nobody").listed.empty());
}
