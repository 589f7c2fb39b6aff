#include "tests/ui/gallery/holder_ukeys.h"

#include <algorithm>

namespace certdesk::ui::gallery {

namespace {
tl::unexpected<Error> because(ErrorCode code) { return tl::unexpected<Error>(Error{code, "scripted"}); }
} // namespace

void HolderUkeys::insert(token::TokenInfo ukey) {
  const std::lock_guard lock(m_mutex);
  m_ukeys.push_back(std::move(ukey));
}

void HolderUkeys::pull(const std::string& serial) {
  const std::lock_guard lock(m_mutex);
  std::erase_if(m_ukeys, [&](const auto& ukey) { return ukey.serial == serial; });
}

Result<token::Tokens::Inventory> HolderUkeys::inventory(const Call& call) {
  if (hangs) return NoUkeys::inventory(call);
  ++looks;
  const std::lock_guard lock(m_mutex);
  if (silent) return Inventory{m_ukeys, {Error{ErrorCode::DriverCrashed, "scripted", {}, "driver.so"}}};
  return Inventory{m_ukeys, {}};
}

Outcome HolderUkeys::tried(const std::string& serial, const Secret& given) {
  const std::lock_guard lock(m_mutex);
  for (auto& ukey : m_ukeys) {
    if (ukey.serial != serial) continue;
    const bool right = given.text() == pin;
    ukey.pin = right ? token::PinState::Ok : token::PinState::SomeWrong;
    if (right) return {};
    return because(ErrorCode::PinWrong);
  }
  return because(ErrorCode::UkeyNotFound);
}

Outcome HolderUkeys::begin(const std::string& serial, const Secret& given, bool, const Call&) {
  ++logins;
  if (auto right = tried(serial, given); !right || !factory) return right;
  return because(ErrorCode::PinMustChange);
}

Outcome HolderUkeys::changePin(const std::string& serial, const Secret& old, const Secret& fresh, bool, const Call&) {
  ++changes;
  if (auto right = tried(serial, old); !right) return right;
  pin = std::string(fresh.text());
  factory = false;
  return {};
}

Result<token::Contents> HolderUkeys::contents(const std::string&, const Call& call) {
  while (held) {
    if (call.stop.stop_requested()) return cancelled("scripted");
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return contentsOf;
}

Outcome HolderUkeys::removePending(const std::string&, const std::string& application, const Call&) {
  ++removals;
  std::erase_if(contentsOf.keys, [&](const auto& key) { return key.label == "~pending:" + application + ":sign"; });
  return {};
}

Result<token::SignedStatement> HolderUkeys::loginStatement(const std::string&, const Bytes&, const std::string& origin,
                                                           const std::string& nonce, const Call&) {
  const auto said = origin + " " + nonce;
  return token::SignedStatement{Bytes(said.begin(), said.end()), {1}};
}

token::TokenInfo holdersUkey(const std::string& serial, std::vector<Bytes> certificates) {
  token::TokenInfo ukey;
  ukey.modulePath = "driver.so";
  ukey.manufacturer = "示例牌";
  ukey.model = "EX-200";
  ukey.serial = serial;
  ukey.minimumPin = 6;
  ukey.maximumPin = 16;
  ukey.freeBytes = 36 * 1024;
  ukey.totalBytes = 64 * 1024;
  ukey.certificates = std::move(certificates);
  return ukey;
}

} // namespace certdesk::ui::gallery
