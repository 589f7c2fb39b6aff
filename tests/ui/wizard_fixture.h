#pragma once
#include "tests/support/papered_portal.h"
#include "ui/preferences.h"
#include "ui/services.h"
#include "ui/wizard/wizard.h"

#include <QAbstractButton>
#include <QApplication>
#include <QElapsedTimer>
#include <QPushButton>
#include <functional>
#include <memory>
#include <type_traits>

class QLineEdit;

namespace certdesk::test {

// The one QApplication of the process, with the program's look.
QApplication& application();
void wear(ui::Language language, ui::Appearance appearance = ui::Appearance::Light, int textPercent = 100);

// Runs the event loop until the condition holds; false after ten seconds.
[[nodiscard]] bool eventually(const std::function<bool()>& condition);

// The two forms of recovery as a practice portal describes them, with a field of every kind.
void askForms(ScriptedPortal& portal);

class NoCredentials : public credentials::CredentialStore {
public:
  Result<std::optional<Secret>> read(const std::string&) override { return std::optional<Secret>(); }
  Outcome write(const std::string&, const Secret&) override { return {}; }
  Outcome remove(const std::string&) override { return {}; }
  [[nodiscard]] bool lasting() const override { return false; }
};

// A wizard over a scripted portal and scripted UKEYs, in a window.
class Scene {
public:
  Scene();
  ~Scene();
  void open(); // the wizard, shown and begun
  void close();

  std::chrono::milliseconds patience{90'000}; // as WizardModel has it
  std::chrono::milliseconds beat{20};         // between two looks at the UKEYs
  PaperedPortal portal;
  ScriptedTokens tokens;
  NoCredentials credentials;
  ui::Services services;
  const workflow::Checklist* checklist = &workflow::recovery();
  std::unique_ptr<QWidget> window;
  ui::Wizard* wizard = nullptr;

  [[nodiscard]] bool asks(workflow::Page page);
  [[nodiscard]] bool shows(const ui::Screen& screen);
  [[nodiscard]] bool idle();
  // The visible widget of a class whose text or accessible name has the words in it; fails the test where there is
  // none.
  template <class Widget>
  Widget* find(const QString& words = {}) {
    for (auto* candidate : wizard->findChildren<Widget*>())
      if (candidate->isVisible() && (words.isEmpty() || textOf(*candidate).contains(words))) return candidate;
    return nullptr;
  }
  [[nodiscard]] bool says(const QString& words); // anywhere visible
  void press(const QString& words);              // a button
  void type(QWidget* field, const QString& text);
  void primary();
  // Takes the application up to a page, by the portal's facts.
  void readyUntil(workflow::Page page);

private:
  static QString textOf(const QWidget& widget);
};

// A look at the portal that fails, as the next one does: how the application stands is not known, and the person tries
// again. Not on a page that looks by itself.
void loseSight(Scene& scene);
// Of a page's own: it is there, and cannot be pressed before that is known again.
void waitsForSight(Scene& scene, const QString& button);

// The application is the approved unlock of a locked UKEY, which is inserted, by that way. Answers its serial.
std::string unlockInstead(Scene& scene, portal::UnlockMethod method, const std::string& name = "blank");
// The application waits for nothing but money: 50.00, by either way.
void oweMoney(Scene& scene);
// What became of it, as the portal sees it; paid on line, it goes on to the review.
void arrive(Scene& scene, portal::PaymentState state, const std::string& remark = {});

} // namespace certdesk::test
