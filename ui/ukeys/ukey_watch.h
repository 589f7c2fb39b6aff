#pragma once
#include "app/token/tokens.h"

#include <QObject>
#include <memory>
#include <optional>
#include <set>

namespace certdesk::token {
class Watcher;
}

namespace certdesk::ui {

// The UKEYs of this PC as they come and go, on the window's thread.
class UkeyWatch : public QObject {
  Q_OBJECT
public:
  explicit UkeyWatch(token::Tokens& tokens, QObject* parent = nullptr);
  ~UkeyWatch() override;
  void begin();

  // Nothing: not known yet.
  [[nodiscard]] const std::optional<token::Tokens::Inventory>& seen() const { return m_seen; }
  [[nodiscard]] const token::TokenInfo* ukey(const std::string& serial) const; // nullptr: not inserted
  // Whether a UKEY that was there is there no more.
  [[nodiscard]] bool isPulled(const std::string& serial) const;
  // What an errand has seen, without waiting for the next beat: such as the flags after a wrong PIN.
  void take(token::Tokens::Inventory seen);

Q_SIGNALS:
  void changed();

private:
  token::Tokens& m_tokens;
  std::optional<token::Tokens::Inventory> m_seen;
  std::set<std::string> m_shown; // serials of all that were there at some time
  std::unique_ptr<token::Watcher> m_watcher; // last: calls into this object
};

} // namespace certdesk::ui
