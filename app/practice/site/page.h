#pragma once
#include "app/practice/http.h"
#include "app/practice/site/html.h"
#include "app/practice/texts.h"

namespace certdesk::practice {

// What every page of the practice web sites has: the notice that nothing here has legal effect, one style, no script.
struct Page {
  Language language = Language::Chinese;
  std::string title;
  Html body;
  Html menu;                  // beside the notice; empty: none
  std::string goesOnTo;       // a page that opens by itself
  const char* width = "wide"; // or narrow
};
[[nodiscard]] HttpAnswer pageAnswer(const Page& page, int status = 200);
// What went wrong, in a sentence, and where to go on; no address: nowhere.
[[nodiscard]] HttpAnswer wrongAnswer(Language language, int status, const Phrase& what, const std::string& backTo = {});
[[nodiscard]] HttpAnswer notAllowed(Language language, const char* methods); // 405
// After a POST, so that reloading the page does nothing again.
[[nodiscard]] HttpAnswer seeOther(const std::string& address);
[[nodiscard]] HttpAnswer styleAnswer();
inline constexpr const char* styleAddress = "/practice/style.css";

// Pieces of pages.
[[nodiscard]] Html row(const Html& label, const Html& value); // of a list: element("dl", row(…) + row(…))
enum class Tone { Plain, Good, Warning, Bad, Accent };
[[nodiscard]] Html chip(Tone tone, const std::string& word);
[[nodiscard]] Html hidden(const char* name, const std::string& value);
[[nodiscard]] std::string money(Language language, std::int64_t fen);
[[nodiscard]] std::string shown(Moment moment);               // in China's time
[[nodiscard]] std::string grouped(const std::string& digits); // in fours, as references are read out

} // namespace certdesk::practice
