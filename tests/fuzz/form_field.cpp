#include "app/papers/form_check.h"
#include "tests/fuzz/target.h"

// A value in a form that the portal describes: the first octet says which kind, the first line is the pattern, the rest
// the value. Both may be hostile: a pattern can be made to match for ever.
using namespace certdesk;
using portal::FieldKind;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size) {
  if (size == 0) return 0;
  const auto text = fuzz::textOf(ByteView(octets, size)).substr(1);
  const auto end = std::min(text.find('\n'), text.size());
  portal::FormField field;
  field.kind = static_cast<FieldKind>(octets[0] % (static_cast<unsigned>(FieldKind::YesNo) + 1));
  field.pattern = text.substr(0, end);
  field.least = -5;
  field.most = 1'000'000;
  field.choices = {{"own", ""}, {"", ""}};
  const auto value = papers::tidied(field, std::string(text.substr(std::min(end + 1, text.size()))));
  fuzz::must(papers::tidied(field, value) == value, "what is tidied is tidy");
  const auto fault = papers::faultOf(field, value, true);
  fuzz::must(value.empty() == (fault == papers::FieldFault::Missing), "only nothing is missing");
  fuzz::must(papers::faultOf(field, value, true) == fault, "a value is judged the same each time");
  return 0;
}
