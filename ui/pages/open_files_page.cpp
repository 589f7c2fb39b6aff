#include "ui/pages/open_files_page.h"

#include "ui/format.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/notice.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace certdesk::ui {

OpenFilesPage::OpenFilesPage(WizardModel& model)
    : WizardPage(model), m_question(new Text(Type::Section)), m_none(new RadioButton), m_open(new RadioButton),
      m_wait(new Notice(Tone::Warn)), m_said(new Notice(Tone::Ok)), m_allTheSame(new CheckBox) {
  auto* form = addFormColumn();
  auto* points = new QVBoxLayout;
  points->setSpacing(12);
  form->addLayout(points);
  m_bids = addPoint(points, Icon::Warning, Ink::Warn);
  m_files = addPoint(points, Icon::Lock, Ink::Accent);
  m_time = addPoint(points, Icon::Calendar, Ink::Accent);
  form->addWidget(new Line);
  form->addWidget(m_question);
  form->addWidget(m_said);
  auto* choices = new QVBoxLayout;
  choices->setSpacing(12);
  form->addLayout(choices);
  auto* group = new QButtonGroup(this);
  for (auto* choice : {m_none, m_open}) {
    group->addButton(choice);
    choices->addWidget(choice);
    connect(choice, &QRadioButton::toggled, this, &OpenFilesPage::choose);
  }
  form->addWidget(m_wait);
  form->addWidget(m_allTheSame);
  connect(m_allTheSame, &QCheckBox::toggled, this, &WizardPage::offerChanged);
  connect(m_open, &QRadioButton::toggled, this, [this](bool on) {
    if (on) reveal(m_allTheSame); // what follows from it may lie below the edge
  });
  addStretch();
}

OpenFilesPage::Point OpenFilesPage::addPoint(QVBoxLayout* column, Icon icon, Ink ink) {
  auto* row = new QHBoxLayout;
  row->setSpacing(12);
  row->addWidget(new IconLabel(icon, ink), 0, Qt::AlignTop);
  auto* words = new QVBoxLayout;
  words->setSpacing(0);
  const Point point{new Text(Type::Body), new Text(Type::Body, Ink::Text2)};
  point.title->setBold(true);
  words->addWidget(point.title);
  words->addWidget(point.text);
  row->addLayout(words, 1);
  column->addLayout(row);
  return point;
}

QString OpenFilesPage::title() const { return tr("Is a bid still waiting to be opened?"); }
QString OpenFilesPage::lead() const {
  return tr("The renewal replaces the signing key on this UKEY. Please think of these first.");
}

void OpenFilesPage::see() {
  m_bids.title->setText(tr("Bids that are handed in and not opened yet"));
  m_bids.text->setText(tr("Many bidding platforms open a bid only with the certificate it was signed and encrypted "
                          "with. After the renewal its signing key is gone."));
  m_files.title->setText(tr("Files that were encrypted to you"));
  m_files.text->setText(tr("They still open: the old encryption key stays on the UKEY, for good."));
  sayTime();
  m_question->setText(tr("Is there such a bid?"));
  m_none->setText(tr("No, no bid is waiting"));
  m_none->setNote(tr("Or none that was made with this certificate."));
  m_open->setText(tr("Yes, or I am not sure"));
  m_open->setNote(tr("Ask whoever hands in the bids before you go on."));
  m_wait->setText(tr("Better wait until it is opened, or ask the bidding platform. The application stays under My "
                     "applications until you go on."));
  m_allTheSame->setText(tr("I have asked, and renew all the same"));
  m_said->setText(tr("You have answered this, and the portal has noted it."));
  m_said->setVisible(application().openFilesAcknowledged);
  const bool free = !readOnly() && !busy();
  for (auto* choice : {m_none, m_open})
    choice->setEnabled(free);
  m_allTheSame->setEnabled(free);
  choose();
}

void OpenFilesPage::sayTime() {
  const auto end = application().oldNotAfter;
  if (end < now()) {
    m_time.title->setText(tr("The certificate has ended"));
    m_time.text->setText(
        tr("It ended on %1. Nothing can be signed with it any more; the new years count from now.").arg(date(end)));
    return;
  }
  m_time.title->setText(tr("There is time"));
  m_time.text->setText(
      tr("The present certificate is good until %1. Waiting costs no days: the new years are added to that end.")
          .arg(date(end)));
}

void OpenFilesPage::choose() {
  const bool waits = m_open->isChecked();
  m_wait->setVisible(waits);
  m_allTheSame->setVisible(waits);
  if (!waits) m_allTheSame->setChecked(false);
  Q_EMIT offerChanged();
}

Offer OpenFilesPage::offer() const {
  if (m_open->isChecked()) return next(m_allTheSame->isChecked(), tr("Wait, or tick that you renew all the same"));
  return next(m_none->isChecked() || application().openFilesAcknowledged, tr("Choose one first"));
}

void OpenFilesPage::goOn() {
  if (!offer().possible) return;
  if (application().openFilesAcknowledged) return m_model.goOn();
  m_model.answer(workflow::AcknowledgeOpenFiles{});
}

QWidget* OpenFilesPage::firstField() const { return m_open->isChecked() ? m_open : m_none; }

} // namespace certdesk::ui
