#pragma once
#include "app/practice/drawer.h"
#include "app/practice/furnisher.h"

namespace certdesk::practice {

// A UKEY with a certificate whose PIN was given wrong too often; role "locked". It is inserted.
[[nodiscard]] Outcome furnishLocked(Visit& visit, Furnisher& furnisher, const Drawer& drawer,
                                    const std::string& account);

// A UKEY as the CA personalises it: its security officer's PIN is random, and kept in escrow.
[[nodiscard]] Result<Ukey> personalise(Visit& visit, const Drawer& drawer, const char* label, const char* pin,
                                       bool factoryPin);

} // namespace certdesk::practice
