#pragma once
#include "app/workflow/ukey_view.h"

#include <QWidget>
#include <vector>

class QButtonGroup;
class QVBoxLayout;

namespace certdesk::ui {

class Session;
class Text;
class UkeyPin;
class UkeyWatch;

// Login by UKEY (M2): which certificate, where there are several, and the PIN.
class UkeyLoginForm : public QWidget {
  Q_OBJECT
public:
  UkeyLoginForm(Session& session, UkeyWatch& watch, const std::vector<Bytes>& anchors, QWidget* parent = nullptr);
  // Whether a UKEY is inserted with a certificate that can log in.
  [[nodiscard]] bool possible() const { return !m_offers.empty(); }
  void begin(); // shown anew
  void forget();

Q_SIGNALS:
  void offered();        // it has become possible, or is no more
  void passwordWanted(); // not by UKEY after all

private:
  struct Offer {
    token::TokenInfo ukey;
    workflow::UkeyItem certificate;
  };
  void look();
  void rebuild();
  void see();
  void choose(int index);
  [[nodiscard]] QString noteOf(const Offer& offer) const;
  void learnRefusal();
  [[nodiscard]] const Offer* chosen() const;
  Session& m_session;
  UkeyWatch& m_watch;
  const std::vector<Bytes>& m_anchors;
  std::vector<Offer> m_offers;
  Bytes m_chosen; // the certificate
  std::string m_chosenUkey;
  Text* m_which;
  QWidget* m_list = nullptr;
  QVBoxLayout* m_place;
  QButtonGroup* m_group = nullptr;
  UkeyPin* m_pin;
  std::vector<Bytes> m_refused; // certificates that the portal has not accepted while this program runs
  Bytes m_asked;                // the certificate whose login is under way
  QString m_about;              // what the last refusal is about
  bool m_tried = false;
};

} // namespace certdesk::ui
