#include "ui/pages/materials_page.h"

#include "app/workflow/owed.h"
#include "ui/format.h"
#include "ui/pages/material_block.h"
#include "ui/pages/material_text.h"
#include "ui/step_text.h"
#include "ui/widgets/notice.h"

#include <QVBoxLayout>
#include <algorithm>

namespace certdesk::ui {

namespace {

constexpr int mostTries = 3;
constexpr std::chrono::seconds pause{2}; // before a wish is told again

// The portal's no: to ask again would be answered alike. All else may pass.
bool isRefusal(ErrorCode code) {
  return code == ErrorCode::NotFound || code == ErrorCode::NotAllowedNow || code == ErrorCode::ChangedElsewhere ||
         code == ErrorCode::PortalRefused || code == ErrorCode::ClientTooOld || code == ErrorCode::MaterialRefused ||
         code == ErrorCode::IdempotencyMismatch;
}

} // namespace

MaterialsPage::MaterialsPage(WizardModel& model)
    : WizardPage(model), m_queue(new MaterialQueue(model.services().portal, model.services().drafts,
                                                   model.facts().applicationId, {}, this)),
      m_thumbnails(new PageThumbnails(model.services().portal, this)), m_sentBack(new Notice(Tone::Bad)),
      m_column(new QVBoxLayout) {
  add(m_sentBack);
  m_column->setSpacing(16);
  body()->addLayout(m_column);
  addStretch();
  // Also while a login is asked for in this page's place.
  connect(&model, &WizardModel::changed, this, [this] {
    if (std::holds_alternative<EndScreen>(m_model.screen())) return m_queue->end();
    if (!busy()) takeAnswer();
  });
  m_pause.setSingleShot(true);
  connect(&m_pause, &QTimer::timeout, this, &MaterialsPage::workLater);
  connect(m_queue, &MaterialQueue::whole, m_thumbnails, &PageThumbnails::keep);
  connect(m_queue, &MaterialQueue::changed, this, &MaterialsPage::showBlocks);
  connect(m_thumbnails, &PageThumbnails::changed, this, &MaterialsPage::showBlocks);
  connect(m_queue, &MaterialQueue::lookWanted, this, [this] {
    m_lookWanted = true;
    m_lookFailed = false;
    workLater();
  });
}

QString MaterialsPage::title() const {
  return stepTitle(isVoucher() ? workflow::Step::Voucher : workflow::Step::Materials);
}

QString MaterialsPage::lead() const {
  if (readOnly()) return {};
  return isVoucher()
             ? tr("Add the bank's receipt of the transfer. It is sent as soon as it is added.")
             : tr("Photograph or scan the papers and add them. They are sent as they are added; no copy stays on "
                  "this PC.");
}

bool MaterialsPage::isVoucher() const {
  const auto* line = m_model.line();
  return line != nullptr && line->step == workflow::Step::Voucher;
}

std::vector<const portal::Material*> MaterialsPage::kinds() const {
  std::vector<const portal::Material*> kinds;
  for (const auto& each : application().materials)
    if ((each.role == portal::MaterialRole::Voucher) == isVoucher()) kinds.push_back(&each);
  std::stable_partition(kinds.begin(), kinds.end(), [&](const auto* each) { return m_first.contains(each->kind); });
  return kinds;
}

const portal::Material* MaterialsPage::material(const std::string& kind) const {
  const auto& all = application().materials;
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.kind == kind; });
  return found == all.end() ? nullptr : &*found;
}

MaterialBlock* MaterialsPage::blockFor(const std::string& kind) {
  auto& block = m_blocks[kind];
  if (block == nullptr) {
    block = new MaterialBlock(*m_queue, *m_thumbnails, kind);
    connect(block, &MaterialBlock::opened, this, &MaterialsPage::reveal);
    connect(block, &MaterialBlock::wished, this, [this] {
      showBlocks();
      workLater();
    });
  }
  return block;
}

void MaterialsPage::see() {
  m_queue->see(application());
  for (const auto& each : application().materials)
    if (isSentBack(each)) m_first.insert(each.kind);
  const auto& remark = application().reviewRemark;
  m_sentBack->setVisible(application().stage == portal::Stage::SentBack && !remark.empty());
  m_sentBack->setText(tr("The application was sent back: %1").arg(utf8(remark)));
  showBlocks();
  workLater();
}

void MaterialsPage::showBlocks() {
  std::vector<std::string> order;
  for (const auto* each : kinds())
    order.push_back(each->kind);
  if (order != m_order) {
    m_order = order;
    for (const auto& [kind, block] : m_blocks) {
      m_column->removeWidget(block);
      block->setVisible(false);
    }
    for (const auto& kind : m_order) {
      auto* block = blockFor(kind);
      m_column->addWidget(block);
      block->setVisible(true);
    }
  }
  for (const auto& kind : m_order)
    blockFor(kind)->see(*material(kind), !readOnly());
  Q_EMIT offerChanged();
}

Offer MaterialsPage::offer() const {
  if (readOnly()) return next();
  for (const auto& kind : m_order) // what is complete must be what the portal has, not what is on the screen
    if (!m_blocks.at(kind)->wishes().isMet(m_queue->pages(kind))) return next(false, tr("Saving the change"));
  for (const auto& kind : m_order)
    if (const auto reason = m_blocks.at(kind)->missing(); !reason.isEmpty()) return next(false, reason);
  return next();
}

void MaterialsPage::goOn() {
  const auto role = isVoucher() ? portal::MaterialRole::Voucher : portal::MaterialRole::Paper;
  if (workflow::isComplete(application(), role)) return m_model.goOn();
  m_model.answer(workflow::CompleteMaterials{role});
}

// Looking at the portal again must not take the keyboard away from wherever it is.
QWidget* MaterialsPage::firstField() const {
  if (auto* now = window()->focusWidget(); now != nullptr && now->isVisible() && now->isEnabled()) return now;
  for (const auto& kind : m_order)
    if (auto* field = m_blocks.at(kind)->firstField()) return field;
  return nullptr;
}

// A page that arrived while another was being turned: the wish is told once more, and nobody has to do anything.
bool MaterialsPage::says(ErrorCode code) const {
  return code == ErrorCode::ChangedElsewhere && m_tries > 0 && m_tries <= mostTries;
}

// The model takes no answer from inside its own notice.
void MaterialsPage::workLater() {
  if (std::exchange(m_workPosted, true)) return;
  QMetaObject::invokeMethod(
      this,
      [this] {
        m_workPosted = false;
        work();
      },
      Qt::QueuedConnection);
}

void MaterialsPage::work() {
  const auto& view = m_model.view();
  if (view.busy || m_model.asksLogin() || !view.facts.application.known() || readOnly()) return;
  if (m_model.screen() != Screen(AskScreen{workflow::Page::UploadMaterials})) return;
  if (!askForLook() && !m_pause.isActive()) sendWishes();
}

// What came of what this page had asked for.
void MaterialsPage::takeAnswer() {
  const auto& failure = m_model.view().failure;
  if (!failure) m_lookFailed = false;
  if (std::exchange(m_looking, false)) {
    m_lookFailed = m_lookWanted = failure.has_value();
    if (!failure) {
      m_queue->lookEnded();
      m_queue->retryAfterLogin(); // whoever may look is logged in
    }
  }
  if (!m_sent) return;
  auto sent = *std::exchange(m_sent, std::nullopt);
  auto& wishes = m_blocks.at(sent.kind)->wishes();
  const bool again = failure && failure->error.code == ErrorCode::ChangedElsewhere && m_tries <= mostTries;
  if (again) return;
  m_tries = 0;
  // What was wished is not forgotten for a line that was cut or a login that ended.
  if (failure && !isRefusal(failure->error.code)) return m_pause.start(pause);
  if (!failure && wishes != sent.wishes) return;
  wishes = PageWishes();
  showBlocks();
}

bool MaterialsPage::askForLook() {
  if (!m_lookWanted || m_lookFailed) return false;
  m_lookWanted = false;
  m_looking = true;
  m_queue->lookBegins();
  m_model.answer(workflow::LookAgain{});
  return true;
}

bool MaterialsPage::sendWishes() {
  for (const auto& [kind, block] : m_blocks) {
    const auto* asked = material(kind);
    if (asked == nullptr || block->wishes().isMet(asked->pages)) continue;
    ++m_tries;
    m_sent = Sent{kind, block->wishes()};
    m_model.answer(workflow::ArrangeMaterial{kind, block->wishes().orderFor(asked->pages)});
    return true;
  }
  return false;
}

} // namespace certdesk::ui
