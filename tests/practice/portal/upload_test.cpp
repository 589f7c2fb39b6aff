#include "tests/practice/portal/papers_visitor.h"

#include <catch2/catch.hpp>

using namespace practice_test;
namespace practice = certdesk::practice;
namespace practised = certdesk::practice::practised;

namespace {

const std::string jpeg = "image/jpeg";

PapersVisitor submitted(const Bench& bench, const char* templateName = PapersVisitor::person) {
  PapersVisitor visitor(bench.visitor());
  visitor.submitted(templateName);
  return visitor;
}
int received(const Answer& answer) { return answer.json().value(QLatin1String("received")).toInt(); }
bool isComplete(const Answer& answer) { return answer.json().value(QLatin1String("complete")).toBool(); }
Answer octets(const Visitor& visitor, const std::string& id) {
  return visitor.get("/api/v1/uploads/" + id + "/octets");
}
std::size_t filesIn(const Bench& bench) {
  std::size_t files = 0;
  for ([[maybe_unused]] const auto& each : std::filesystem::directory_iterator(bench.folder() / "uploads"))
    ++files;
  return files;
}

} // namespace

TEST_CASE("A file comes in parts, is a page when it is whole, and can be read again") {
  const Bench bench(PapersVisitor::settings());
  auto visitor = submitted(bench);
  const auto content = PapersVisitor::file(jpeg, 30'000);
  const auto before = visitor.etag();
  const auto started = visitor.announce("handler_id", jpeg, content);
  REQUIRE(started.status == 201);
  const auto id = started.text("id");
  CHECK(received(visitor.part(id, 0, content.substr(0, 10'000))) == 10'000);
  CHECK(received(visitor.announce("handler_id", jpeg, content)) == 10'000); // the same upload, from any PC
  CHECK(visitor.announce("handler_id", jpeg, content).status == 200);
  visitor.look();
  CHECK(visitor.etag() == before); // nothing of the snapshot changed
  CHECK(octets(visitor, id).status == 404);
  CHECK(visitor.part(id, 0, content.substr(0, 10'000)).code() == "upload_elsewhere");
  CHECK(visitor.part(id, 20'000, content.substr(20'000)).code() == "upload_elsewhere");
  const auto last = visitor.part(id, 10'000, content.substr(10'000));
  CHECK(isComplete(last));
  CHECK(visitor.part(id, 30'000, "x").code() == "upload_elsewhere");
  CHECK(isComplete(visitor.get("/api/v1/uploads/" + id)));
  visitor.look();
  CHECK(visitor.etag() != before);
  CHECK(visitor.pages("handler_id") == std::vector<std::string>{id});
  CHECK((octets(visitor, id).body == content));
  CHECK(visitor.announce("handler_id", jpeg, content).text("id") == id);
}

TEST_CASE("A damaged part is not kept, and a damaged file begins anew") {
  const Bench bench(PapersVisitor::settings());
  auto visitor = submitted(bench);
  const auto content = PapersVisitor::file(jpeg, 2000);
  const auto id = visitor.announce("handler_id", jpeg, content).text("id");
  CHECK(visitor.part(id, 0, content.substr(0, 1000), "something else").code() == "upload_damaged");
  CHECK(visitor.part(id, 0, content + "x").code() == "upload_damaged");
  CHECK(visitor.part(id, 0, "").status == 400);
  CHECK(received(visitor.get("/api/v1/uploads/" + id)) == 0);
  CHECK(received(visitor.part(id, 0, content.substr(0, 1000))) == 1000);
  CHECK(visitor.part(id, 1000, std::string(1000, 'x')).code() == "upload_damaged");
  CHECK(received(visitor.get("/api/v1/uploads/" + id)) == 0);
  CHECK(isComplete(visitor.part(id, 0, content)));
}

TEST_CASE("What a kind does not take is refused before or after it is sent") {
  const Bench bench(PapersVisitor::settings());
  auto visitor = submitted(bench);
  const auto png = PapersVisitor::file("image/png", 100);
  CHECK(visitor.announce("made_up", "image/png", png).code() == "material_refused");
  CHECK(visitor.announce("business_licence", "image/png", png).code() == "material_refused"); // not for persons
  CHECK(visitor.announce("handler_id", "application/pdf", png).code() == "material_refused");
  CHECK(visitor.announce("handler_id", "image/gif", png).status == 400);
  CHECK(visitor.announce("handler_id", jpeg, PapersVisitor::file(jpeg, 5 * 1024 * 1024 + 1)).code() ==
        "material_refused");
  const auto id = visitor.announce("handler_id", jpeg, png).text("id"); // a PNG, said to be a JPEG
  CHECK(visitor.part(id, 0, png).code() == "material_refused");
  CHECK(visitor.get("/api/v1/uploads/" + id).status == 404);
  CHECK(filesIn(bench) == 0);
  visitor.upload("handler_id", "image/png", png);
  visitor.upload("handler_id", jpeg, PapersVisitor::file(jpeg, 100));
  CHECK(visitor.announce("handler_id", jpeg, PapersVisitor::file(jpeg, 200)).code() == "material_refused"); // a third
}

TEST_CASE("Two files that were begun do not both take the last place") {
  const Bench bench(PapersVisitor::settings());
  auto visitor = submitted(bench);
  visitor.upload("handler_id", jpeg, PapersVisitor::file(jpeg, 100));
  const auto second = PapersVisitor::file(jpeg, 200);
  const auto third = PapersVisitor::file(jpeg, 300);
  const auto secondId = visitor.announce("handler_id", jpeg, second).text("id");
  const auto thirdId = visitor.announce("handler_id", jpeg, third).text("id");
  CHECK(isComplete(visitor.part(thirdId, 0, third)));
  CHECK(visitor.part(secondId, 0, second).code() == "material_refused");
}

TEST_CASE("Uploads of another account do not exist, and none is taken before the submission") {
  const Bench bench(PapersVisitor::settings());
  auto visitor = submitted(bench);
  const auto content = PapersVisitor::file(jpeg, 100);
  const auto id = visitor.upload("handler_id", jpeg, content);
  const auto begun = visitor.announce("handler_id", jpeg, content + "x").text("id");
  PapersVisitor other(bench.visitor(practised::otherUserName));
  CHECK(other.get("/api/v1/uploads/" + id).code() == "not_found");
  CHECK(octets(other, id).code() == "not_found");
  CHECK(other.part(begun, 0, content).code() == "not_found");
  CHECK(other.post(visitor.path("/uploads"), "{}").code() == "not_found");
  PapersVisitor draft(bench.visitor());
  draft.start(draft.certificateId("valid", PapersVisitor::organisation));
  CHECK(draft.announce("handler_id", jpeg, content).code() == "not_allowed_now");
  REQUIRE(visitor.write("POST", "/cancellation").status == 200);
  CHECK(visitor.part(begun, 0, content + "x").code() == "not_allowed_now");
}

TEST_CASE("Only a part of a file may be large") {
  const Bench bench(PapersVisitor::settings());
  auto visitor = submitted(bench, PapersVisitor::organisation);
  const std::size_t part = 8 * 1024 * 1024;
  const auto content = PapersVisitor::file("application/pdf", part + 1000);
  const auto id = visitor.announce("business_licence", "application/pdf", content).text("id");
  CHECK(visitor.part(id, 0, content).status == 413);
  CHECK(received(visitor.part(id, 0, content.substr(0, part))) == static_cast<int>(part));
  CHECK(isComplete(visitor.part(id, part, content.substr(part))));
  CHECK(visitor.post(visitor.path("/uploads"), std::string(70'000, ' ')).status == 413);
  CHECK(visitor.write("PUT", "/form", std::string(70'000, ' ')).status == 413);
  CHECK((octets(visitor, id).body == content));
}

TEST_CASE("What is announced is bounded, and what was never finished gives way") {
  const Bench bench(PapersVisitor::settings());
  auto visitor = submitted(bench, PapersVisitor::organisation);
  std::string first;
  for (int i = 0; i < 20; ++i) { // 60 MiB each
    const auto started =
        visitor.post(visitor.path("/uploads"),
                     R"({"kind":"business_licence","type":"application/pdf","octets":62914560,"sha256":")" +
                         PapersVisitor::sha256(std::to_string(i)) + "\"}");
    REQUIRE(started.status == 201);
    if (first.empty()) first = started.text("id");
  }
  CHECK(visitor.get("/api/v1/uploads/" + first).status == 404);
  const auto sum = query(bench.folder(), "SELECT SUM(octets) / 1048576 FROM upload");
  CHECK(std::stoi(sum) <= 1000);
}

TEST_CASE("Pages are put in order, turned and taken out; complete is what has every required kind") {
  const Bench bench(PapersVisitor::settings());
  auto visitor = submitted(bench);
  CHECK(visitor.complete().code() == "materials_missing");
  const auto one = visitor.upload("handler_id", jpeg, PapersVisitor::file(jpeg, 100));
  const auto two = visitor.upload("handler_id", jpeg, PapersVisitor::file(jpeg, 200));
  CHECK(visitor.complete().code() == "materials_missing"); // the acceptance form
  visitor.upload("acceptance_form", jpeg, PapersVisitor::file(jpeg, 300));
  REQUIRE(visitor.arrange("handler_id", {{two, 90}, {one, 0}}).status == 200);
  CHECK(visitor.pages("handler_id") == std::vector<std::string>{two, one});
  const auto page = visitor.material("handler_id").value(QLatin1String("pages")).toArray().first().toObject();
  CHECK(page.value(QLatin1String("rotation")).toInt() == 90);
  CHECK(visitor.arrange("handler_id", {{two, 45}}).status == 400);
  CHECK(visitor.arrange("handler_id", {{two, 0}, {two, 0}}).code() == "not_found");
  CHECK(visitor.arrange("acceptance_form", {{one, 0}}).code() == "not_found");
  CHECK(visitor.arrange("made_up", {}).code() == "not_found");
  REQUIRE(visitor.complete().status == 200);
  CHECK(visitor.flag("materials_complete"));
  CHECK(visitor.text("stage") == "papers"); // the money is missing
  CHECK(visitor.complete("acceptance_form").status == 400);
  CHECK(visitor.complete("voucher").code() == "not_allowed_now"); // it is for a transfer
  // Taken out again: gone, and to be said again.
  REQUIRE(visitor.arrange("handler_id", {{two, 90}}).status == 200);
  CHECK_FALSE(visitor.flag("materials_complete"));
  CHECK(octets(visitor, one).status == 404);
  CHECK(filesIn(bench) == 2);
  CHECK(visitor.announce("handler_id", jpeg, PapersVisitor::file(jpeg, 100)).status == 201);
  CHECK(visitor.complete().status == 200);
}

TEST_CASE("After an end in the middle of a part an upload stands where the database says") {
  Bench bench(PapersVisitor::settings());
  auto visitor = submitted(bench);
  const auto content = PapersVisitor::file(jpeg, 9000);
  const auto id = visitor.announce("handler_id", jpeg, content).text("id");
  const auto file = bench.folder() / "uploads" / id;
  REQUIRE(received(visitor.part(id, 0, content.substr(0, 3000))) == 3000);
  // As if the process had ended between the flush of the next part and the commit.
  writeFile(file, certdesk::viewOf(content.substr(0, 3000) + "what was never committed"));
  writeFile(bench.folder() / "uploads" / "orphan", certdesk::viewOf(content));
  bench.restart(PapersVisitor::settings());
  CHECK(std::filesystem::file_size(file) == 3000);
  CHECK(filesIn(bench) == 1);
  PapersVisitor again(bench.visitor());
  CHECK(received(again.get("/api/v1/uploads/" + id)) == 3000);
  CHECK(received(again.part(id, 3000, content.substr(3000, 3000))) == 6000);
  // And as if octets that were told as received had been lost with the disk's power.
  writeFile(file, certdesk::viewOf(content.substr(0, 4000)));
  bench.restart(PapersVisitor::settings());
  PapersVisitor last(bench.visitor());
  CHECK(received(last.get("/api/v1/uploads/" + id)) == 4000);
  CHECK(last.part(id, 6000, content.substr(6000)).code() == "upload_elsewhere");
  // And as if only the commit had failed.
  writeFile(file, certdesk::viewOf(content.substr(0, 4000) + "what was never committed"));
  CHECK(isComplete(last.part(id, 4000, content.substr(4000))));
  CHECK((octets(last, id).body == content));
}
