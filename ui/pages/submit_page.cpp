#include "ui/pages/submit_page.h"

#include "ui/format.h"
#include "ui/pages/form_control.h"
#include "ui/pages/frozen_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/notice.h"

#include <QGridLayout>
#include <algorithm>

namespace certdesk::ui {

using workflow::Step;

SubmitPage::SubmitPage(WizardModel& model)
    : WizardPage(model), m_sentBack(new Notice(Tone::Warn)), m_final(new Notice(Tone::Neutral)),
      m_place(new QVBoxLayout) {
  add(m_sentBack);
  body()->addLayout(m_place);
  add(m_final);
  addStretch();
}

QString SubmitPage::title() const { return tr("Check everything and submit"); }
QString SubmitPage::lead() const {
  return tr("Once it is submitted the CA reviews it, and nothing here can be changed.");
}

void SubmitPage::see() {
  const bool sentBack = application().stage == portal::Stage::SentBack;
  m_sentBack->setVisible(sentBack);
  m_sentBack->setText(tr("The CA sent it back: %1").arg(utf8(application().reviewRemark)));
  m_final->setText(application().service == workflow::unlock().service
                       ? tr("Keys and certificates on the UKEY stay as they are; only its PIN changes.")
                   : application().freezeRequested
                       ? frozenText(m_model.portal())
                       : tr("The old certificate stays as it is until the new one is on the UKEY and confirmed."));
  fill();
  Q_EMIT offerChanged();
}

std::vector<SubmitPage::Row> SubmitPage::rows() const {
  const auto& a = application();
  QString reason;
  if (a.lossReason) {
    switch (*a.lossReason) {
    case portal::LossReason::Lost:
      reason = tr("The UKEY is lost");
      break;
    case portal::LossReason::Stolen:
      reason = tr("The UKEY was stolen");
      break;
    case portal::LossReason::Damaged:
      reason = tr("The UKEY is damaged");
      break;
    }
  }
  std::vector<Row> rows{{tr("Certificate"), QStringLiteral("%1  %2").arg(utf8(a.subject), utf8(a.templateName)), {}}};
  if (!a.handler.empty()) rows.push_back({tr("Applicant"), utf8(a.handler), {}});
  if (a.service == workflow::recovery().service) {
    rows.push_back({tr("Reason"), reason, Step::Reason});
    rows.push_back(
        {tr("Old certificate"), a.freezeRequested ? tr("Frozen") : tr("Not frozen by this application"), {}});
  }
  if (a.service == workflow::renewal().service) {
    rows.push_back({tr("Open bids"), a.openFilesAcknowledged ? tr("You have thought of them") : QString(),
                    Step::OpenFiles, false});
    rows.push_back({tr("Present end"), date(a.oldNotAfter), {}});
  }
  if (a.agreement)
    rows.push_back(
        {tr("Agreement"), tr("Accepted, version %1").arg(utf8(a.agreement->version)), Step::Agreement, false});
  if (a.quote) {
    const bool choice = !a.quoteChoices.empty();
    if (a.quote->years) rows.push_back({tr("Years"), QString::number(*a.quote->years), {}});
    rows.push_back({tr("Price"), money(a.quote->totalFen), Step::Quote, choice});
    rows.push_back({tr("Valid until"), date(a.quote->notAfter), {}});
  }
  if (std::find(a.lines.begin(), a.lines.end(), workflow::wireName(Step::SecurityQuestion)) != a.lines.end())
    rows.push_back({tr("Security question"), a.answerVerified ? tr("Answered, and the answer is right") : QString(),
                    Step::SecurityQuestion, !a.answerVerified});
  addContents(rows);
  QString ukey;
  if (facts().tried.known())
    ukey = tr("Ending in %1; tried, and it can be used").arg(serialTail(facts().tried->serial));
  else if (facts().ukeyLater)
    ukey = tr("Not at hand yet");
  if (!ukey.isEmpty())
    rows.push_back({workflow::staysOnItsUkey(a) ? tr("UKEY") : tr("New UKEY"), ukey, Step::UkeyCheck});
  return rows;
}

// What was filled in on the pages that the portal describes, field by field.
void SubmitPage::addContents(std::vector<Row>& rows) const {
  for (const auto& form : application().forms) {
    const auto step = workflow::stepFromWire(form.id);
    for (const auto& section : form.sections)
      for (const auto& field : section.fields) {
        const auto text = FormControl::textOf(field);
        rows.push_back({utf8(field.label), text.isEmpty() ? tr("Left empty") : text,
                        field.readOnly ? std::optional<Step>() : step});
      }
  }
}

void SubmitPage::fill() {
  auto now = rows();
  for (auto* change : m_changes) {
    change->setEnabled(!busy());
    change->setVisible(!readOnly());
  }
  if (now == m_shown) return; // and the keyboard stays where it is
  m_shown = std::move(now);
  m_changes.clear();
  if (m_summary != nullptr) {
    m_summary->hide();
    m_summary->deleteLater(); // one of its buttons may have brought us here
  }
  m_summary = new Panel(Panel::Ground::Outlined);
  m_summary->body()->setContentsMargins(24, 4, 24, 4);
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(24);
  grid->setVerticalSpacing(0);
  grid->setColumnStretch(1, 1);
  m_summary->body()->addLayout(grid);
  int at = 0;
  for (const auto& row : m_shown) {
    if (at > 0) grid->addWidget(new Line, at++, 0, 1, 3);
    auto* name = new Text(Type::Body, Ink::Text2, row.name);
    auto* value = new Text(Type::Body, Ink::Text, row.value);
    grid->addWidget(name, at, 0);
    grid->addWidget(value, at, 1);
    if (row.step) {
      auto* change = new Button(Kind::Link, row.changes ? tr("Change") : tr("View"));
      change->setAccessibleName((row.changes ? tr("Change: %1") : tr("View: %1")).arg(row.name));
      change->setEnabled(!busy());
      m_changes.push_back(change);
      connect(change, &QPushButton::clicked, this, [this, step = *row.step] { m_model.lookAt(step); });
      grid->addWidget(change, at, 2);
      change->setVisible(!readOnly()); // not before it has a parent: it would be a window
    }
    grid->setRowMinimumHeight(at++, 44);
  }
  m_place->addWidget(m_summary);
}

Offer SubmitPage::offer() const {
  if (readOnly()) return next();
  return {tr("Submit the application"), true, {}, {}};
}

void SubmitPage::goOn() {
  if (readOnly()) return m_model.goOn();
  m_model.answer(workflow::SubmitApplication{});
}

} // namespace certdesk::ui
