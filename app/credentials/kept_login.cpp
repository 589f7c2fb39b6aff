#include "app/credentials/kept_login.h"

#include "app/core/platform.h"

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <thread>
#include <utility>

namespace certdesk::credentials {

namespace {

using platform::FileLock;

constexpr std::chrono::seconds longestTurn{60}; // a portal that does not answer has its own, shorter end

bool refused(ErrorCode code) { return code == ErrorCode::LoginExpired || code == ErrorCode::LoginRefused; }

// Waits for its turn. Where no such file can be made there is nobody to wait for, and nothing is held.
Result<std::optional<FileLock>> takeTurn(const std::filesystem::path& file) {
  platform::makePrivateFolder(file.parent_path());
  const auto end = std::chrono::steady_clock::now() + longestTurn;
  for (;;) {
    if (auto lock = FileLock::take(file)) return std::optional<FileLock>(std::move(lock));
    if (std::error_code ignored; !std::filesystem::exists(file, ignored)) return std::optional<FileLock>();
    if (std::chrono::steady_clock::now() >= end) return noKeychain("another program holds the kept login");
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
}

} // namespace

std::filesystem::path KeptLogin::lockFile() {
  for (const auto* name : {"XDG_RUNTIME_DIR", "LOCALAPPDATA", "HOME"})
    if (const auto* folder = std::getenv(name); folder != nullptr && *folder != '\0')
      return std::filesystem::path(folder) / ".certdesk" / "login.lock";
  return "certdesk-login.lock";
}

KeptLogin::KeptLogin(CredentialStore& store, std::string origin, std::filesystem::path lock)
    : m_store(store), m_origin(std::move(origin)), m_lock(std::move(lock)) {}

std::string KeptLogin::entryOf(const std::string& userName) const { return "refresh " + m_origin + " " + userName; }

std::string KeptLogin::whoseEntry() const { return "user kept at " + m_origin; }

Result<std::string> KeptLogin::readUser() {
  auto kept = m_store.read(whoseEntry());
  if (!kept) return failed(kept);
  return *kept ? std::string((*kept)->text()) : std::string();
}

Outcome KeptLogin::write(const std::string& userName, const Secret& token) {
  auto before = readUser();
  if (!before) return failed(before);
  if (auto written = m_store.write(entryOf(userName), token); !written) return written;
  if (*before == userName) return {};
  if (!before->empty()) {
    if (auto gone = m_store.remove(entryOf(*before)); !gone) return gone;
  }
  return m_store.write(whoseEntry(), Secret(std::string_view(userName)));
}

Outcome KeptLogin::remove(const std::string& userName) {
  if (auto gone = m_store.remove(entryOf(userName)); !gone) return gone;
  auto kept = readUser();
  if (!kept) return failed(kept);
  return *kept == userName ? m_store.remove(whoseEntry()) : Outcome();
}

Result<std::string> KeptLogin::user() {
  auto turn = takeTurn(m_lock);
  if (!turn) return failed(turn);
  return readUser();
}

Result<std::optional<Outcome>> KeptLogin::takeUp(const std::string& userName, const Spend& spend) {
  auto turn = takeTurn(m_lock);
  if (!turn) return failed(turn);
  auto kept = m_store.read(entryOf(userName));
  if (!kept) return failed(kept);
  if (!*kept) return std::optional<Outcome>();
  auto successor = spend(**kept);
  if (!successor) {
    if (refused(successor.error().code)) (void)remove(userName);
    return std::optional<Outcome>(failed(successor));
  }
  if (auto written = write(userName, *successor); !written) return failed(written);
  return std::optional<Outcome>(Outcome());
}

Outcome KeptLogin::keep(const std::string& userName, const Secret& token) {
  auto turn = takeTurn(m_lock);
  if (!turn) return failed(turn);
  return write(userName, token);
}

Outcome KeptLogin::forget(const std::string& userName) {
  auto turn = takeTurn(m_lock);
  if (!turn) return failed(turn);
  return remove(userName);
}

} // namespace certdesk::credentials
