#pragma once
#include "app/practice/mail_box.h"

#include <string>
#include <vector>

namespace certdesk::practice {

// The pages behind the console token: plain HTML, every text escaped, nothing that runs.
[[nodiscard]] std::string consolePage(const std::string& token);
[[nodiscard]] std::string mailPage(const std::vector<Mail>& mails, const std::string& token);
[[nodiscard]] std::string escaped(std::string_view text);

} // namespace certdesk::practice
