#include "ui/wizard/wizard.h"

#include "ui/format.h"
#include "ui/pages/login_page.h"
#include "ui/pages/make_page.h"
#include "ui/step_text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/action_bar.h"
#include "ui/widgets/button.h"
#include "ui/widgets/checklist_sidebar.h"
#include "ui/widgets/keyboard.h"
#include "ui/wizard/stay_awake.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QStackedWidget>
#include <algorithm>

namespace certdesk::ui {

namespace {
constexpr int narrowWindow = 1100; // px
}

Wizard::Wizard(Services& services, const portal::Service& portal, std::string applicationId,
               const workflow::Checklist& checklist, QWidget* parent)
    : Wizard(services, portal, std::move(applicationId), checklist, WizardModel::Options{}, parent) {}

Wizard::Wizard(Services& services, const portal::Service& portal, std::string applicationId,
               const workflow::Checklist& checklist, WizardModel::Options options, QWidget* parent)
    : QWidget(parent), m_model(services, portal, std::move(applicationId), checklist, options),
      m_sidebar(new ChecklistSidebar), m_stack(new QStackedWidget), m_actions(new ActionBar) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
  row->addWidget(m_sidebar);
  auto* column = new QVBoxLayout;
  column->setSpacing(0);
  column->addWidget(m_stack, 1);
  column->addWidget(m_actions);
  row->addLayout(column, 1);

  connect(&m_model, &WizardModel::changed, this, &Wizard::follow);
  connect(&m_model, &WizardModel::left, this, [this] {
    const auto leaving = std::exchange(m_leaving, Leaving::No);
    if (leaving == Leaving::Back) Q_EMIT backRequested();
    if (leaving == Leaving::Finished) Q_EMIT finished();
    if (leaving == Leaving::ForService) Q_EMIT serviceWanted(m_service);
    if (leaving == Leaving::ForUkey) Q_EMIT ukeyWanted(m_ukey);
  });
  connect(m_sidebar, &ChecklistSidebar::back, this, [this] { leave(Leaving::Back); });
  connect(m_sidebar, &ChecklistSidebar::opened, this, [this](const QString& code) {
    for (const auto& line : m_model.checklist().lines)
      if (utf8(m_model.checklist().code(line)) == code) m_model.lookAt(line.step);
  });
  connect(m_actions->back(), &QPushButton::clicked, &m_model, &WizardModel::goBack);
  connect(m_actions->extra(), &QPushButton::clicked, this, [this] { m_page->pressExtra(); });
  connect(m_actions->primary(), &QPushButton::clicked, this, &Wizard::goOn);
  follow();
  // Not from inside the constructor: whoever made it has not connected yet.
  QMetaObject::invokeMethod(&m_model, &WizardModel::begin, Qt::QueuedConnection);
}

// Pages with work of their own stop it before the model waits for what may stand behind it.
Wizard::~Wizard() { delete m_stack; }

bool Wizard::holdsClosing() const { return m_page != nullptr && !m_page->lock().isEmpty(); }

QString Wizard::holdingReason() const { return m_page == nullptr ? QString() : m_page->lock(); }

Button* Wizard::settings() const { return m_sidebar->settings(); }

WizardPage* Wizard::pageFor(const Screen& screen) {
  const auto found =
      std::find_if(m_pages.begin(), m_pages.end(), [&](const auto& entry) { return entry.first == screen; });
  if (found != m_pages.end()) return found->second;
  auto* page = makePage(screen, m_model).release();
  m_stack->addWidget(page); // which owns it from here
  m_pages.emplace_back(screen, page);
  hook(*page);
  return page;
}

void Wizard::hook(WizardPage& page) {
  connect(&page, &WizardPage::offerChanged, this, [this, &page] {
    if (&page == m_page) showActions();
  });
  connect(&page, &WizardPage::leaveWanted, this,
          [this] { leave(std::holds_alternative<EndScreen>(m_model.screen()) ? Leaving::Finished : Leaving::Back); });
  connect(&page, &WizardPage::serviceWanted, this, [this](const std::string& service) {
    m_service = service;
    leave(Leaving::ForService);
  });
  connect(&page, &WizardPage::ukeyWanted, this, [this](const std::string& serial) {
    m_ukey = serial;
    leave(Leaving::ForUkey);
  });
}

void Wizard::follow() {
  // Nothing may claim that the PC stays awake when the system has not promised it.
  if (!m_model.view().writing)
    m_awake.reset();
  else if (!m_awake)
    m_awake = std::make_unique<StayAwake>([this] { showActions(); });
  showPage();
  showSidebar();
  showActions();
  if (const auto code = stepCode(); code != m_toldCode) {
    m_toldCode = code;
    Q_EMIT stepCodeChanged(code);
  }
  if (std::exchange(m_wasAsking, m_model.asksLogin()) && !m_model.asksLogin()) Q_EMIT loggedIn();
}

void Wizard::showPage() {
  auto* page = pageFor(m_model.screen());
  if (m_model.asksLogin()) {
    if (m_login == nullptr) {
      m_login = new LoginPage(m_model);
      m_stack->addWidget(m_login);
      hook(*m_login);
    }
    page = m_login;
  }
  page->showAll();
  const bool other = page != m_page || page->leaf() != m_leaf;
  m_page = page;
  m_leaf = page->leaf();
  if (other) {
    m_stack->setCurrentWidget(page);
    page->showAtTop();
  }
  const bool idleAgain = std::exchange(m_wasBusy, m_model.view().busy) && !m_model.view().busy;
  // A field that was switched off while its answer was under way has lost the keyboard.
  if (!other && !idleAgain) return;
  m_settling = true;
  QMetaObject::invokeMethod(this, &Wizard::focusPage, Qt::QueuedConnection);
}

void Wizard::focusPage() {
  m_settling = false;
  if (m_model.view().busy) return;
  auto* field = m_page->firstField();
  if (field != nullptr && field->isEnabled() && field->isVisible())
    field->setFocus(Qt::TabFocusReason);
  else if (m_actions->primary()->isVisible() && m_actions->primary()->isEnabled())
    m_actions->primary()->setFocus(Qt::TabFocusReason);
  else if (focusWidget() == nullptr || !m_page->isAncestorOf(focusWidget()))
    m_page->setFocus(Qt::OtherFocusReason); // not whatever came next, such as the way back
}

void Wizard::showSidebar() {
  const auto& facts = m_model.facts();
  m_sidebar->setService(serviceTitle(m_model.checklist().service),
                        facts.application.known() ? utf8(facts.application->subject) : QString(),
                        facts.application.known() ? utf8(facts.application->templateName) : QString());
  m_sidebar->setReference(utf8(facts.applicationId));
  m_sidebar->setBackOffered(!holdsClosing());
  m_sidebar->setBackEnabled(m_leaving == Leaving::No);

  const auto& view = m_model.view();
  const bool ended = std::holds_alternative<EndScreen>(m_model.screen());
  const bool withdrawn = m_model.screen() == Screen(EndScreen{workflow::End::Cancelled});
  const bool writing = std::holds_alternative<ProgressScreen>(m_model.screen());
  bool reached = false;
  const bool completed = m_model.screen() == Screen(EndScreen{workflow::End::Completed});
  const auto* stands = view.standing.line;
  if (stands == nullptr && !completed) stands = m_model.line();
  std::vector<ChecklistSidebar::Phase> phases;
  std::optional<workflow::Phase> last;
  for (const auto* line : workflow::applicableLines(m_model.checklist(), facts)) {
    if (last != line->phase) {
      last = line->phase;
      phases.push_back({phaseTitle(line->phase), {}, true});
    }
    ChecklistSidebar::Item item{utf8(m_model.checklist().code(*line)), stepTitle(line->step), Mark::Todo, false};
    if (line == stands) {
      reached = true;
      item.mark = withdrawn                                     ? Mark::Todo // nobody refused anything
                  : ended || (view.waitsForRetry && !view.busy) ? Mark::Failed
                                                                : Mark::Now;
      phases.back().folded = writing; // the page shows the stages
    } else if (facts.application.known() && (reached ? !m_model.isToCome(*line) : m_model.isDone(*line))) {
      item.mark = Mark::Done;
    }
    item.viewed = m_model.looksBack() && line == m_model.line();
    phases.back().items.push_back(std::move(item));
  }
  m_sidebar->setPhases(phases);
}

void Wizard::showActions() {
  const auto offer = m_page->wholeOffer();
  const auto& view = m_model.view();
  const bool away = m_leaving != Leaving::No;
  auto* primary = m_actions->primary();
  const bool looksUp = view.waitsForRetry && !m_model.asksLogin(); // first it must be known how it stands
  primary->setText(offer.primary);
  primary->setVisible(!offer.primary.isEmpty());
  primary->setEnabled(offer.possible && !view.busy && !away && !looksUp);
  m_actions->extra()->setText(offer.extra);
  m_actions->extra()->setVisible(!offer.extra.isEmpty());
  m_actions->extra()->setEnabled(!view.busy && !away);

  auto lock = m_page->lock();
  if (!lock.isEmpty() && m_awake && m_awake->promised())
    lock = joined({lock, tr("The PC stays awake.")});
  m_actions->setLock(lock);
  const bool canGoBack = lock.isEmpty() && !m_model.asksLogin() && m_model.lineBefore() != nullptr;
  m_actions->back()->setVisible(canGoBack);
  m_actions->back()->setEnabled(!view.busy && !away);

  QString note;
  if (!offer.possible || offer.primary.isEmpty())
    note = offer.reason;
  else if (const auto* next = m_model.nextLine();
           next != nullptr && std::holds_alternative<AskScreen>(m_model.screen()) && !m_model.asksLogin())
    note = tr("Next: %1 %2").arg(utf8(m_model.checklist().code(*next)), stepTitle(next->step));
  if (looksUp && !offer.primary.isEmpty()) note = tr("Try again first");
  const bool onUkey = m_model.onUkey();
  if (onUkey && view.running != workflow::Effect::ListUkeys) note = tr("The UKEY is at work. Please leave it in.");
  if (onUkey && away) note = tr("Leaving: waiting for the UKEY");
  m_actions->setNote(note);
}

void Wizard::goOn() {
  if (m_model.view().busy || m_leaving != Leaving::No) return;
  m_page->goOn();
}

void Wizard::leave(Leaving leaving) {
  if (holdsClosing() || m_leaving != Leaving::No) return;
  m_leaving = leaving;
  m_model.leave();
  showSidebar();
  showActions();
}

void Wizard::keyPressEvent(QKeyEvent* event) {
  if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter) return QWidget::keyPressEvent(event);
  // An impatient second Enter must not press whatever the keyboard fell on while the first was carried out.
  if (m_settling || m_model.view().busy) return;
  if (pressFocused(this, *event)) return;
  const auto* primary = m_actions->primary();
  if (primary->isVisible() ? primary->isEnabled() : m_page->offer().primary.isEmpty()) goOn();
}

std::vector<QWidget*> Wizard::parts() const { return {m_stack, m_actions, m_sidebar}; }

bool Wizard::focusNextPrevChild(bool next) {
  orderTabs(parts());
  return QWidget::focusNextPrevChild(next);
}

void Wizard::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange && m_page != nullptr) follow();
}

void Wizard::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  // Larger text wants the room itself.
  const bool narrow = width() < narrowWindow && theme().percent == 100;
  m_sidebar->setFixedWidth(narrow ? ChecklistSidebar::narrow : ChecklistSidebar::wide);
}

} // namespace certdesk::ui
