#pragma once
#include "app/core/platform.h"
#include "app/core/result.h"

#include <string>

namespace certdesk::token {

// Takes the variables out of this process's environment that make drivers write down what they are given, PINs
// included.
void forgetDebugVariables();

// The lock of a module, held until this process ends: D-05 where another token host has it. One that is just ending is
// waited for. K-02 where the lock cannot be made at all. A practice world's module is locked for that world alone.
[[nodiscard]] Result<platform::FileLock> lockModule(const std::string& modulePath);

} // namespace certdesk::token
