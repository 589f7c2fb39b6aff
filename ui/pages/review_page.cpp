#include "ui/pages/review_page.h"

#include "ui/format.h"
#include "ui/step_text.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/progress.h"

#include <QGridLayout>

namespace certdesk::ui {

ReviewPage::ReviewPage(WizardModel& model)
    : WizardPage(model), m_remark(new Notice(Tone::Bad)), m_spinner(new Spinner), m_waiting(new Text(Type::Section)),
      m_actorName(new Text(Type::Body, Ink::Text2)), m_actor(new Text(Type::Body)),
      m_sinceName(new Text(Type::Body, Ink::Text2)), m_since(new Text(Type::Body)),
      m_mailName(new Text(Type::Body, Ink::Text2)), m_mail(new Text(Type::Body)),
      m_afterwards(new Notice(Tone::Neutral)) {
  auto* form = addFormColumn();
  form->addWidget(m_remark);
  auto* panel = new Panel(Panel::Ground::Outlined);
  auto* head = new QHBoxLayout;
  head->setSpacing(12);
  head->addWidget(m_spinner, 0, Qt::AlignVCenter);
  head->addWidget(m_waiting, 1);
  panel->body()->addLayout(head);
  panel->body()->addWidget(new Line);
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(24);
  grid->setVerticalSpacing(8);
  grid->setColumnStretch(1, 1);
  int row = 0;
  for (auto [name, value] : {std::pair{m_actorName, m_actor}, {m_sinceName, m_since}, {m_mailName, m_mail}}) {
    grid->addWidget(name, row, 0);
    grid->addWidget(value, row++, 1);
  }
  panel->body()->addLayout(grid);
  form->addWidget(panel);
  form->addWidget(m_afterwards);
  addStretch();
}

QString ReviewPage::title() const {
  return waitsForHolder() ? tr("Something is to be done about it") : tr("The CA is reviewing it");
}

QString ReviewPage::lead() const {
  if (waitsForHolder()) return {};
  return tr("You need not wait here: you may close the window, and go on later on any PC.");
}

QString ReviewPage::whomToAsk() const {
  const auto& hotlines = m_model.portal().hotlines;
  if (hotlines.empty()) return tr("Ask the help desk what is wanted.");
  return tr("Ask the help desk what is wanted: %1.").arg(utf8(hotlines.front().number));
}

void ReviewPage::see() {
  const auto& a = application();
  m_remark->setVisible(waitsForHolder());
  m_remark->setText(a.reviewRemark.empty() ? tr("The CA has sent it back, and nothing here can be changed.")
                                           : tr("The CA has sent it back: %1").arg(utf8(a.reviewRemark)));
  m_spinner->setVisible(!waitsForHolder());
  m_waiting->setText(waitsForHolder() ? tr("It is waiting for you") : waitText(workflow::Wait::Review));
  m_actorName->setText(tr("Now with"));
  switch (a.actor) {
  case portal::Actor::CertificationAuthority:
    m_actor->setText(tr("The CA"));
    break;
  case portal::Actor::Holder:
    m_actor->setText(tr("You"));
    break;
  case portal::Actor::Nobody:
    m_actor->setText(tr("Nobody"));
    break;
  }
  m_sinceName->setText(waitsForHolder() ? tr("Since") : tr("Submitted"));
  m_since->setText(dateTime(a.since));
  m_mailName->setText(tr("E-mail goes to"));
  m_mail->setText(utf8(a.mailedTo));
  m_mailName->setVisible(!a.mailedTo.empty());
  m_mail->setVisible(!a.mailedTo.empty());
  m_afterwards->setText(
      waitsForHolder()
          ? whomToAsk()
          : tr("Once it is approved you get an e-mail with the authorisation code, and this page goes on by "
               "itself."));
  Q_EMIT offerChanged();
}

Offer ReviewPage::offer() const { return {tr("Back to my applications"), true, {}, {}}; }

} // namespace certdesk::ui
