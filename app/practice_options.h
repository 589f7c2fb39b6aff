#pragma once
#include "app/practice/environment.h"

#include <CLI/App.hpp>
#include <string>

// What certdesk-practice is told about its door and its database.
namespace certdesk::practice {

// --listen (its text, for takeListen), --name, --tls-cert, --tls-key; --port is there already.
void addDoorOptions(CLI::App& program, std::string& listen, Options& options);
// --with.
void addWishOption(CLI::App& program, Options& options);
// --database, --database-password-fd.
void addDatabaseOptions(CLI::App& program, Options& options);

// 192.0.2.7, 192.0.2.7:443, ::1 or [::1]:443. False for anything else.
[[nodiscard]] bool takeListen(const std::string& text, Options& options);

} // namespace certdesk::practice
