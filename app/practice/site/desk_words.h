#pragma once
#include "app/practice/application_row.h"
#include "app/practice/mail_box.h"
#include "app/practice/site/page.h"

namespace certdesk::practice {

// How the console speaks of an application.
[[nodiscard]] Html stageChip(Language language, const ApplicationRow& row);
[[nodiscard]] std::string serviceWord(Language language, std::string_view service); // as it is on the wire
[[nodiscard]] std::string actorWord(Language language, portal::Actor actor);
[[nodiscard]] Html mailArticle(const Mail& mail);
// %1 and %2 of a phrase.
[[nodiscard]] std::string filledIn(std::string phrase, const std::string& first, const std::string& second = {});

} // namespace certdesk::practice
