#pragma once
#include "app/core/result.h"
#include "app/core/secret.h"
#include "app/portal/desk_nouns.h"

#include <QTimer>
#include <QWidget>

namespace certdesk::ui {

class Button;
class Field;
class LineEdit;
class Text;

// The code that comes by e-mail: a button that has it sent, to where, how long until it can be sent again, and a field
// for it.
class MailedCodeEntry : public QWidget {
  Q_OBJECT
public:
  explicit MailedCodeEntry(QWidget* parent = nullptr);
  // Where it goes, as the portal masks it; empty: it is not said. Whether it is known enough to send a code there.
  void setAddress(const QString& address);
  void setPossible(bool possible);
  void setBusy(bool busy);
  void sent(const portal::MailedCode& mailed);
  // A code that is not good, and a mail that is sent too soon; false: what else went wrong is for somebody else to say.
  [[nodiscard]] bool tell(const Error& error);
  [[nodiscard]] QString missing() const; // what is to be done first; empty: nothing
  [[nodiscard]] Secret code() const;
  void forget();
  [[nodiscard]] LineEdit* edit() const { return m_code; }
  [[nodiscard]] Button* button() const { return m_send; }

Q_SIGNALS:
  void sendWanted();
  void changed();

private:
  void see();
  QString m_address;
  LineEdit* m_code;
  Field* m_field;
  Button* m_send;
  Text* m_said;
  std::optional<portal::MailedCode> m_mailed;
  Time m_again{}; // not before
  QTimer m_tick;
  bool m_possible = true, m_busy = false;
};

} // namespace certdesk::ui
