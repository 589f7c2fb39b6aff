#pragma once
#include "app/core/result.h"

// Failures that both the host and its client may have to raise.
namespace certdesk::token {

// T-02: the serial is not inserted.
[[nodiscard]] tl::unexpected<Error> ukeyNotFound(const std::string& serial);
// T-11: another program or another call holds the UKEY.
[[nodiscard]] tl::unexpected<Error> ukeyBusy(std::string detail);
// P-04: a PIN outside the UKEY's rule.
[[nodiscard]] tl::unexpected<Error> wrongPinLength(std::string detail);
// T-16: this UKEY does not hold the certificate that this is about, or not its key.
[[nodiscard]] tl::unexpected<Error> lacksCertificate(std::string detail);
// U-08: the check character of an unlock code does not fit, or it is no code at all.
[[nodiscard]] tl::unexpected<Error> unlockCodeMistyped(std::string detail);
[[nodiscard]] tl::unexpected<Error> unlockRefused(std::string detail); // U-06

} // namespace certdesk::token
