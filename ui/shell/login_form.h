#pragma once
#include "ui/widgets/choice.h"

#include <QWidget>

namespace certdesk::ui {

class Button;
class Field;
class FailureNote;
class LineEdit;
class SecretEdit;
class Session;
class Spinner;
class Text;

// User name, password, whether to keep the login; what went wrong is said where it can be mended. Nothing typed is
// lost.
class LoginForm : public QWidget {
  Q_OBJECT
public:
  explicit LoginForm(Session& session, QWidget* parent = nullptr);
  void setUserName(const QString& userName);
  [[nodiscard]] QString userName() const;
  void fillIn(const QString& userName, const QString& password); // for practice
  void focusFirst();
  void setLow(bool low); // little height: closer together
  void offerForgotten(); // a link beside the password
  // After a login: the password is not to be found here again.
  void forget();

Q_SIGNALS:
  void forgottenWanted();

protected:
  void hideEvent(QHideEvent* event) override;

private:
  void speak();
  void see();
  void submit();
  void takeBack();
  Session& m_session;
  FailureNote* m_failure;
  LineEdit* m_user;
  SecretEdit* m_password;
  Field *m_userField, *m_passwordField;
  CheckBox* m_keep;
  Button *m_login, *m_forgot;
  QWidget* m_waiting;
  Text* m_waitingFor;
  bool m_tried = false;   // here, so that the failure is this form's own
  bool m_pressed = false; // Enter, before the portal is reached: done once it has answered
};

} // namespace certdesk::ui
