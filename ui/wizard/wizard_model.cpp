#include "ui/wizard/wizard_model.h"

#include "app/papers/draft_keeper.h"
#include "app/token/watcher.h"
#include "app/workflow/effects.h"

#include <algorithm>
#include <utility>

namespace certdesk::ui {

namespace {

constexpr int slowFactor = 6; // times of what was expected

bool showsItsResult(workflow::Page page) {
  switch (page) {
  case workflow::Page::AnswerQuestion:
  case workflow::Page::CheckUkey:
    return true;
  case workflow::Page::LossReason:
  case workflow::Page::AcceptAgreement:
  case workflow::Page::ConfirmQuote:
  case workflow::Page::SubmitApplication:
  case workflow::Page::FillForm:
  case workflow::Page::PrintForm:
  case workflow::Page::UploadMaterials:
  case workflow::Page::Pay:
  case workflow::Page::GiveCode:
  case workflow::Page::ChooseUkey:
  case workflow::Page::GivePin:
  case workflow::Page::AskOpenFiles:
  case workflow::Page::ChooseNewPin:
  case workflow::Page::GiveUnlockCode:
    return false;
  }
  return false;
}

} // namespace

WizardModel::WizardModel(Services& services, const portal::Service& portal, std::string applicationId,
                         const workflow::Checklist& checklist, Options options, QObject* parent)
    : QObject(parent), m_checklist(checklist), m_portal(portal), m_services(services), m_options(options) {
  m_view.checklist = &checklist;
  m_view.facts.applicationId = applicationId;
  m_patience.setSingleShot(true);
  connect(&m_patience, &QTimer::timeout, this, [this] {
    m_slow = true;
    Q_EMIT changed();
  });
  workflow::World world{services.portal, services.tokens, services.anchors, portal.origin, portal.practice};
  m_runner = std::make_unique<workflow::Runner>(
      std::move(world), std::move(applicationId), checklist,
      [this](std::function<void()> function) {
        QMetaObject::invokeMethod(&m_home, std::move(function), Qt::QueuedConnection);
      },
      [this](const workflow::View& view) { see(view); },
      workflow::Runner::Options{options.poll, std::chrono::seconds(30), {}, options.payPoll});
}

WizardModel::~WizardModel() = default;

void WizardModel::begin() {
  m_watcher = std::make_unique<token::Watcher>(
      m_services.tokens,
      [this](token::Tokens::Inventory inventory) {
        QMetaObject::invokeMethod(
            &m_home,
            [this, ukeys = std::move(inventory.tokens)]() mutable { m_runner->ukeysSeen(std::move(ukeys)); },
            Qt::QueuedConnection);
      },
      m_options.beat);
  m_runner->begin();
}

void WizardModel::answer(workflow::Answer answer) {
  if (m_view.busy) return;
  m_loggingIn = std::holds_alternative<workflow::LogIn>(answer);
  if (!m_loggingIn && !m_view.facts.application.known()) return retry();
  m_answerOnUkey = workflow::usesUkey(answer);
  m_answeredStep.reset();
  if (const auto* shown = line(); shown != nullptr && !m_loggingIn) m_answeredStep = shown->step;
  m_runner->answer(std::move(answer));
}

void WizardModel::retry() { m_runner->retry(); }

void WizardModel::giveUpWaiting() {
  m_gaveUp = true;
  m_runner->giveUpWaiting();
  Q_EMIT changed();
}

bool WizardModel::onUkey() const {
  return m_view.busy && (m_view.running ? workflow::usesUkey(*m_view.running) : m_answerOnUkey);
}

void WizardModel::leave() {
  m_runner->leave([this] { Q_EMIT left(); });
}

void WizardModel::see(const workflow::View& view) {
  const bool other = view.busy != m_view.busy || view.running != m_running;
  const auto* stood = m_lookedAt ? nullptr : m_view.standing.line;
  keepTime(view);
  m_view = view;
  if (other) watchPatience();
  auto shown = view.facts;
  if (!shown.application.known()) shown.application = m_shown.application;
  if (!shown.inserted.known()) shown.inserted = m_shown.inserted;
  m_shown = std::move(shown);
  if (!view.busy) m_loggingIn = false;
  if (view.standing.line != nullptr) m_lastLine = view.standing.line;
  afterAnswer();
  keepResult(stood);
  choose();
  Q_EMIT changed();
  forgetDrafts(); // last: a page that goes keeps what is filled in on it
}

// Money that has arrived closes the payment by itself: what came of it stays until the person goes on.
void WizardModel::keepResult(const workflow::Line* stood) {
  if (stood == nullptr || m_lookedAt || stood == m_view.standing.line || pageOf(*stood) != workflow::Page::Pay) return;
  const auto& payment = m_shown.application->payment;
  if (!payment || payment->state != portal::PaymentState::Paid || !canLookAt(*stood)) return;
  m_lookedAt = stood->step;
  m_lingers = true;
}

// What was filled in and not sent is nobody's any more when the application has ended.
void WizardModel::forgetDrafts() {
  if (!std::holds_alternative<EndScreen>(m_screen) || m_services.drafts == nullptr) return;
  if (!std::exchange(m_draftsGone, true)) m_services.drafts->removeAll(m_view.facts.applicationId);
}

void WizardModel::keepTime(const workflow::View& view) {
  if (view.running == m_running && view.busy == m_view.busy) return;
  const auto now = Clock::now();
  // What ran before this view ran for the line the last view stood at.
  if (m_running && m_view.standing.line != nullptr && !view.failure)
    m_seconds[m_view.standing.line->step] = std::chrono::duration<double>(now - m_since).count();
  m_running = view.running;
  m_since = now;
}

// In one place for every act and answer that waits for a driver, on whatever page.
void WizardModel::watchPatience() {
  m_slow = m_gaveUp = false;
  m_patience.stop();
  if (!onUkey()) return;
  const auto* line = m_view.running ? m_view.standing.line : nullptr;
  const auto expected = std::chrono::seconds(line == nullptr ? 0 : slowFactor * line->seconds);
  m_patience.start(std::max(m_options.patience, std::chrono::milliseconds(expected)));
}

void WizardModel::afterAnswer() {
  if (m_view.busy || !m_answeredStep) return;
  const auto step = *std::exchange(m_answeredStep, std::nullopt);
  const auto* line = find(step);
  if (m_view.failure || line == nullptr || !workflow::isDone(m_checklist, *line, m_view.facts)) return;
  const auto page = pageOf(*line);
  const bool later = page == workflow::Page::CheckUkey && !m_view.facts.tried.known(); // nothing was tried
  if (page && showsItsResult(*page) && !later)
    m_lookedAt = step;
  else if (m_lookedAt == step)
    m_lookedAt = lineAfterLooked();
}

void WizardModel::choose() {
  if (std::holds_alternative<workflow::Ended>(m_view.standing.next)) m_lookedAt.reset(); // withdrawn while looking back
  // A line that is open again, or does not apply any more, is where the checklist says it is.
  if (m_lookedAt && m_view.facts.application.known() && !m_view.busy) {
    const auto* looked = find(*m_lookedAt);
    if (looked == nullptr || !canLookAt(*looked)) m_lookedAt.reset();
  }
  if (m_lookedAt) {
    if (const auto* looked = find(*m_lookedAt))
      if (const auto page = pageOf(*looked)) {
        m_screen = AskScreen{*page};
        return;
      }
  }
  if (auto screen = screenOf(m_view)) m_screen = *screen;
}

Mode WizardModel::mode() const {
  if (!m_lookedAt) return Mode::Current;
  const auto* looked = find(*m_lookedAt);
  return looked != nullptr && workflow::isClosed(m_checklist, *looked, m_shown) ? Mode::ReadOnly : Mode::Changing;
}

const workflow::Line* WizardModel::line() const {
  if (m_lookedAt)
    if (const auto* looked = find(*m_lookedAt)) return looked;
  // At an end: the last line, or the one it did not get beyond.
  if (std::holds_alternative<EndScreen>(m_screen)) {
    const auto lines = workflow::applicableLines(m_checklist, m_shown);
    for (const auto* line : lines)
      if (!isDone(*line)) return line;
    return lines.empty() ? nullptr : lines.back();
  }
  return m_view.standing.line != nullptr ? m_view.standing.line : m_lastLine;
}

// A withdrawn application was not submitted by that: there only a line's own facts count.
bool WizardModel::isDone(const workflow::Line& line) const {
  if (m_screen == Screen(EndScreen{workflow::End::Cancelled})) return line.done(m_shown);
  return workflow::isDone(m_checklist, line, m_shown);
}

// At an end nothing more is done; what the portal has closed stays so, but for a withdrawn application.
bool WizardModel::isToCome(const workflow::Line& line) const {
  if (!std::holds_alternative<EndScreen>(m_screen)) return workflow::isToCome(m_checklist, line, m_shown);
  return m_screen == Screen(EndScreen{workflow::End::Cancelled}) || !workflow::isClosed(m_checklist, line, m_shown);
}

const workflow::Line* WizardModel::nextLine() const {
  if (m_lingers) return m_view.standing.line;
  const auto lines = workflow::applicableLines(m_checklist, m_shown);
  auto next = std::find(lines.begin(), lines.end(), line());
  if (next == lines.end()) return nullptr;
  ++next;
  // What need not be done again is passed by.
  while (!m_lookedAt && next != lines.end() && !isToCome(**next))
    ++next;
  return next == lines.end() ? nullptr : *next;
}

int WizardModel::stepsToCome() const {
  const auto* shown = line();
  return shown == nullptr ? 0 : workflow::stepsToCome(m_checklist, *shown, m_shown);
}

int WizardModel::total() const { return static_cast<int>(workflow::applicableLines(m_checklist, m_shown).size()); }

QString WizardModel::stepCode() const {
  const auto* shown = line();
  return shown == nullptr ? QString() : QString::fromStdString(m_checklist.code(*shown));
}

bool WizardModel::canLookAt(const workflow::Line& line) const {
  if (!m_shown.application.known()) return false;
  if (line.phase != workflow::Phase::Apply && line.phase != workflow::Phase::Papers) return false;
  if (std::holds_alternative<ProgressScreen>(m_screen) || std::holds_alternative<EndScreen>(m_screen)) return false;
  return pageOf(line).has_value() && workflow::isDone(m_checklist, line, m_shown);
}

const workflow::Line* WizardModel::lineBefore() const {
  const auto lines = workflow::applicableLines(m_checklist, m_shown);
  const auto at = std::find(lines.begin(), lines.end(), line());
  for (auto before = at; before != lines.begin();)
    if (canLookAt(**--before)) return *before;
  return nullptr;
}

void WizardModel::lookAt(workflow::Step step) {
  m_lingers = false;
  const auto* wanted = find(step);
  if (wanted == nullptr) return;
  if (wanted == m_view.standing.line)
    m_lookedAt.reset();
  else if (canLookAt(*wanted))
    m_lookedAt = step;
  else
    return;
  choose();
  Q_EMIT changed();
}

void WizardModel::goBack() {
  if (const auto* before = lineBefore()) lookAt(before->step);
}

std::optional<workflow::Step> WizardModel::lineAfterLooked() const {
  const auto* next = nextLine();
  if (next == nullptr || next == m_view.standing.line || !canLookAt(*next)) return std::nullopt;
  return next->step;
}

void WizardModel::goOn() {
  const bool toTheWork = std::exchange(m_lingers, false);
  m_lookedAt = m_lookedAt && !toTheWork ? lineAfterLooked() : std::nullopt;
  choose();
  Q_EMIT changed();
}

std::optional<double> WizardModel::secondsOf(workflow::Step step) const {
  const auto found = m_seconds.find(step);
  return found == m_seconds.end() ? std::nullopt : std::optional<double>(found->second);
}

const workflow::Line* WizardModel::find(workflow::Step step) const {
  const auto lines = workflow::applicableLines(m_checklist, m_shown);
  const auto found = std::find_if(lines.begin(), lines.end(), [&](const auto* line) { return line->step == step; });
  return found == lines.end() ? nullptr : *found;
}

std::optional<workflow::Page> WizardModel::pageOf(const workflow::Line& line) const {
  if (!m_shown.application.known()) return std::nullopt;
  const auto next = line.next(m_shown);
  const auto* ask = std::get_if<workflow::Ask>(&next);
  return ask == nullptr ? std::nullopt : std::optional<workflow::Page>(ask->page);
}

} // namespace certdesk::ui
