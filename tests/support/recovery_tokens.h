#pragma once
#include "app/token/tokens.h"

namespace certdesk::test {

// Scripted UKEYs that are never renewed, unlocked or logged in with: whatever is asked of that is refused.
class RecoveryTokens : public token::Tokens {
public:
  Result<token::RenewalRequest> renewalRequest(const std::string&, const std::string&, const Bytes&, const Bytes&,
                                               const std::string&, const Call&) override {
    return no();
  }
  Outcome removeOldSigning(const token::Installation&, const Bytes&, const Call&) override { return no(); }
  Result<token::SignedStatement> loginStatement(const std::string&, const Bytes&, const std::string&,
                                                const std::string&, const Call&) override {
    return no();
  }
  Result<token::UnlockKey> unlockKey(const std::string&, const Call&) override { return no(); }
  Result<token::SignedStatement> unlock(const std::string&, const token::UnlockOrder&, const Secret&,
                                        const Call&) override {
    return no();
  }

  Result<std::string> unlockChallenge(const std::string&, const Call&) override { return no(); }
  Result<token::SignedStatement> unlockByCode(const std::string&, const token::CodeOrder&, const Secret&, const Secret&,
                                              const Call&) override {
    return no();
  }

private:
  static tl::unexpected<Error> no() { return tl::unexpected<Error>(Error{ErrorCode::NotAllowedNow, "not asked here"}); }
};

} // namespace certdesk::test
