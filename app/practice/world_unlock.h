#pragma once
#include "app/practice/drawer.h"
#include "app/practice/furnisher.h"

namespace certdesk::practice {

// Two UKEYs, each with a certificate, whose PINs were given wrong too often; role "locked" opens by its security
// officer's PIN alone, role "code" also by a code that answers its own. They are inserted.
[[nodiscard]] Outcome furnishLocked(Visit& visit, Furnisher& furnisher, const Drawer& drawer,
                                    const std::string& account);

// A UKEY as the CA personalises it: its security officer's PIN is random, and kept in escrow; so is its unblock key,
// where it has one.
enum class OpensBy { Officer, Code };
[[nodiscard]] Result<Ukey> personalise(Visit& visit, const Drawer& drawer, const char* label, const char* pin,
                                       bool factoryPin, OpensBy opensBy = OpensBy::Officer);

} // namespace certdesk::practice
