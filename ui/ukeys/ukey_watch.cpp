#include "ui/ukeys/ukey_watch.h"

#include "app/token/watcher.h"
#include "ui/to_window.h"

#include <algorithm>

namespace certdesk::ui {

namespace {

// A failure is the same one by its code; the words behind it are for the log.
bool same(const token::Tokens::Inventory& a, const token::Tokens::Inventory& b) {
  return a.tokens == b.tokens && std::equal(a.failures.begin(), a.failures.end(), b.failures.begin(), b.failures.end(),
                                            [](const Error& x, const Error& y) { return x.code == y.code; });
}

} // namespace

UkeyWatch::UkeyWatch(token::Tokens& tokens, QObject* parent) : QObject(parent), m_tokens(tokens) {}

UkeyWatch::~UkeyWatch() = default;

void UkeyWatch::begin() {
  if (m_watcher) return;
  m_watcher =
      std::make_unique<token::Watcher>(m_tokens, [here = QPointer<UkeyWatch>(this)](token::Tokens::Inventory seen) {
        toWindow(here, [seen = std::move(seen)](UkeyWatch& watch) {
          if (!watch.m_seen || !same(*watch.m_seen, seen)) watch.take(seen);
        });
      });
}

void UkeyWatch::take(token::Tokens::Inventory seen) {
  m_seen = std::move(seen);
  for (const auto& ukey : m_seen->tokens)
    m_shown.insert(ukey.serial);
  Q_EMIT changed();
}

const token::TokenInfo* UkeyWatch::ukey(const std::string& serial) const {
  if (!m_seen) return nullptr;
  const auto& all = m_seen->tokens;
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.serial == serial; });
  return found == all.end() ? nullptr : &*found;
}

bool UkeyWatch::isPulled(const std::string& serial) const {
  return m_shown.contains(serial) && ukey(serial) == nullptr;
}

} // namespace certdesk::ui
