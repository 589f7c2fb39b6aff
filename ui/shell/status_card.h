#pragma once
#include "app/core/secret.h"
#include "app/portal/nouns.h"
#include "ui/widgets/panel.h"

namespace certdesk::ui {

class Button;
class FailureNote;
class Field;
class LineEdit;
class RadioGroup;
class SecretEdit;
class Text;

// Pausing a certificate and ending it (M24): why, the password again, and before the end, which is final, a typed word.
enum class StatusAct { Freeze, Unfreeze, Revoke };
[[nodiscard]] std::optional<StatusAct> statusActNamed(const std::string& action); // by the contract's names

// What was asked for of a certificate. It outlives its card: the answer is told of this one, whatever is shown by then.
struct StatusOrder {
  StatusAct act = StatusAct::Freeze;
  std::string certificateId;
  QString subject;
  int reason = 0; // in the order of the act's enumeration
  [[nodiscard]] QString doneText() const;
};

// The question, in place, under the certificate's row.
class StatusCard : public Panel {
  Q_OBJECT
public:
  // Who asks for it: what the password is of, and how to come by another one.
  struct Asker {
    QString userName;
    bool byUkey = false;   // the login was one by UKEY
    bool mayReset = false; // a forgotten password is set anew in this window
  };
  StatusCard(StatusAct act, const portal::CertificateRecord& certificate, Asker asker);
  [[nodiscard]] const std::string& certificateId() const { return m_id; }
  [[nodiscard]] StatusOrder order() const;
  [[nodiscard]] Secret password() const;
  void focusFirst();
  void setBusy(bool busy);
  void tell(ErrorCode code);

Q_SIGNALS:
  void wanted(); // with a reason, a password, and the word
  void leaveWanted();
  void forgottenWanted();

private:
  void speak();
  void look();
  void check();
  [[nodiscard]] QString word() const;
  [[nodiscard]] QString about() const; // which certificate: its row may be out of sight
  StatusAct m_act;
  Asker m_asker;
  std::string m_id;
  QString m_subject, m_ukey; // m_ukey: the end of its serial
  Time m_notAfter;
  Text *m_title, *m_text, *m_why, *m_missing;
  RadioGroup* m_reasons;
  SecretEdit* m_password;
  LineEdit* m_word;
  Field *m_passwordField, *m_wordField;
  FailureNote* m_failure;
  Button *m_forgotten, *m_yes, *m_no;
  bool m_busy = false;
};

} // namespace certdesk::ui
