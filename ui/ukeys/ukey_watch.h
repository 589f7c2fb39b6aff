#pragma once
#include "app/token/tokens.h"

#include <QObject>
#include <map>
#include <memory>
#include <optional>

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
  // Whether a UKEY that was there is there no more: where its driver could not be asked, that is not known.
  [[nodiscard]] bool isPulled(const std::string& serial) const;
  // What an errand has seen, without waiting for the next beat: such as the flags after a wrong PIN.
  void take(token::Tokens::Inventory seen);

Q_SIGNALS:
  void changed();

private:
  token::Tokens& m_tokens;
  std::optional<token::Tokens::Inventory> m_seen;
  std::map<std::string, std::string> m_modules; // by serial: the driver that has shown it
  std::unique_ptr<token::Watcher> m_watcher; // last: calls into this object
};

} // namespace certdesk::ui
