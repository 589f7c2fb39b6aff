#include "app/practice/database_address.h"
#include "app/practice/router.h"
#include "app/practice/site/html.h"
#include "app/practice/site/web_form.h"
#include "tests/fuzz/target.h"

// What a practice portal reads of a browser and of whoever starts it: forms, remarks, paths, a database's address.
using namespace certdesk;
using namespace certdesk::practice;

namespace {

void checkForm(const std::string& text) {
  HttpRequest request;
  request.fields = {{"content-type", "application/x-www-form-urlencoded"}};
  request.body = text;
  const auto form = webFormFrom(request);
  if (!form) return fuzz::must(form.error().status == 400, "a form is refused as a bad request");
  fuzz::must(form->size() <= 300, "a form is bounded");
  for (const auto& [name, value] : *form)
    fuzz::must(name.size() + value.size() <= text.size() && inForm(*form, name) == value, "a field has what was sent");
}

void checkRemark(const std::string& text) {
  const auto remark = remarkFrom(text);
  if (!remark) return;
  const auto again = remarkFrom(*remark);
  fuzz::must(again && *again == *remark, "a remark is the same when it is read again");
  fuzz::must(remark->find_first_of("\n\r\t\x7f") == std::string::npos, "a remark is one line");
}

void checkPath(const std::string& path) {
  for (const auto* method : {"GET", "POST", "PUT", "DELETE"}) {
    const auto match = matchRoute(method, path);
    fuzz::must(!match || methodsOf(path).find(method) != std::string::npos, "a route is allowed where it is found");
    fuzz::must(!match || match->variable.find('/') == std::string::npos, "a variable is one segment");
  }
}

void checkPage(const std::string& text) {
  const auto page = element("p", {{"title", text}}, Html(text)).markup();
  const auto inside = page.substr(0, page.size() - 4).substr(2); // <p … </p>
  fuzz::must(inside.find('<') == std::string::npos && inside.find('\'') == std::string::npos, "a text is never markup");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size) {
  const std::string text(fuzz::textOf(ByteView(octets, size)));
  checkForm(text);
  checkRemark(text);
  checkPath(text);
  checkPage(text);
  if (const auto address = databaseAddressFrom(text)) {
    const auto again = databaseAddressFrom(address->text());
    fuzz::must(again && *again == *address, "an address is the same when it is read again");
  }
  return 0;
}
