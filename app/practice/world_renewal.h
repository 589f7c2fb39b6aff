#pragma once
#include "app/practice/drawer.h"
#include "app/practice/furnisher.h"

#include <filesystem>

namespace certdesk::practice {

// Whose certificates end in 60 days.
inline constexpr const char* renewableOrganisation = "示例建设有限公司项目部（演练）";
inline constexpr const char* renewablePerson = "周样例（演练）";

// What can be renewed, and what cannot any more: one UKEY with an organisation's and a person's certificate that end in
// 60 days, and two that ended 100 and 500 days ago. It is the one called renewable, and left pulled. Writes
// sample-renewal.cms, encrypted to the organisation's, into the folder.
[[nodiscard]] Outcome furnishRenewal(Visit& visit, const Drawer& drawer, const std::filesystem::path& folder,
                                     const std::string& account);

} // namespace certdesk::practice
