#pragma once
#include <string>

namespace certdesk::token {

// The token host as a process: takes the standard pipes, loads the module and answers until the pipe ends. Returns the
// exit code. Nothing else of the program runs in that process.
int runHost(const std::string& modulePath);

} // namespace certdesk::token
