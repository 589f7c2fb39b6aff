#include "ui/shell/start_window.h"

#include "ui/widgets/button.h"
#include "ui/widgets/keyboard.h"
#include "ui/widgets/logo.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/text.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QTimer>

namespace certdesk::ui {

namespace {
constexpr int wide = 640; // px
}

StartWindow::StartWindow()
    : m_title(new Text(Type::Title)), m_sentence(new Text(Type::Body)), m_setting(new Text(Type::Body, Ink::Text2)),
      m_practiceText(new Text(Type::Body)), m_practice(new Button(Kind::Primary)), m_quit(new Button(Kind::Secondary)) {
  setWindowTitle(tr("CertDesk"));
  setFixedWidth(theme().icon(wide));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(40, 32, 40, 32);
  column->setSpacing(12);
  column->addWidget(new Logo(36));
  m_title->setText(tr("No portal is set up yet"));
  m_sentence->setText(
      tr("CertDesk works with the portal of your certification authority, and this PC does not know yet "
         "which one. The CA's instructions say how it is set up; its help desk or your own IT helps."));
  m_setting->setText(tr("For whoever sets it up: the line portal = \"https://…\" in the file certdesk.toml."));
  column->addWidget(m_title);
  column->addWidget(m_sentence);
  column->addWidget(m_setting);
  auto* panel = new Panel(Panel::Ground::Sunken);
  m_practiceText->setText(tr("Until then you can practise: everything happens on this PC, with UKEYs and mail that are "
                             "made up. Nothing has legal effect."));
  panel->body()->addWidget(m_practiceText);
  column->addWidget(panel);
  column->addSpacing(8);
  auto* row = new QHBoxLayout;
  row->setSpacing(12);
  m_practice->setText(tr("Start the practice environment"));
  m_quit->setText(tr("Quit"));
  row->addWidget(m_practice);
  row->addWidget(m_quit);
  row->addStretch(1);
  column->addLayout(row);
  connect(m_practice, &QPushButton::clicked, this, &StartWindow::prepare);
  connect(m_quit, &QPushButton::clicked, this, &QWidget::close);
  setFixedHeight(column->totalHeightForWidth(width())); // the hint is for lines of another length
  m_practice->setFocus();
}

void StartWindow::prepare() {
  m_practice->setEnabled(false);
  m_quit->setEnabled(false);
  m_practice->setText(tr("It is being prepared…"));
  QTimer::singleShot(50, this, &StartWindow::practiceWanted); // when that has been painted
}

void StartWindow::keyPressEvent(QKeyEvent* event) {
  if (!pressFocused(this, *event)) QWidget::keyPressEvent(event);
}

void StartWindow::closeEvent(QCloseEvent* event) {
  event->accept();
  Q_EMIT closed();
}

} // namespace certdesk::ui
