#include "ui/shell/help_desk_card.h"

#include "ui/format.h"
#include "ui/widgets/button.h"
#include "ui/widgets/code_field.h"
#include "ui/widgets/copy_row.h"
#include "ui/widgets/text.h"

#include <QVBoxLayout>

namespace certdesk::ui {

HelpDeskCard::HelpDeskCard(PracticeTools& tools, Desk& desk, std::string applicationId)
    : Panel(Ground::Soft, Tone::Accent), m_tools(tools), m_desk(desk), m_application(std::move(applicationId)),
      m_request(new CodeField(unlockCodeShape)), m_call(Button::small(Kind::Secondary)), m_code(new CopyRow) {
  body()->setContentsMargins(16, 10, 12, 10);
  body()->setSpacing(8);
  body()->addWidget(new Text(Type::Note, Ink::Text2, grouped(m_application)));
  m_request->setLabel(tr("Request code you read out"));
  body()->addWidget(m_request);
  m_call->setText(tr("Ask for the unlock code"));
  m_call->setEnabled(false);
  body()->addWidget(m_call, 0, Qt::AlignLeft);
  m_code->setLabel(tr("Unlock code"));
  m_code->setLabelWidth(0);
  m_code->setVisible(false);
  body()->addWidget(m_code);
  connect(m_request, &CodeField::changed, this, [this](bool whole) {
    m_call->setEnabled(whole);
    m_code->setVisible(false);
  });
  connect(m_call, &QPushButton::clicked, this, &HelpDeskCard::call);
}

void HelpDeskCard::call() {
  m_call->setEnabled(false);
  m_desk.ask(
      Desk::Counter::Practice, this,
      [&tools = m_tools, id = m_application, request = m_request->edit()->text().toStdString()](const Call&) {
        return tools.tellUnlockCode(id, request);
      },
      [this](const std::string& code) { hear(code); });
}

void HelpDeskCard::hear(const std::string& code) {
  m_call->setEnabled(true);
  m_code->setValue(grouped(code), utf8(code), true);
  m_code->setVisible(!code.empty());
  if (code.empty()) m_request->setFailure(tr("The help desk says: this is no request code. Read it out again."));
}

} // namespace certdesk::ui
