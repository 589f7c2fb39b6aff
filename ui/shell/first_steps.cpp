#include "ui/shell/first_steps.h"

#include "ui/widgets/button.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/says.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>

namespace certdesk::ui {

FirstSteps::FirstSteps(QWidget* parent)
    : Panel(Ground::Outlined, Tone::Neutral, parent), m_names{}, m_texts{}, m_buttons{} {
  body()->setContentsMargins(24, 8, 24, 8);
  body()->setSpacing(0);
  const Icon icons[] = {Icon::Certificate, Icon::Ukey, Icon::User};
  for (int step = 0; step < Steps; ++step) {
    if (step > 0) body()->addWidget(new Line);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 16, 0, 16);
    row->setSpacing(16);
    row->addWidget(new IconLabel(icons[step], Ink::Accent), 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(m_names[step] = new Text(Type::Body));
    words->addWidget(m_texts[step] = new Text(Type::Body, Ink::Text2));
    m_names[step]->setBold(true);
    row->addLayout(words, 1);
    row->addWidget(m_buttons[step] = new Button(step == Apply ? Kind::Primary : Kind::Secondary), 0, Qt::AlignVCenter);
    body()->addLayout(row);
  }
  connect(m_buttons[Apply], &QPushButton::clicked, this, &FirstSteps::applyWanted);
  connect(m_buttons[Ukey], &QPushButton::clicked, this, &FirstSteps::ukeyWanted);
  connect(m_buttons[Account], &QPushButton::clicked, this, &FirstSteps::otherAccountWanted);
  says(this, [this] { speak(); });
}

void FirstSteps::setOnSite(bool onSite) {
  m_onSite = onSite;
  speak();
}

void FirstSteps::speak() {
  m_names[Apply]->setText(tr("A first certificate"));
  m_texts[Apply]->setText(m_onSite ? tr("Apply for it on the portal's web site. Once the CA has approved it, it is shown "
                                        "here, and written to your UKEY from here.")
                                   : tr("The help desk says how to apply for it; its number is at the foot. Once the CA "
                                        "has approved it, it is shown here, and written to your UKEY from here."));
  m_buttons[Apply]->setText(tr("Apply on the portal's web site"));
  m_buttons[Apply]->setVisible(m_onSite);
  m_names[Ukey]->setText(tr("You have a UKEY"));
  m_texts[Ukey]->setText(tr("See which certificates are on it and until when they are good, and change its PIN."));
  m_buttons[Ukey]->setText(tr("See the UKEY"));
  m_names[Account]->setText(tr("You have applied already, or have a certificate"));
  m_texts[Account]->setText(tr("Then it is in another account: the one it was applied for with. Renewal, key recovery "
                               "and unlocking begin there, too."));
  m_buttons[Account]->setText(tr("Log in with another account"));
}

} // namespace certdesk::ui
