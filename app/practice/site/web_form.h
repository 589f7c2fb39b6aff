#pragma once
#include "app/practice/http.h"
#include "app/practice/refusal.h"

namespace certdesk::practice {

// The fields of a form that a browser posted, application/x-www-form-urlencoded; a field sent twice counts once.
using WebForm = std::map<std::string, std::string>;
// 415 for another type, 400 for what no browser writes: too many fields, bad percents, what is not UTF-8.
[[nodiscard]] Reply<WebForm> webFormFrom(const HttpRequest& request);
[[nodiscard]] std::string inForm(const WebForm& form, const std::string& name); // empty where there is none

// What staff wrote, as the contract lets it be told: in one line, without control characters and what turns the
// direction of writing. 400 where it is too long.
[[nodiscard]] Reply<std::string> remarkFrom(const std::string& typed);
inline constexpr std::size_t longestRemarkTyped = 500; // code points

} // namespace certdesk::practice
