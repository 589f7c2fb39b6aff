#pragma once
#include "app/papers/draft_keeper.h"

#include <QObject>
#include <QTimer>

namespace certdesk::ui {

// What is filled in on the form that is shown and not yet sent: kept a moment after each change, and brought back when
// the form is shown anew. Needs nothing of the wizard, which may be going.
class FormDraft : public QObject {
  Q_OBJECT
public:
  FormDraft(papers::DraftKeeper* keeper, std::string application) // no keeper: nothing outlives the page
      : m_keeper(keeper), m_application(std::move(application)), m_lasting(keeper != nullptr) {
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &FormDraft::flush);
  }
  ~FormDraft() override { flush(); }

  // Turns to a form; loaded() comes where something was kept of it.
  void open(const std::string& form);
  void change(papers::Draft draft); // the whole of it; empty: all is sent
  void flush();                     // at once
  void forget();                    // the application has ended, and its drafts go; nothing is kept after that
  // Whether what is kept outlives the program, as far as is known.
  [[nodiscard]] bool lasting() const { return m_lasting; }

Q_SIGNALS:
  void loaded(const papers::Draft& draft);
  void lastingChanged();

private:
  void take(const std::string& page, const std::optional<papers::Draft>& draft, bool lasting);
  void setLasting(bool lasting);
  papers::DraftKeeper* m_keeper;
  std::string m_application, m_page;
  std::optional<papers::Draft> m_due;
  QTimer m_pause;
  bool m_lasting;
  bool m_known = false; // what was kept of this form has come back, and is in what is kept from now on
};

} // namespace certdesk::ui
