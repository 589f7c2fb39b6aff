#pragma once
#include "ui/wizard/wizard_model.h"

#include <QWidget>
#include <map>
#include <memory>

class QStackedWidget;

namespace certdesk::ui {

class ActionBar;
class Button;
class ChecklistSidebar;
class StayAwake;
class WizardPage;

// One application, taken through its checklist: the list at the left, the page that is asked for, and what can be done.
class Wizard : public QWidget {
  Q_OBJECT
public:
  Wizard(Services& services, const portal::Service& portal, std::string applicationId,
         const workflow::Checklist& checklist, QWidget* parent = nullptr);
  Wizard(Services& services, const portal::Service& portal, std::string applicationId,
         const workflow::Checklist& checklist, WizardModel::Options options, QWidget* parent = nullptr);
  ~Wizard() override;

  // Who is logged in, for a login in place.
  void setUserName(const QString& name) { m_model.setUserName(name); }
  // While a UKEY is being written the window must not be closed; closeEvent asks, and says why.
  [[nodiscard]] bool holdsClosing() const;
  [[nodiscard]] QString holdingReason() const;
  // What the help strip shows: "R-04"; empty until something is known.
  [[nodiscard]] QString stepCode() const { return m_model.stepCode(); }
  [[nodiscard]] Button* settings() const;
  [[nodiscard]] WizardModel& model() { return m_model; }
  // In the order of Tab: the page, what can be done, the list of steps.
  [[nodiscard]] std::vector<QWidget*> parts() const;

Q_SIGNALS:
  void backRequested(); // nothing is open any more; the wizard may go
  void finished();      // the same, after an end
  void serviceWanted(const std::string& service); // the same: for another one, as WizardPage says
  void ukeyWanted(const std::string& serial);     // the same: for My UKEY, at that one
  void stepCodeChanged(const QString& code);
  void loggedIn(); // in place: there is another refresh token to keep

protected:
  void keyPressEvent(QKeyEvent* event) override;
  bool focusNextPrevChild(bool next) override;
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

private:
  enum class Leaving { No, Back, Finished, ForService, ForUkey };
  void follow();
  void showPage();
  void showSidebar();
  void showActions();
  void focusPage();
  void goOn();
  void leave(Leaving leaving);
  WizardPage* pageFor(const Screen& screen);
  void hook(WizardPage& page);

  WizardModel m_model;
  ChecklistSidebar* m_sidebar;
  QStackedWidget* m_stack;
  ActionBar* m_actions;
  std::vector<std::pair<Screen, WizardPage*>> m_pages; // kept, so that what was typed is
  WizardPage* m_login = nullptr;
  WizardPage* m_page = nullptr; // the one shown
  QString m_leaf;               // of it
  std::unique_ptr<StayAwake> m_awake;
  Leaving m_leaving = Leaving::No;
  std::string m_service, m_ukey; // for which it is left
  QString m_toldCode;
  bool m_wasBusy = false, m_wasAsking = false;
  bool m_settling = false; // the page has changed, and the keyboard is on its way to it
};

} // namespace certdesk::ui
