#pragma once
#include "app/crypto/certificate.h"

// CMS SignedData (RFC 5652 section 5) as this profile has it; for the .cpp files of this room alone.
namespace certdesk::crypto {

struct SignedContent {
  Bytes content;
  Certificate signer; // chains to the anchors and has the usage
};
// Why it is none: not of the form, or not signed by whom it should be.
struct NotSigned {
  enum class What { Form, Signature } what;
  std::string why; // for the log
};
// DER of one signer, whose certificate is inside, with SHA-256, signed attributes and the content inside. The caller
// has bounded its size.
[[nodiscard]] tl::expected<SignedContent, NotSigned> openSignedData(ByteView der, const char* contentType, Usage usage,
                                                                    const std::vector<Bytes>& anchors);

} // namespace certdesk::crypto
