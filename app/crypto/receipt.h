#pragma once
#include "app/core/text.h"

#include <string>
#include <vector>

namespace certdesk::crypto {

// What the portal certifies of a completed service (回执): what was written to which UKEY. CMS SignedData (RFC 5652) of
// content type id-data; the text inside is written down in resources/portal-api.yaml, under receipt. Texts are UTF-8
// without control characters; serial numbers and hashes are lower-case hexadecimal.
struct Receipt {
  // What became of a certificate: on this UKEY by this service; an earlier one that stays there; out of use from now
  // on; as it was.
  enum class Fate { Written, Kept, Superseded, Untouched };
  enum class Purpose { Signing, Encryption };
  struct Entry {
    Fate fate = Fate::Written;
    Purpose purpose = Purpose::Signing;
    std::string subject, templateName, serialNumber, sha256; // sha256: of the DER
    Time notBefore{}, notAfter{};
    friend bool operator==(const Entry&, const Entry&) = default;
  };

  bool practice = false;
  std::string service, application; // as the portal calls them: renewal; 业务受理号
  std::string portal, portalName;   // scheme://host:port at that time
  std::string authority;            // the CA
  Time confirmed{};
  std::string ukeySerial, ukeyModel; // the model may be empty
  bool pinSet = false;               // an unlock
  std::vector<Entry> entries;
  friend bool operator==(const Receipt&, const Receipt&) = default;
};

// C-11 where it is over 128 KiB, is not such a receipt, is not signed under the anchors (roots and intermediates by
// policy, DER) by a certificate with the receipt usage, or was confirmed at a time for which that is not valid. This
// PC's clock is not asked: a receipt does not go bad.
[[nodiscard]] Result<Receipt> openReceipt(ByteView der, const std::vector<Bytes>& anchors);

} // namespace certdesk::crypto
