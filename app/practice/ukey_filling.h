#pragma once
#include "app/core/bytes.h"
#include "app/practice/drawer.h"
#include "app/practice/openssl_handles.h"

namespace certdesk::practice {

// What shall lie on a practice UKEY from the beginning: a pair and its certificate.
struct UkeyPair {
  std::string label;
  bool signing = false; // else for encryption
  const EVP_PKEY* key = nullptr;
  Bytes certificate;     // DER
  bool certified = true; // it is put there too; else it only tells the public key
};
// Puts them on an inserted UKEY, through its module in a process of its own. D-07 without the filler program, K-05 with
// what it says where the UKEY refuses.
[[nodiscard]] Outcome fill(const Drawer& drawer, const std::string& serial, const std::string& pin,
                           const std::vector<UkeyPair>& pairs);

} // namespace certdesk::practice
