#include "app/practice/form_check.h"
#include "tests/practice/portal/papers_visitor.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace practice_test;
namespace portal = certdesk::portal;
namespace practice = certdesk::practice;

namespace {

bool has(const std::vector<std::string>& lines, const char* line) {
  return std::find(lines.begin(), lines.end(), line) != lines.end();
}

// One field of each kind.
portal::Form oneOfEach() {
  const auto field = [](const char* id, portal::FieldKind kind) {
    portal::FormField made;
    made.id = id;
    made.label = id;
    made.kind = kind;
    return made;
  };
  auto text = field("text", portal::FieldKind::Text);
  text.longest = 4;
  text.pattern = "甲*[a-z]*";
  auto number = field("number", portal::FieldKind::Number);
  number.least = -5;
  number.most = 20;
  auto choice = field("choice", portal::FieldKind::Choice);
  choice.choices = {{"a", "A"}, {"b", "B"}};
  auto fixed = field("fixed", portal::FieldKind::Text);
  fixed.readOnly = true;
  fixed.value = "as it is";
  return {"form",
          "form",
          {{"", {text, number}},
           {"", {field("date", portal::FieldKind::Date), choice, field("yes_no", portal::FieldKind::YesNo), fixed}}},
          false};
}

bool taken(const char* id, const char* value) {
  const auto checked = practice::checkedValues(oneOfEach(), {{id, value}});
  if (!checked) CHECK(checked.error().code == "form_invalid");
  return checked.has_value();
}

} // namespace

TEST_CASE("Each kind of field takes what it is for, and nothing else") {
  CHECK(taken("text", "甲甲甲z"));
  CHECK_FALSE(taken("text", "甲甲甲甲z")); // counted in characters, not octets
  CHECK_FALSE(taken("text", "a1"));
  CHECK_FALSE(taken("text", "ab\n"));
  for (const auto* good : {"-5", "0", "20"})
    CHECK(taken("number", good));
  for (const auto* bad : {"-6", "21", "+1", "01", "1.0", "1e1", "-0", " 1", "99999999999999999999", "x"})
    CHECK_FALSE(taken("number", bad));
  for (const auto* good : {"2024-02-29", "1900-12-31"})
    CHECK(taken("date", good));
  for (const auto* bad :
       {"2023-02-29", "2024-13-01", "2024-00-10", "2024-1-1", "24-01-01", "2024/01/01", "-024-01-01", "2024-01-011"})
    CHECK_FALSE(taken("date", bad));
  CHECK(taken("choice", "b"));
  CHECK_FALSE(taken("choice", "B"));
  CHECK(taken("yes_no", "yes"));
  CHECK_FALSE(taken("yes_no", "true"));
  CHECK(taken("fixed", "as it is"));
  CHECK_FALSE(taken("fixed", "mine"));
  CHECK_FALSE(taken("unknown", ""));
  CHECK_FALSE(practice::checkedValues(oneOfEach(), {{"choice", "a"}, {"choice", "b"}}));
  const auto none = practice::checkedValues(oneOfEach(), {});
  REQUIRE(none);
  CHECK(none->size() == 6);
  CHECK(none->back().value == "as it is");
  auto needed = oneOfEach();
  needed.sections[0].fields[0].required = true;
  CHECK_FALSE(practice::checkedValues(needed, {}));
  CHECK_FALSE(practice::checkedValues(needed, {{"text", "　 "}})); // the wide space is none either
}

TEST_CASE("Without papers everything is as it was, and none of their pages is there") {
  const Bench bench;
  PapersVisitor visitor(bench.visitor());
  visitor.start(visitor.certificateId("valid", PapersVisitor::organisation));
  CHECK_FALSE(has(visitor.lines(), "materials"));
  CHECK(visitor.form("extension_items").isEmpty());
  CHECK_FALSE(visitor.application().contains(QLatin1String("payment")));
  CHECK(visitor.putForm("extension_items", {{"medium", "own"}}).code() == "not_allowed_now");
  CHECK(visitor.announce("handler_id", "image/png", "x").code() == "not_allowed_now");
  CHECK(visitor.order().code() == "not_allowed_now");
  CHECK(visitor.choose("transfer").code() == "not_allowed_now");
  CHECK(visitor.complete().code() == "not_allowed_now");
  CHECK(visitor.arrange("handler_id", {}).code() == "not_allowed_now");
}

TEST_CASE("An application is as the portal was set when it was started") {
  Bench bench(PapersVisitor::settings());
  PapersVisitor visitor(bench.visitor());
  visitor.start(visitor.certificateId("valid", PapersVisitor::person));
  for (const auto* line : {"extension_items", "acceptance_form", "materials", "payment", "voucher", "review"})
    CHECK(has(visitor.lines(), line));
  CHECK_FALSE(has(visitor.lines(), "extension_information"));
  CHECK(visitor.material("business_licence").isEmpty());
  bench.restart(); // not asked for any more
  PapersVisitor again(bench.visitor());
  again.start(again.certificateId("valid", PapersVisitor::person));
  CHECK(again.id() == visitor.id());
  CHECK(has(again.lines(), "materials"));
  again.start(again.certificateId("valid", PapersVisitor::organisation));
  CHECK_FALSE(has(again.lines(), "materials"));
}

TEST_CASE("Contents are prefilled, checked again and kept, in both languages") {
  const Bench bench(PapersVisitor::settings());
  PapersVisitor visitor(bench.visitor());
  visitor.start(visitor.certificateId("valid", PapersVisitor::organisation));
  const auto lines = visitor.lines();
  CHECK(std::find(lines.begin(), lines.end(), "extension_information") + 1 ==
        std::find(lines.begin(), lines.end(), "ukey_check"));
  const auto subject = visitor.text("subject");
  const auto organisation = visitor.field("extension_items", "organisation_name");
  CHECK(organisation.value(QLatin1String("value")).toString().toStdString() == subject);
  CHECK(organisation.value(QLatin1String("read_only")).toBool());
  const auto before = visitor.etag();
  for (const auto& wrong : std::vector<std::vector<std::pair<std::string, std::string>>>{
           {},
           {{"medium", "stolen"}},
           {{"medium", "posted"}}, // to nowhere
           {{"medium", "posted"}, {"address", " "}},
           {{"medium", "own"}, {"organisation_name", "Other"}},
           {{"medium", "own"}, {"x", ""}}})
    CHECK(visitor.putForm("extension_items", wrong).code() == "form_invalid");
  CHECK(visitor.putForm("made_up", {}).code() == "not_found");
  visitor.look();
  CHECK(visitor.etag() == before);
  visitor.fillIn("lost", false);
  CHECK(visitor.write("POST", "/submission").code() == "not_allowed_now"); // the forms are missing
  REQUIRE(visitor.putForm("extension_items", {{"medium", "posted"}, {"address", "示例市示例路一号"}}).status == 200);
  CHECK(visitor.form("extension_items").value(QLatin1String("filled")).toBool());
  CHECK_FALSE(visitor.form("extension_information").value(QLatin1String("filled")).toBool());
  CHECK(visitor.write("POST", "/submission").code() == "not_allowed_now");
  visitor.fillForms();
  CHECK(visitor.field("extension_information", "qualification_number").value(QLatin1String("value")).toString() ==
        QLatin1String("A123456789"));
  CHECK(visitor.field("extension_information", "provincial").value(QLatin1String("kind")).toString() ==
        QLatin1String("yes_no"));
  const auto english = visitor.get(visitor.path(), {"Accept-Language: en"}).body;
  CHECK(english.find("Qualification level") != std::string::npos);
  CHECK(english.find("Stamped acceptance form") != std::string::npos);
  visitor.submit();
  CHECK(visitor.text("stage") == "papers");
  CHECK(visitor.text("actor") == "holder");
  CHECK(visitor.putForm("extension_items", {{"medium", "own"}}).code() == "not_allowed_now");
}
