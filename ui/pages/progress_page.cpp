#include "ui/pages/progress_page.h"

#include "ui/format.h"
#include "ui/pages/side_by_side.h"
#include "ui/pages/ukey_picker.h"
#include "ui/step_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/progress.h"
#include "ui/widgets/ukey_picture.h"

#include <QHBoxLayout>
#include <QTimer>
#include <algorithm>
#include <cmath>

namespace certdesk::ui {

namespace {

using workflow::Step;

constexpr double lateAfter = 5; // seconds over what was expected

QString taken(std::optional<double> seconds) {
  if (!seconds) return {};
  return ProgressPage::tr("%1 s").arg(std::max(1L, std::lround(*seconds)));
}

} // namespace

ProgressPage::ProgressPage(WizardModel& model)
    : WizardPage(model), m_head(new ProgressHead), m_stages(new Stages), m_picture(new UkeyPicture), m_sides(nullptr),
      m_stay(new Notice(Tone::Warn)), m_instead(new Notice(Tone::Accent)), m_recover(new Button(Kind::Primary)),
      m_tick(new QTimer(this)) {
  m_instead->addButton(m_recover);
  m_instead->setVisible(false);
  add(m_instead);
  connect(m_recover, &QPushButton::clicked, this, [this] { Q_EMIT serviceWanted("recovery"); });
  auto* words = new QWidget;
  auto* left = new QVBoxLayout(words);
  left->setContentsMargins(0, 0, 0, 0);
  left->setSpacing(12);
  auto* inset = new QVBoxLayout; // the stages hang 8 outside the text's edge
  inset->setContentsMargins(8, 0, 8, 0);
  inset->setSpacing(12);
  inset->addWidget(m_stay);
  inset->addWidget(m_head);
  left->addLayout(inset);
  left->addWidget(m_stages);
  left->addStretch(1);
  auto* row = new QHBoxLayout;
  row->setSpacing(0);
  row->addSpacing(-8);
  m_sides = new SideBySide(words, 460, m_picture, 344, 32, 420);
  m_sides->setInstead(m_stay);
  row->addWidget(m_sides);
  body()->addLayout(row);
  addStretch();
  m_picture->setPose(UkeyPicture::Pose::Writing);
  m_tick->setInterval(1000);
  connect(m_tick, &QTimer::timeout, this, &ProgressPage::sayTime);
}

bool ProgressPage::mayRetry(ErrorCode code) const {
  return code != ErrorCode::UnlockRefusedByUkey && code != ErrorCode::UnlockNoMore;
}

bool ProgressPage::hopeless() const {
  const auto& failure = m_model.view().failure;
  return stopped() && failure && !mayRetry(failure->error.code);
}

bool ProgressPage::needsAnotherUkey() const {
  return hopeless() && m_model.view().failure->error.code == ErrorCode::UnlockRefusedByUkey;
}

bool ProgressPage::stopped() const { return m_model.view().waitsForRetry && !busy(); }

bool ProgressPage::unlocks() const {
  const auto* line = m_model.line();
  return line != nullptr && line->step == Step::Unlocked;
}

QString ProgressPage::title() const {
  if (needsAnotherUkey()) return tr("The UKEY cannot be unlocked");
  if (unlocks()) return stopped() ? tr("The UKEY is not unlocked yet") : tr("Unlocking the UKEY");
  return stopped() ? tr("Writing has stopped") : tr("Writing the UKEY");
}
QString ProgressPage::lead() const {
  if (stopped()) return {}; // the failure needs the room
  return tr("If the power or the network fails, you go on from this step. What was done stays done.");
}

// The lines that write, and the check just before them.
std::vector<const workflow::Line*> ProgressPage::lines() const {
  auto lines = workflow::applicableLines(m_model.checklist(), facts());
  std::erase_if(lines,
                [](const auto* line) { return line->phase != workflow::Phase::Write && line->step != Step::UkeyTry; });
  return lines;
}

Stage ProgressPage::stageOf(const workflow::Line& line) const {
  Stage stage{QString::fromStdString(m_model.checklist().code(line)), stepTitle(line.step), {}, Mark::Todo};
  if (&line == m_model.line()) {
    stage.mark = stopped() ? Mark::Failed : Mark::Now;
    stage.note = stopped() ? tr("stopped") : tr("in progress");
  } else if (workflow::isDone(m_model.checklist(), line, facts())) {
    stage.mark = Mark::Done;
    stage.note = taken(m_model.secondsOf(line.step));
  } else if (line.seconds > 0) {
    stage.note = tr("about %1 s").arg(line.seconds);
  }
  return stage;
}

void ProgressPage::see() {
  std::vector<Stage> stages;
  for (const auto* line : lines())
    stages.push_back(stageOf(*line));
  m_instead->setText(tr("Only another UKEY helps: with a key recovery your encryption key comes onto a new one. This "
                        "application is withdrawn for it."));
  m_recover->setText(tr("Apply for a key recovery"));
  m_instead->setVisible(needsAnotherUkey());
  m_stages->set(stages);
  m_stages->setMaximumWidth(theme().grown(460));
  m_head->setVisible(!stopped()); // the failure needs the room
  m_sides->setPictureShown(!stopped());
  m_stay->setText(tr("Do not pull out the UKEY. A blinking light is normal."));
  // One step alone would stand at 0 until it is over.
  m_head->setPercent(unlocks() ? std::nullopt : std::optional(m_model.view().percent));
  const auto* ukey = workflow::boundUkey(facts());
  m_picture->setUkey(ukey == nullptr ? QString() : nameOf(*ukey), utf8(workflow::boundSerial(facts())));
  sayTime();
  if (busy())
    m_tick->start();
  else
    m_tick->stop();
  Q_EMIT offerChanged();
}

void ProgressPage::sayTime() {
  const auto running = std::chrono::duration<double>(std::chrono::steady_clock::now() - m_model.runningSince()).count();
  double left = 0;
  bool late = false; // then no number is to be believed
  for (const auto* line : lines()) {
    if (workflow::isDone(m_model.checklist(), *line, facts())) continue;
    if (line == m_model.line()) {
      late = running > line->seconds + lateAfter;
      left += std::max(1.0, line->seconds - running);
    } else {
      left += line->seconds;
    }
  }
  m_head->setRemaining(!busy() ? QString()
                       : late  ? tr("This takes longer than usual; it is waited for.")
                               : tr("about %1 s to go").arg(static_cast<int>(std::ceil(left))));
}

Offer ProgressPage::offer() const {
  if (hopeless()) return {{}, false, {}, {}};
  if (stopped()) // the failure note has the button
    return {{},
            false,
            unlocks() ? tr("Leave the UKEY in. Nothing is being done to it at the moment.")
                      : tr("Leave the UKEY in. Nothing is being written at the moment."),
            {}};
  return next(false);
}

void ProgressPage::goOn() {
  if (stopped() && !hopeless()) m_model.retry();
}

QString ProgressPage::lock() const {
  if (!busy()) return {};
  if (unlocks()) return tr("Do not pull out the UKEY until it is unlocked. The window stays open.");
  return tr("Do not pull out the UKEY until it is written. The window stays open.");
}

} // namespace certdesk::ui
