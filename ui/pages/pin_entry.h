#pragma once
#include "app/core/secret.h"
#include "app/token/tokens.h"

#include <QWidget>
#include <optional>

namespace certdesk::ui {

class Notice;
class PinField;

// Asks for the PIN of one UKEY, and for a new one twice in place of a factory PIN (M19, M25). For the last try there is
// LastTry in its place.
class PinEntry : public QWidget {
  Q_OBJECT
public:
  explicit PinEntry(QWidget* parent = nullptr);

  // The PIN is only to be changed: a new one is asked for, whatever the UKEY says of the old one.
  void setChanging(bool changing);
  // There is no present PIN that anybody knows: only a new one is asked for, locked or not.
  void setChoosing(bool choosing);
  // failure: of the last PIN given for it, where it is said here.
  void set(const token::TokenInfo& ukey, std::optional<ErrorCode> failure, bool busy);
  [[nodiscard]] static bool says(ErrorCode code);
  // Whether it needs no telling beside what whoever asks says of a UKEY in that state: that it is locked, and its unlock.
  [[nodiscard]] static bool isSaid(ErrorCode code, token::PinState state);

  // What still has to be done before it can be tried; empty: nothing.
  [[nodiscard]] QString missing() const;
  // The button changes the factory PIN on the reader's own keys.
  [[nodiscard]] bool changesOnReader() const;
  // Checks the new PIN against the UKEY's rule and marks what does not fit; nothing typed is lost.
  [[nodiscard]] bool check();
  struct Pins {
    Secret pin, newPin;
  };
  // Takes what was typed; the fields are empty afterwards.
  [[nodiscard]] Pins take();
  [[nodiscard]] QWidget* firstField() const;

Q_SIGNALS:
  void changed();
  void lookHere(QWidget* field); // something is wrong in it

protected:
  void hideEvent(QHideEvent* event) override;

private:
  void forget();
  void speak();
  void showErrors();
  void clearErrors();
  [[nodiscard]] bool mustChange() const;
  [[nodiscard]] bool choosesNew() const;
  [[nodiscard]] QString rule() const;
  [[nodiscard]] QString freshNote() const;
  [[nodiscard]] QString reasonAgainst() const; // of the new PIN as it stands
  void hint();
  token::TokenInfo m_ukey;
  std::optional<ErrorCode> m_failure;
  bool m_changing = false, m_choosing = false;
  bool m_sent = false; // what was typed is being tried
  Notice* m_notice;
  PinField *m_pin, *m_fresh, *m_again;
};

} // namespace certdesk::ui
