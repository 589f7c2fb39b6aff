#pragma once
#include "app/core/bytes.h"
#include "app/core/result.h"

#include <filesystem>

namespace certdesk::practice {

// Writes sample.txt and sample.cms: the same text as CMS EnvelopedData (RFC 5652 section 6; RSA PKCS #1 v1.5 and
// AES-256-CBC, DER) to an encryption certificate, such as a file that must still open after a recovery. K-02, C-10.
[[nodiscard]] Outcome writeSample(const std::filesystem::path& folder, ByteView encryptionCertificate);

} // namespace certdesk::practice
