#pragma once
#include "ui/services.h"
#include "ui/shell/desk.h"
#include "ui/ukeys/ukey_detail.h"
#include "ui/ukeys/ukey_watch.h"
#include "ui/widgets/page.h"

class QButtonGroup;

namespace certdesk::ui {

class EmptyState;
class FailureNote;
class Session;

// My UKEY 我的 UKEY (M25): what is inserted, as it comes and goes, and what is on it.
class UkeysPage : public Page {
  Q_OBJECT
public:
  UkeysPage(Services& services, Desk& desk, Session& session, UkeyWatch& watch, UkeyNames& names);
  void reload();                                     // asks the portal again
  void clear();                                      // nobody is logged in any more
  void lookInto(const std::string& serial);          // asks for its PIN, to see everything on it
  [[nodiscard]] bool busy() const { return m_busy; } // an act on a UKEY is under way

Q_SIGNALS:
  void certificatesWanted();
  void openWanted(const portal::Application& application); // to go on with it
  void unlockWanted(const std::string& certificateId);     // of the UKEY that this certificate is on
  void renewWanted(const std::string& certificateId);

private:
  class Card;
  struct Looked {
    Outcome done;
    std::optional<token::Contents> contents;
    std::optional<token::Tokens::Inventory> seen; // afterwards: the flags are read again
  };
  void see();
  bool sayDriver();
  void rebuild();
  void showDetail();
  void perform(const UkeyDetail::Wish& wish, Secret pin, Secret newPin, bool lastTryConfirmed);
  void unlock();
  void performed(const std::string& serial, const UkeyDetail::Wish& wish, Looked looked);
  [[nodiscard]] const token::TokenInfo* selected() const;
  [[nodiscard]] std::vector<const token::TokenInfo*> listed() const;
  [[nodiscard]] std::vector<workflow::UkeyItem> itemsOf(const token::TokenInfo& ukey) const;

  Services& m_services;
  Desk& m_desk;
  Session& m_session;
  UkeyWatch& m_watch;
  UkeyNames& m_names;
  QWidget *m_both, *m_left;
  QVBoxLayout* m_cards;
  QButtonGroup* m_group;
  FailureNote* m_driver; // that a driver could not be asked
  EmptyState* m_empty;
  Text* m_missing;
  UkeyDetail* m_detail;
  std::vector<Card*> m_shown;
  std::string m_chosen; // serial
  std::string m_wanted; // serial of the one to be looked into as soon as it is seen
  std::optional<workflow::PortalWord> m_word;
  std::string m_insideOf;                    // the serial that was looked into
  std::optional<token::Contents> m_contents; // of it
  std::optional<ErrorCode> m_failure;
  bool m_busy = false, m_asking = false;
};

} // namespace certdesk::ui
