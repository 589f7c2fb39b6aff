#pragma once
#include "app/practice/application_row.h"
#include "app/practice/site/page.h"
#include "app/practice/site/web_form.h"

namespace certdesk::practice {

// The pages of the review console.
inline constexpr const char* deskAddress = "/practice/desk/";
inline constexpr const char* mailAddress = "/practice/desk/mail";
inline constexpr const char* leaveAddress = "/practice/desk/leave";
inline constexpr const char* applicationAddress = "/practice/desk/applications/"; // and its number; acts below it
inline constexpr const char* materialAddress = "/practice/desk/materials/";       // and the upload's id
inline constexpr const char* formField = "form"; // what proves that a form is from this session's page

struct DeskView {
  Visit& visit;
  std::string form;               // empty: for a script, without menu and acts
  const WebForm* typed = nullptr; // what was typed and could not be done is not lost
  const Secret* told = nullptr;   // the code (解锁码) that answers the one that was typed
  [[nodiscard]] std::string words(const Phrase& phrase) const { return say(visit.language, phrase); }
};
[[nodiscard]] HttpAnswer deskPage(const DeskView& view, std::string title, const Html& body, const char* here = "",
                                  int status = 200);
[[nodiscard]] HttpAnswer listPage(const DeskView& view);
[[nodiscard]] HttpAnswer mailPage(const DeskView& view);
[[nodiscard]] HttpAnswer applicationPage(const DeskView& view, const std::string& id);
// The same with why what was typed was not done.
[[nodiscard]] HttpAnswer applicationPage(const DeskView& view, const std::string& id, int status, const Phrase& wrong);
// The file itself; of the type that its content was checked to be, and nothing in it runs.
[[nodiscard]] HttpAnswer materialAnswer(const DeskView& view, const std::string& upload);

// What staff see of an unlock and may do about it; nothing for another application.
[[nodiscard]] Html unlockPart(const DeskView& view, const ApplicationRow& row);

// What a renewal was taken for: that the old key signed its request; nothing for another application.
[[nodiscard]] Html renewalPart(const DeskView& view, const ApplicationRow& row);

// approve, send-back, refuse, cashier, release-once-more, unlock-code.
[[nodiscard]] HttpAnswer actOn(Visit& visit, const std::string& id, const std::string& act, const WebForm& form);
// The names of the form's fields for remarks, read again by actOn.
inline constexpr const char* fieldMark = "field/"; // form/field
inline constexpr const char* kindMark = "kind/";   // kind
inline constexpr const char* pageMark = "page/";   // kind/upload
inline constexpr const char* challengeField = "challenge";

} // namespace certdesk::practice
