#pragma once
#include "ui/widgets/page.h"
#include "ui/wizard/wizard_model.h"

class QVBoxLayout;

namespace certdesk::ui {

class Button;
class FailureNote;
class Notice;
class Withdrawal;

// What a page puts into the action bar: one primary button, and why it cannot be pressed where it cannot.
struct Offer {
  QString primary; // a verb; empty: the page has its own way on, or there is none
  bool possible = true;
  QString reason; // beside the button where it is not possible
  QString extra;  // a quiet button at the left; empty: none
};

// A page of the wizard: shows what the model says, and hands it what the person says. It knows no service.
class WizardPage : public Page {
  Q_OBJECT
public:
  explicit WizardPage(WizardModel& model);

  [[nodiscard]] virtual QString title() const = 0;
  [[nodiscard]] virtual QString lead() const { return {}; }
  // Called whenever the model or the language changed. Sets every text; keeps what was typed.
  virtual void see() = 0;
  [[nodiscard]] virtual Offer offer() const = 0;
  virtual void goOn() {}  // the primary button, or Enter
  virtual void extra() {} // the quiet button
  [[nodiscard]] virtual QWidget* firstField() const { return nullptr; }
  // A page that serves several leaves names the one it shows: another leaf begins at its top, like another page.
  [[nodiscard]] virtual QString leaf() const { return {}; }
  // Whether the page says this failure itself, at the field that can mend it.
  [[nodiscard]] virtual bool says(ErrorCode) const { return false; }
  // Whether trying again can help after this failure.
  [[nodiscard]] virtual bool mayRetry(ErrorCode) const { return true; }
  // What a page says that can only be looked at; empty: it says so itself.
  [[nodiscard]] virtual QString closedText() const;
  // Why the window may not be closed now; empty: it may.
  [[nodiscard]] virtual QString lock() const { return {}; }

  // Header, notes and the page itself, for the model as it is now.
  void showAll();
  // The page's offer, with the way out of the application where the page has no other quiet button.
  [[nodiscard]] Offer wholeOffer() const;
  void pressExtra();

Q_SIGNALS:
  void offerChanged();
  void leaveWanted(); // back to the applications
  // Another service for the same certificate: "recovery" takes this application's place, "unlock" comes before it.
  void serviceWanted(const std::string& service);
  void ukeyWanted(const std::string& serial); // My UKEY, at that one

protected:
  [[nodiscard]] const workflow::Facts& facts() const { return m_model.facts(); }
  [[nodiscard]] const portal::Application& application() const { return *facts().application; } // known where asked
  [[nodiscard]] bool readOnly() const { return m_model.mode() == Mode::ReadOnly; }
  [[nodiscard]] bool busy() const { return m_model.view().busy; }
  [[nodiscard]] bool mayAnswer() const { return m_model.takesAnswers(); }
  // The portal says that it is the holder's turn, and opens nothing to act on.
  [[nodiscard]] bool waitsForHolder() const;
  // The failure of this page's own answer, where the page says it itself.
  [[nodiscard]] std::optional<ErrorCode> ownFailure() const;
  [[nodiscard]] Offer next(bool possible = true, const QString& reason = {}) const;
  // A column for a form, at most 600 wide, at the left.
  [[nodiscard]] QVBoxLayout* addFormColumn();

  WizardModel& m_model;

private:
  void showHeader();
  [[nodiscard]] QString stepsToCome() const;
  void showNotes();
  [[nodiscard]] bool canWithdraw() const;
  void askWithdrawal();
  [[nodiscard]] bool isFull() const;   // what failed is that the UKEY has no room
  [[nodiscard]] bool isUsedUp() const; // or that an unlock has no release left
  [[nodiscard]] QString wayOn() const;
  FailureNote* m_failure;
  Notice* m_slow; // the UKEY does not answer
  Button* m_giveUp;
  Withdrawal* m_withdrawal;
  Notice* m_closed; // it can be looked at, not changed
};

// A sentence with its remedy and its phone code, for under a field.
[[nodiscard]] QString mendingText(ErrorCode code);
// The phone code alone, where the page has its own words.
[[nodiscard]] QString codeNote(ErrorCode code);

} // namespace certdesk::ui
