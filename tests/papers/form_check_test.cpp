#include "app/papers/form_check.h"

#include <catch2/catch.hpp>

// What the window and the terminal say of a value before the portal does.
using namespace certdesk;
using papers::FieldFault;
using papers::isRequired;
using papers::tidied;
using portal::FieldKind;

namespace {

std::optional<FieldFault> faultOf(const portal::FormField& field, const std::string& value) {
  return papers::faultOf(field, value, field.required);
}

portal::FormField field(FieldKind kind, bool required = true) {
  portal::FormField made;
  made.kind = kind;
  made.required = required;
  return made;
}

portal::FormField patterned(const char* pattern) {
  auto made = field(FieldKind::Text);
  made.pattern = pattern;
  return made;
}

} // namespace

TEST_CASE("a text is checked for being there, for its length in characters and for its pattern") {
  auto text = patterned("[A-Z][0-9]{9}");
  CHECK(faultOf(text, "") == FieldFault::Missing);
  CHECK(faultOf(text, "A143012345") == std::nullopt);
  CHECK(faultOf(text, "A1430123456") == FieldFault::Unlike); // of the whole value
  CHECK(faultOf(text, "xA143012345") == FieldFault::Unlike);
  text.required = false;
  CHECK(faultOf(text, "") == std::nullopt);
  text.pattern.clear();
  text.longest = 4;
  CHECK(faultOf(text, "建筑设计") == std::nullopt);
  CHECK(faultOf(text, "建筑设计院") == FieldFault::TooLong);
}

TEST_CASE("what is read-only is not judged") {
  auto text = patterned("[0-9]+");
  text.readOnly = true;
  CHECK(faultOf(text, "") == std::nullopt);
  CHECK(faultOf(text, "x") == std::nullopt);
}

TEST_CASE("a field may be required for what stands in another") {
  auto address = field(FieldKind::Text, false);
  address.requiredWhen = portal::FieldCondition{"medium", "posted"};
  const auto with = [](const char* medium) {
    return [medium](const std::string& id) { return id == "medium" ? std::string(medium) : std::string(); };
  };
  CHECK(isRequired(address, with("posted")));
  CHECK_FALSE(isRequired(address, with("own")));
  CHECK_FALSE(isRequired(address, with("")));
  CHECK(papers::faultOf(address, "", true) == FieldFault::Missing);
  address.required = true;
  CHECK(isRequired(address, with("own")));
  address.readOnly = true;
  CHECK_FALSE(isRequired(address, with("posted"))); // the portal's own affair
}

TEST_CASE("patterns as forms of the web have them are understood") {
  CHECK(faultOf(patterned(R"([\u4e00-\u9fa5]{2,4})"), "王示例") == std::nullopt);
  CHECK(faultOf(patterned(R"([\u4e00-\u9fa5]{2,4})"), "Wang") == FieldFault::Unlike);
  CHECK(faultOf(patterned(R"(\\u4e00)"), "\\u4e00") == std::nullopt); // a backslash, and then letters
  CHECK(faultOf(patterned(R"(^\d{6}$)"), "610000") == std::nullopt);
  CHECK(faultOf(patterned("a|b"), "ab") == FieldFault::Unlike);
}

TEST_CASE("a pattern that is none, or goes on and on, lets everything pass: the portal judges") {
  CHECK(faultOf(patterned("("), "x") == std::nullopt);
  CHECK(faultOf(patterned("[z-a]"), "x") == std::nullopt);
  CHECK(faultOf(patterned("(*LIMIT_MATCH=4000000000)x"), "y") == std::nullopt); // no limit but ours
  const std::string many(40, 'a');
  for (const auto* pattern : {"(a+)+[bc]", "(a|a)*[bc]", "(a*)*[bc]", "(.*)*\\1[bc]", "((a?){50}){50}[bc]"}) {
    INFO(pattern); // a test that does not end has failed
    CHECK(faultOf(patterned(pattern), many) == std::nullopt);
  }
  CHECK(faultOf(patterned("((((x{1,9999}){1,9999}){1,9999}){1,9999})"), "y") == std::nullopt);
  auto longest = patterned((std::string(501, 'x')).c_str());
  CHECK(faultOf(longest, "y") == std::nullopt);
}

TEST_CASE("a number is whole, within its bounds, and has one spelling") {
  auto number = field(FieldKind::Number);
  number.least = -5;
  number.most = 100;
  CHECK(faultOf(number, "100") == std::nullopt);
  CHECK(faultOf(number, "101") == FieldFault::TooLarge);
  CHECK(faultOf(number, "-6") == FieldFault::TooSmall);
  for (const auto* none : {"x", "1.5", "1 000", "0x10", "99999999999999999999999", "--1"})
    CHECK(faultOf(number, tidied(number, none)) == FieldFault::NoNumber);
  CHECK(tidied(number, " 007 ") == "7");
  CHECK(tidied(number, "１２") == "12");
  CHECK(tidied(number, "＋3") == "3");
  CHECK(tidied(number, "－3") == "-3");
  CHECK(tidied(number, "seven") == "seven"); // what is typed stays to be mended
}

TEST_CASE("a date is one of the calendar, however it was written") {
  const auto day = field(FieldKind::Date);
  for (const auto* written : {"2026-03-05", "2026/3/5", "2026.3.5", "2026年3月5日", "20260305", "２０２６－０３－０５"})
    CHECK(tidied(day, written) == "2026-03-05");
  CHECK(faultOf(day, "2026-03-05") == std::nullopt);
  CHECK(faultOf(day, "2024-02-29") == std::nullopt);
  for (const auto* none : {"2026-02-29", "2026-13-01", "2026-3-5", "05.03.2026", "tomorrow", "2026-03-05-01"})
    CHECK(faultOf(day, tidied(day, none)).has_value() == (std::string_view(none) != "2026-3-5"));
}

TEST_CASE("only what is offered can be chosen") {
  auto choice = field(FieldKind::Choice);
  choice.choices = {{"a", "甲级"}, {"b", "乙级"}};
  CHECK(faultOf(choice, "a") == std::nullopt);
  CHECK(faultOf(choice, "甲级") == FieldFault::NoChoice);
  const auto yesNo = field(FieldKind::YesNo);
  CHECK(faultOf(yesNo, "no") == std::nullopt);
  CHECK(faultOf(yesNo, "maybe") == FieldFault::NoChoice);
  CHECK(faultOf(yesNo, "") == FieldFault::Missing);
}

TEST_CASE("spaces and line breaks around or in a text are not sent") {
  const auto text = field(FieldKind::Text);
  CHECK(tidied(text, "  \u3000建设路 1 号\n") == "建设路 1 号");
  CHECK(tidied(text, "one\ntwo\tthree") == "one two three");
  CHECK(tidied(text, "\ufeff\u200e建设路\u2028 1 号\u202e\u0085\u200f") ==
        "建设路  1 号"); // what the portal would refuse
  CHECK(faultOf(text, tidied(text, " \u3000 ")) == FieldFault::Missing);
}
