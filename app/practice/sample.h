#pragma once
#include "app/core/bytes.h"
#include "app/core/result.h"

#include <filesystem>

namespace certdesk::practice {

// Writes sample.txt, and the same text as CMS EnvelopedData (RFC 5652 section 6; RSA PKCS #1 v1.5 and AES-256-CBC,
// DER): sample.cms to the current encryption certificate and sample-archived.cms to an earlier one, such as files that
// must still open after a recovery. K-02, C-10.
[[nodiscard]] Outcome writeSamples(const std::filesystem::path& folder, ByteView current, ByteView archived);

// The same text to one certificate, into a file of that name.
[[nodiscard]] Outcome writeSample(const std::filesystem::path& file, ByteView certificate);

} // namespace certdesk::practice
