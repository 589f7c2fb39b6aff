#pragma once
#include "app/core/bytes.h"

#include <QWidget>
#include <vector>

class QHBoxLayout;
class QSpacerItem;
class QVBoxLayout;

namespace certdesk::ui {

class Button;
class LoginForm;
class Notice;
class Session;
class Text;
class UkeyLoginForm;
class UkeyWatch;

// Before the login: what the program does, what the portal has to say, and the form.
class FrontPage : public QWidget {
  Q_OBJECT
public:
  static constexpr int least = 484; // px: then only the form is shown
  FrontPage(Session& session, UkeyWatch& watch, const std::vector<Bytes>& anchors, QWidget* parent = nullptr);
  // By password again, and nothing of a try by UKEY.
  void forget();
  [[nodiscard]] LoginForm* form() const { return m_form; }
  [[nodiscard]] Button* settings() const { return m_settings; }
  // The practice account, offered to be filled in.
  void setPractice(const QString& userName, const QString& password);

Q_SIGNALS:
  void ukeysWanted(); // My UKEY, without a login

protected:
  void resizeEvent(QResizeEvent* event) override;

private:
  QWidget* makeLeft();
  QWidget* makeRight();
  void speak();
  void showNotices();
  void byUkey(bool wanted);
  void seeWays();
  Session& m_session;
  LoginForm* m_form;
  UkeyLoginForm* m_ukeyForm;
  Text *m_product, *m_portal, *m_headline, *m_title, *m_lead, *m_noticesTitle;
  struct Reason {
    Text *title, *text;
  };
  Reason m_reasons[3];
  QVBoxLayout* m_notices;
  QWidget* m_noticesBox;
  QWidget* m_practiceBox;
  Notice* m_practice;
  Button *m_fillIn, *m_settings, *m_byUkey, *m_ukeys;
  bool m_isByUkey = false;
  QString m_practiceUser, m_practicePassword;
  QWidget* m_left;
  QHBoxLayout* m_around;
  QSpacerItem* m_gap; // above the form
};

} // namespace certdesk::ui
