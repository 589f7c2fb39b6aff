#pragma once
#include "app/practice/drawer.h"
#include "app/practice/furnisher.h"

namespace certdesk::practice {

// UKEYs as they come to the help desk. One called muddled, with: a pair in use; what two applications left, one that
// was withdrawn and one of another account; the key of one that can still be gone on with; a foreign CA's certificate;
// pairs that ended 100 and 500 days ago; an earlier encryption pair. And one called full, whose pair ends in 20 days
// and has no room for another, until what a withdrawn application left there is removed. Both are left pulled.
[[nodiscard]] Outcome furnishRescue(Visit& visit, const Drawer& drawer, const std::string& account);

} // namespace certdesk::practice
