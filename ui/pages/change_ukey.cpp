#include "ui/pages/change_ukey.h"

#include "ui/format.h"
#include "ui/widgets/button.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace certdesk::ui {

ChangeUkey::ChangeUkey(WizardModel& model)
    : m_model(model), m_title(new Text(Type::Section)), m_text(new Text(Type::Body, Ink::Text2)), m_yes(new CheckBox),
      m_change(new Button(Kind::Secondary)) {
  body()->setSpacing(12);
  body()->addWidget(m_title);
  body()->addWidget(m_text);
  body()->addWidget(m_yes);
  auto* row = new QHBoxLayout;
  row->addWidget(m_change);
  row->addStretch(1);
  body()->addLayout(row);
  connect(m_yes, &QCheckBox::toggled, this, &ChangeUkey::weigh);
  connect(m_change, &QPushButton::clicked, this, [this] {
    m_yes->setChecked(false);
    if (boundByPortal())
      m_model.answer(workflow::ReleaseUkey{});
    else
      m_model.answer(workflow::ChooseUkey{});
  });
}

bool ChangeUkey::boundByPortal() const {
  const auto& application = m_model.facts().application;
  return application.known() && !application->ukeySerial.empty();
}

void ChangeUkey::see(bool onlyWay) {
  m_change->setKind(onlyWay ? Kind::Primary : Kind::Secondary);
  const auto tail = serialTail(workflow::boundSerial(m_model.facts()));
  m_title->setText(tr("Use another UKEY"));
  m_text->setText(
      boundByPortal()
          ? tr("The UKEY ending in %1 has got a certificate of this application already. With another "
               "UKEY that certificate is revoked and a new one issued.")
                .arg(tail)
          : tr("Nothing was written to the UKEY ending in %1 yet. You can simply choose another one.").arg(tail));
  m_yes->setText(tr("Yes, revoke what was issued for the UKEY ending in %1").arg(tail));
  m_yes->setVisible(boundByPortal());
  m_change->setText(tr("Change the UKEY"));
  weigh();
}

void ChangeUkey::weigh() {
  const bool may = m_model.takesAnswers();
  m_yes->setEnabled(may);
  m_change->setEnabled(may && (!boundByPortal() || m_yes->isChecked()));
}

} // namespace certdesk::ui
