#include "ui/ukeys/ukey_watch.h"

#include "app/token/watcher.h"
#include "ui/to_window.h"

#include <algorithm>

namespace certdesk::ui {

UkeyWatch::UkeyWatch(token::Tokens& tokens, QObject* parent) : QObject(parent), m_tokens(tokens) {}

UkeyWatch::~UkeyWatch() = default;

void UkeyWatch::begin() {
  if (m_watcher) return;
  m_watcher =
      std::make_unique<token::Watcher>(m_tokens, [here = QPointer<UkeyWatch>(this)](token::Tokens::Inventory seen) {
        toWindow(here, [seen = std::move(seen)](UkeyWatch& watch) { watch.take(seen); });
      });
}

void UkeyWatch::take(token::Tokens::Inventory seen) {
  m_seen = std::move(seen);
  Q_EMIT changed();
}

const token::TokenInfo* UkeyWatch::ukey(const std::string& serial) const {
  if (!m_seen) return nullptr;
  const auto& all = m_seen->tokens;
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.serial == serial; });
  return found == all.end() ? nullptr : &*found;
}

} // namespace certdesk::ui
