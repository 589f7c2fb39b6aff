#pragma once
#include "tests/support/little_ca.h"
#include "tests/ui/gallery/holder.h"

namespace certdesk::ui::gallery {

// UKEYs in a holder's hand, as values: looked at, logged in to, given another PIN. It also stands in for the portal's
// half of a login by UKEY.
class HolderUkeys : public NoUkeys {
public:
  test::LittleCa ca{"示例CA"};
  std::string pin = "135792";
  int logins = 0, changes = 0, removals = 0; // calls that reached a UKEY
  bool factory = false;                      // its PIN is, which is told at the first login alone
  std::atomic<int> looks = 0;
  // The driver fails while it is silent, as one that crashed; contents() waits while it is held.
  std::atomic<bool> silent = false, held = false;

  void insert(token::TokenInfo ukey);
  void pull(const std::string& serial);
  token::Contents contentsOf; // of whichever is looked into

  Result<Inventory> inventory(const Call&) override;
  Outcome begin(const std::string&, const Secret&, bool, const Call&) override;
  Outcome changePin(const std::string&, const Secret&, const Secret&, bool, const Call&) override;
  Result<token::Contents> contents(const std::string&, const Call&) override;
  Outcome removePending(const std::string&, const std::string& application, const Call&) override;
  Result<token::SignedStatement> loginStatement(const std::string&, const Bytes&, const std::string& origin,
                                                const std::string& nonce, const Call&) override;

private:
  Outcome tried(const std::string& serial, const Secret& given);
  mutable std::mutex m_mutex;
  std::vector<token::TokenInfo> m_ukeys;
};

// A holder's own UKEY of an invented make, with these certificates on it.
[[nodiscard]] token::TokenInfo holdersUkey(const std::string& serial, std::vector<Bytes> certificates);

} // namespace certdesk::ui::gallery
