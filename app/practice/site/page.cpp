#include "app/practice/site/page.h"

#include "app/practice/site/site_texts.h"

#include <QDateTime>

namespace certdesk::practice {

namespace {

// Nothing but our own style, pictures and forms; and nobody puts these pages into theirs.
constexpr const char* policy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
                               " base-uri 'none'; frame-ancestors 'none'";

Html head(const Page& page) {
  auto head = lone("meta", {{"charset", "utf-8"}}) +
              lone("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}) +
              element("title", page.title + " · " + say(page.language, text::practiceWord)) +
              lone("link", {{"rel", "stylesheet"}, {"href", styleAddress}});
  if (!page.goesOnTo.empty()) head += lone("meta", {{"http-equiv", "refresh"}, {"content", "0; url=" + page.goesOnTo}});
  return element("head", head);
}

const char* mark(Tone tone) {
  switch (tone) {
  case Tone::Good:
    return "✓ ";
  case Tone::Warning:
    return "! ";
  case Tone::Bad:
    return "✕ ";
  case Tone::Accent:
    return "● ";
  case Tone::Plain:
    break;
  }
  return "";
}

const char* styleOf(Tone tone) {
  switch (tone) {
  case Tone::Good:
    return "chip good";
  case Tone::Warning:
    return "chip warning";
  case Tone::Bad:
    return "chip bad";
  case Tone::Accent:
    return "chip accent";
  case Tone::Plain:
    break;
  }
  return "chip";
}

} // namespace

HttpAnswer pageAnswer(const Page& page, int status) {
  // In both languages: whoever was sent here by somebody else must not take it for a real payment.
  const auto notice = styled("div", "notice",
                             element("strong", text::practiceNotice.chinese) +
                                 element("span", {{"lang", "en"}}, text::practiceNotice.english));
  const auto bar = page.menu.empty() ? Html() : element("nav", page.menu);
  const auto body =
      element("body", notice + bar + element("main", {{"class", page.width}}, element("h1", page.title) + page.body));
  const auto html = element("html", {{"lang", page.language == Language::Chinese ? "zh-CN" : "en"}}, head(page) + body);
  return {status,
          "text/html; charset=utf-8",
          "<!doctype html>\n" + html.markup() + "\n",
          {{"Content-Security-Policy", policy}, {"Referrer-Policy", "no-referrer"}},
          false};
}

HttpAnswer wrongAnswer(Language language, int status, const Phrase& what, const std::string& backTo) {
  Page page{language, say(language, text::didNotWork), {}, {}, {}, "narrow"};
  auto card = element("p", say(language, what));
  if (!backTo.empty()) card += element("p", link(backTo, say(language, text::goBack)));
  page.body = styled("div", "card", card);
  return pageAnswer(page, status);
}

HttpAnswer notAllowed(Language language, const char* methods) {
  auto answer = wrongAnswer(language, 405, text::wrongMethod);
  answer.fields.emplace_back("Allow", methods);
  return answer;
}

HttpAnswer seeOther(const std::string& address) { return {303, {}, {}, {{"Location", address}}, false}; }

Html row(const Html& label, const Html& value) { return element("div", element("dt", label) + element("dd", value)); }

Html chip(Tone tone, const std::string& word) {
  return styled("span", styleOf(tone), element("span", {{"aria-hidden", "true"}}, mark(tone)) + word);
}

Html hidden(const char* name, const std::string& value) {
  return lone("input", {{"type", "hidden"}, {"name", name}, {"value", value}});
}

std::string money(Language language, std::int64_t fen) {
  const auto cents = std::to_string(fen % 100);
  const auto amount = std::to_string(fen / 100) + "." + std::string(2 - cents.size(), '0') + cents;
  return language == Language::Chinese ? amount + " 元" : "CNY " + amount;
}

std::string shown(Moment moment) {
  return QDateTime::fromMSecsSinceEpoch(moment.time_since_epoch().count(), Qt::OffsetFromUTC, 8 * 3600)
      .toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"))
      .toStdString();
}

std::string grouped(const std::string& digits) {
  std::string text;
  for (std::size_t i = 0; i < digits.size(); i += 4)
    text += (i == 0 ? "" : " ") + digits.substr(i, 4);
  return text;
}

} // namespace certdesk::practice
