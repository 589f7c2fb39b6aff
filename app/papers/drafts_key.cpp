#include "app/papers/drafts_key.h"

#include "app/core/log.h"
#include "app/core/text.h"
#include "app/crypto/digest.h"
#include "app/crypto/sealed.h"

namespace certdesk::papers {

namespace {

// In hexadecimal: not every keychain keeps arbitrary octets.
std::optional<Secret> keyFrom(const Secret& entry) {
  auto octets = fromHex(entry.text());
  std::optional<Secret> key;
  if (octets.size() == crypto::sealKeySize) key.emplace(ByteView(octets));
  wipe(octets);
  return key;
}

} // namespace

std::optional<Secret> DraftsKey::readOrMake() {
  if (!m_store.lasting()) return std::nullopt;
  const auto kept = m_store.read(m_entry);
  if (!kept) return std::nullopt;
  if (*kept)
    if (auto key = keyFrom(**kept)) return key;
  auto octets = crypto::randomOctets(crypto::sealKeySize);
  auto text = hex(octets);
  wipe(octets);
  const Secret fresh{std::string_view(text)};
  wipe(text);
  if (fresh.empty() || !m_store.write(m_entry, fresh)) return std::nullopt;
  const auto again = m_store.read(m_entry); // another window may have made one at the same time
  return again && *again ? keyFrom(**again) : std::nullopt;
}

const Secret* DraftsKey::get() {
  if (!m_asked) {
    m_asked = true;
    m_key = readOrMake();
    if (!m_key) log::info("papers", "no lasting keychain: what is not sent is kept in memory only");
  }
  return m_key ? &*m_key : nullptr;
}

} // namespace certdesk::papers
