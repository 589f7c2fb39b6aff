#include "app/practice/site/apply_page.h"

#include "app/practice/first_certificate.h"
#include "app/practice/site/page.h"
#include "app/practice/site/site_texts.h"
#include "app/practice/site/web_form.h"

#include <QString>
#include <algorithm>

namespace certdesk::practice {

namespace {

constexpr qsizetype longestName = 40; // characters
constexpr const char* mark = "（演练）";

Html typedIn(const char* type, const char* name, const std::string& label, const std::string& value) {
  return element("label", label + lone("input", {{"type", type},
                                                 {"name", name},
                                                 {"value", value},
                                                 {"required", ""},
                                                 {"autocomplete", "off"},
                                                 {"maxlength", "256"}}));
}

Html kinds(Language language, const std::string& chosen) {
  const auto one = [&](const char* value, const Phrase& label) {
    Attributes attributes{{"type", "radio"}, {"name", "kind"}, {"value", value}};
    if (chosen == value) attributes.emplace_back("checked", "");
    return element("label", lone("input", attributes) + " " + say(language, label));
  };
  return element("fieldset", element("legend", say(language, text::holderKind)) +
                                 one("organisation", text::ofOrganisation) + one("person", text::ofPerson));
}

HttpAnswer formPage(Language language, const WebForm& typed, int status = 200, const Phrase* wrong = nullptr) {
  const auto words = [&](const Phrase& phrase) { return say(language, phrase); };
  const auto kind = inForm(typed, "kind");
  auto card = styled("p", "lead", words(text::applyLead));
  if (wrong != nullptr) card += element("p", {{"class", "wrong"}, {"role", "alert"}}, words(*wrong));
  card += element("form", {{"method", "post"}, {"action", applyAddress}},
                  kinds(language, kind.empty() ? "organisation" : kind) +
                      typedIn("text", "subject", words(text::holderName), inForm(typed, "subject")) +
                      typedIn("text", "user", words(text::userName), inForm(typed, "user")) +
                      typedIn("password", "password", words(text::password), {}) +
                      styled("div", "acts", element("button", {{"class", "first"}}, words(text::applyNow))));
  return pageAnswer({language, words(text::applyTitle), styled("div", "card", card), {}, {}, "narrow"}, status);
}

HttpAnswer appliedPage(Language language, const std::string& reference) {
  const auto words = [&](const Phrase& phrase) { return say(language, phrase); };
  const auto card =
      element("dl", row(words(text::reference), grouped(reference))) + styled("p", "lead", words(text::appliedLead));
  return pageAnswer({language, words(text::applied), styled("div", "card", card), {}, {}, "narrow"});
}

bool isReference(const std::string& text) {
  return text.size() == 20 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// As it stands in the certificate: in one line, and marked as practice. Empty where it is no name.
std::string nameFrom(const std::string& typed) {
  const auto text = remarkFrom(typed); // without what no name has
  if (!text) return {};
  const auto name = QString::fromStdString(*text);
  if (name.isEmpty() || name.toUcs4().size() > longestName) return {};
  return text->ends_with(mark) ? *text : *text + mark;
}

} // namespace

HttpAnswer answerApply(Visit& visit, const HttpRequest& request) {
  const auto language = visit.language;
  if (request.method == "GET") {
    const auto done = request.parameter("done");
    return isReference(done) ? appliedPage(language, done) : formPage(language, {});
  }
  if (request.method != "POST") return notAllowed(language, "GET, POST");
  const auto form = webFormFrom(request);
  if (!form) return wrongAnswer(language, form.error().status, text::unreadable, applyAddress);
  const auto name = nameFrom(inForm(*form, "subject"));
  if (name.empty()) return formPage(language, *form, 400, &text::nameMissing);
  const auto account = accountBy(visit, inForm(*form, "user"), Secret(inForm(*form, "password")));
  if (!account && account.error().status == 401) return formPage(language, *form, 403, &text::applyLoginWrong);
  if (!account) return formPage(language, *form, account.error().status, &text::applyLocked);
  const auto row = applyForFirst(visit, *account, {name, inForm(*form, "kind") == "person"});
  return seeOther(std::string(applyAddress) + "?done=" + row.id);
}

} // namespace certdesk::practice
