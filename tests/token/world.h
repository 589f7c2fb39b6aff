#pragma once
#include "app/token/host_tokens.h"
#include "tests/support/softhsm.h"

#include <catch2/catch.hpp>

namespace tests {

using namespace std::chrono_literals;
using certdesk::Bytes;
using certdesk::Call;
using certdesk::ErrorCode;
using certdesk::Secret;
namespace token = certdesk::token;

// What a call answered; the test fails where it failed.
template <class T>
T ok(certdesk::Result<T> result) {
  if (!result) FAIL(certdesk::phoneCode(result.error().code) << " " << result.error().detail);
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}
// The code of the failure; the test fails where there was none.
template <class T>
ErrorCode codeOf(const certdesk::Result<T>& result) {
  REQUIRE_FALSE(result.has_value());
  return result.error().code;
}

inline const Secret& pin() {
  static const Secret secret{userPin};
  return secret;
}

// Token hosts as the program starts them, with the modules given.
inline token::HostOptions hostsFor(std::vector<std::string> modules) {
  token::HostOptions options;
  options.hostProgram = CERTDESK_TOKEN_HOST;
  options.modules = std::move(modules);
  return options;
}
// A SoftHSM with one UKEY and the hosts in front of it.
struct World {
  SoftHsm hsm;
  std::string serial = hsm.makeToken("first");
  token::HostTokens tokens{hostsFor({SoftHsm::modulePath()})};
};

} // namespace tests
