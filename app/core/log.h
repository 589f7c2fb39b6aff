#pragma once
#include <filesystem>
#include <string>
#include <string_view>

// The program's log: one line an event, appended, redacted. Codes and names, never secrets.
namespace certdesk::log {

// Until a file is opened, lines are dropped. The file is made readable by its owner only; at 4 MiB it becomes FILE.1.
void open(const std::filesystem::path& file);
void close();

void info(std::string_view room, std::string_view text);
void warn(std::string_view room, std::string_view text);
void error(std::string_view room, std::string_view text);

// The second line of defence: hides what looks like an authorisation code, a bearer token, an e-mail address or a long
// run of base64, and writes a space for what steers (steering.h), so that a hostile name cannot forge a line.
[[nodiscard]] std::string redact(std::string_view text);

} // namespace certdesk::log
