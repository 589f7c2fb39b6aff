#include "app/token/pending.h"

#include "app/crypto/digest.h"

namespace certdesk::token {

std::string pendingLabel(const std::string& application, PendingPurpose purpose) {
  return std::string(pendingPrefix) + application + (purpose == PendingPurpose::Signing ? ":sign" : ":enc");
}

Bytes pendingKeyId(const std::string& application) {
  Bytes id = crypto::sha256(viewOf(pendingLabel(application, PendingPurpose::Signing)));
  id.resize(16);
  return id;
}

} // namespace certdesk::token
