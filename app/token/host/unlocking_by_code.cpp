#include "app/token/host/unlocking_by_code.h"

namespace certdesk::token {

Result<Challenge> makeChallenge(const pkcs11::Module& module, const std::string& serial) {
  const auto ukey = findUkey(module, serial);
  if (!ukey) return failed(ukey);
  return failureOf({CKR_FUNCTION_NOT_SUPPORTED, "challenge"}, ukey->place);
}

Result<SignedStatement> unlockByCode(const pkcs11::Module& module, const UnlockByCode& request) {
  const auto ukey = findUkey(module, request.serial);
  if (!ukey) return failed(ukey);
  return failureOf({CKR_FUNCTION_NOT_SUPPORTED, "respond"}, ukey->place);
}

} // namespace certdesk::token
