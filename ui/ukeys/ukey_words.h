#pragma once
#include "app/workflow/ukey_view.h"
#include "ui/ukeys/ukey_names.h"

namespace certdesk::ui {

class Chip;

// What a UKEY, and each thing on it, is called and said to be.

// As its owner named it; else whose certificate is on it; else what kind it is.
[[nodiscard]] QString ownersName(const token::TokenInfo& ukey, const UkeyNames& names,
                                 const std::vector<workflow::UkeyItem>& items);
// From flags alone, never a number of tries.
void showPin(Chip& chip, const token::TokenInfo& ukey);
[[nodiscard]] QString pinText(const token::TokenInfo& ukey);

[[nodiscard]] QString titleOf(const workflow::UkeyItem& item); // 签名证书
[[nodiscard]] QString noteOf(const workflow::UkeyItem& item);  // until when, and what it is good for
void showVerdict(Chip& chip, const workflow::UkeyItem& item);
// What would be removed, as a question; empty: nothing can be.
[[nodiscard]] QString removalOf(const workflow::UkeyItem& item);

} // namespace certdesk::ui
