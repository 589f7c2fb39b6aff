#pragma once
#include "ui/ukeys/ukey_pin.h"
#include "ui/ukeys/ukey_words.h"

#include <vector>

class QVBoxLayout;

namespace certdesk::ui {

class Bar;
class Button;
class LineEdit;
class Notice;

// One UKEY: what its owner calls it, what it is, its PIN and its room, and each thing on it; after a look inside, with
// what may safely be removed.
class UkeyDetail : public Panel {
  Q_OBJECT
public:
  explicit UkeyDetail(UkeyNames& names);

  struct State {
    token::TokenInfo ukey;
    std::vector<workflow::UkeyItem> items;
    bool inside = false;   // somebody has logged in to it and looked
    bool loggedIn = false; // the portal has said whose is what
    bool busy = false;
    std::function<bool(const Bytes& signingCertificate)> mayRenew; // with this login
    std::optional<ErrorCode> failure; // of the last PIN given
  };
  void show(const State& state);

  // What the person wants to do with a PIN.
  struct Wish {
    enum class What { Look, Change, Remove } what = What::Look;
    workflow::UkeyAction action = {};
  };
  using Wished = std::function<void(const Wish& wish, Secret pin, Secret newPin, bool lastTryConfirmed)>;
  void onWish(Wished wished) { m_wished = std::move(wished); }
  void look(); // wishes to see everything on it
  void done(); // the wish is granted: the PIN panel goes

Q_SIGNALS:
  void renamed();
  void certificatesWanted();
  void unlockWanted(); // its PIN is locked
  void givenUp();      // the person waits no longer for what was wished
  void renewWanted(const std::string& certificateId);
  void continueWanted(const std::string& application); // what is not finished
  void lookHere(QWidget* where);                       // something was opened, maybe out of sight
  void dropped();                                      // the PIN panel was closed: a failure is not to be told any more

private:
  QWidget* makeHead();
  QWidget* makeFacts();
  void speak();
  void showItems();
  void askFor(Wish wish, const QString& question, const QString& button);
  void showRoom();
  void showNotice();

  UkeyNames& m_names;
  State m_state;
  std::optional<Wish> m_wish;
  Wished m_wished;
  Text *m_title, *m_serialName, *m_serial, *m_pinName, *m_pin, *m_roomName, *m_room, *m_makeName, *m_make, *m_section;
  Button *m_unlock, *m_look, *m_change, *m_rename, *m_certificates;
  LineEdit* m_newName;
  Bar* m_bar;
  Notice* m_notice;
  UkeyPin* m_ask;
  QWidget* m_list = nullptr;
  QVBoxLayout* m_rows;
};

} // namespace certdesk::ui
