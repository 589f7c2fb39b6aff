#pragma once
#include <string>
#include <vector>

// The bodies in tests/data/portal, written by hand.
namespace certdesk::tests {

[[nodiscard]] std::string golden(const std::string& name);
// The same JSON value in one spelling, so that two writers can be compared.
[[nodiscard]] std::string canonical(const std::string& json);

} // namespace certdesk::tests
