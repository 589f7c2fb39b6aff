#include "ui/pages/loading_page.h"

#include "ui/widgets/progress.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>

namespace certdesk::ui {

LoadingPage::LoadingPage(WizardModel& model)
    : WizardPage(model), m_row(new QWidget), m_text(new Text(Type::Body, Ink::Text2)) {
  auto* row = new QHBoxLayout(m_row);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(12);
  row->addWidget(new Spinner, 0, Qt::AlignVCenter);
  row->addWidget(m_text, 1);
  add(m_row);
  addStretch();
}

QString LoadingPage::title() const { return tr("One moment"); }

void LoadingPage::see() {
  m_text->setText(tr("Looking where this application stands"));
  m_row->setVisible(busy());
  Q_EMIT offerChanged();
}

} // namespace certdesk::ui
