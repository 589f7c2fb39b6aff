#pragma once
#include "app/workflow/runner.h"
#include "ui/services.h"
#include "ui/wizard/screen.h"

#include <QObject>
#include <QTimer>
#include <chrono>
#include <map>
#include <memory>
#include <optional>

namespace certdesk::token {
class Watcher;
}

namespace certdesk::ui {

// How the line that is shown stands: asked now; answered and open to change; or closed by a milestone.
enum class Mode { Current, Changing, ReadOnly };

// The wizard without its widgets: owns the runner, brings what it posts to the window's thread, and knows which line is
// looked at. Looking back moves only the view; the work stands where the checklist says.
class WizardModel : public QObject {
  Q_OBJECT
public:
  struct Options {
    std::chrono::milliseconds poll{3000}; // between two looks at the portal
    std::chrono::milliseconds beat{1000}; // between two looks at the UKEYs
    // A UKEY may be slow; only after this long is it said that it need not be waited for.
    std::chrono::milliseconds patience{90'000};
    std::chrono::milliseconds payPoll{1500}; // as Runner::Options has it
  };
  WizardModel(Services& services, const portal::Service& portal, std::string applicationId,
              const workflow::Checklist& checklist, Options options, QObject* parent = nullptr);
  ~WizardModel() override; // waits for the act that is under way; leave() first avoids that

  void begin();
  // What the person said; dropped while something is under way. Where it is not known how the application stands, that
  // is looked up first, and the person answers again.
  void answer(workflow::Answer answer);
  // Whether what the person says can be sent now. Else a page keeps it, and offers no button that would only look up.
  [[nodiscard]] bool takesAnswers() const { return !m_view.busy && m_view.facts.application.known(); }
  void retry();
  void giveUpWaiting(); // for a driver that does not answer
  // Ends what is open on the UKEY; left() says when.
  void leave();

  [[nodiscard]] const workflow::View& view() const { return m_view; }
  // The facts to show: where something is being looked up afresh, what was last known of it stays on the screen.
  [[nodiscard]] const workflow::Facts& facts() const { return m_shown; }
  [[nodiscard]] const workflow::Checklist& checklist() const { return m_checklist; }
  [[nodiscard]] const portal::Service& portal() const { return m_portal; }
  // For a page with work of its own (uploads, drafts): on workers, and LookAgain{} when it has changed something.
  [[nodiscard]] Services& services() const { return m_services; }
  [[nodiscard]] const Screen& screen() const { return m_screen; }
  [[nodiscard]] Mode mode() const;
  // The line of the screen; the last one where the portal is being asked, none where nothing is known yet.
  [[nodiscard]] const workflow::Line* line() const;
  [[nodiscard]] const workflow::Line* nextLine() const;          // where going on leads; none at the end
  [[nodiscard]] bool isDone(const workflow::Line& line) const;   // as it is shown
  [[nodiscard]] bool isToCome(const workflow::Line& line) const; // below where it stands
  [[nodiscard]] int stepsToCome() const;                         // below the line shown
  [[nodiscard]] int total() const;
  [[nodiscard]] QString stepCode() const; // "R-04", empty where nothing is known yet

  [[nodiscard]] bool canLookAt(const workflow::Line& line) const;
  [[nodiscard]] const workflow::Line* lineBefore() const; // that can be looked at
  void lookAt(workflow::Step step);
  void goBack();
  void goOn(); // to the next line looked at, or to where the work stands
  [[nodiscard]] bool looksBack() const { return m_lookedAt.has_value(); }

  // Login in place is shown from the moment it is needed until it has succeeded.
  [[nodiscard]] bool asksLogin() const { return m_view.needsLogin || m_loggingIn; }
  // Who was logged in, to be filled in there.
  void setUserName(const QString& name) { m_userName = name; }
  [[nodiscard]] const QString& userName() const { return m_userName; }
  // How long a line of the writing took, in seconds; nothing where it was not done here.
  [[nodiscard]] std::optional<double> secondsOf(workflow::Step step) const;
  // What is under way waits for a UKEY's driver, and has done so for longer than anybody would expect.
  [[nodiscard]] bool onUkey() const;
  [[nodiscard]] bool slow() const { return m_slow; }
  [[nodiscard]] bool gaveUp() const { return m_gaveUp; } // for the act that is under way
  // Since when what is under way runs.
  [[nodiscard]] std::chrono::steady_clock::time_point runningSince() const { return m_since; }

Q_SIGNALS:
  void changed();
  void left();

private:
  using Clock = std::chrono::steady_clock;
  void see(const workflow::View& view);
  void keepTime(const workflow::View& view);
  void watchPatience();
  void forgetDrafts();
  // A page that shows what came of its answer stays until the person goes on; another one looked back at is left.
  void afterAnswer();
  void keepResult(const workflow::Line* stood);
  void choose();
  [[nodiscard]] std::optional<workflow::Step> lineAfterLooked() const;
  [[nodiscard]] const workflow::Line* find(workflow::Step step) const;
  [[nodiscard]] std::optional<workflow::Page> pageOf(const workflow::Line& line) const;

  const workflow::Checklist& m_checklist;
  portal::Service m_portal;
  Services& m_services;
  Options m_options;
  workflow::View m_view;
  workflow::Facts m_shown;
  Screen m_screen = LoadingScreen{};
  std::optional<workflow::Step> m_lookedAt;
  bool m_lingers = false; // the line looked at is where the work stood until just now; going on leads to the work
  const workflow::Line* m_lastLine = nullptr;
  bool m_loggingIn = false, m_answerOnUkey = false, m_slow = false, m_gaveUp = false, m_draftsGone = false;
  QString m_userName;
  std::optional<workflow::Step> m_answeredStep; // whose answer is under way
  std::optional<workflow::Effect> m_running;
  Clock::time_point m_since = Clock::now();
  std::map<workflow::Step, double> m_seconds;
  QTimer m_patience;
  QObject m_home; // what is posted after it went is dropped
  std::unique_ptr<workflow::Runner> m_runner;
  std::unique_ptr<token::Watcher> m_watcher; // last: stops before the runner goes
};

} // namespace certdesk::ui
