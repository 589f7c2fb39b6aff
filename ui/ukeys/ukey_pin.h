#pragma once
#include "app/core/secret.h"
#include "app/token/tokens.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/panel.h"

#include <QTimer>
#include <chrono>
#include <functional>
#include <optional>

namespace certdesk::ui {

class Button;
class FailureNote;
class Notice;
class PinEntry;
class SlowNotice;
class Text;

// Asks for the PIN of one UKEY for one act: once for each press, the last try only after an explicit yes.
class UkeyPin : public QWidget {
  Q_OBJECT
public:
  explicit UkeyPin(QWidget* parent = nullptr);
  // What the press does, and whether it is the PIN itself that is changed. question: before it; may be empty.
  void ask(const QString& question, const QString& button, bool changing);
  // failure: of the last press; about: what it is about, where that is not plain.
  void see(const token::TokenInfo& ukey, std::optional<ErrorCode> failure, bool busy, const QString& about = {});
  void setCancel(const QString& text);
  // A UKEY may be slow; only after this long is it said that it need not be waited for.
  void setPatience(std::chrono::milliseconds patience) { m_patience.setInterval(patience); }
  [[nodiscard]] QWidget* firstField() const;

  using Given = std::function<void(Secret pin, Secret newPin, bool lastTryConfirmed)>;
  void onGiven(Given given) { m_given = std::move(given); }

Q_SIGNALS:
  void cancelled();
  void unlockWanted(); // the PIN is locked
  void givenUp();      // the person waits no longer for what the press began

private:
  void watchPatience();
  void weigh();
  void press();
  token::TokenInfo m_ukey;
  Given m_given;
  QString m_button;
  bool m_changing = false, m_busy = false;
  Text *m_question, *m_missing;
  Notice* m_locked;
  Button* m_unlock;
  FailureNote* m_failure;
  PinEntry* m_entry;
  CheckBox* m_yes;
  QWidget* m_working;
  SlowNotice* m_slow;
  QTimer m_patience;
  Button *m_go, *m_cancel;
};

} // namespace certdesk::ui
