#pragma once
#include <chrono>
#include <string>

namespace certdesk::token {

// The token host as a process: takes the standard pipes, loads the module and answers until the pipe ends. Returns the
// exit code. Nothing else of the program runs in that process. A call that is under way when the client is gone is
// finished, unless it takes longer than bereavement: a driver that hangs would keep its module from everybody.
int runHost(const std::string& modulePath, std::chrono::seconds bereavement);

} // namespace certdesk::token
