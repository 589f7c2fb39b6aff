#include "app/portal/routes.h"
#include "tests/practice/portal/papers_visitor.h"

#include <catch2/catch.hpp>

using namespace practice_test;
namespace portal = certdesk::portal;
namespace practised = certdesk::practice::practised;

// What is one account's does not exist for another, whatever is asked of it.
namespace {

// What an account has: an application with a page, one that is completed, and the certificate that this brought.
struct Owned {
  Owned() {
    PapersVisitor papers(bench.visitor());
    papers.submitted();
    applications.push_back(papers.id());
    upload = papers.upload("acceptance_form", "application/pdf", PapersVisitor::file("application/pdf", 500));
    bench.restart(); // from now on without papers
    auto visitor = bench.visitor();
    visitor.start(visitor.certificateId("valid", "ZJT单位证书"));
    visitor.fillIn();
    visitor.submit();
    const auto code = bench.environment().authorisationCode(visitor.id());
    visitor.openDownload(code);
    const auto key = HandKey::rsa(), transport = HandKey::rsa();
    REQUIRE(visitor.enrol(code, requestBy(key, {})).status == 200);
    REQUIRE(visitor.serverKey(code, requestBy(key, {"hand-0001", &transport})).status == 200);
    visitor.look();
    REQUIRE(visitor.confirm(key, visitor.statement("hand-0001")).status == 200);
    applications.push_back(visitor.id());
    certificate = visitor.certificateId("valid", "ZJT单位证书");
    REQUIRE_FALSE(certificate.empty());
  }
  [[nodiscard]] std::vector<std::string> idsFor(const portal::RouteEntry& entry) const {
    if (entry.path.starts_with("/api/v1/applications/{id}")) return applications;
    if (entry.path.starts_with("/api/v1/certificates/{id}")) return {certificate};
    if (entry.path.starts_with("/api/v1/uploads/{upload}")) return {upload};
    return {};
  }
  Bench bench{PapersVisitor::settings()};
  std::vector<std::string> applications;
  std::string upload, certificate;
};

// A body that is read before anybody asks whose it is.
std::string bodyFor(portal::Route route) {
  const auto because = [](const std::string& reason) {
    return R"({"reason":")" + reason + R"(","password":")" + practised::password + "\"}";
  };
  if (route == portal::Route::Freeze) return because("pause");
  if (route == portal::Route::Unfreeze) return because("needed_again");
  if (route == portal::Route::Revoke) return because("superseded");
  return "{}";
}

Answer ask(const Visitor& visitor, const portal::RouteEntry& entry, const std::string& id) {
  const auto snapshot = visitor.get(pathOf(portal::Route::Application, id)).fields;
  const auto etag = snapshot.find("etag");
  Fields fields{"Authorization: Bearer " + visitor.accessToken(), "Content-Type: application/json",
                "Idempotency-Key: " + newKey()};
  if (etag != snapshot.end()) fields.push_back("If-Match: " + etag->second);
  auto path = pathOf(entry.route, id);
  if (entry.route == portal::Route::UploadOctets) path += portal::queryAt(0);
  return visitor.browser().send(std::string(entry.method), path, fields,
                                entry.method == "GET" ? std::string() : bodyFor(entry.route));
}

} // namespace

TEST_CASE("Nothing below an application, a certificate or a page is there for another account") {
  const Owned owned;
  const auto other = owned.bench.visitor(practised::otherUserName), owner = owned.bench.visitor();
  const auto each = [&](const auto& check) {
    std::size_t asked = 0;
    for (const auto& entry : portal::allRoutes())
      for (const auto& id : owned.idsFor(entry)) {
        INFO(entry.method << ' ' << entry.path << ' ' << id);
        check(entry, id);
        ++asked;
      }
    return asked;
  };
  CHECK(each([&](const auto& entry, const auto& id) {
          const auto answer = ask(other, entry, id);
          CHECK(answer.status == 404);
          CHECK(answer.code() == "not_found");
        }) > 50);
  // The same of the owner is there, so that it was not the asking.
  each([&](const auto& entry, const auto& id) {
    if (entry.route == portal::Route::Receipt && id == owned.applications.front()) return; // none before the end
    CHECK(ask(owner, entry, id).status != 404);
  });
}
